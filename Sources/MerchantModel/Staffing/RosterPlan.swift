import SimKernel

/// A part of a shift that is worked without a break, since Monday 00:00; ends may lie in the next week.
package struct WeeklySpan: BitwiseCopyable {
  package var start: SimDuration
  package var end: SimDuration
  /// The whole shift it is part of.
  var shiftStart: SimDuration
  var shiftEnd: SimDuration

  init(start: SimDuration, end: SimDuration, shift: (start: SimDuration, end: SimDuration)) {
    self.start = start
    self.end = end
    shiftStart = shift.start
    shiftEnd = shift.end
  }
}

/// Where the shifts of one roster lie in a table of weekly spans, and its dated shifts in one of those.
struct RosterPlan: BitwiseCopyable {
  var first: Int
  var count: Int
  var firstDated = 0
  var datedCount = 0
}

/// Where an agent is in the weeks of its roster: in a part of a shift, or before the next one.
struct ShiftCursor: BitwiseCopyable {
  /// The Monday 00:00 of the week the next span is looked up in.
  private var week: SimTime
  private var nextIndex = 0
  /// The next dated shift.
  private var nextDated = 0
  /// The current part of a shift, or the next one: it ends with the shift, or with the next break.
  private(set) var start = SimTime.distantPast
  private(set) var end = SimTime.distantPast
  /// The whole shift it is part of.
  private(set) var shiftStart = SimTime.distantPast
  private var shiftEnd = SimTime.distantPast
  /// When the work began of which this shift is part: shifts that touch are one, breaks or not.
  private(set) var workBegan = SimTime.distantPast

  /// A cursor before the first shift that ends after time zero.
  ///
  /// - Parameter monday: the Monday 00:00 on or before the first simulated day.
  init(monday: SimTime) {
    week = monday - .days(7)
  }

  /// The next span of the roster; false if it has none.
  mutating func step(
    _ roster: RosterPlan, in spans: borrowing Buffer<WeeklySpan>,
    _ dated: borrowing Buffer<DatedSpan>
  ) -> Bool {
    if nextDated < roster.datedCount && stepsToDated(roster, in: spans, dated) { return true }
    guard roster.count > 0 else {
      start = .distantFuture
      end = .distantFuture
      return false
    }
    if nextIndex == roster.count {
      nextIndex = 0
      week += .days(7)
    }
    let span = spans[roster.first + nextIndex]
    nextIndex += 1
    start = week + span.start
    end = week + span.end
    // After a break the same shift goes on: so does the work, unless the shift was skipped.
    let goesOn = week + span.shiftStart == shiftEnd || week + span.shiftEnd == shiftEnd
    shiftStart = week + span.shiftStart
    shiftEnd = week + span.shiftEnd
    if !goesOn { workBegan = shiftStart }
    return true
  }

  /// Moves on to the next dated shift, if it starts before the next one of the week or with it.
  @inline(never)
  private mutating func stepsToDated(
    _ roster: RosterPlan, in spans: borrowing Buffer<WeeklySpan>,
    _ dated: borrowing Buffer<DatedSpan>
  ) -> Bool {
    let span = dated[roster.firstDated + nextDated]
    if roster.count > 0 {
      let isOver = nextIndex == roster.count
      let next = spans[roster.first + (isOver ? 0 : nextIndex)].start
      guard span.start <= week + next + (isOver ? .days(7) : .zero) else { return false }
    }
    nextDated += 1
    let goesOn = span.start == shiftEnd
    (start, end) = (span.start, span.end)
    (shiftStart, shiftEnd) = (span.start, span.end)
    if !goesOn { workBegan = shiftStart }
    return true
  }

  /// Says that the current span is not worked; what follows it does not continue it.
  mutating func skip() {
    end = .distantPast
    shiftEnd = .distantPast
  }
}
