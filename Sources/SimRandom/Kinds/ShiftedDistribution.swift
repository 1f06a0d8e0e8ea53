/// A continuous distribution moved along the axis.
struct ShiftedDistribution: ContinuousDistribution {
  /// A continuous kind, itself not shifted.
  let base: DistributionKind
  let offset: Double

  var mean: Double { base.distribution.mean + offset }
  var variance: Double { base.distribution.variance }

  var support: ClosedRange<Double> {
    (base.distribution.support.lowerBound + offset)...(base.distribution.support.upperBound + offset)
  }

  func cdf(_ x: Double) -> Double { base.distribution.cdf(x - offset) }
  func survival(_ x: Double) -> Double { base.distribution.survival(x - offset) }
  func density(_ x: Double) -> Double { base.distribution.density(x - offset) }
  func quantile(_ level: Level) -> Double { base.distribution.quantile(level) + offset }

  func partialMoment(_ order: Int, upTo x: Double) -> Double {
    guard let distribution = base.distribution as? any ContinuousDistribution else { return 0 }
    let zeroth = distribution.partialMoment(0, upTo: x - offset)
    if order == 0 { return zeroth }
    let first = distribution.partialMoment(1, upTo: x - offset)
    if order == 1 { return first + offset * zeroth }
    return distribution.partialMoment(2, upTo: x - offset) + 2 * offset * first + offset * offset
      * zeroth
  }
}
