/// A continuous distribution, given that the value lies within bounds.
struct TruncatedDistribution: ContinuousDistribution {
  /// A continuous kind.
  let base: DistributionKind
  let lower: Double
  let upper: Double
  /// The chance under the base of less than the lower bound, of what is between, and of more than the upper.
  let below: Double
  let mass: Double
  let above: Double

  /// The least mass kept for which the moments, differences of those of the base, mean something.
  static let leastMass = 1e-6

  init(base: DistributionKind, lower: Double, upper: Double) {
    let distribution = base.distribution
    self.base = base
    self.lower = max(lower, distribution.support.lowerBound)
    self.upper = min(upper, distribution.support.upperBound)
    below = lower <= distribution.support.lowerBound ? 0 : distribution.cdf(lower)
    above = upper >= distribution.support.upperBound ? 0 : distribution.survival(upper)
    // In the upper half the differences are taken between upper tails.
    mass =
      below > 0.5
      ? distribution.survival(lower) - above
      : (above > 0.5 ? distribution.cdf(upper) - below : 1 - below - above)
  }

  var support: ClosedRange<Double> { lower...upper }

  func cdf(_ x: Double) -> Double {
    if x <= lower { return 0 }
    if x >= upper { return 1 }
    // Differences of the nearer tail of the base, so that neither loses its last digits.
    let inside =
      below > 0.5 ? mass + above - base.distribution.survival(x) : base.distribution.cdf(x) - below
    return min(max(inside / mass, 0), 1)
  }

  func survival(_ x: Double) -> Double {
    if x <= lower { return 1 }
    if x >= upper { return 0 }
    let inside =
      above > 0.5 ? mass + below - base.distribution.cdf(x) : base.distribution.survival(x) - above
    return min(max(inside / mass, 0), 1)
  }

  func density(_ x: Double) -> Double {
    x >= lower && x <= upper ? base.distribution.density(x) / mass : 0
  }

  func quantile(_ level: Level) -> Double {
    let outer = Level(lower: below + level.lower * mass, upper: above + level.upper * mass)
    return min(max(base.distribution.quantile(outer), lower), upper)
  }

  var mean: Double { min(max(partialMoment(1, upTo: upper), lower), upper) }

  var variance: Double {
    let mean = mean
    return max(partialMoment(2, upTo: upper) - mean * mean, 0)
  }

  func partialMoment(_ order: Int, upTo x: Double) -> Double {
    guard let distribution = base.distribution as? any ContinuousDistribution, x > lower else {
      return 0
    }
    let end = distribution.partialMoment(order, upTo: min(x, upper))
    return (end - (below > 0 ? distribution.partialMoment(order, upTo: lower) : 0)) / mass
  }
}
