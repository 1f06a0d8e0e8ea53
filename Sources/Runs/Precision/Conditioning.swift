import AnalyticModel
import ClosedForms
import MerchantModel
import SimStatistics

/// Conditions on the rule's chain: computes what follows from low days instead of simulating it.
///
/// In each replication every day's chance of being low is estimated by the share of merchants with the
/// feature on who had a low day, and the exact chain (``VaryingDayChain``) turns these chances into
/// suspensions. It needs no simulation beyond the run. Merchants are alike and days independent, so a day's share
/// is unbiased given all days before; the chain is linear in each; so the result is unbiased for any number of
/// merchants. The platform's busyness may be shared where a day's factor is independent of the past.
public struct Conditioning: Sendable {
  /// For each segment, what keeps it from being conditioned; empty if nothing does.
  public let reasons: [[String]]
  private let chains: [VaryingDayChain?]
  private let countedDays: Range<Int>

  /// Finds which segments of a valid scenario can be conditioned.
  public init(_ scenario: Scenario) {
    let segments = scenario.segments.indices.map { DayIndependence(scenario, segment: $0) }
    reasons = segments.map(\.reasons)
    chains = segments.map(\.chain)
    countedDays = scenario.calendar.countedDays
  }

  /// Whether any segment is conditioned.
  public var isPossible: Bool { chains.contains { $0 != nil } }

  /// Whether a measure's numerator can be computed.
  func serves(_ measure: Measure) -> Bool {
    measure.quantile == nil && !measure.numerator.isEmpty
      && measure.numerator.allSatisfy { Conditioning.counters.contains($0.counter) }
  }

  /// The counters whose sums are computed.
  private static let counters: [Counter] = [
    .suspensions, .firstSuspensions, .offMicroseconds, .wholeDaysOff, .midnightsOff, .lowDays,
  ]

  /// Expected sums over the counted days and the merchants of a segment in one replication, by the places of their
  /// counters.
  struct Sums: Hashable, Sendable {
    fileprivate let values: [Double]

    /// A measure's numerator, of one that is served.
    func numerator(of measure: Measure) -> Double {
      measure.numerator.reduce(0) { sum, term in
        let place = Conditioning.counters.firstIndex(of: term.counter) ?? 0
        return sum + term.weight * values[place]
      }
    }
  }

  /// What is expected over the counted days in one replication; nil where the segment is not conditioned, or on some
  /// day nobody had the feature on.
  ///
  /// - Complexity: O(days^2).
  func sums(segment: Int, tallies: TallyTable) -> Sums? {
    guard let chain = chains[segment] else { return nil }
    var shares: [Double] = []
    for day in 0..<tallies.days {
      let counts = tallies[day: day]
      func count(_ counter: Counter) -> Double {
        Double(counts[counts.startIndex + counter.rawValue])
      }
      let judged = count(.merchantDays) - count(.midnightsOff)
      guard judged > 0 else { return nil }
      shares.append(count(.lowDays) / judged)
    }
    let totals = tallies.totals(over: countedDays)
    let merchants = Double(totals[Counter.merchants.rawValue])
    let course = chain.course(lowChances: shares, lookingFrom: countedDays.lowerBound)
    return Sums(values: Conditioning.counters.map { merchants * expected($0, course) })
  }

  private func expected(_ counter: Counter, _ course: VaryingDayChain.Course) -> Double {
    let off = course.off[countedDays].reduce(0, +)
    return switch counter {
    case .suspensions: course.suspensions[countedDays].reduce(0, +)
    case .firstSuspensions: course.firstSuspensions[countedDays].reduce(0, +)
    case .lowDays: course.low[countedDays].reduce(0, +)
    case .offMicroseconds: off * 86_400e6
    default: off
    }
  }
}
