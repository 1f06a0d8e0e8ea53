import CGSL

/// The Poisson law of counts.
struct PoissonLaw: DiscreteLaw {
  var mean: Double

  /// The means for which GSL's incomplete gamma function is exact to some 1e-12 everywhere.
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

  var atoms: AtomicLaw {
    AtomicLaw.counts(from: 0, around: mean.rounded(.down), to: Self.greatest) {
      gsl_ran_poisson_pdf(UInt32($0), mean)
    }
  }

  /// Far beyond any count that a mean allowed here could give.
  private static let greatest = 0x1p31
}

extension AtomicLaw {
  /// The law of the counts around a mode whose chance is at least the least normal number.
  static func counts(
    from least: Double, around mode: Double, to greatest: Double, chance: (Double) -> Double
  ) -> AtomicLaw {
    var values: [Double] = []
    var weights: [Double] = []
    func collect(from first: Double, by step: Double) {
      var count = first
      while count >= least, count <= greatest {
        let weight = chance(count)
        if weight < .leastNormalMagnitude { return }
        values.append(count)
        weights.append(weight)
        count += step
      }
    }
    collect(from: mode, by: 1)
    collect(from: mode - 1, by: -1)
    return AtomicLaw(values: values, weights: weights)
  }
}
