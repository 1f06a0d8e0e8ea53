/// Count, mean, spread and extremes of observations, one at a time, without keeping them.
///
/// Mean and variance follow Welford's recurrence (Technometrics 4, 1962, 419-420), which does not cancel.
@frozen
public struct Tally: Sendable, BitwiseCopyable {
  @usableFromInline var _count = 0
  @usableFromInline var _mean = 0.0
  @usableFromInline var _minimum = Double.infinity
  @usableFromInline var _maximum = -Double.infinity
  @usableFromInline var squares = 0.0

  /// How many observations there were.
  @inlinable public var count: Int { _count }
  /// Their mean; nil before the first.
  @inlinable public var mean: Double? { _count > 0 ? _mean : nil }
  /// The least observation; nil before the first.
  @inlinable public var minimum: Double? { _count > 0 ? _minimum : nil }
  /// The greatest observation; nil before the first.
  @inlinable public var maximum: Double? { _count > 0 ? _maximum : nil }

  /// Makes a tally of nothing.
  @inlinable public init() {}

  /// Adds an observation. Complexity: O(1).
  @inlinable
  public mutating func record(_ value: Double) {
    _count += 1
    let before = value - _mean
    _mean += before / Double(_count)
    squares += before * (value - _mean)
    _minimum = min(_minimum, value)
    _maximum = max(_maximum, value)
  }

  /// The sample variance, with divisor n - 1; nil before the second observation.
  @inlinable
  public var variance: Double? {
    _count > 1 ? squares / Double(_count - 1) : nil
  }
}
