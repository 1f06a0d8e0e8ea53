import SimKernel

/// A wall-clock time, from 00:00 to 24:00, the end of the day.
public struct TimeOfDay: Hashable, Comparable, Sendable {
  /// Time since midnight.
  public let sinceMidnight: SimDuration

  /// Makes a time of day; nil beyond 24:00.
  public init?(hour: Int, minute: Int, second: Int = 0) {
    guard (0...24).contains(hour), (0..<60).contains(minute), (0..<60).contains(second) else {
      return nil
    }
    let span =
      SimDuration.hours(Int64(hour)) + .minutes(Int64(minute)) + .seconds(Int64(second))
    guard span <= .day else { return nil }
    sinceMidnight = span
  }

  /// The beginning of the day.
  public static var midnight: TimeOfDay { TimeOfDay(sinceMidnight: .zero) }
  /// The end of the day.
  public static var endOfDay: TimeOfDay { TimeOfDay(sinceMidnight: .day) }

  private init(sinceMidnight: SimDuration) {
    self.sinceMidnight = sinceMidnight
  }

  /// A whole hour of the day.
  ///
  /// - Precondition: `hour` is within 0 to 24.
  public static func hour(_ hour: Int) -> TimeOfDay {
    precondition((0...24).contains(hour), "a day has 24 hours")
    return TimeOfDay(sinceMidnight: .hours(Int64(hour)))
  }

  /// Whether the left time is the earlier one.
  public static func < (left: TimeOfDay, right: TimeOfDay) -> Bool {
    left.sinceMidnight < right.sinceMidnight
  }
}

extension TimeOfDay: CustomStringConvertible {
  /// The time as hh:mm, with seconds where there are any.
  public var description: String {
    let seconds = sinceMidnight.microseconds / 1_000_000
    func two(_ number: Int64) -> String { (number < 10 ? "0" : "") + String(number) }
    let minutes = "\(two(seconds / 3600)):\(two(seconds / 60 % 60))"
    return seconds % 60 == 0 ? minutes : minutes + ":" + two(seconds % 60)
  }
}
