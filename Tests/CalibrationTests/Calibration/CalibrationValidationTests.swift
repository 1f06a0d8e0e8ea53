import Calibration
import Foundation
import SimStatistics
import Testing

/// Intervals hold what was simulated in 95 % of seeds, for every kind of value that is fitted to counts.
///
/// A handful of seeds in the suite; in `make validation` 2,000 where a fit takes milliseconds, 400 where it takes a second. The
/// tests come one after the other, since they write one table.
@Suite(.serialized) struct CalibrationValidationTests {
  private static let isLong = ProcessInfo.processInfo.environment["RINGSIDE_VALIDATION"] != nil

  /// Fits to seeds on two threads and adds up what they note.
  private static func table(
    seeds: Int, _ note: @escaping @Sendable (UInt64, inout CoverageTable) throws -> Void
  ) async throws -> CoverageTable {
    try await withThrowingTaskGroup(of: CoverageTable.self) { group in
      for part in 0..<2 {
        group.addTask {
          var table = CoverageTable()
          for seed in stride(from: part, to: seeds, by: 2) { try note(UInt64(seed), &table) }
          return table
        }
      }
      var sum = CoverageTable()
      for try await table in group { sum.add(table) }
      return sum
    }
  }

  @Test("One series of days", arguments: [56, 168])
  func series(days: Int) async throws {
    var truth = SimulatedCounts()
    (truth.merchants, truth.days, truth.calls, truth.sizes) = (1, days, 60, 0)
    (truth.platformBusyness, truth.busyness, truth.persistence) = (0, 0.3, 0.5)
    let law = truth
    let table = try await Self.table(seeds: Self.isLong ? 2_000 : 60) { seed, table in
      let fit = try DemandFit(law.counts(seed: seed), isPooled: false)
      table.note("busyness", fit.shared.busyness, truth: law.busyness)
      table.note("persistence", fit.shared.persistence, truth: law.persistence)
      let total = law.weekdays.reduce(0, +)
      for (day, factor) in fit.weekdays.factors.enumerated() {
        table.note("weekdays", factor, truth: 7 * law.weekdays[day] / total)
      }
      table.note("calls a day", fit.volume.perDay, truth: law.calls * total / 7)
    }
    try CoveragePage.write(table, of: "one series, \(days) days")
    #expect(table.outside.isEmpty, "\(table.text)")
  }

  @Test("Merchants on a platform", arguments: [(20, 42), (40, 56)])
  func merchants(count: Int, days: Int) async throws {
    var truth = SimulatedCounts()
    (truth.merchants, truth.days) = (count, days)
    let law = truth
    let table = try await Self.table(seeds: Self.isLong ? 400 : 6) { seed, table in
      let fit = try DemandFit(law.counts(seed: seed), isPooled: false)
      table.note("merchants' busyness", fit.own?.busyness, truth: law.busyness)
      table.note("merchants' persistence", fit.own?.persistence, truth: law.persistence)
      table.note("platform's busyness", fit.shared.busyness, truth: law.platformBusyness)
      table.note("platform's persistence", fit.shared.persistence, truth: law.platformPersistence)
      table.note(
        "spread of sizes", fit.volume.spread, truth: (exp(law.sizes * law.sizes) - 1).squareRoot())
    }
    try CoveragePage.write(table, of: "\(count) merchants, \(days) days")
    #expect(table.outside.isEmpty, "\(table.text)")
  }

  @Test("Answer rates", arguments: [(20, 28), (40, 42)])
  func answers(count: Int, days: Int) async throws {
    var truth = SimulatedCounts()
    (truth.merchants, truth.days) = (count, days)
    let law = truth
    let table = try await Self.table(seeds: Self.isLong ? 400 : 6) { seed, table in
      let fit = try AnswerRateFit(law.counts(seed: seed))
      table.note("median share", fit.median, truth: 1 / (1 + exp(-law.logOdds)))
      table.note("spread of merchants", fit.spread, truth: law.spread)
      table.note("spread of days", fit.daySpread, truth: law.daySpread)
      table.note("persistence of days", fit.persistence, truth: law.dayPersistence)
    }
    try CoveragePage.write(table, of: "answers of \(count) merchants, \(days) days")
    #expect(table.outside.isEmpty, "\(table.text)")
  }

  @Test("Hours of a day", arguments: [40, 120])
  func hours(days: Int) async throws {
    var truth = SimulatedHours()
    truth.days = days
    let law = truth
    let table = try await Self.table(seeds: Self.isLong ? 400 : 6) { seed, table in
      let fit = try HourFit(law.counts(seed: seed), towards: [Double](repeating: 1, count: 24))
      for (hour, share) in fit.shares.enumerated() where SimulatedHours.shares[hour] > 0 {
        table.note("shares of hours", share, truth: SimulatedHours.shares[hour])
      }
    }
    try CoveragePage.write(table, of: "hours, \(days) days")
    #expect(table.outside.isEmpty, "\(table.text)")
  }

  @Test("How hours of a day differ", arguments: [(10, 28), (20, 56)])
  func swell(count: Int, days: Int) async throws {
    var truth = SimulatedSwell()
    (truth.merchants, truth.days) = (count, days)
    let law = truth
    let table = try await Self.table(seeds: Self.isLong ? 2_000 : 20) { seed, table in
      let (hours, days) = try law.counts(seed: seed)
      let fit = HourSwell(hours, days: days, isOwnAsked: true)
      table.note("merchants' hours", fit.own?.busyness, truth: law.busyness)
      table.note("persistence of merchants' hours", fit.own?.persistence, truth: law.persistence)
      table.note("platform's hours", fit.shared?.busyness, truth: law.platformBusyness)
      table.note(
        "persistence of platform's hours", fit.shared?.persistence, truth: law.platformPersistence)
    }
    try CoveragePage.write(table, of: "hours of \(count) merchants, \(days) days")
    #expect(table.outside.isEmpty, "\(table.text)")
  }

  @Test("Days whose hours differ", arguments: [(10, 28), (20, 56)])
  func swellingDays(count: Int, days: Int) async throws {
    var truth = SimulatedSwell()
    (truth.merchants, truth.days) = (count, days)
    // Merchants' own days and hours alone, whose hours add less to a day's variance than the days have themselves.
    (truth.platformBusyness, truth.platformDayBusyness, truth.dayBusyness) = (0, 0, 0.6)
    let law = truth
    let table = try await Self.table(seeds: Self.isLong ? 400 : 4) { seed, table in
      let (hours, days) = try law.counts(seed: seed)
      let fit = try DemandFit(
        SimulatedSwell.daily(hours, days: days), isPooled: false,
        swell: HourSwell(hours, days: days, isOwnAsked: true))
      table.note("merchants' busyness", fit.own?.busyness, truth: law.dayBusyness)
      table.note("merchants' persistence", fit.own?.persistence, truth: law.dayPersistence)
    }
    try CoveragePage.write(table, of: "days beside hours of \(count) merchants, \(days) days")
    #expect(table.outside.isEmpty, "\(table.text)")
  }
}
