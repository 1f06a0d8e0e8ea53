/// What every kind of distribution can compute.
protocol ProbabilityDistribution: Hashable, Sendable {
  var mean: Double { get }
  var variance: Double { get }
  /// From the least to the greatest value possible; either may be infinite.
  var support: ClosedRange<Double> { get }
  /// The chance of a value at or below `x`.
  func cdf(_ x: Double) -> Double
  /// The chance of a value above `x`, to full relative precision where the kind allows.
  func survival(_ x: Double) -> Double
  /// The density of the continuous part at `x`; 0 where there is none.
  func density(_ x: Double) -> Double
  /// The least value whose cdf is at least the level, the level being strictly between 0 and 1.
  func quantile(_ level: Level) -> Double
}

extension ProbabilityDistribution {
  func survival(_ x: Double) -> Double { 1 - cdf(x) }

  /// Whether the cdf reaches a level at `x`, judged by the smaller of the two tails.
  func reaches(_ level: Level, at x: Double) -> Bool {
    level.lower <= 0.5 ? cdf(x) >= level.lower : survival(x) <= level.upper
  }
}

/// A distribution without atoms, whose moments over a part of the axis are known.
protocol ContinuousDistribution: ProbabilityDistribution {
  /// The integral of `x^order` over the distribution up to `x`, for the orders 0, 1 and 2.
  func partialMoment(_ order: Int, upTo x: Double) -> Double
}

/// A distribution of countably many values.
protocol DiscreteDistribution: ProbabilityDistribution {
  /// The values with their chances: all of them, or all but those whose chance is less than the
  /// least normal number.
  var atoms: AtomicDistribution { get }
}

extension DiscreteDistribution {
  func density(_ x: Double) -> Double { 0 }
}
