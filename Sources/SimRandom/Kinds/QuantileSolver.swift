import CGSL

/// Inversion of a distribution function by Newton steps kept within a bracket.
enum QuantileSolver {
  /// Returns the `x` within a bracket at which a distribution that is continuous there reaches a level.
  ///
  /// The steps are taken on the logarithm of the nearer tail, and on the logarithm of `x` where the bracket
  /// is not negative, which makes them nearly linear far out. A step that leaves the bracket is
  /// replaced by halving it.
  ///
  /// - Complexity: two to five evaluations from a fair guess; never more than 200.
  static func solve(
    _ distribution: some ProbabilityDistribution, _ level: Level, from lower: Double,
    to upper: Double, guess: Double
  ) -> Double {
    let logarithmic = lower >= 0
    var low = logarithmic ? max(lower, .leastNormalMagnitude) : lower
    var high = min(upper, .greatestFiniteMagnitude)
    guard low < high else { return high }
    var x = guess > low && guess < high ? guess : middle(low, high, logarithmic)
    for step in 0..<200 {
      let (excess, slope) = residual(distribution, level, at: x)
      if excess == 0 { return x }
      if excess > 0 { high = x } else { low = x }
      var next = logarithmic ? x * exp(-excess / (slope * x)) : x - excess / slope
      // Rounding noise can keep Newton's steps from settling; halving always ends.
      if !(next > low && next < high) || (step > 12 && step.isMultiple(of: 2)) {
        next = middle(low, high, logarithmic)
        if !(next > low && next < high) { return high }
      } else if abs(next - x) <= 1e-9 * abs(x) {
        // Newton's error is squared: after so small a step what is left is rounding.
        return next
      }
      x = next
    }
    return x
  }

  /// By how much the logarithm of the nearer tail is past the level, and its derivative by `x`.
  private static func residual(
    _ distribution: some ProbabilityDistribution, _ level: Level, at x: Double
  ) -> (excess: Double, slope: Double) {
    if level.lower <= 0.5 {
      let chance = distribution.cdf(x)
      return (log(chance / level.lower), distribution.density(x) / chance)
    }
    let chance = distribution.survival(x)
    return (-log(chance / level.upper), distribution.density(x) / chance)
  }

  private static func middle(_ low: Double, _ high: Double, _ logarithmic: Bool) -> Double {
    logarithmic && high > 2 * low ? exp((log(low) + log(high)) / 2) : low + (high - low) / 2
  }

  /// Returns the least integer of a range at which a distribution of integers reaches a level.
  ///
  /// - Complexity: O(log of the distance from the guess to the answer) evaluations.
  static func solveInteger(
    _ distribution: some ProbabilityDistribution, _ level: Level, from least: Double,
    to greatest: Double, guess: Double
  ) -> Double {
    var high = min(max(guess.rounded(), least), greatest)
    var stride = 1.0
    while high < greatest, !distribution.reaches(level, at: high) {
      high = min(high + stride, greatest)
      stride *= 2
    }
    stride = 1
    var low = high
    repeat {
      low -= stride
      stride *= 2
    } while low >= least && distribution.reaches(level, at: low)
    low = max(low, least - 1)
    // The cdf is below the level at `low`, and reaches it at `high`.
    while high - low > 1 {
      let middle = ((low + high) / 2).rounded(.down)
      if distribution.reaches(level, at: middle) { high = middle } else { low = middle }
    }
    return high
  }
}
