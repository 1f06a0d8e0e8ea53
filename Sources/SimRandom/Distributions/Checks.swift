/// Checks of parameters, each passing on the number that it let through.
enum Check {
  typealias Parameter = DistributionError.Parameter

  @discardableResult
  static func finite(_ parameter: Parameter, _ value: Double) throws(DistributionError) -> Double {
    guard value.isFinite else { throw .notFinite(parameter, value) }
    return value
  }

  @discardableResult
  static func positive(
    _ parameter: Parameter, _ value: Double
  ) throws(DistributionError) -> Double {
    guard try finite(parameter, value) > 0 else { throw .notPositive(parameter, value) }
    return value
  }

  @discardableResult
  static func notNegative(
    _ parameter: Parameter, _ value: Double
  ) throws(DistributionError) -> Double {
    guard try finite(parameter, value) >= 0 else { throw .negative(parameter, value) }
    return value
  }

  @discardableResult
  static func within(
    _ parameter: Parameter, _ value: Double, _ allowed: ClosedRange<Double>
  ) throws(DistributionError) -> Double {
    guard try allowed.contains(finite(parameter, value)) else {
      throw .outOfRange(parameter, value, allowed: allowed)
    }
    return value
  }

  static func increasing(lower: Double, upper: Double) throws(DistributionError) {
    try finite(.lower, lower)
    try finite(.upper, upper)
    guard lower < upper else { throw .boundsNotIncreasing(lower: lower, upper: upper) }
  }

  /// Two quantiles of a positive variable.
  static func quantiles(_ first: Quantile, _ second: Quantile) throws(DistributionError) {
    for quantile in [first, second] {
      try finite(.level, quantile.level)
      guard quantile.level > 0, quantile.level < 1 else {
        throw .outOfRange(.level, quantile.level, allowed: 0...1)
      }
      try positive(.quantile, quantile.value)
    }
    guard first.level < second.level, first.value < second.value else {
      throw .quantilesNotIncreasing(first, second)
    }
  }
}

extension Distribution {
  /// The distribution of a kind, if its mean and variance are numbers.
  static func withFiniteMoments(_ kind: DistributionKind) throws(DistributionError) -> Distribution
  {
    let distribution = Distribution(kind)
    guard distribution.mean.isFinite, distribution.variance.isFinite else {
      throw .momentsOverflow
    }
    return distribution
  }
}
