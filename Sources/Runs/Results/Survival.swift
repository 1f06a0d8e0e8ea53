import MerchantModel
import SimStatistics

extension RunResult {
  /// The share of merchants not yet suspended by the end of each counted day, first suspensions being
  /// counted from the first counted day.
  ///
  /// Every merchant is watched to the horizon, so the Kaplan-Meier estimate is the plain share. The
  /// interval is over sections, since merchants of one replication share the platform's days: an
  /// interval that treats merchants as independent, like Greenwood's, would be too narrow.
  ///
  /// - Returns: One estimate a counted day. Complexity: O(sections x days).
  public func survival(of scope: Scope, level: ConfidenceLevel = .ninetyFive) -> [Estimate] {
    let days = scenario.calendar.countedDays
    var suspended = [Double](repeating: 0, count: sectionCount)
    let merchants = (0..<sectionCount).map { section in
      days.reduce(0) { $0 + sum(.merchants, in: scope, of: section, onDay: $1) }
    }
    return days.map { day in
      for section in 0..<sectionCount {
        suspended[section] += sum(.firstSuspensions, in: scope, of: section, onDay: day)
      }
      let estimate = Ratio.estimate(
        numerators: zip(merchants, suspended).map { $0 - $1 }, denominators: merchants,
        level: level)
      return estimate.unlessWithoutSpread.clipped(to: 0...1)
    }
  }

  /// A counter's weighted sum in one section on a day.
  private func sum(
    _ counter: Counter, in scope: Scope, of section: Int, onDay day: Int
  ) -> Double {
    weights(in: scope).reduce(0) { sum, part in
      let tallies = sections[section].segments[part.segment].tallies
      return sum + part.weight * Double(tallies[counter, day: day])
    }
  }
}
