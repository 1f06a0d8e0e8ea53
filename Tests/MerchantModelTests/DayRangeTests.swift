import MerchantModel
import Testing

/// Days as users name them.
struct DayRangeTests {
  /// Ten counted days from 2026-03-02 after three of warm-up.
  private var calendar: StudyCalendar {
    var calendar = StudyCalendar()
    calendar.days = 10
    calendar.warmup = 3
    return calendar
  }

  @Test(
    "Numbers count from the first counted day, dates are dates",
    arguments: [
      ("1", 3..<4), ("1:1", 3..<4), ("1:10", 3..<13), ("0", 2..<3), ("-2:0", 0..<3),
      ("2026-03-02", 3..<4), ("2026-02-27:2026-03-11", 0..<13), ("-2:2026-03-02", 0..<4),
    ])
  func days(text: String, days: Range<Int>) {
    #expect(DayRange(text, in: calendar)?.simulatedDays == days)
  }

  @Test(
    "What is no day of the run is refused",
    arguments: [
      "", ":", "1:", ":1", "2:1", "-3", "11", "1:11", "1:2:3", "x", "1.5", "2026-03-12",
      "2026-02-26", "2026-02-30", "26-03-02", "9223372036854775807", "-9223372036854775808",
    ])
  func refused(text: String) {
    #expect(DayRange(text, in: calendar) == nil)
  }
}
