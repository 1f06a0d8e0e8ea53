import Foundation
import MerchantModel

/// When contacts came: which days the log covers, whether its first and last days are whole, and where it has holes.
///
/// How many contacts a stretch should have had says whether it is a hole or merely quiet: their mean number at that time of
/// day on the other days of the same weekday, if there are two of them, else on all other days. Days differ, so a stretch
/// counts as a hole only if its chance is below 1 in 1,000 even where the day's level is gamma distributed with a
/// coefficient of variation of 0.5: then (1 + m/4)^-4 is the chance of nothing where m are expected.
struct DayCoverage: Sendable {
  /// One day's contacts.
  private struct Day: Sendable {
    var count = 0
    /// The first and the last, in microseconds since midnight.
    var first = Int64.max
    var last = Int64.min
  }

  /// A stretch of a day without contacts, in local microseconds since 1970-01-01 00:00.
  struct Hole: Sendable, Equatable {
    let from: Int64
    let to: Int64
  }

  /// Whether a first or last day is whole.
  enum Wholeness: String, Sendable {
    case whole
    case partial
    case tooFewToTell
  }

  /// The expected number at which nothing at all is less likely than 1 in 1,000.
  static let fewest = 4 * (pow(1_000, 0.25) - 1)

  private var days: [Int: Day] = [:]
  /// Contacts by weekday, Monday first, and minute of the day.
  private var minutes = [[Int]](repeating: [Int](repeating: 0, count: 1_440), count: 7)
  private var latest: Int64?
  /// Stretches within a day in which nothing came though something should have.
  private(set) var holes: [Hole] = []
  /// How many contacts came at midnight to the microsecond.
  private(set) var atMidnight = 0
  /// All contacts.
  private(set) var count = 0

  /// Adds a contact, by local time.
  mutating func add(_ local: Int64) {
    let time = WrittenTime(micros: local, offset: nil)
    let micros = time.micros ?? 0
    var day = days[time.day] ?? Day()
    day.count += 1
    day.first = min(day.first, micros)
    day.last = max(day.last, micros)
    days[time.day] = day
    minutes[Self.weekday(time.day)][Int(micros / 60_000_000)] += 1
    count += 1
    if micros == 0 { atMidnight += 1 }
  }

  /// The days that have contacts, in order.
  var dayNumbers: [Int] { days.keys.sorted() }

  /// Whether the first day begins with the log: as many contacts were to be expected before its first one.
  var first: Wholeness {
    guard let day = dayNumbers.first, let known = days[day] else { return .tooFewToTell }
    return wholeness(day, missing: 0..<Int(known.first / 60_000_000))
  }

  /// Whether the last day ends with the log.
  var last: Wholeness {
    guard let day = dayNumbers.last, let known = days[day] else { return .tooFewToTell }
    return wholeness(day, missing: Int(known.last / 60_000_000) + 1..<1_440)
  }

  private func wholeness(_ day: Int, missing: Range<Int>) -> Wholeness {
    // With less than this on a whole day, no gap in it could be told.
    guard days.count >= 4, expected(on: day, in: 0..<1_440) >= Self.fewest else {
      return .tooFewToTell
    }
    return expected(on: day, in: missing) >= Self.fewest ? .partial : .whole
  }

  /// The days without contacts between the first and the last, in runs. Weekdays that never have any are no gaps.
  var emptyDays: [ClosedRange<Int>] {
    let known = dayNumbers
    let closed = closedWeekdays
    var runs: [ClosedRange<Int>] = []
    for (before, after) in zip(known, known.dropFirst()) where after > before + 1 {
      let empty = (before + 1...after - 1).filter {
        !closed.contains(CivilDate(dayNumber: $0).weekday)
      }
      if let first = empty.first, let last = empty.last { runs.append(first...last) }
    }
    return runs
  }

  /// Weekdays of which the log covers at least two, and none has a contact.
  var closedWeekdays: [Weekday] {
    guard let first = days.keys.min(), let last = days.keys.max() else { return [] }
    let open = dayNumbers.map { CivilDate(dayNumber: $0).weekday }
    return Weekday.allCases.filter { weekday in
      let covered = (first...last).count { CivilDate(dayNumber: $0).weekday == weekday }
      return covered >= 2 && !open.contains(weekday)
    }
  }

  /// Notes contacts in order of time, to find holes within days.
  mutating func noteForGaps(_ local: Int64) {
    defer { latest = local }
    // No more are kept than anybody reads.
    guard let latest, holes.count < 1_000, local - latest > 600_000_000 else { return }
    let (before, after) = (
      WrittenTime(micros: latest, offset: nil), WrittenTime(micros: local, offset: nil)
    )
    guard before.day == after.day, days.count >= 4 else { return }
    let range =
      Int((before.micros ?? 0) / 60_000_000)
      + 1..<max(
        Int((before.micros ?? 0) / 60_000_000) + 1, Int((after.micros ?? 0) / 60_000_000))
    if expected(on: before.day, in: range) >= Self.fewest {
      holes.append(Hole(from: latest, to: local))
    }
  }

  /// How many contacts were to be expected in some minutes of a day, by what came on others: on those of the same weekday, if
  /// there are two.
  private func expected(on day: Int, in range: Range<Int>) -> Double {
    let weekday = Self.weekday(day)
    let alike = days.keys.count { Self.weekday($0) == weekday } - 1
    let chosen = alike >= 2 ? [minutes[weekday]] : minutes
    let others = alike >= 2 ? alike : days.count - 1
    guard others > 0 else { return 0 }
    // In a stretch without contacts the day itself adds nothing.
    let own = range.count == 1_440 ? days[day]?.count ?? 0 : 0
    return Double(chosen.reduce(-own) { $0 + $1[range].reduce(0, +) }) / Double(others)
  }

  private static func weekday(_ day: Int) -> Int { CivilDate(dayNumber: day).weekday.rawValue }
}
