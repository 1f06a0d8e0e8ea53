/// A parameter outside the domain of a closed form.
public enum TheoryError: Error, Hashable, Sendable {
  /// A rate, mean or shape that must be positive and finite is not.
  case notPositive(parameter: String, value: Double)
  /// A time or mean that must be at least zero and finite is not.
  case negative(parameter: String, value: Double)
  /// A probability outside [0, 1], or probabilities that do not add up.
  case notAProbability(parameter: String, value: Double)
  /// A whole number outside the range that is supported.
  case outOfRange(parameter: String, value: Int, supported: ClosedRange<Int>)
  /// Work arrives at least as fast as it can be done: there is no steady state.
  case unstable(load: Double)
  /// A rule and a day process with more states than can be solved exactly.
  case tooManyStates(limit: Int)
  /// A numerical integral did not reach its accuracy.
  case integrationFailed
}

/// Checks shared by the closed forms; each returns its argument.
enum Check {
  static func positive(_ parameter: String, _ value: Double) throws(TheoryError) -> Double {
    guard value > 0, value.isFinite else {
      throw .notPositive(parameter: parameter, value: value)
    }
    return value
  }

  static func nonNegative(_ parameter: String, _ value: Double) throws(TheoryError) -> Double {
    guard value >= 0, value.isFinite else { throw .negative(parameter: parameter, value: value) }
    return value
  }

  static func probability(_ parameter: String, _ value: Double) throws(TheoryError) -> Double {
    guard value >= 0, value <= 1 else {
      throw .notAProbability(parameter: parameter, value: value)
    }
    return value
  }

  static func within(
    _ supported: ClosedRange<Int>, _ parameter: String, _ value: Int
  ) throws(TheoryError) -> Int {
    guard supported.contains(value) else {
      throw .outOfRange(parameter: parameter, value: value, supported: supported)
    }
    return value
  }
}
