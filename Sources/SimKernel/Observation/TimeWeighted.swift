/// The time average of a level that changes by jumps: a queue's length, a number of busy servers.
@frozen
public struct TimeWeighted: Sendable, BitwiseCopyable {
  @usableFromInline var _level: Double
  @usableFromInline var _maximum: Double
  @usableFromInline var start: SimTime
  @usableFromInline var since: SimTime
  @usableFromInline var area = 0.0

  /// The level since the last change.
  @inlinable public var level: Double { _level }
  /// The greatest level seen.
  @inlinable public var maximum: Double { _maximum }

  /// Starts observing a level at an instant.
  @inlinable
  public init(level: Double = 0, at time: SimTime = .zero) {
    _level = level
    _maximum = level
    start = time
    since = time
  }

  /// Sets the level from `time` on.
  ///
  /// - Precondition: `time` is not before the last change.
  @inlinable
  public mutating func set(_ newLevel: Double, at time: SimTime) {
    precondition(time >= since, "a level cannot change before its last change")
    area += _level * (time - since).inSeconds
    since = time
    _level = newLevel
    _maximum = max(_maximum, newLevel)
  }

  /// Changes the level by `step` from `time` on.
  @inlinable
  public mutating func add(_ step: Double, at time: SimTime) {
    set(level + step, at: time)
  }

  /// The average level from the start to `time`; nil if no time has passed.
  @inlinable
  public func mean(through time: SimTime) -> Double? {
    let span = (time - start).inSeconds
    guard span > 0 else { return nil }
    return integral(through: time) / span
  }

  /// The level integrated from the start to `time`, in level-seconds.
  @inlinable
  public func integral(through time: SimTime) -> Double {
    area + level * (time - since).inSeconds
  }

  /// Discards the past at the end of a warm-up; the level stays.
  @inlinable
  public mutating func restart(at time: SimTime) {
    start = time
    since = time
    area = 0
    _maximum = _level
  }
}
