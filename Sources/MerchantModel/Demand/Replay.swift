import SimKernel

/// Contacts of one kind that arrive as they were recorded: at the instants of a file, for every merchant
/// of a segment, whatever rates, busyness, volume and campaigns say.
public struct Replay: Hashable, Sendable {
  /// The name of the kind.
  public var kind: String
  /// The file, as the scenario names it.
  public var file: String
  /// The column of the timestamps in a file with a header line; nil for a file of nothing but timestamps.
  public var column: String?
  /// Where the file's days are put.
  public var alignment = ReplayAlignment.dates
  /// The instants, ascending.
  public var instants: [RecordedInstant] = []

  /// A replay of a file that has not been read yet.
  public init(kind: String, file: String, column: String? = nil) {
    self.kind = kind
    self.file = file
    self.column = column
  }

  /// The instants in simulated time, ascending; those outside the simulated days among them.
  package func times(on calendar: StudyCalendar) -> [SimTime] {
    guard let first = instants.first else { return [] }
    let dayZero =
      switch alignment {
      case .dates: calendar.date(ofDay: 0).dayNumber
      case .start: first.day.dayNumber - calendar.countedDays.lowerBound
      case .warmup: first.day.dayNumber - calendar.earlierDays
      }
    return instants.map { .midnight(ofDay: $0.day.dayNumber - dayZero) + $0.sinceMidnight }
  }

  /// The date on which the file's first day is put; nil of a file without instants.
  public func firstDate(on calendar: StudyCalendar) -> CivilDate? {
    switch alignment {
    case .dates: instants.first?.day
    case .start: instants.isEmpty ? nil : calendar.date(ofDay: calendar.warmup)
    case .warmup: instants.isEmpty ? nil : calendar.date(ofDay: 0)
    }
  }

  /// How many of the counted days lie between the first and the last instant of the simulated days.
  public func coveredDays(of calendar: StudyCalendar) -> Int {
    let days = times(on: calendar).map(\.dayIndex).filter { (0..<calendar.totalDays).contains($0) }
    guard let first = days.first, let last = days.last else { return 0 }
    return calendar.countedDays.clamped(to: first..<last + 1).count
  }

  /// Whether any instant lies in the simulated days.
  public func reaches(_ calendar: StudyCalendar) -> Bool {
    let horizon = SimTime.midnight(ofDay: calendar.totalDays)
    return times(on: calendar).contains { $0 >= .zero && $0 < horizon }
  }
}

/// Where the days of a recorded file are put in the simulated ones.
public enum ReplayAlignment: String, CaseIterable, Hashable, Sendable {
  /// On their own dates.
  case dates
  /// So that the file's first day is the first counted day.
  case start
  /// So that the file's first day is the first simulated day, the warm-up's first if there is one.
  case warmup
}

/// A local wall-clock instant of a file.
public struct RecordedInstant: Hashable, Comparable, Sendable {
  /// The date.
  public var day: CivilDate
  /// The time since that day's midnight, less than 24 hours.
  public var sinceMidnight: SimDuration

  /// Makes an instant.
  public init(day: CivilDate, sinceMidnight: SimDuration) {
    self.day = day
    self.sinceMidnight = sinceMidnight
  }

  /// Whether the left instant is the earlier one.
  public static func < (left: RecordedInstant, right: RecordedInstant) -> Bool {
    (left.day, left.sinceMidnight) < (right.day, right.sinceMidnight)
  }
}
