import CGSL

/// The beta distribution on an interval.
struct BetaDistribution: ContinuousDistribution {
  var alpha: Double
  var beta: Double
  var lower: Double
  var upper: Double

  /// The shapes for which GSL's incomplete beta function converges.
  static let shapes = 1e-4...1e5

  var mean: Double { lower + width * alpha / (alpha + beta) }

  var variance: Double {
    let total = alpha + beta
    return width * width * (alpha / total) * (beta / total) / (total + 1)
  }

  var support: ClosedRange<Double> { lower...upper }
  func cdf(_ x: Double) -> Double { gsl_cdf_beta_P(share(x), alpha, beta) }
  func survival(_ x: Double) -> Double { gsl_cdf_beta_Q(share(x), alpha, beta) }

  func density(_ x: Double) -> Double {
    x >= lower && x <= upper ? gsl_ran_beta_pdf(share(x), alpha, beta) / width : 0
  }

  func quantile(_ level: Level) -> Double {
    // The upper half of the interval is solved as the lower half of its mirror image, since near 0 there is most
    // room between the numbers.
    let share =
      reaches(level, at: lower + width / 2)
      ? Self.unitQuantile(level, alpha, beta)
      : 1 - Self.unitQuantile(Level(lower: level.upper, upper: level.lower), beta, alpha)
    return min(max(lower + width * share, lower), upper)
  }

  private static func unitQuantile(_ level: Level, _ alpha: Double, _ beta: Double) -> Double {
    let distribution = BetaDistribution(alpha: alpha, beta: beta, lower: 0, upper: 1)
    let logBeta =
      gsl_sf_lngamma(alpha) + gsl_sf_lngamma(beta) - gsl_sf_lngamma(alpha + beta)
    // The leading term of the series near 0, and the normal approximation further in.
    let leading = exp((log(level.lower) + log(alpha) + logBeta) / alpha)
    if leading < .leastNormalMagnitude { return 0 }
    let normal = distribution.mean + distribution.variance.squareRoot() * level.normalScore
    let guess = leading < 0.1 * distribution.mean || normal <= 0 ? leading : normal
    return QuantileSolver.solve(distribution, level, from: 0, to: 1, guess: guess)
  }

  func partialMoment(_ order: Int, upTo x: Double) -> Double {
    // With X = lower + width B, from the partial moments of B.
    let share = share(x)
    let total = alpha + beta
    let zeroth = gsl_cdf_beta_P(share, alpha, beta)
    let first = alpha / total * gsl_cdf_beta_P(share, alpha + 1, beta)
    switch order {
    case 0: return zeroth
    case 1: return lower * zeroth + width * first
    default:
      let second =
        alpha / total * (alpha + 1) / (total + 1) * gsl_cdf_beta_P(share, alpha + 2, beta)
      return lower * lower * zeroth + 2 * lower * width * first + width * width * second
    }
  }

  private var width: Double { upper - lower }
  private func share(_ x: Double) -> Double { min(max((x - lower) / width, 0), 1) }
}
