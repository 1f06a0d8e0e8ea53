import MerchantModel
import SimStatistics

extension RunResult {
  /// The share of merchants not yet suspended by the end of each counted day, first suspensions being
  /// counted from the first counted day.
  ///
  /// Every merchant is watched to the horizon, so the Kaplan-Meier estimate is the plain share. The
  /// interval is over replications, since merchants of one replication share the platform's days: an
  /// interval that treats merchants as independent, like Greenwood's, would be too narrow.
  ///
  /// - Returns: One estimate a counted day. Complexity: O(replications x days).
  public func survival(of scope: Scope, level: ConfidenceLevel = .ninetyFive) -> [Estimate] {
    let days = scenario.calendar.countedDays
    var suspended = [Double](repeating: 0, count: replications)
    let merchants = (0..<replications).map { sum(.merchants, in: scope, of: $0, over: days) }
    return days.map { day in
      for replication in 0..<replications {
        suspended[replication] += sum(
          .firstSuspensions, in: scope, of: replication, over: day..<(day + 1))
      }
      let estimate = Ratio.estimate(
        numerators: zip(merchants, suspended).map { $0 - $1 }, denominators: merchants,
        level: level)
      return estimate.unlessWithoutSpread.clipped(to: 0...1)
    }
  }

  /// A counter's weighted sum in one replication.
  private func sum(
    _ counter: Counter, in scope: Scope, of replication: Int, over days: Range<Int>
  ) -> Double {
    weights(in: scope).reduce(0) { sum, part in
      let totals = tallies(segment: part.segment, replication: replication).totals(over: days)
      return sum + part.weight * Double(totals[counter.rawValue])
    }
  }
}
