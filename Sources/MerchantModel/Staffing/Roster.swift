import SimKernel

/// A spell of work that recurs every week.
public struct Shift: Hashable, Sendable {
  /// The days on which it starts.
  public var days: [Weekday]
  /// When it starts.
  public var from: TimeOfDay
  /// When it ends: on the next day if that is not after the start.
  public var to: TimeOfDay

  /// Makes a shift that recurs on the given days.
  public init(days: [Weekday] = Weekday.allCases, from: TimeOfDay, to: TimeOfDay) {
    self.days = days
    self.from = from
    self.to = to
  }

  /// How long it lasts; a shift never lasts more than 24 hours.
  public var length: SimDuration {
    let span = to.sinceMidnight - from.sinceMidnight
    return span > .zero ? span : span + .day
  }
}

/// When an agent works, week after week.
public struct Roster: Hashable, Sendable {
  /// The shifts; none may overlap another. Shifts that touch are worked as one.
  public var shifts: [Shift]

  /// Makes a roster of shifts.
  public init(shifts: [Shift]) {
    self.shifts = shifts
  }

  /// Every day from 09:00 to 21:00.
  public static var dayTime: Roster {
    Roster(shifts: [Shift(from: .hour(9), to: .hour(21))])
  }

  /// The shifts laid out over one week from Monday 00:00, by start; an end may lie in the next week.
  public func week() -> [(start: SimDuration, end: SimDuration)] {
    var spans: [(start: SimDuration, end: SimDuration)] = []
    for shift in shifts {
      for day in shift.days {
        let start = SimDuration.days(Int64(day.rawValue)) + shift.from.sinceMidnight
        spans.append((start, start + shift.length))
      }
    }
    return spans.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
  }

  /// Whether two shifts overlap, the last of a week and the first of the next among them.
  public var hasOverlap: Bool {
    let spans = week()
    guard let first = spans.first, let last = spans.last else { return false }
    let inside = zip(spans, spans.dropFirst()).contains { $0.end > $1.start }
    return inside || last.end - .days(7) > first.start
  }

  /// Whether any shift lies partly in a night.
  public func touches(_ night: NightWindow) -> Bool {
    week().contains { span in
      // Quarter hours are fine enough: no shift or night is given in less.
      stride(from: 0, to: (span.end - span.start).microseconds, by: 900_000_000).contains {
        let time = span.start + .microseconds($0)
        let day = time.microseconds / SimDuration.day.microseconds
        return night.contains(time - .day * day)
      }
    }
  }

  /// Rostered time in a week.
  public var weeklyTime: SimDuration {
    week().reduce(.zero) { $0 + ($1.end - $1.start) }
  }
}
