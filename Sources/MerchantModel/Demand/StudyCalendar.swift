import SimKernel

/// Which days are simulated, and which of them are counted.
///
/// Simulated time starts at the midnight that begins the earlier life of merchants who are met in mid-life, else the
/// warm-up, else the counted days; day 0 is the first of these days.
public struct StudyCalendar: Hashable, Sendable {
  /// The first counted day; the warm-up lies before it.
  public var start = CivilDate(dayNumber: 20_514)
  /// How many days are counted, 1 or more.
  public var days = 30
  /// How many days are simulated before, uncounted.
  public var warmup = 0
  /// Which question is asked; nil where the scenario does not say.
  public var horizon: Horizon?
  /// How many days before the warm-up merchants can have begun their lives on: 0 unless they start in mid-life.
  /// A scenario keeps this up to date; see ``Scenario/calendar``.
  public internal(set) var earlierDays = 0

  /// A calendar of 30 counted days from 2026-03-02, a Monday, without warm-up.
  public init() {}

  /// All simulated days: earlier ones, warm-up and counted ones.
  public var totalDays: Int { earlierDays + warmup + days }

  /// The indices of the counted days among the simulated ones.
  public var countedDays: Range<Int> { (earlierDays + warmup)..<totalDays }

  /// The indices of the days that results show: warm-up and counted ones. On earlier days only some merchants live.
  public var shownDays: Range<Int> { earlierDays..<totalDays }

  /// The date of a simulated day.
  public func date(ofDay index: Int) -> CivilDate {
    start.adding(days: index - countedDays.lowerBound)
  }
}

/// The length of a day: clocks are never moved.
extension SimDuration {
  /// 24 hours.
  @inlinable static var day: SimDuration { .days(1) }
}

extension SimTime {
  /// The midnight that begins a simulated day.
  static func midnight(ofDay index: Int) -> SimTime {
    .zero + .day * Int64(index)
  }

  /// The simulated day this instant lies in.
  var dayIndex: Int {
    Int((microseconds / SimDuration.day.microseconds))
  }

  /// The hour of the day, 0 to 23, of an instant that is not before zero.
  var hourOfDay: Int {
    @inline(__always) get {
      Int(truncatingIfNeeded: microseconds / 3_600_000_000 % 24)
    }
  }
}
