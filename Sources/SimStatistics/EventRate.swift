import CGSL

/// Events per unit of exposure, for example suspensions per merchant-month.
public enum EventRate {
  /// The two intervals of one rate, which agree only if events strike independently.
  public struct Estimates: Hashable, Sendable, Codable {
    /// From the variation between replications: the interval to quote.
    public let overReplications: Estimate
    /// As if every event were independent of every other: for comparison, and the only one with a width when no
    /// event occurred.
    public let poisson: Estimate
    /// Squared ratio of the two standard errors: 1 for Poisson events, more for clustered ones; nil
    /// where either is missing or there is no event.
    public let dispersion: Double?
  }

  /// The rate with its replication interval and the exact Poisson interval beside it.
  ///
  /// - Parameters:
  ///   - counts: events, one figure a replication, none negative.
  ///   - exposures: what the events are counted against, equally many, in the unit of the rate's
  ///     denominator.
  ///   - level: of both intervals.
  public static func estimates(
    counts: [Int64], exposures: [Double], level: ConfidenceLevel = .ninetyFive
  ) -> Estimates {
    let over = Ratio.estimate(
      numerators: counts.map(Double.init), denominators: exposures, level: level)
    let exact: Estimate
    if counts.count != exposures.count {
      exact = .undefined(.unequalLengths, count: counts.count, method: .poissonExact)
    } else if let total = sum(counts) {
      exact = poisson(count: total, exposure: exposures.reduce(0, +), level: level)
    } else {
      exact = .undefined(.notFinite, count: counts.count, method: .poissonExact)
    }
    var dispersion: Double?
    if let observed = over.standardError, let expected = exact.standardError, expected > 0 {
      dispersion = (observed / expected) * (observed / expected)
    }
    return Estimates(overReplications: over, poisson: exact, dispersion: dispersion)
  }

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

  private static func sum(_ counts: [Int64]) -> Int64? {
    var total: Int64 = 0
    for count in counts {
      let (next, overflow) = total.addingReportingOverflow(count)
      if overflow || count < 0 { return nil }
      total = next
    }
    return total
  }
}
