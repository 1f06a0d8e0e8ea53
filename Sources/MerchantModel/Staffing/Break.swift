import SimKernel

/// Time off within shifts, week after week: an agent in a break is not on shift, though its app goes on
/// as it would have, and what it is busy with is finished.
public struct Break: Hashable, Sendable {
  /// The days on which it starts.
  public var days: [Weekday]
  /// When it starts.
  public var from: TimeOfDay
  /// When it ends: on the next day if that is not after the start.
  public var to: TimeOfDay

  /// Makes a break that recurs on the given days.
  public init(days: [Weekday] = Weekday.allCases, from: TimeOfDay, to: TimeOfDay) {
    self.days = days
    self.from = from
    self.to = to
  }

  /// The same hours as a shift, to lay them out over a week.
  var asShift: Shift { Shift(days: days, from: from, to: to) }
}

extension Roster {
  /// The parts of a week's shifts that are worked, by start: what breaks leave of them. Each names the
  /// shift it belongs to; ends, and parts after a midnight, may lie in the next week.
  ///
  /// Breaks may overlap each other and reach beyond a shift; they recur, so the last of one week can
  /// fall into a shift of the next.
  func worked(breaks: [Break]) -> [WeeklySpan] {
    let once = Roster(shifts: breaks.map(\.asShift)).week()
    // A shift can reach into the next week, and a break of the week before into this one.
    let pauses = [-1, 0, 1].flatMap { week in
      once.map { ($0.start + .days(7 * week), $0.end + .days(7 * week)) }
    }
    var parts: [WeeklySpan] = []
    for shift in week() {
      var from = shift.start
      for (begins, ends) in pauses where ends > from && begins < shift.end {
        if begins > from {
          parts.append(WeeklySpan(start: from, end: begins, shift: shift))
        }
        from = ends
      }
      if from < shift.end {
        parts.append(WeeklySpan(start: from, end: shift.end, shift: shift))
      }
    }
    return parts
  }

  /// Whether a break lies in no shift at all.
  public func misses(_ pause: Break) -> Bool {
    let whole = worked(breaks: []).reduce(SimDuration.zero) { $0 + ($1.end - $1.start) }
    let left = worked(breaks: [pause]).reduce(SimDuration.zero) { $0 + ($1.end - $1.start) }
    return whole == left
  }
}
