import CGSL

/// Special functions of GSL, called with its error handler, which would abort the process, off.
enum GSL {
  private static let isReady: Bool = {
    _ = unsafe gsl_set_error_handler_off()
    return true
  }()

  @inline(__always)
  private static func call(_ body: () -> Double) -> Double {
    isReady ? body() : .nan
  }

  /// The logarithm of the gamma function, of a positive number.
  static func logGamma(_ x: Double) -> Double { call { gsl_sf_lngamma(x) } }

  /// The derivative of the digamma function, of a positive number.
  static func trigamma(_ x: Double) -> Double { call { gsl_sf_psi_1(x) } }

  /// The chance that a gamma variate of scale 1 is at most `x`.
  static func gammaBelow(_ x: Double, shape: Double) -> Double {
    call { gsl_cdf_gamma_P(x, shape, 1) }
  }

  /// The logarithm of the chance that a gamma variate of scale 1 exceeds `x`.
  static func logGammaAbove(_ x: Double, shape: Double) -> Double {
    let above = call { gsl_cdf_gamma_Q(x, shape, 1) }
    if above > 0 { return log(above) }
    // Too small for a number: the leading terms of the asymptotic series of the incomplete gamma function.
    return (shape - 1) * log(x) - x - logGamma(shape) + log1p((shape - 1) / x)
  }

  /// The chance that a standard normal variate is at most `z`.
  static func normalBelow(_ z: Double) -> Double { call { gsl_cdf_ugaussian_P(z) } }

  /// The logarithm of the chance that a standard normal variate exceeds `z`.
  static func logNormalAbove(_ z: Double) -> Double {
    call { gsl_sf_log_erfc(z * 0.5.squareRoot()) } - M_LN2
  }
}
