import Calibration
import MerchantModel
import SimKernel

extension History {
  /// Takes a log as `ingest` wrote it.
  ///
  /// Of events, a first or last day that is cut off is left out. Of counts, a day without a row is one on which nothing is known
  /// of the merchant, unless no merchant has one: then it is a day without calls.
  ///
  /// - Parameters:
  ///   - log: The log.
  ///   - segments: The segment of each of its merchants.
  ///   - scenario: The scenario that has these segments, for their nights.
  /// - Throws: ``CalibrationError`` where there is no day.
  /// - Complexity: O(n log n) for n rows.
  package init(
    _ log: TidyLog, segments: [String], in scenario: Scenario
  ) throws(CalibrationError) {
    let places = segments.map { name in scenario.segments.firstIndex { $0.name == name } ?? 0 }
    guard let range = log.isOfCounts ? Self.countedDays(log) : log.wholeDays else {
      throw .tooLittle(what: "\(log.name) has no whole day")
    }
    let merchants =
      log.isOfCounts
      ? try Self.countedMerchants(log, places, range)
      : Self.merchants(log, places, range, scenario)
    self.init(
      name: log.name, firstDay: range.lowerBound, days: range.count, hasCalls: !log.isOfCounts,
      merchants: merchants)
  }

  private static func countedDays(_ log: TidyLog) -> ClosedRange<Int>? {
    let days = log.counts.map(\.day)
    guard let first = days.min(), let last = days.max() else { return nil }
    return first...last
  }

  private static func merchants(
    _ log: TidyLog, _ segments: [Int], _ range: ClosedRange<Int>, _ scenario: Scenario
  ) -> [Merchant] {
    var rows = log.merchants.map { _ in MerchantRows(from: range.lowerBound, days: range.count) }
    for event in log.events {
      rows[event.merchant].add(
        event.subject, at: event.start, contact: event.contact, outcome: event.outcome,
        wait: event.wait, duration: event.duration)
    }
    return rows.indices.map { place in
      let segment = segments[place]
      return rows[place].merchant(
        log.merchants[place], segment: segment, night: scenario.segments[segment].night)
    }
  }

  private static func countedMerchants(
    _ log: TidyLog, _ segments: [Int], _ range: ClosedRange<Int>
  ) throws(CalibrationError) -> [Merchant] {
    let days = range.count
    var counts = [[(offered: Int, answered: Int)?]](
      repeating: [(offered: Int, answered: Int)?](repeating: nil, count: days),
      count: log.merchants.count)
    var isOpen = [Bool](repeating: false, count: days)
    for row in log.counts {
      guard let answered = row.answered else {
        throw .tooLittle(what: "\(log.name) does not say how many calls were answered")
      }
      let day = row.day - range.lowerBound
      isOpen[day] = true
      let before = counts[row.merchant][day]
      counts[row.merchant][day] = (
        (before?.offered ?? 0) + row.offered, (before?.answered ?? 0) + answered
      )
    }
    // Of one merchant alone, a day without a row may be either.
    let closes = log.merchants.count > 1
    return log.merchants.indices.map { place in
      var (calls, spells, gap): ([HistoryJudge.Call], [Spell], Int?) = ([], [], nil)
      let opens = counts[place].firstIndex { $0 != nil } ?? days
      for day in opens..<days {
        guard let count = counts[place][day] else {
          if isOpen[day] || !closes { gap = gap ?? day }
          continue
        }
        if let start = gap { spells.append(Spell(start: midnight(start), end: midnight(day))) }
        gap = nil
        calls += counted(count.offered, count.answered, on: day, after: calls.count)
      }
      if let start = gap { spells.append(Spell(start: midnight(start), end: midnight(days))) }
      return Merchant(
        name: log.merchants[place], segment: segments[place], opens: opens, days: days,
        calls: calls, contacts: [], spells: spells)
    }
  }

  /// Calls of a count, the answered ones first, each of a customer of its own.
  static func counted(
    _ offered: Int, _ answered: Int, on day: Int, after place: Int
  ) -> [HistoryJudge.Call] {
    (0..<offered).map { number in
      let time = midnight(day) + .hours(12) + .microseconds(Int64(number))
      return HistoryJudge.Call(
        contact: UInt64(place + number), startedAt: time, endedAt: time,
        isAnswered: number < answered)
    }
  }
}
