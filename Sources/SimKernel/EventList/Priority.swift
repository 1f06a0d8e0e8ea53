/// The class of an event among events at the same instant: lower classes run first.
///
/// Eight classes suffice to order causes (a clock change before a completion before an arrival). Within a class,
/// events run in the order in which they were scheduled.
@frozen
public struct Priority: Hashable, Comparable, Sendable, BitwiseCopyable {
  /// The class, 0 (first) to 7 (last).
  public let rawValue: UInt8

  /// Makes the class `rawValue`.
  ///
  /// - Precondition: `rawValue` is at most 7.
  @inlinable
  public init(_ rawValue: UInt8) {
    precondition(rawValue <= 7, "an event's priority is one of 0 to 7")
    self.rawValue = rawValue
  }

  /// Before everything else at the instant.
  @inlinable public static var first: Priority { Priority(0) }
  /// The class of events scheduled without one.
  @inlinable public static var normal: Priority { Priority(4) }
  /// After everything else at the instant.
  @inlinable public static var last: Priority { Priority(7) }

  /// Whether the left comes first.
  @inlinable
  public static func < (left: Priority, right: Priority) -> Bool {
    left.rawValue < right.rawValue
  }
}
