/// A span of simulated time: a whole number of microseconds, so that sums are exact and equal spans
/// compare equal.
///
/// Arithmetic saturates at ``max`` and ``min`` instead of trapping or wrapping: a service time drawn
/// from a heavy tail may be longer than the 292,000 years that fit, and all a simulation needs to
/// know of it is that it ends after every horizon.
@frozen
public struct SimDuration: Hashable, Comparable, Sendable, BitwiseCopyable {
  /// The span in microseconds; negative spans are allowed.
  public var microseconds: Int64

  /// Makes a span of a whole number of microseconds.
  @inlinable
  public init(microseconds: Int64) {
    self.microseconds = microseconds
  }

  /// Makes a span of `seconds`, rounded to the nearest microsecond, halves away from zero.
  ///
  /// Values beyond the range, infinities among them, saturate; a value that is not a number gives
  /// ``zero``.
  @inlinable
  @inline(__always)
  public init(seconds: Double) {
    // Adding a half and cutting off rounds without a call into the mathematical library.
    let scaled = seconds * 1e6 + (seconds < 0 ? -0.5 : 0.5)
    // The fast path: all spans under 292,000 years either way.
    if scaled.magnitude < 0x1p63 {
      microseconds = Int64(scaled)
    } else {
      microseconds = scaled > 0 ? .max : (scaled < 0 ? .min : 0)
    }
  }

  /// The span of no length.
  @inlinable public static var zero: SimDuration { SimDuration(microseconds: 0) }
  /// The longest span.
  @inlinable public static var max: SimDuration { SimDuration(microseconds: .max) }
  /// The most negative span.
  @inlinable public static var min: SimDuration { SimDuration(microseconds: .min) }

  /// A span of `count` microseconds.
  @inlinable public static func microseconds(_ count: Int64) -> SimDuration {
    SimDuration(microseconds: count)
  }
  /// A span of `count` milliseconds.
  @inlinable public static func milliseconds(_ count: Int64) -> SimDuration {
    SimDuration(microseconds: 1_000) * count
  }
  /// A span of `count` seconds.
  @inlinable public static func seconds(_ count: Int64) -> SimDuration {
    SimDuration(microseconds: 1_000_000) * count
  }
  /// A span of `count` minutes.
  @inlinable public static func minutes(_ count: Int64) -> SimDuration {
    SimDuration(microseconds: 60_000_000) * count
  }
  /// A span of `count` hours.
  @inlinable public static func hours(_ count: Int64) -> SimDuration {
    SimDuration(microseconds: 3_600_000_000) * count
  }
  /// A span of `count` days of 24 hours.
  @inlinable public static func days(_ count: Int64) -> SimDuration {
    SimDuration(microseconds: 86_400_000_000) * count
  }

  /// The span in seconds, to the precision of a `Double`.
  @inlinable public var inSeconds: Double { Double(microseconds) / 1e6 }
  /// The span in minutes, to the precision of a `Double`.
  @inlinable public var inMinutes: Double { Double(microseconds) / 60e6 }
  /// The span in hours, to the precision of a `Double`.
  @inlinable public var inHours: Double { Double(microseconds) / 3600e6 }
  /// The span in days of 24 hours, to the precision of a `Double`.
  @inlinable public var inDays: Double { Double(microseconds) / 86_400e6 }

  /// Whether the left comes first.
  @inlinable
  public static func < (left: SimDuration, right: SimDuration) -> Bool {
    left.microseconds < right.microseconds
  }

  /// The sum, saturating.
  @inlinable
  public static func + (left: SimDuration, right: SimDuration) -> SimDuration {
    SimDuration(microseconds: left.microseconds.addingSaturated(right.microseconds))
  }

  /// The difference, saturating.
  @inlinable
  public static func - (left: SimDuration, right: SimDuration) -> SimDuration {
    SimDuration(microseconds: left.microseconds.subtractingSaturated(right.microseconds))
  }

  /// The multiple, saturating.
  @inlinable
  public static func * (span: SimDuration, factor: Int64) -> SimDuration {
    let (product, overflow) = span.microseconds.multipliedReportingOverflow(by: factor)
    guard overflow else { return SimDuration(microseconds: product) }
    return (span.microseconds < 0) == (factor < 0) ? .max : .min
  }

  /// The span times a real factor, rounded to the nearest microsecond, saturating.
  @inlinable
  public func scaled(by factor: Double) -> SimDuration {
    SimDuration(seconds: Double(microseconds) * factor / 1e6)
  }

  /// Adds a span, saturating.
  @inlinable
  public static func += (left: inout SimDuration, right: SimDuration) {
    left = left + right
  }

  /// Takes a span off, saturating.
  @inlinable
  public static func -= (left: inout SimDuration, right: SimDuration) {
    left = left - right
  }
}

extension Int64 {
  @inlinable
  func addingSaturated(_ other: Int64) -> Int64 {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? (other < 0 ? .min : .max) : sum
  }

  @inlinable
  func subtractingSaturated(_ other: Int64) -> Int64 {
    let (difference, overflow) = subtractingReportingOverflow(other)
    return overflow ? (other < 0 ? .max : .min) : difference
  }
}
