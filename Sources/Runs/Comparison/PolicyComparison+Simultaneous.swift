import MerchantModel
import SimStatistics

extension PolicyComparison {
  /// A policy's difference from the first, with an interval that holds together with those of all other
  /// policies: at ``level`` by Bonferroni's inequality. So it holds whichever policy is picked.
  public func simultaneousDifference(
    _ measure: Measure, policy: Int, of scope: Scope
  ) -> Estimate {
    let figures = [policy, 0].map { ReplicationFigures(measure, of: scope, in: result.runs[$0]) }
    return figures[0].difference(
      from: figures[1],
      level: PolicyComparison.level.simultaneous(over: result.runs.count - 1))
  }
}
