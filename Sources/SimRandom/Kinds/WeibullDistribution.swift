import CGSL

/// The Weibull distribution: a power of an exponential.
struct WeibullDistribution: ContinuousDistribution {
  var shape: Double
  var scale: Double

  /// The shapes whose moments can be had: below, the variance is beyond any use; above, the spread
  /// is lost in rounding.
  static let shapes = 0.05...1e4

  var mean: Double { scale * exp(gsl_sf_lngamma(1 + 1 / shape)) }
  var variance: Double { mean * mean * expm1(Self.logSecondMoment(inverseShape: 1 / shape)) }
  var support: ClosedRange<Double> { 0...(.infinity) }
  func cdf(_ x: Double) -> Double { x > 0 ? -expm1(-hazard(x)) : 0 }
  func survival(_ x: Double) -> Double { x > 0 ? exp(-hazard(x)) : 1 }

  func density(_ x: Double) -> Double {
    x > 0 ? shape / x * hazard(x) * exp(-hazard(x)) : 0
  }

  func quantile(_ level: Level) -> Double {
    let hazard = level.lower <= 0.5 ? -log1p(-level.lower) : -log(level.upper)
    return scale * pow(hazard, 1 / shape)
  }

  func partialMoment(_ order: Int, upTo x: Double) -> Double {
    if x <= 0 { return 0 }
    let k = Double(order)
    let whole = exp(k * log(scale) + gsl_sf_lngamma(1 + k / shape))
    let end = hazard(x)
    return end < .infinity ? whole * gsl_cdf_gamma_P(end, 1 + k / shape, 1) : whole
  }

  /// The hazard accumulated up to `x`.
  private func hazard(_ x: Double) -> Double { pow(x / scale, shape) }

  /// The logarithm of E[X²] / E[X]², which is 1 + the squared coefficient of variation, where the shape
  /// is `1 / t`: grows with `t`, from 0 at 0.
  ///
  /// For small `t` by the series of log Γ(1 + t) in powers of `t`, since the difference cancels.
  static func logSecondMoment(inverseShape t: Double) -> Double {
    if t > 0.1 { return gsl_sf_lngamma(1 + 2 * t) - 2 * gsl_sf_lngamma(1 + t) }
    var sum = 0.0
    var power = -t
    for n in 2..<30 {
      power *= -t
      sum += gsl_sf_zeta_int(Int32(n)) / Double(n) * (exp2(Double(n)) - 2) * power
    }
    return abs(sum)
  }
}
