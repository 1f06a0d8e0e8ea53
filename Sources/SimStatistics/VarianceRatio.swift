import Foundation

/// How many times smaller the variance of an estimate is made by control variates or by conditioning.
///
/// Both variances are estimated from the same replications, and one outlier can move them far apart. The interval says how
/// well the ratio is known.
public struct VarianceRatio: Hashable, Sendable {
  /// The variance of the plain estimate over that of the other; below 1 is a loss.
  public let value: Double
  /// The interval of the ratio; nil where one replication decides it.
  public let interval: Interval?

  /// Compares the plain figures with what a regression leaves of them.
  ///
  /// Each control costs a degree of freedom and, since its coefficient is estimated, a share of 1 / (n - 2) of the variance
  /// (Lavenberg and Welch, 1981); the ratio counts both. The interval is t on the ratio's logarithm with the delete-one
  /// jackknife's standard error. Of 5,000 simulated studies of suspensions and minutes saved it covered the real ratio in
  /// 91 to 94 % with 10 and 20 replications, in 93 to 95 % with 50 and 100.
  ///
  /// - Parameters:
  ///   - figures: One a replication.
  ///   - residuals: What is left of each; equally many.
  ///   - leverages: The regression's leverage of each; 1/n without controls.
  ///   - controls: How many there are.
  ///   - level: The level of the interval.
  /// - Returns: nil with fewer than four replications more than controls, or where nothing is left.
  /// - Complexity: O(n).
  init?(
    of figures: [Double], to residuals: [Double], leverages: [Double], controls: Int,
    level: ConfidenceLevel
  ) {
    let count = Double(figures.count)
    let degrees = count - 1 - Double(controls)
    guard degrees >= 3 else { return nil }
    let mean = Moments.mean(figures)
    let before = Moments.squaredDeviations(figures, around: mean)
    let after = residuals.reduce(0) { $0 + $1 * $1 }
    let ratio = before / (count - 1) / (after / degrees) * (degrees - 1) / (count - 2)
    guard ratio.isFinite, ratio > 0 else { return nil }
    value = ratio
    // Both sums of squares without one replication, in closed form.
    let logarithms = zip(figures, zip(residuals, leverages)).map { figure, rest in
      let lessBefore = before - count / (count - 1) * (figure - mean) * (figure - mean)
      let lessAfter = after - rest.0 * rest.0 / (1 - rest.1)
      return log(lessBefore / (count - 2)) - log(lessAfter / (degrees - 1))
    }
    let centre = Moments.mean(logarithms)
    guard centre.isFinite else {
      interval = nil
      return
    }
    let squares = Moments.squaredDeviations(logarithms, around: centre)
    let reach =
      StudentT.criticalValue(level, degreesOfFreedom: count - 1)
      * ((count - 1) / count * squares).squareRoot()
    interval = Interval(lower: ratio * exp(-reach), upper: ratio * exp(reach), level: level)
  }
}
