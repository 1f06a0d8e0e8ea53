import CGSL

/// Poisson counts by inversion, one uniform each, for means known only when the count is wanted.
///
/// Never falls as the uniform grows, so that two runs which share the uniform differ as little as their means do.
public enum PoissonInversion {
  /// The least count whose cumulative chance is at least `uniform`, a number strictly between 0 and 1.
  ///
  /// A mean that is 0, negative or not a number gives 0. Up to a mean of 1e6 the inversion is exact but
  /// for rounding; above (to 1e15, where the mean is held) the count is that of the Cornish-Fisher
  /// expansion, which is off by less than 1e-3 of a count before rounding.
  ///
  /// - Complexity: O(mean) up to a mean of 30, about 2 ns a count; above, two evaluations or so of
  ///   GSL's cdf.
  @inlinable
  public static func count(mean: Double, uniform: Double) -> Int {
    guard mean > 0, uniform > 0, uniform < 1 else { return 0 }
    return mean <= 30 ? walk(mean: mean, uniform: uniform) : search(mean: mean, uniform: uniform)
  }

  /// Adds up chances from 0 on.
  @inlinable
  static func walk(mean: Double, uniform: Double) -> Int {
    var chance = exp(-mean)
    var sum = chance
    var count = 0
    // With a mean of at most 30, the chance of 250 or more is below 1e-130: the sum has long stood still.
    while sum < uniform, count < 250 {
      count &+= 1
      chance *= mean / Double(count)
      let next = sum + chance
      if next == sum, Double(count) > mean { break }
      sum = next
    }
    return count
  }

  @usableFromInline
  static func search(mean: Double, uniform: Double) -> Int {
    GSLBridge.turnOffErrorHandler()
    if mean <= PoissonDistribution.means.upperBound {
      return Int(PoissonDistribution(mean: mean).quantile(Level(uniform)))
    }
    let mean = min(mean, 1e15)
    let z = StandardNormal.quantile(uniform)
    let root = mean.squareRoot()
    // Less one half, since the sum runs to the whole count; then up, since the least one is meant.
    let continuous = mean + root * z + (z * z - 1) / 6 + (z - z * z * z) / (72 * root)
    return Int((continuous - 0.5).rounded(.up))
  }
}
