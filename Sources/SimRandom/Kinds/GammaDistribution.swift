import CGSL

/// The gamma distribution.
struct GammaDistribution: ContinuousDistribution {
  var shape: Double
  var scale: Double

  /// The shapes for which GSL's incomplete gamma function is both fast and exact to some 1e-12 everywhere:
  /// from some 1e5 on its continued fraction no longer converges in the tails.
  static let shapes = 1e-4...1e4

  var mean: Double { shape * scale }
  var variance: Double { shape * scale * scale }
  var support: ClosedRange<Double> { 0...(.infinity) }

  func cdf(_ x: Double) -> Double {
    if x <= 0 { return 0 }
    return x < .infinity ? gsl_cdf_gamma_P(x, shape, scale) : 1
  }

  func survival(_ x: Double) -> Double {
    if x <= 0 { return 1 }
    return x < .infinity ? gsl_cdf_gamma_Q(x, shape, scale) : 0
  }

  func density(_ x: Double) -> Double { gsl_ran_gamma_pdf(x, shape, scale) }

  func quantile(_ level: Level) -> Double {
    let unit = GammaDistribution(shape: shape, scale: 1)
    let guess = unit.guess(level)
    // Less than the least normal number is as good as nothing.
    if guess < .leastNormalMagnitude { return 0 }
    return scale * QuantileSolver.solve(unit, level, from: 0, to: .infinity, guess: guess)
  }

  /// A first approximation to a quantile at scale 1: two terms of the series near 0, elsewhere the cube-root
  /// transformation of Wilson and Hilferty (1931).
  private func guess(_ level: Level) -> Double {
    let leading = exp((log(level.lower) + gsl_sf_lngamma(shape + 1)) / shape)
    if leading < 0.2 * (shape + 1) { return leading * exp(leading / (shape + 1)) }
    let root = 1 - 1 / (9 * shape) + level.normalScore / (3 * shape.squareRoot())
    return root > 0.1 ? shape * root * root * root : min(leading, shape + 1)
  }

  func partialMoment(_ order: Int, upTo x: Double) -> Double {
    switch order {
    case 0: cdf(x)
    case 1: mean * GammaDistribution(shape: shape + 1, scale: scale).cdf(x)
    default: (mean * mean + variance) * GammaDistribution(shape: shape + 2, scale: scale).cdf(x)
    }
  }
}
