import SimKernel

/// When reviewers work: from instants to time worked, and back.
///
/// Time worked is what a reviewer who is there in all working hours has done of them, in microseconds, from the Monday on or
/// before the run's first day. All reviewers work the same hours, and a review is paused in between.
package struct ReviewHours: Hashable, Sendable {
  private struct Span: Hashable, Sendable {
    /// From Monday 00:00, and how much is worked in the week before.
    let start: Int64
    let length: Int64
    let before: Int64
  }

  private static let week = SimDuration.days(7).microseconds

  /// The Monday 00:00 on or before the run's first day, which is 0.
  private let monday: Int64
  /// The spells of a week, none of which reaches into the next.
  private let spans: [Span]
  /// Time worked in a week.
  private let perWeek: Int64
  /// How long a review takes.
  package let review: Int64

  /// The hours of a queue's reviewers.
  package init(_ appeals: Appeals, on calendar: StudyCalendar) {
    let day = SimDuration.day.microseconds
    monday = -day * Int64(calendar.date(ofDay: 0).weekday.rawValue)
    review = appeals.review.microseconds
    let length = appeals.hours.length.microseconds
    var starts: [(start: Int64, length: Int64)] = []
    for weekday in Set(appeals.hours.days).sorted() {
      let start =
        day * Int64(weekday.rawValue) + appeals.hours.from.sinceMidnight.microseconds
      // From 24:00 on Sunday is from 0:00 on Monday.
      let first = start % Self.week
      let beyond = max(first + length - Self.week, 0)
      starts.append((first, length - beyond))
      if beyond > 0 { starts.append((0, beyond)) }
    }
    var before: Int64 = 0
    spans = starts.sorted { $0.start < $1.start }.map { spell in
      defer { before += spell.length }
      return Span(start: spell.start, length: spell.length, before: before)
    }
    perWeek = before
  }

  /// Time worked up to an instant. Complexity: O(spells of a week).
  package func worked(by time: Int64) -> Int64 {
    let since = time - monday
    let week = since / Self.week
    let within = since % Self.week
    if perWeek == Self.week { return since }
    var sum = week * perWeek
    for span in spans where span.start < within {
      sum += min(within - span.start, span.length)
    }
    return sum
  }

  /// The first instant at which so much time is worked. Complexity: O(spells of a week).
  ///
  /// - Precondition: `worked` is above 0.
  package func instant(worked: Int64) -> Int64 {
    if perWeek == Self.week { return monday + worked }
    let week = (worked - 1) / perWeek
    let within = worked - week * perWeek
    let span = spans.last { $0.before < within } ?? spans[0]
    return monday + week * Self.week + span.start + (within - span.before)
  }

  /// When an appeal is decided that nobody is before.
  package func decision(filedAt time: Int64) -> Int64 { instant(worked: worked(by: time) + review) }
}
