/// Days as users name them: `3:7`, `-2:0`, `2026-03-02:2026-03-08`, or a single one.
public struct DayRange: Hashable, Sendable {
  /// The days by their place among the simulated ones.
  public let simulatedDays: Range<Int>

  /// Reads days; nil for anything else, and for days that are not simulated or in the wrong order.
  public init?(_ text: String, in calendar: StudyCalendar) {
    let ends = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (1...2).contains(ends.count),
      let first = DayRange.day(ends[0], in: calendar),
      let last = DayRange.day(ends[ends.count - 1], in: calendar),
      first <= last, first >= calendar.earlierDays, last < calendar.totalDays
    else { return nil }
    simulatedDays = first..<(last + 1)
  }

  private static func day(_ text: Substring, in calendar: StudyCalendar) -> Int? {
    // Far from the largest number, so that no sum overflows.
    if let number = Int(text), (-1_000_000...1_000_000).contains(number) {
      return number - 1 + calendar.countedDays.lowerBound
    }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, let year = Int(parts[0]),
      let month = Int(parts[1]), let day = Int(parts[2]),
      let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    return date.dayNumber - calendar.date(ofDay: 0).dayNumber
  }
}
