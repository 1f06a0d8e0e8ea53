import CGSL

/// The Poisson distribution of counts.
struct PoissonDistribution: DiscreteDistribution {
  var mean: Double

  /// The means for which GSL's cdf is good to some 1e-14.
  static let means = 0...1e6

  var variance: Double { mean }
  var support: ClosedRange<Double> { 0...(.infinity) }

  func cdf(_ x: Double) -> Double {
    if x < 0 { return 0 }
    return x < Self.greatest ? gsl_cdf_poisson_P(UInt32(x), mean) : 1
  }

  func survival(_ x: Double) -> Double {
    if x < 0 { return 1 }
    return x < Self.greatest ? gsl_cdf_poisson_Q(UInt32(x), mean) : 0
  }

  func quantile(_ level: Level) -> Double {
    let z = level.normalScore
    let guess = mean + z * mean.squareRoot() + (z * z - 1) / 6
    return QuantileSolver.solveInteger(self, level, from: 0, to: Self.greatest, guess: guess)
  }

  var atoms: AtomicDistribution {
    AtomicDistribution.counts(from: 0, around: mean.rounded(.down), to: Self.greatest) {
      mean / ($0 + 1)
    }
  }

  /// Far beyond any count that a mean allowed here could give.
  private static let greatest = 0x1p31
}

extension AtomicDistribution {
  /// Makes the distribution of the counts around a mode from the ratio of each count's chance to the one before it.
  /// Keeps the counts whose chance, relative to the mode's, is at least the least normal number.
  ///
  /// Ratios lose fewer digits than the chances themselves, whose logarithms are differences of great numbers.
  static func counts(
    from least: Double, around mode: Double, to greatest: Double,
    ratioAfter ratio: (Double) -> Double
  ) -> AtomicDistribution {
    var values: [Double] = []
    var weights: [Double] = []
    var (count, weight) = (mode, 1.0)
    while count <= greatest, weight >= .leastNormalMagnitude {
      values.append(count)
      weights.append(weight)
      weight *= ratio(count)
      count += 1
    }
    (count, weight) = (mode, 1)
    while count > least {
      count -= 1
      weight /= ratio(count)
      if weight < .leastNormalMagnitude { break }
      values.append(count)
      weights.append(weight)
    }
    return AtomicDistribution(values: values, weights: weights)
  }
}
