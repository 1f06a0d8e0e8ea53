/// A continuous law moved along the axis.
struct ShiftedLaw: ContinuousLaw {
  /// A continuous family, itself not shifted.
  let base: Family
  let offset: Double

  var mean: Double { base.law.mean + offset }
  var variance: Double { base.law.variance }

  var support: ClosedRange<Double> {
    (base.law.support.lowerBound + offset)...(base.law.support.upperBound + offset)
  }

  func cdf(_ x: Double) -> Double { base.law.cdf(x - offset) }
  func survival(_ x: Double) -> Double { base.law.survival(x - offset) }
  func density(_ x: Double) -> Double { base.law.density(x - offset) }
  func quantile(_ level: Level) -> Double { base.law.quantile(level) + offset }

  func partialMoment(_ order: Int, upTo x: Double) -> Double {
    guard let law = base.law as? any ContinuousLaw else { return 0 }
    let zeroth = law.partialMoment(0, upTo: x - offset)
    if order == 0 { return zeroth }
    let first = law.partialMoment(1, upTo: x - offset)
    if order == 1 { return first + offset * zeroth }
    return law.partialMoment(2, upTo: x - offset) + 2 * offset * first + offset * offset * zeroth
  }
}
