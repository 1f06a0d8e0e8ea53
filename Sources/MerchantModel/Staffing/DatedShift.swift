import SimKernel

/// A spell of work on given dates, beside the weekly roster: what temporary staff works on the days of a sale.
///
/// It has no breaks. One that touches another, or a shift of the roster, is worked as one with it.
public struct DatedShift: Hashable, Sendable {
  /// The name of the campaign on whose days it starts; nil where dates are given.
  public var campaign: String?
  /// The first day on which it starts, where no campaign is named.
  public var start: CivilDate?
  /// On how many days in a row it starts, where no campaign is named; 1 or more.
  public var days = 1
  /// When it starts.
  public var from: TimeOfDay
  /// When it ends: on the next day if that is not after the start.
  public var to: TimeOfDay

  /// Makes a shift on no date yet.
  public init(from: TimeOfDay, to: TimeOfDay) {
    self.from = from
    self.to = to
  }

  /// How long it lasts; never more than 24 hours.
  var length: SimDuration { Shift(from: from, to: to).length }

  /// The first of its dates and how many there are; nil where its campaign is unknown.
  func dates(with campaigns: [Campaign]) -> (first: CivilDate, count: Int)? {
    guard let campaign else { return start.map { ($0, days) } }
    return campaigns.first { $0.name == campaign }.map { ($0.start, $0.days) }
  }
}

/// A dated shift on one of its dates, in simulated time.
package struct DatedSpan: BitwiseCopyable, Hashable {
  package var start: SimTime
  package var end: SimTime
}

extension Staffing {
  /// The dated shifts that an agent of a group works and that end after the first midnight, by start.
  package func datedSpans(
    of group: AgentGroup, on calendar: StudyCalendar, with campaigns: [Campaign]
  ) -> [DatedSpan] {
    let first = calendar.date(ofDay: 0).dayNumber
    var spans: [DatedSpan] = []
    for shift in group.datedShifts ?? datedShifts {
      guard let dates = shift.dates(with: campaigns) else { continue }
      for day in 0..<dates.count {
        let start =
          SimTime.midnight(ofDay: dates.first.dayNumber + day - first) + shift.from.sinceMidnight
        if start + shift.length > .zero {
          spans.append(DatedSpan(start: start, end: start + shift.length))
        }
      }
    }
    return spans.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
  }

  /// Whether an agent of a group would have two shifts at a time.
  package func datedShiftsOverlap(
    of group: AgentGroup, on calendar: StudyCalendar, with campaigns: [Campaign]
  ) -> Bool {
    let spans = datedSpans(of: group, on: calendar, with: campaigns)
    if zip(spans, spans.dropFirst()).contains(where: { $0.end > $1.start }) { return true }
    let week = (group.roster ?? roster).week()
    let monday = SimTime.zero - .days(Int64(calendar.date(ofDay: 0).weekday.rawValue))
    return spans.contains { span in
      // The roster's shifts of the week of its start, the week before and the week after.
      let weeks = (span.start - monday).microseconds / SimDuration.days(7).microseconds
      return (weeks - 1...weeks + 1).contains { number in
        let begins = monday + .days(7) * number
        return week.contains { begins + $0.start < span.end && span.start < begins + $0.end }
      }
    }
  }
}

extension Staffing {
  /// The same agents without dated shifts.
  var withoutDatedShifts: Staffing {
    guard hasDatedShifts else { return self }
    var other = self
    other.datedShifts = []
    for index in groups.indices { other.groups[index].datedShifts = nil }
    return other
  }
}
