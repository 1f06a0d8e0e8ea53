import MerchantModel
import SimStatistics

extension RunResult {
  /// The share of merchants not yet suspended by the end of each counted day, first suspensions being
  /// counted from the first counted day.
  ///
  /// Every merchant is watched to the horizon, so the Kaplan-Meier estimate is the plain share. The interval is over
  /// sections, since merchants of one replication share the platform's days: one that treats merchants as independent, like
  /// Greenwood's, would be too narrow. Where few are suspended, or few are left, it is that of ``FewEvents``.
  ///
  /// - Returns: One estimate a counted day. Complexity: O(sections x days).
  public func survival(of scope: Scope, level: ConfidenceLevel = .ninetyFive) -> [Estimate] {
    let days = scenario.calendar.countedDays
    let weights = weights(in: scope)
    func count(_ counter: Counter, _ segment: Int, _ section: Int, _ day: Int) -> Double {
      Double(sections[section].segments[segment].tallies[counter, day: day])
    }
    let segments = scenario.segments.indices
    let merchants = segments.map { segment in
      (0..<sectionCount).map { section in
        days.reduce(0) { $0 + count(.merchants, segment, section, $1) }
      }
    }
    var left = merchants
    return days.map { day in
      for segment in segments {
        for section in 0..<sectionCount {
          left[segment][section] -= count(.firstSuspensions, segment, section, day)
        }
      }
      return StratifiedRatio(weights, rows: sectionCount) { segment, section in
        (left[segment][section], merchants[segment][section])
      }.share(level: level)
    }
  }
}
