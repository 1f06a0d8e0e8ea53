import SimKernel

/// The hours of the night, and whether the merchant answers then.
public struct NightWindow: Hashable, Sendable {
  /// When the night begins.
  public var from = TimeOfDay.hour(23)
  /// When the night ends, on the next day if that is not after its beginning.
  public var to = TimeOfDay.hour(8)
  /// Whether the merchant opted to answer at night. One that did is rung, staffed or not; one that did
  /// not cannot be rung.
  public var answers = false

  /// 23:00 to 08:00, not answered.
  public init() {}

  /// Whether a time since midnight lies in the night. A window whose ends are equal is empty.
  public func contains(_ sinceMidnight: SimDuration) -> Bool {
    let (begins, ends) = (from.sinceMidnight, to.sinceMidnight)
    return begins <= ends
      ? begins <= sinceMidnight && sinceMidnight < ends
      : begins <= sinceMidnight || sinceMidnight < ends
  }

  /// Whether the merchant cannot be rung at an instant.
  @inline(__always)
  func isClosed(at time: SimTime) -> Bool {
    !answers && contains(time - .midnight(ofDay: time.dayIndex))
  }
}

extension NightWindow {
  /// The share of an hour of the day, 0 to 23, that lies in the night.
  public func share(ofHour hour: Int) -> Double {
    let begins = SimDuration.hours(Int64(hour)).microseconds
    let ends = begins + SimDuration.hours(1).microseconds
    let (from, to) = (from.sinceMidnight.microseconds, to.sinceMidnight.microseconds)
    func overlap(_ start: Int64, _ end: Int64) -> Int64 {
      max(0, min(end, ends) - max(start, begins))
    }
    let night =
      from <= to
      ? overlap(from, to)
      : overlap(from, SimDuration.day.microseconds) + overlap(0, to)
    return Double(night) / Double(ends - begins)
  }
}
