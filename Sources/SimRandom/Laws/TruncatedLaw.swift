/// A continuous law, given that the value lies within bounds.
struct TruncatedLaw: ContinuousLaw {
  /// A continuous family.
  let base: Family
  let lower: Double
  let upper: Double
  /// The chance under the base of less than the lower bound, of what is between, and of more than the upper.
  let below: Double
  let mass: Double
  let above: Double

  /// The least mass kept for which the moments, differences of those of the base, mean something.
  static let leastMass = 1e-6

  init(base: Family, lower: Double, upper: Double) {
    let law = base.law
    self.base = base
    self.lower = max(lower, law.support.lowerBound)
    self.upper = min(upper, law.support.upperBound)
    below = lower <= law.support.lowerBound ? 0 : law.cdf(lower)
    above = upper >= law.support.upperBound ? 0 : law.survival(upper)
    // In the upper half the differences are taken between upper tails.
    mass =
      below > 0.5
      ? law.survival(lower) - above : (above > 0.5 ? law.cdf(upper) - below : 1 - below - above)
  }

  var support: ClosedRange<Double> { lower...upper }

  func cdf(_ x: Double) -> Double {
    if x <= lower { return 0 }
    if x >= upper { return 1 }
    // Differences of the nearer tail of the base, so that neither loses its last digits.
    let inside =
      below > 0.5 ? mass + above - base.law.survival(x) : base.law.cdf(x) - below
    return min(max(inside / mass, 0), 1)
  }

  func survival(_ x: Double) -> Double {
    if x <= lower { return 1 }
    if x >= upper { return 0 }
    let inside =
      above > 0.5 ? mass + below - base.law.cdf(x) : base.law.survival(x) - above
    return min(max(inside / mass, 0), 1)
  }

  func density(_ x: Double) -> Double {
    x >= lower && x <= upper ? base.law.density(x) / mass : 0
  }

  func quantile(_ level: Level) -> Double {
    let outer = Level(lower: below + level.lower * mass, upper: above + level.upper * mass)
    return min(max(base.law.quantile(outer), lower), upper)
  }

  var mean: Double { min(max(partialMoment(1, upTo: upper), lower), upper) }

  var variance: Double {
    let mean = mean
    return max(partialMoment(2, upTo: upper) - mean * mean, 0)
  }

  func partialMoment(_ order: Int, upTo x: Double) -> Double {
    guard let law = base.law as? any ContinuousLaw, x > lower else { return 0 }
    let end = law.partialMoment(order, upTo: min(x, upper))
    return (end - (below > 0 ? law.partialMoment(order, upTo: lower) : 0)) / mass
  }
}
