import MerchantModel
import SimStatistics

/// Whether a run, or a comparison, meets one expectation.
public struct Verdict: Hashable, Sendable {
  /// What was expected.
  public let expectation: Expectation
  /// The estimate; undefined where the scenario does not have the measure or the segment.
  public let estimate: Estimate
  /// Whether the expectation is met.
  public let hasPassed: Bool
}

extension RunResult {
  /// The verdicts on the scenario's expectations of its figures, in its order; those of differences are for a comparison.
  ///
  /// An expectation on the estimate passes if the estimate is within the bounds; one on the interval, if both ends
  /// are. An expectation without an estimate, or without an interval where one is needed, fails: nothing shows that
  /// the bounds are kept.
  public var verdicts: [Verdict] {
    scenario.expectations.filter { $0.difference == nil }.map { expectation in
      let estimate = estimate(of: expectation)
      return Verdict(
        expectation: expectation, estimate: estimate,
        hasPassed: expectation.isMet(by: estimate))
    }
  }

  private func estimate(of expectation: Expectation) -> Estimate {
    guard let measure = measures.first(where: { $0.name == expectation.measure }),
      let scope = scopes.first(where: { name(of: $0) == expectation.scope })
    else { return .undefined(.noObservations, count: replications, method: .delta) }
    return self.estimate(measure, of: scope)
  }
}

extension PolicyComparison {
  /// The verdicts on the scenario's expectations of differences from the first policy, in its order, as far as their policies
  /// are compared. Each is judged by its own paired interval, not corrected for the others.
  public var verdicts: [Verdict] {
    let scenario = result.first.scenario
    return scenario.expectations.compactMap { expectation in
      guard let name = expectation.difference,
        let policy = result.policies.dropFirst().firstIndex(where: { $0.name == name }),
        let scope = result.scopes.first(where: { result.first.name(of: $0) == expectation.scope })
      else { return nil }
      let estimate =
        row(expectation.measure, of: scope)?.differences[policy]?.estimate
        ?? .undefined(.noObservations, count: result.replications, method: .delta)
      return Verdict(
        expectation: expectation, estimate: estimate, hasPassed: expectation.isMet(by: estimate))
    }
  }
}

extension Expectation {
  /// Whether an estimate meets it.
  package func isMet(by estimate: Estimate) -> Bool {
    switch basis {
    case .estimate: estimate.value.map(allows) ?? false
    case .interval: estimate.interval.map { allows($0.lower) && allows($0.upper) } ?? false
    }
  }
}
