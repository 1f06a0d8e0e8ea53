import CGSL

/// Events per unit of exposure, for example suspensions per merchant-month.
public enum EventRate {
  /// The chance that a Poisson count is at least as far out, on its side, as the one seen; doubled for the two sides.
  ///
  /// - Parameters:
  ///   - count: The events seen; not negative.
  ///   - expected: The expected number of events; not negative.
  public static func chance(of count: Int64, expected: Double) -> Double {
    let k = Double(count)
    // P(N <= k) = Q(k + 1, expected) and P(N >= k) = P(k, expected), the incomplete gamma functions.
    let atMost = expected > 0 ? GSL.call { gsl_cdf_gamma_Q(expected, k + 1, 1) } : 1
    let atLeast =
      count == 0 ? 1 : expected > 0 ? GSL.call { gsl_cdf_gamma_P(expected, k, 1) } : 0
    return min(1, 2 * min(atMost, atLeast))
  }
}
