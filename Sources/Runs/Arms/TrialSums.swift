import MerchantModel
import SimStatistics

/// What an experiment sees of the merchants in an arm: of each measure the sums over them, by replication and segment.
struct TrialSums: Sendable {
  /// By replication, then segment, then measure.
  private var sums: [[[UnitSums]]] = []

  /// Adds those of a block. Blocks come in the order of a ``BlockPlan``.
  mutating func add(_ block: [UnitSums], of place: MerchantBlock) {
    if place.replication == sums.count { sums.append([]) }
    if place.segment == sums[place.replication].count {
      sums[place.replication].append(block)
    } else {
      for (measure, sum) in block.enumerated() {
        sums[place.replication][place.segment][measure] += sum
      }
    }
  }

  /// The merchants of some segments in a replication, with the weight of one of each.
  func strata(
    measure: Int, replication: Int, weights: [(segment: Int, weight: Double)]
  ) -> [WelchDifference.Stratum] {
    weights.map { segment, weight in
      WelchDifference.Stratum(sums[replication][segment][measure], weight: weight)
    }
  }
}

extension RunResult {
  /// The measures that an experiment has a result of, those that speak for a side of the rule first.
  ///
  /// An experiment sees what happens to its merchants. It sees neither what would have happened to them with video off nor
  /// whether they would answer well without the rule, and it compares no quantiles.
  public static func trialMeasures(of scenario: Scenario) -> [Measure] {
    let dictionary = Measure.dictionary(of: scenario)
    return trialNames.compactMap(dictionary.named).filter { measure in
      measure.comparison == nil && measure.quantile == nil && measure.subtracted == nil
    }
  }

  private static let trialNames = [
    "merchants_suspended", "days_restricted", "customers_missed", "unserved", "customers_lost",
    "answer_rate", "video_share", "waiting_and_handling", "staff_minutes_per_contact",
  ]
}
