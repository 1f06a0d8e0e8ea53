import SimKernel

/// One shift of a week, since Monday 00:00; the end may lie in the next week.
struct WeeklySpan: BitwiseCopyable {
  var start: SimDuration
  var end: SimDuration
}

/// Where the shifts of one roster lie in a table of weekly spans.
struct RosterPlan: BitwiseCopyable {
  var first: Int
  var count: Int
}

/// Where an agent is in the weeks of its roster: in a shift, or before the next one.
struct ShiftCursor: BitwiseCopyable {
  /// The Monday 00:00 of the week the next span is looked up in.
  private var week: SimTime
  private var nextIndex = 0
  /// The current shift, or the next one.
  private(set) var start = SimTime.distantPast
  private(set) var end = SimTime.distantPast
  /// When the work began of which this shift is part: shifts that touch are one.
  private(set) var workBegan = SimTime.distantPast

  /// A cursor before the first shift that ends after time zero.
  ///
  /// - Parameter monday: the Monday 00:00 on or before the first simulated day.
  init(monday: SimTime) {
    week = monday - .days(7)
  }

  /// The next span of the roster; false if it has none.
  mutating func step(_ roster: RosterPlan, in spans: borrowing Buffer<WeeklySpan>) -> Bool {
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
    let touches = week + span.start == end
    start = week + span.start
    end = week + span.end
    if !touches { workBegan = start }
    return true
  }

  /// Says that the current span is not worked; what follows it does not continue it.
  mutating func skip() {
    end = .distantPast
  }
}
