import MerchantModel
import Statistics

extension RunResult {
  /// A measure's estimate over the counted days, regressed on the run's controls, beside the plain one.
  ///
  /// Both are kept to the values the measure can have. Quantiles are not regressed on anything.
  public func controlled(
    _ measure: Measure, of scope: Scope, level: ConfidenceLevel = .ninetyFive
  ) -> ControlVariates.Outcome {
    guard measure.quantile == nil, !controls.isEmpty else {
      let plain =
        measure.quantile == nil
        ? estimate(measure, of: scope, over: scenario.calendar.countedDays, level: level)
        : quantileEstimate(measure, of: scope, level: level)
      return ControlVariates.Outcome(estimate: plain, plain: plain, controls: 0)
    }
    let sums = sums(of: measure, in: scope, over: scenario.calendar.countedDays)
    let outcome = ControlVariates.ratio(
      numerators: sums.numerators, denominators: sums.denominators,
      controls: controls.indices.map { column(ofControl: $0, in: scope) }, level: level)
    return ControlVariates.Outcome(
      estimate: measure.honest(outcome.estimate), plain: measure.honest(outcome.plain),
      controls: outcome.controls)
  }

  /// A control's figure of each replication, weighted as the scope's measures are, and what it is
  /// expected to be.
  private func column(ofControl control: Int, in scope: Scope) -> ControlVariates.Control {
    var mean = 0.0
    var values = [Double](repeating: 0, count: replications)
    for (segment, weight) in weights(in: scope) {
      // Where it does not vary it would only add a constant.
      guard let expected = expectedControls[segment][control] else { continue }
      mean += weight * Double(scenario.segments[segment].merchants) * expected
      for replication in 0..<replications {
        values[replication] +=
          weight * controlSum(control, segment: segment, replication: replication)
      }
    }
    return ControlVariates.Control(values: values, mean: mean)
  }
}

extension ControlFigure {
  /// The figures that vary in some segment of a scenario.
  public static func varying(in scenario: Scenario) -> [ControlFigure] {
    allCases.filter { figure in scenario.segments.contains { figure.varies(in: $0) } }
  }
}
