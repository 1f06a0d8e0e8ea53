import Calibration
import Forecasting
import Foundation
import MerchantModel
import Scenarios
import SimStatistics
import Testing

/// Forecasts of logs that were simulated with known values.
///
/// A few hundred logs in the suite; in `make validation` several thousand, so that coverage is known to 1.5 points.
@Suite struct ForecastValidationTests {
  private static let isLong = ProcessInfo.processInfo.environment["RINGSIDE_VALIDATION"] != nil
  private static let known = 14
  private static let days = 16

  /// Ten small shops for two weeks and two days.
  private static func shop(_ settings: [String] = []) throws -> Scenario {
    try Shop.scenario(
      ["segments.shop.merchants=10", "calendar.days=\(days)", "rule.minimumCalls=3"] + settings)
  }

  private static func draws(
    _ scenario: Scenario, as history: History, count: Int
  ) throws -> HistoryDraws {
    try HistoryDraws(
      scenario, as: history, days: days, looked: 0..<days, count: count, threads: 2)
  }

  /// The place of a value among draws, found without sorting them.
  private static func place(of value: Double, in draws: [Double?]) -> PIT {
    var (below, equal, count) = (0, 0, 0)
    for case let draw? in draws {
      count += 1
      if draw < value { below += 1 } else if draw == value { equal += 1 }
    }
    let all = Double(count + 1)
    return PIT(lower: Double(below) / all, upper: Double(below + equal + 1) / all)
  }

  @Test("Bands of 50 and 90 % hold their share of logs, from the level of the days before")
  func coverage() throws {
    let scenario = try Self.shop()
    let first = try Shop.history(try Shop.log(of: scenario), in: scenario)
    let count = Self.isLong ? 11_000 : 300
    let draws = try Self.draws(scenario, as: first, count: count)
    var places: [LogMeasure: [PIT]] = [:]
    var totals: [LogMeasure: [PIT]] = [:]
    let judges = RuleJudges(first.laidOver(scenario))
    let last = Self.days - 1
    for replication in 0..<UInt64(count) {
      // Every 100th by way of the file.
      let history =
        replication % 100 == 0
        ? try Shop.history(try Shop.log(of: scenario, replication: replication), in: scenario)
        : History(simulated: scenario, replication: replication)
      let series = DaySeries(history, judges)
      let forecast = Forecast(
        draws, after: history, series, range: Self.known..<Self.days, isAnchored: true)
      for paths in forecast.paths {
        if let value = series.days[last].value(paths.measure) {
          places[paths.measure, default: []].append(
            Self.place(of: value, in: paths.draws.map { $0[last - Self.known] }))
        }
        if let value = series.sum(Self.known..<Self.days).value(paths.measure) {
          totals[paths.measure, default: []].append(Self.place(of: value, in: paths.totals))
        }
      }
    }
    for measure in LogMeasure.allCases {
      for (what, found) in [("a day", places[measure] ?? []), ("two days", totals[measure] ?? [])] {
        #expect(found.count > count * 9 / 10)
        for level in [0.5, 0.9] {
          let share = try #require(BandCoverage(found, level: level).share)
          let reach = Self.reach(level, found.count, draws: count)
          if Self.isLong {
            print("\(measure.rawValue) of \(what): \(share) within \(level) ± \(reach)")
            // What is stated: 90 ± 1.5 %.
            #expect(level != 0.9 || reach < 0.015)
          }
          #expect(abs(share - level) < reach)
        }
      }
    }
  }

  /// How far a share of right bands may lie from its level: joint limits at 99 % for all 24 comparisons (Bonferroni). Every log
  /// is compared with the same draws, whose own quantiles are as uncertain as so many logs': their binomial variances add.
  private static func reach(_ level: Double, _ logs: Int, draws: Int) -> Double {
    let variance = level * (1 - level) * (1 / Double(logs) + 1 / Double(draws))
    return StandardNormal.quantile(1 - 0.01 / 48) * variance.squareRoot() + 1 / Double(draws)
  }

  /// A model with one thing wrong, and which figures can tell it.
  private struct Mistake {
    let settings: [String]
    let subjects: [LogStatistic]
    /// The share of logs in which it must be found.
    let power: Double
  }

  private static let mistakes = [
    Mistake(
      settings: ["segments.shop.dayEffect.persistence=0"],
      subjects: [.answerCorrelation, .lowAfterLow, .suspensions, .lowDays], power: 0.5),
    Mistake(
      settings: ["customer.ringPatience={exponential: {mean: 25 s}}"],
      subjects: [.abandoned, .abandonedWait, .answerWait, .answerRate, .ringsPerContact],
      power: 0.95),
    Mistake(
      settings: [
        "segments.shop.answering.foreground.chance=60 %",
        "segments.shop.answering.background.chance=60 %",
      ], subjects: [.answerRate, .answerWait, .lowDays, .suspensions, .abandoned], power: 0.95),
  ]

  /// The shops of the question of power: 30 of them for eight weeks.
  private static let large = ["segments.shop.merchants=30", "calendar.days=56"]

  private static func verdicts(
    of model: Scenario, on truth: Scenario, logs: Int, draws count: Int
  ) throws -> [Validation] {
    let first = History(simulated: truth, replication: 0)
    let draws = try HistoryDraws(
      model, as: first, days: first.days, looked: 0..<first.days, count: count, threads: 2)
    return (0..<UInt64(logs)).map { replication in
      Validation(
        History(simulated: truth, replication: replication), draws, of: model, split: 0)
    }
  }

  @Test("A right model is refuted no more often than stated")
  func falseRefutations() throws {
    let truth = try Self.shop()
    let logs = Self.isLong ? 1_000 : 60
    let found = try Self.verdicts(of: truth, on: truth, logs: logs, draws: Self.isLong ? 999 : 99)
    let refuted = found.count(where: \.isRefuted)
    if Self.isLong { print("a right model: \(refuted) of \(logs) refuted") }
    // Four standard errors, those of the limit from so few draws among them.
    let error = (0.05 * 0.95 * (1 / Double(logs) + 1 / (Self.isLong ? 999 : 99))).squareRoot()
    #expect(Double(refuted) / Double(logs) < 0.05 + 4 * error)
  }

  @Test("Wrong persistence, patience and chance of answering are found", arguments: 0..<3)
  func power(place: Int) throws {
    let mistake = Self.mistakes[place]
    let truth = try Self.shop(Self.large)
    let logs = Self.isLong ? 100 : 4
    let found = try Self.verdicts(
      of: try Self.shop(Self.large + mistake.settings), on: truth, logs: logs,
      draws: Self.isLong ? 399 : 59)
    let refuted = found.count(where: \.isRefuted)
    let named = found.count { validation in
      validation.figures.contains { figure in
        guard figure.isRefuted, case .statistic(let statistic) = figure.subject else {
          return false
        }
        return mistake.subjects.contains(statistic)
      }
    }
    if Self.isLong {
      print("\(mistake.settings): \(refuted) refuted, \(named) by its own, of \(logs)")
    }
    // In the suite a few logs alone: one of four at least, which a power of a half fails once in 16 seeds; the seed is fixed.
    #expect(Double(named) / Double(logs) >= (Self.isLong ? mistake.power : 0.25))
  }
}
