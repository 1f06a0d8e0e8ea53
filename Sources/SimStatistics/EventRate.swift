import CGSL

/// Events per unit of exposure, for example suspensions per merchant-month.
public enum EventRate {
  /// Garwood's exact interval of a Poisson count, divided by the exposure.
  ///
  /// Source: Garwood (1936), "Fiducial limits for the Poisson distribution", Biometrika 28, 437-442.
  ///
  /// - Parameters:
  ///   - count: all events seen.
  ///   - exposure: all exposure they were seen in; positive.
  ///   - level: of the interval.
  /// - Returns: `Estimate.count` is the number of events. Absent for `outOfRange` (negative count or
  ///   exposure), `zeroDenominator` or `notFinite`.
  public static func poisson(
    count: Int64, exposure: Double, level: ConfidenceLevel = .ninetyFive
  ) -> Estimate {
    let shown = Int(clamping: max(0, count))
    guard exposure.isFinite else {
      return .undefined(.notFinite, count: shown, method: .poissonExact)
    }
    guard count >= 0, exposure >= 0 else {
      return .undefined(.outOfRange, count: shown, method: .poissonExact)
    }
    guard exposure > 0 else {
      return .undefined(.zeroDenominator, count: shown, method: .poissonExact)
    }
    let k = Double(count)
    let lower = count == 0 ? 0 : Gamma.lowerQuantile(level.tail, shape: k)
    let upper = Gamma.upperQuantile(level.tail, shape: k + 1)
    return .bounded(
      k / exposure, standardError: k.squareRoot() / exposure, lower: lower / exposure,
      upper: upper / exposure, level: level, count: shown, method: .poissonExact)
  }

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
