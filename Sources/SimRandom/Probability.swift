/// A number of the closed interval [0, 1].
@frozen
public struct Probability: Hashable, Comparable, Sendable, BitwiseCopyable {
  /// The number itself, without unit.
  public let value: Double

  /// A probability of the value given.
  ///
  /// - Throws: ``ProbabilityError`` when the value is less than 0, more than 1 or not a number.
  public init(_ value: Double) throws(ProbabilityError) {
    guard value >= 0, value <= 1 else { throw .outOfRange(value) }
    self.init(unchecked: value)
  }

  /// A probability whose value is known to be in range.
  @inlinable
  init(unchecked value: Double) {
    self.value = value
  }

  /// The nearest probability to a number: what lies outside [0, 1] is moved to its edge.
  ///
  /// For results of arithmetic that can stray by a rounding error. Not a number counts as 0.
  @inlinable
  public init(clamping value: Double) {
    // In this order a NaN loses both comparisons.
    self.value = value > 0 ? (value < 1 ? value : 1) : 0
  }

  /// Probability 0.
  @inlinable public static var never: Probability { Probability(unchecked: 0) }
  /// Probability 1.
  @inlinable public static var always: Probability { Probability(unchecked: 1) }

  /// The probability that it does not happen.
  @inlinable
  public var complement: Probability { Probability(unchecked: 1 - value) }

  /// `p / (1 - p)`: from 0 to infinity.
  @inlinable
  public var odds: Double { value / (1 - value) }

  /// The probability of given odds: `odds / (1 + odds)`.
  ///
  /// - Throws: ``ProbabilityError`` when the odds are negative or not a number. Infinite odds are
  ///   probability 1.
  public init(odds: Double) throws(ProbabilityError) {
    guard odds >= 0 else { throw .badOdds(odds) }
    self.init(unchecked: odds.isInfinite ? 1 : odds / (1 + odds))
  }

  /// The probability whose odds are `factor` times the odds of this one.
  ///
  /// Never and always stay what they are under any positive finite factor; a factor of 1 changes no bit.
  /// Grows with the factor. A factor below 0 counts as 0, one that is not a number as 1.
  @inlinable
  public func withOdds(multipliedBy factor: Double) -> Probability {
    if factor == 1 || factor.isNaN || value == 0 || value == 1 { return self }
    if factor <= 0 { return .never }
    if factor.isInfinite { return .always }
    let scaled = value * factor
    // Written for factors on both sides of 1, so that neither sum can overflow.
    return factor < 1
      ? Probability(clamping: scaled / (1 - value + scaled))
      : Probability(clamping: value / (value + (1 - value) / factor))
  }

  /// Whether it happens, decided by a uniform of (0, 1): who has the greater probability says yes whenever
  /// the lesser does.
  @inlinable
  @inline(__always)
  public func occurs(at uniform: Double) -> Bool { uniform < value }

  /// Whether the left is the less probable.
  @inlinable
  public static func < (left: Probability, right: Probability) -> Bool { left.value < right.value }
}

/// Why a number is not a probability.
public enum ProbabilityError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Not a number of [0, 1].
  case outOfRange(Double)
  /// Not a number of [0, ∞].
  case badOdds(Double)

  /// What is wrong, in a sentence without its full stop.
  public var description: String {
    switch self {
    case .outOfRange(let value): "a probability lies between 0 and 1, not \(value)"
    case .badOdds(let odds): "odds are 0 or more, not \(odds)"
    }
  }
}
