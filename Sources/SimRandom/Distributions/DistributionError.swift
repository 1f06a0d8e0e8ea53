/// Why no distribution could be made of what was given.
public enum DistributionError: Error, Hashable, Sendable {
  /// What a number given to a constructor stands for.
  public enum Parameter: String, Hashable, Sendable {
    case value
    case mean
    case cv
    case sd
    case median
    case sigma
    case logMean = "mean of the logarithm"
    case shape
    case scale
    case rate
    case alpha
    case beta
    case lower = "lower bound"
    case upper = "upper bound"
    case trials
    case probability
    case weight
    case level = "level of a quantile"
    case quantile
    case offset
    case factor
  }

  /// A number is infinite or not a number.
  case notFinite(Parameter, Double)
  /// A number that must be more than 0 is not.
  case notPositive(Parameter, Double)
  /// A number that must be 0 or more is negative.
  case negative(Parameter, Double)
  /// A number lies outside what the kind allows, or what can be computed.
  case outOfRange(Parameter, Double, allowed: ClosedRange<Double>)
  /// A lower bound is not below the upper one.
  case boundsNotIncreasing(lower: Double, upper: Double)
  /// Of two quantiles, neither the level nor the value of the second may be at or below the first's.
  case quantilesNotIncreasing(Quantile, Quantile)
  /// No member of the kind has the two quantiles.
  case quantilesOutOfReach(Quantile, Quantile)
  /// The standard deviation is more than a variable with this mean between these bounds can have.
  case spreadOutOfReach(sd: Double, greatest: Double)
  /// The mean or the variance is too large for a number.
  case momentsOverflow
  /// There are no values.
  case noValues
  /// Values and weights differ in number.
  case unequalCounts(values: Int, weights: Int)
  /// The weights sum to 0.
  case weightsSumToNothing
  /// Next to nothing of the distribution lies between the bounds.
  case nothingBetween(lower: Double, upper: Double, mass: Double)
}

extension DistributionError: CustomStringConvertible {
  /// What is wrong, in a sentence without its full stop.
  public var description: String {
    switch self {
    case .notFinite(let parameter, let value):
      "\(parameter.rawValue) must be a finite number, not \(value)"
    case .notPositive(let parameter, let value):
      "\(parameter.rawValue) must be more than 0, not \(value)"
    case .negative(let parameter, let value):
      "\(parameter.rawValue) must be 0 or more, not \(value)"
    case .outOfRange(let parameter, let value, let allowed):
      "\(parameter.rawValue) must be from \(allowed.lowerBound) to \(allowed.upperBound),"
        + " not \(value)"
    case .boundsNotIncreasing(let lower, let upper):
      "the lower bound must be below the upper one, but \(lower) is not below \(upper)"
    case .quantilesNotIncreasing(let first, let second):
      "of two quantiles the second must be the greater in level and in value, but \(first) comes"
        + " before \(second)"
    case .quantilesOutOfReach(let first, let second):
      "no distribution of the family has the quantiles \(first) and \(second)"
    case .spreadOutOfReach(let sd, let greatest):
      "sd must be less than \(greatest) for this mean and these bounds, not \(sd)"
    case .momentsOverflow:
      "the mean or the variance would be too large for a number"
    case .noValues:
      "there must be one value at least"
    case .unequalCounts(let values, let weights):
      "there must be a weight for each value, but there are \(values) values and \(weights) weights"
    case .weightsSumToNothing:
      "one weight at least must be more than 0"
    case .nothingBetween(let lower, let upper, let mass):
      "between \(lower) and \(upper) lies a share of \(mass) of the distribution; at least"
        + " \(TruncatedDistribution.leastMass) is needed"
    }
  }
}

/// One point of a quantile function: the value at or below which a share of a distribution lies.
public struct Quantile: Hashable, Sendable, CustomStringConvertible {
  /// The share, strictly between 0 and 1.
  public var level: Double
  /// The value.
  public var value: Double

  /// The point of the level and the value given, checked by whoever makes a distribution of it.
  public init(_ level: Double, _ value: Double) {
    self.level = level
    self.value = value
  }

  /// The value that half of a distribution lies at or below.
  public static func p50(_ value: Double) -> Quantile { Quantile(0.5, value) }
  /// The value that nine tenths of a distribution lie at or below.
  public static func p90(_ value: Double) -> Quantile { Quantile(0.9, value) }

  /// The value and the level.
  public var description: String { "\(value) at \(level)" }
}
