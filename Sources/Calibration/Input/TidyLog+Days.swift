extension TidyLog {
  /// The days from the first whole one to the last on which anything of customers is in a log of events, counted from
  /// 1970-01-01; nil where there is none.
  ///
  /// A first or last day counts as whole unless it is seen to be cut off: see ``DayCoverage``.
  package var wholeDays: ClosedRange<Int>? {
    var coverage = DayCoverage()
    for event in events where event.subject == .contact || event.subject == .call {
      coverage.add(event.start)
    }
    guard var first = coverage.dayNumbers.first, var last = coverage.dayNumbers.last else {
      return nil
    }
    if coverage.first == .partial { first += 1 }
    if coverage.last == .partial { last -= 1 }
    return first <= last ? first...last : nil
  }
}
