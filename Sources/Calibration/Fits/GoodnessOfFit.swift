import Foundation

/// How far a sample lies from a law.
///
/// The sample's distribution function is one less the product-limit estimate, which without censoring is the share of rows;
/// with a threshold the law is that given that it was reached. Both distances are taken up to the last observed duration,
/// where the estimate ends.
public struct GoodnessOfFit: Hashable, Sendable {
  /// Kolmogorov and Smirnov's distance: the greatest between the two distribution functions.
  public let kolmogorovSmirnov: Double
  /// Anderson and Darling's statistic: the sum of squared distances, over the law, each by its variance, times the number of
  /// rows. It weighs the tails more.
  public let andersonDarling: Double

  /// Compares a sample with a law.
  ///
  /// - Complexity: O(n) distribution functions for n observed durations that differ.
  public init(of sample: CensoredSample, from law: DurationLaw) {
    let reached = sample.threshold > 0 ? law.logSurvival(sample.threshold) : 0
    let drops = ProductLimit(sample.observed, censored: sample.censored, size: sample.size).drops
    var (greatest, sum) = (0.0, 0.0)
    var (last, lastAbove) = (0.0, 0.0)
    for drop in drops {
      // Logarithm of the chance of more, and the chance of at most the duration.
      let above = law.logSurvival(drop.seconds) - reached
      let below = reached == 0 ? law.cdf(drop.seconds) : -expm1(above)
      let (before, after) = (1 - drop.before, 1 - drop.after)
      greatest = max(greatest, abs(below - before), abs(below - after))
      sum += Self.piece(before, from: last, above: lastAbove, to: below, above: above)
      (last, lastAbove) = (below, above)
    }
    if let end = drops.last, end.after == 0 {
      // Beyond the last row, where the sample's function is 1: the integral of (1 - u) / u.
      sum += -log(max(last, .leastNormalMagnitude)) - (1 - last)
    }
    kolmogorovSmirnov = greatest
    andersonDarling = sample.size * sum
  }

  /// The integral of (s - u)^2 / (u (1 - u)) between two values of the law's function, where the sample's is s.
  ///
  /// By partial fractions: s^2 / u + (1 - s)^2 / (1 - u) - 1.
  private static func piece(
    _ s: Double, from u: Double, above logU: Double, to v: Double, above logV: Double
  ) -> Double {
    let left =
      s > 0 ? s * s * log(max(v, .leastNormalMagnitude) / max(u, .leastNormalMagnitude)) : 0
    // A law that ends before the sample does would be infinitely far away.
    let right = (1 - s) * (1 - s) * (logU - max(logV, -1e300))
    return left + right - (v - u)
  }
}
