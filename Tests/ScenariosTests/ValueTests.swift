import MerchantModel
import Scenarios
import SimKernel
import SimRandom
import Testing

/// Single values as people write them.
struct ValueTests {
  private static func shop(_ field: String, _ text: String) throws -> Shop {
    try Shop.load("title: t\nsegments: {a: {agents: 1}}\n", settings: ["\(field)=\(text)"]).value
  }

  /// A scenario whose first shift begins at a plain, unquoted time.
  private static func from(_ text: String) throws -> TimeOfDay {
    let yaml = "title: t\nsegments: {a: {agents: 1, shifts: [{from: \(text), to: 0:01}]}}\n"
    return try Shop.load(yaml).value.segments[0].value.shifts[0].from
  }

  static let durations: [(text: String, microseconds: Int64)] = [
    ("0 s", 0), ("1 us", 1), ("3 µs", 3), ("3 μs", 3), ("500 ms", 500_000), ("8 s", 8_000_000),
    ("45 min", 2_700_000_000), ("45min", 2_700_000_000), ("1 h 30 min", 5_400_000_000),
    ("1h30min", 5_400_000_000), ("1.5 h", 5_400_000_000), ("0.1 s", 100_000),
    ("0.0000005 s", 1), ("0.0000014 s", 1), ("3 days", 259_200_000_000),
    ("1 week 1 day", 691_200_000_000), ("2 hours 1 second", 7_201_000_000),
    ("3155760000000000 us", 3_155_760_000_000_000), ("36525 days", 3_155_760_000_000_000),
    ("0.333333333333333333333333 h", 1_200_000_000),
  ]

  @Test("A duration is exact to the microsecond", arguments: durations)
  func duration(text: String, microseconds: Int64) throws {
    let delay = try Self.shop("segments.a.text", text).segments[0].value.text
    #expect(delay == .constant(Double(microseconds) / 1e6))
  }

  @Test(
    "A duration beyond 100 years, or 64 bits of microseconds, is an error, never another duration",
    arguments: [
      "36525 days 1 us", "3155760000000001 us", "36526 days",
      "9223372036854775808 us", "106751992 days", "99999999999999999999 s", "1e300 s",
      "9223372036854775807 us 1 us", "18446744073709551615 us", "30500568 weeks",
      "0.0000001 s",
    ])
  func overflow(text: String) {
    #expect(throws: ScenarioError.self) { try Self.shop("segments.a.text", text) }
  }

  static let times: [(text: String, minutes: Int64)] = [
    ("8:30", 510), ("08:30", 510), ("\"8:30\"", 510), ("0:00", 0), ("00:00", 0), ("23:59", 1_439),
    ("9:05", 545), ("20:30", 1_230),
  ]

  @Test("A time of day is what it looks like, with quotes or without", arguments: times)
  func time(text: String, minutes: Int64) throws {
    #expect(try Self.from(text).sinceMidnight == .minutes(minutes))
  }

  @Test("24:00 is the end of the day, seconds are allowed")
  func edges() throws {
    #expect(try Self.from("24:00") == .endOfDay)
    #expect(try Self.from("8:30:15").sinceMidnight == .seconds(30_615))
  }

  @Test(
    "What is no time of day is an error",
    arguments: ["510", "8.30", "8:3", "24:01", "25:00", "8:60", "-1:30", "8:30 am", "008:30", ":"])
  func noTime(text: String) {
    #expect(throws: ScenarioError.self) { try Self.from(text) }
  }

  static let probabilities: [(text: String, value: Double)] = [
    ("0", 0), ("1", 1), ("0.85", 0.85), ("85 %", 0.85), ("85%", 0.85), ("0.1 %", 0.001),
    ("62.5 %", 0.625), ("100 %", 1), ("1e-3", 0.001), ("7 %", 0.07),
  ]

  @Test("A probability is a share or a percentage, rounded once", arguments: probabilities)
  func probability(text: String, value: Double) throws {
    #expect(try Self.shop("rule.threshold", text).rule.threshold.value == value)
  }

  @Test(
    "What is no probability is an error",
    arguments: ["1.3", "-0.1", "101 %", "-1 %", "%", "85 percent", "1e400", ".nan", "0x1", "1_0"])
  func noProbability(text: String) {
    #expect(throws: ScenarioError.self) { try Self.shop("rule.threshold", text) }
  }

  @Test("A seed has all 64 bits")
  func seed() throws {
    #expect(try Self.shop("seed", "18446744073709551615").seed == .max)
    #expect(throws: ScenarioError.self) { try Self.shop("seed", "18446744073709551616") }
    #expect(throws: ScenarioError.self) { try Self.shop("seed", "-1") }
  }

  @Test("Spans of weekdays go round the week")
  func weekdays() throws {
    func days(_ text: String) throws -> [Weekday] {
      let yaml = """
        title: t
        segments: {a: {agents: 1, shifts: [{days: \(text), from: 1:00, to: 2:00}]}}
        """
      return try Shop.load(yaml).value.segments[0].value.shifts[0].days
    }
    #expect(try days("mon-fri") == Array(Weekday.allCases.prefix(5)))
    #expect(try days("sat-mon") == [.saturday, .sunday, .monday])
    #expect(try days("daily") == Weekday.allCases)
    #expect(try days("[sun, tue]") == [.sunday, .tuesday])
    #expect(try days("wed") == [.wednesday])
  }
}
