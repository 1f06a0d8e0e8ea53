/// What every family of distributions knows about itself.
protocol Law: Hashable, Sendable {
  var mean: Double { get }
  var variance: Double { get }
  /// From the least to the greatest value possible; either may be infinite.
  var support: ClosedRange<Double> { get }
  /// The chance of a value at or below `x`.
  func cdf(_ x: Double) -> Double
  /// The chance of a value above `x`, to full relative precision where the family allows.
  func survival(_ x: Double) -> Double
  /// The density of the continuous part at `x`; 0 where there is none.
  func density(_ x: Double) -> Double
  /// The least value whose cdf is at least the level, the level being strictly between 0 and 1.
  func quantile(_ level: Level) -> Double
}

extension Law {
  func survival(_ x: Double) -> Double { 1 - cdf(x) }

  /// Whether the cdf has come to a level at `x`, judged by the smaller of the two tails.
  func reaches(_ level: Level, at x: Double) -> Bool {
    level.lower <= 0.5 ? cdf(x) >= level.lower : survival(x) <= level.upper
  }
}

/// A law without atoms, whose moments over a part of the axis are known.
protocol ContinuousLaw: Law {
  /// The integral of `x^order` over the law up to `x`, for the orders 0, 1 and 2.
  func partialMoment(_ order: Int, upTo x: Double) -> Double
}

/// A law of countably many values.
protocol DiscreteLaw: Law {
  /// The values with their chances: all of them, or all but those whose chance is less than the
  /// least normal number.
  var atoms: AtomicLaw { get }
}

extension DiscreteLaw {
  func density(_ x: Double) -> Double { 0 }
}
