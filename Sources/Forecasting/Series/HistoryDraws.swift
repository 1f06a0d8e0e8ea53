import Calibration
import MerchantModel
import Runs
import SimKernel
import Studies

/// Histories that a scenario's merchants could have had, counted as the log of real ones is.
package struct HistoryDraws: Sendable {
  /// A simulated history.
  package struct Draw: Sendable {
    /// Its days.
    package let series: DaySeries
    /// Its figures over the days that are looked at.
    package let statistics: [Double?]
  }

  /// The draws, in the order of their replications.
  package private(set) var draws: [Draw] = []
  /// Whether any rule judges their days.
  package let isJudged: Bool
  /// What they cost.
  package private(set) var cost = StudyCost()

  /// Replications from here on are for forecasts, so that no log of a scenario is forecast by itself.
  private static let firstReplication: UInt64 = 1 << 50

  /// Simulates.
  ///
  /// - Parameters:
  ///   - scenario: What is simulated; its calendar and numbers of merchants are the history's.
  ///   - history: What the draws are of the form of: its first day, its merchants, and whether it has single calls.
  ///   - days: How many days are simulated, those after the history's end among them.
  ///   - looked: The days that figures are of.
  ///   - count: How many draws.
  ///   - onProgress: Called with the number of draws done; throwing ends the work.
  /// - Throws: What `onProgress` throws.
  package init(
    _ scenario: Scenario, as history: History, days: Int, looked: Range<Int>, count: Int,
    threads: Int, onProgress: (Int) throws -> Void = { _ in }
  ) throws {
    var scenario = scenario
    scenario.calendar.start = history.date(0)
    scenario.calendar.days = days
    for place in scenario.segments.indices {
      scenario.segments[place].merchants = history.merchants.count { $0.segment == place }
    }
    let simulated = scenario
    isJudged = scenario.isUnderRules
    var judged = simulated
    judged.calendar = StudyCalendar()
    judged.calendar.start = history.date(0)
    judged.calendar.days = days
    let judging = judged
    let hasCalls = history.hasCalls
    try WorkerPool(threads: threads).run(
      count: count, order: .byNumber,
      makeWorker: { RuleJudges(judging) },
      perform: { judges, number in
        let whole = History(
          simulated: simulated, replication: Self.firstReplication + UInt64(number))
        let drawn = hasCalls ? whole : whole.counted
        let series = DaySeries(drawn, judges)
        return Draw(
          series: series,
          statistics: LogStatistics(drawn, series, in: looked).values)
      },
      deliver: { number, draw in
        draws.append(draw)
        try onProgress(number + 1)
      })
    cost = StudyCost(
      replications: count,
      merchantDays: count * history.merchants.count * simulated.calendar.totalDays)
  }
}

extension History {
  /// The history that a scenario's merchants have in a replication; its segments may have no merchants.
  package init(simulated scenario: Scenario, replication: UInt64) {
    let first = scenario.calendar.start.dayNumber
    let days = scenario.calendar.days
    let places = scenario.segments.enumerated().flatMap { place, segment in
      [Int](repeating: place, count: segment.merchants)
    }
    var merchants: [Merchant] = []
    SimulatedLog(of: scenario, replication: replication).forEachMerchant { name, events in
      var rows = MerchantRows(from: first, days: days)
      for event in events {
        rows.add(
          event.subject, at: event.start, contact: event.contact, outcome: event.outcome,
          wait: event.wait, duration: event.duration)
      }
      let segment = places[merchants.count]
      merchants.append(
        rows.merchant(name, segment: segment, night: scenario.segments[segment].night))
    }
    self.init(
      name: scenario.title, firstDay: first, days: days, hasCalls: true, merchants: merchants)
  }

  /// What counts of days would say of it: no day on which a feature was off for a while.
  package var counted: History {
    History(
      name: name, firstDay: firstDay, days: days, hasCalls: false,
      merchants: merchants.map { merchant in
        var calls: [HistoryJudge.Call] = []
        var spells: [Spell] = []
        for day in 0..<days {
          guard !isUnknown(day, of: merchant) else {
            if let last = spells.last, last.end == Self.midnight(day) {
              spells[spells.count - 1] = Spell(start: last.start, end: Self.midnight(day + 1))
            } else {
              spells.append(Spell(start: Self.midnight(day), end: Self.midnight(day + 1)))
            }
            continue
          }
          let own = merchant.calls.filter { Self.day(max($0.startedAt, .zero)) == day }
          calls += Self.counted(
            own.count, own.count(where: \.isAnswered), on: day, after: calls.count)
        }
        return Merchant(
          name: merchant.name, segment: merchant.segment, opens: 0, days: days, calls: calls,
          contacts: [], spells: spells)
      })
  }
}
