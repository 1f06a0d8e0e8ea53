import SimKernel

/// Hours of each day, which can go over midnight.
public struct HoursOfDay: Hashable, Sendable {
  /// When they begin.
  public var from = TimeOfDay.midnight
  /// When they end: on the next day if that is before the beginning.
  public var to = TimeOfDay.endOfDay

  /// All hours.
  public init() {}

  /// Whether an instant lies in them, the beginning included and the end not.
  public func contains(_ time: SimTime) -> Bool {
    let sinceMidnight = time - .midnight(ofDay: time.dayIndex)
    let (begins, ends) = (from.sinceMidnight, to.sinceMidnight)
    return begins <= ends
      ? begins <= sinceMidnight && sinceMidnight < ends
      : begins <= sinceMidnight || sinceMidnight < ends
  }

  /// The share of an hour of the day, 0 to 23, that lies in them.
  public func share(ofHour hour: Int) -> Double {
    let (begins, ends) = (Int64(hour) * 3_600_000_000, Int64(hour + 1) * 3_600_000_000)
    let (from, to) = (from.sinceMidnight.microseconds, to.sinceMidnight.microseconds)
    func overlap(_ start: Int64, _ end: Int64) -> Int64 {
      max(0, min(end, ends) - max(start, begins))
    }
    let within =
      from <= to
      ? overlap(from, to) : overlap(from, SimDuration.day.microseconds) + overlap(0, to)
    return Double(within) / 3_600_000_000
  }
}
