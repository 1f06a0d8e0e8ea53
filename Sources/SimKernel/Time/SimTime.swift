/// An instant of simulated time: whole microseconds since the simulation's own zero.
///
/// An integer clock makes equal times compare equal, whatever the order of the additions that led to
/// them, and makes midnight exact. Arithmetic saturates like ``SimDuration``'s, so an event planned
/// beyond ``distantFuture`` is planned at it, after every horizon.
@frozen
public struct SimTime: Hashable, Comparable, Sendable, BitwiseCopyable {
  /// Microseconds since the simulation's zero.
  public var microseconds: Int64

  /// Makes the instant that many microseconds after zero.
  @inlinable
  public init(microseconds: Int64) {
    self.microseconds = microseconds
  }

  /// The simulation's zero.
  @inlinable public static var zero: SimTime { SimTime(microseconds: 0) }
  /// The last instant there is; nothing planned at it is meant to happen.
  @inlinable public static var distantFuture: SimTime { SimTime(microseconds: .max) }
  /// The first instant there is.
  @inlinable public static var distantPast: SimTime { SimTime(microseconds: .min) }

  /// Whether the left comes first.
  @inlinable
  public static func < (left: SimTime, right: SimTime) -> Bool {
    left.microseconds < right.microseconds
  }

  /// The instant a span later, saturating.
  @inlinable
  public static func + (time: SimTime, span: SimDuration) -> SimTime {
    SimTime(microseconds: time.microseconds.addingSaturated(span.microseconds))
  }

  /// The instant a span earlier, saturating.
  @inlinable
  public static func - (time: SimTime, span: SimDuration) -> SimTime {
    SimTime(microseconds: time.microseconds.subtractingSaturated(span.microseconds))
  }

  /// The span from the right instant to the left one, saturating.
  @inlinable
  public static func - (left: SimTime, right: SimTime) -> SimDuration {
    SimDuration(microseconds: left.microseconds.subtractingSaturated(right.microseconds))
  }

  /// Moves the instant a span later, saturating.
  @inlinable
  public static func += (time: inout SimTime, span: SimDuration) {
    time = time + span
  }
}
