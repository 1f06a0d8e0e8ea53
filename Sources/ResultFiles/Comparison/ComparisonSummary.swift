import MerchantModel
import Runs
import SimStatistics

/// A comparison with its Pareto front on two measures.
public struct ComparisonSummary: Sendable {
  /// Figures and differences.
  public let comparison: PolicyComparison
  /// The front of each scope, in their order.
  public let fronts: [PolicyFront]

  /// Judges a result. Complexity: O(scopes x measures x draws x policies^2).
  public init(_ result: PolicyResult, axes: ParetoAxes) {
    let comparison = PolicyComparison(result)
    self.comparison = comparison
    fronts = result.scopes.map { comparison.front(axes, of: $0) }
  }

  /// What policies are compared by over worlds: the measures of the front, and money where there are prices.
  public var worldMeasures: [Measure] {
    let axes = overallFront.map { [$0.axes.first.measure, $0.axes.second.measure] } ?? []
    return axes + [result.measures.named("money_net")].compactMap { $0 }
  }

  /// What was simulated.
  public var result: PolicyResult { comparison.result }

  /// All merchants: the population, or the only segment.
  var overall: Scope { Scope.overall(of: result.first.scenario) }

  /// The front of all merchants.
  var overallFront: PolicyFront? { fronts.first { $0.scope == overall } }

  /// What a reader must know before trusting the figures: one plain sentence each, named by policy.
  public var warnings: [String] {
    zip(result.policies, result.runs).flatMap { policy, run in
      RunWarnings.figures(run).map { "under \(policy.name), \($0)" }
    } + precisionWarnings + JudgedDaysText.warnings(result) + SampleText.warnings(result.first)
  }

  private var precisionWarnings: [String] {
    guard let report = result.precision else { return [] }
    let others = result.policies.count - 1
    return report.statuses.enumerated().compactMap { index, status in
      let policy = result.policies[1 + index % max(others, 1)].name
      let name = PrecisionText.name(of: status.target, in: result.first)
      let what = "the difference in \(name) under \(policy)"
      switch status.status {
      case .reached: return nil
      case .wanting(let needed):
        let need = needed.map { "; it seems to need some \($0)" } ?? ""
        return "\(what) is not as precise as wanted when the ceiling of \(report.ceiling) "
          + "replications stopped the run\(need)"
      case .unmoved:
        return "\(what) was the same in all of \(result.replications) replications"
      }
    }
  }
}
