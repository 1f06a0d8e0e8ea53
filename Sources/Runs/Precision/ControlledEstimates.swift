import MerchantModel
import SimStatistics

extension RunResult {
  /// A measure's estimate over the counted days, conditioned on the rule's chain and regressed on the run's
  /// controls where the run has them, together with the plain estimate.
  ///
  /// Both keep to the values that the measure can have: controls that lead to a value beyond them are left out, and so are
  /// those that do not make the variance smaller. Quantiles are not regressed.
  public func controlled(
    _ measure: Measure, of scope: Scope, level: ConfidenceLevel = .ninetyFive
  ) -> ControlVariates.Outcome {
    if let quantile = measure.quantile {
      let plain = measure.honest(
        self.quantile(quantile, of: scope, scale: measure.scale, level: level).estimate)
      return ControlVariates.Outcome(estimate: plain, plain: plain)
    }
    let plain = plainEstimate(measure, of: scope, level: level)
    let conditioned = conditionedNumerators(of: measure, in: scope)
    // The interval of few events is made of their number, which no regression helps.
    guard conditioned != nil || (!controls.isEmpty && !plain.method.isOfFewEvents) else {
      return ControlVariates.Outcome(estimate: plain, plain: plain)
    }
    let sums = sample(of: measure, in: scope)
    let outcome = ControlVariates.ratio(
      numerators: conditioned ?? sums.numerators, denominators: sums.denominators,
      insteadOf: conditioned == nil ? nil : sums.numerators,
      controls: controls.indices.map { column(ofControl: $0, in: scope) }, level: level)
    guard outcome.controls > 0 || outcome.isConditioned else {
      return ControlVariates.Outcome(estimate: plain, plain: plain)
    }
    // A regression line has no bounds, and far from the controls' mean it can cross one of the measure's.
    if let value = outcome.estimate.value, outcome.controls > 0, !measure.possible.contains(value) {
      return ControlVariates.Outcome(estimate: plain, plain: plain, impossible: value)
    }
    return ControlVariates.Outcome(
      estimate: measure.honest(outcome.estimate), plain: plain, controls: outcome.controls,
      isConditioned: outcome.isConditioned, varianceRatio: outcome.varianceRatio)
  }

  /// A measure's numerators, one a replication, computed as far as the rule's chain allows; nil where it does not,
  /// or where in some replication nobody had the feature on for a day.
  private func conditionedNumerators(of measure: Measure, in scope: Scope) -> [Double]? {
    guard let conditioning, conditioning.serves(measure) else { return nil }
    var isConditioned = false
    var numerators: [Double] = []
    for replication in 0..<replications {
      var sum = 0.0
      for (segment, weight) in weights(in: scope) {
        let part: Double
        if conditioning.reasons[segment].isEmpty {
          guard let sums = conditionedSums(segment: segment, replication: replication) else {
            return nil
          }
          part = sums.numerator(of: measure)
          isConditioned = true
        } else {
          part = measure.numerator { total($0, segment: segment, replication: replication) }
        }
        sum += weight * part * measure.scale
      }
      numerators.append(sum)
    }
    return isConditioned ? numerators : nil
  }

  /// A control's figure in each replication, weighted as the scope's measures are, and its expected value.
  private func column(ofControl control: Int, in scope: Scope) -> ControlVariates.Control {
    var mean = 0.0
    var values = [Double](repeating: 0, count: replications)
    for (segment, weight) in weights(in: scope) {
      // Where it does not vary it would only add a constant.
      guard let expected = expectedControls[segment][control] else { continue }
      mean += weight * Double(scenario.segments[segment].merchants) * expected
      for (replication, sum) in controlSums(control, segment: segment).enumerated() {
        values[replication] += weight * sum
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
