import MerchantModel
import Testing

/// Which days a log covers, and where it has holes.
struct CoverageTests {
  private static let mapping = "mapping: {title: x}\ncontacts: {arrives: t}\n"

  /// Contacts every so many minutes from 9:00 to 21:00 of days from Monday 2026-03-02, except where a closure says no.
  private func log(
    days: Int, every step: Int = 15,
    _ isThere: (_ day: Int, _ minute: Int) -> Bool = { _, _ in true }
  ) throws -> Taken {
    let first = try #require(CivilDate(year: 2026, month: 3, day: 2))
    var text = "t\n"
    for day in 0..<days {
      for minute in stride(from: 540, to: 1_260, by: step) where isThere(day, minute) {
        let clock = [minute / 60, minute % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        text += "\(first.adding(days: day)) \(clock.joined(separator: ":"))\n"
      }
    }
    return try Taken(text, as: Self.mapping)
  }

  @Test("Whole days are whole")
  func whole() throws {
    let days = try #require(try log(days: 14).audit.days)
    #expect(days.firstIs == "whole" && days.lastIs == "whole")
    #expect(days.use == .init(from: "2026-03-02", to: "2026-03-15"))
    #expect(days.emptyDays.isEmpty && days.holes.isEmpty && days.closedWeekdays.isEmpty)
  }

  @Test("A first day that begins at four and a last one that ends at eleven are not to be used")
  func partial() throws {
    let taken = try log(days: 14) { day, minute in
      day == 0 ? minute >= 960 : day == 13 ? minute < 660 : true
    }
    let days = try #require(taken.audit.days)
    #expect(days.firstIs == "partial" && days.lastIs == "partial")
    #expect(days.use == .init(from: "2026-03-03", to: "2026-03-14"))
    #expect(taken.text.contains("to use: 2026-03-03 to 2026-03-14"))
  }

  /// Every 45 minutes are 16 a day. Nothing at all on a day has the chance (1 + 16 / 4)^-4 = 1 in 625 there: above 1 in
  /// 1,000, at which 18.5 would be expected.
  @Test("Where few come, a day's edge cannot be told")
  func few() throws {
    let days = try #require(try log(days: 14, every: 45) { $0 > 0 || $1 >= 960 }.audit.days)
    #expect(days.firstIs == "tooFewToTell")
    let more = try #require(try log(days: 14, every: 30) { $0 > 0 || $1 >= 1_200 }.audit.days)
    #expect(more.firstIs == "partial")
  }

  @Test("Days without a row are gaps, unless it is always that weekday")
  func gaps() throws {
    let days = try #require(
      try log(days: 21) { day, _ in day % 7 != 6 && !(8...9).contains(day) }.audit.days)
    #expect(days.closedWeekdays == ["sun"])
    #expect(days.emptyDays == [.init(from: "2026-03-10", to: "2026-03-11")])
  }

  /// 48 contacts a day: six hours lack 24, of which 18.5 or more are a hole; three hours lack 12.
  @Test("Hours in which nothing came though much was to be expected are holes")
  func holes() throws {
    let days = try #require(
      try log(days: 14) { day, minute in
        !(day == 5 && (720..<1_080).contains(minute)) && !(day == 7 && (720..<900).contains(minute))
      }.audit.days)
    #expect(days.holes == [.init(from: "2026-03-07T11:45:00", to: "2026-03-07T18:00:00")])
  }

  @Test("Times that are all midnight are dates")
  func midnight() throws {
    let taken = try Taken(
      "t\n2026-03-02 00:00:00\n2026-03-03 00:00:00\n", as: Self.mapping)
    #expect(taken.audit.findings.contains { $0.hasPrefix("every contact comes at midnight") })
  }
}
