import Foundation
import Testing

/// The last five working days of a small bank's three weeks, forecast from the first ten. The bank's calls are no part of the
/// project: `RINGSIDE_DATA` names the folder that has them.
private enum BankFile {
  static let path = ProcessInfo.processInfo.environment["RINGSIDE_DATA"]
    .map { $0 + "/bank_feb1999/calls.csv" }
    .flatMap { FileManager.default.fileExists(atPath: $0) ? $0 : nil }
}

@Suite(.enabled(if: BankFile.path != nil, "RINGSIDE_DATA names no folder with the bank's calls"))
struct BankForecastTests {
  private static let mapping = """
    mapping: {title: A bank's telephone centre}
    times: {form: yymmdd}
    contacts:
      arrives: {date: date, clock: vru_entry}
      rings: {date: date, clock: q_start, nothing: ["0:00:00"]}
      leaves: {date: date, clock: q_exit, nothing: ["0:00:00"]}
      answered: {date: date, clock: ser_start, nothing: ["0:00:00"]}
      ends: {date: date, clock: ser_exit, nothing: ["0:00:00"]}
      waited: {column: q_time, unit: s}
      talked: {column: ser_time, unit: s}
      outcome:
        column: outcome
        words:
          - {word: AGENT, is: answered}
          - {word: HANG, is: abandoned}
          - {word: PHANTOM, is: notACall}

    """

  /// Every customer calls; whoever meets nobody keeps ringing until patience ends.
  private static let scenario = """
    title: A bank's telephone centre
    seed: 3
    calendar: {start: 1999-02-01, days: 21}
    kinds:
      call:
        hours: [0, 0, 0, 0, 0, 0, 0, 4, 7, 8, 8, 8, 8, 8, 8, 7, 7, 5, 4, 4, 4, 4, 3, 2]
        offer: 0 %
        accept: 0 %
        text: 3 min
        video: 3 min
        voice: {share: 100 %, duration: 3 min}
    customer: {ringPatience: {exponential: {mean: 5 min}}}
    segments:
      centre:
        merchants: 1
        agents: 10
        contactsPerDay: {call: 1300}
        roster: [{days: daily, from: "07:00", to: "24:00"}]
        app: {foregroundShare: 1}
        answering: {foreground: {chance: 90 %, delay: {exponential: {mean: 20 s}}}}
        ring: {timeout: 30 min, whenAllBusy: keepRinging}
        night: {from: "00:00", to: "07:00", answers: true}
    rule: {enabled: false}

    """

  private struct Report: Decodable {
    struct Measure: Decodable {
      struct Scores: Decodable {
        let days: Int
        let crps: Double?
        let naiveCRPS: Double?
      }
      struct Total: Decodable {
        struct Band: Decodable {
          let lower90: Double
          let upper90: Double
        }
        let actual: Double?
        let band: Band?
      }
      let name: String
      let total: Total
      let scores: Scores?
    }
    let forecastFrom: String
    let measures: [Measure]
  }

  @Test("The last five working days are forecast from the first ten")
  func lastWeek() async throws {
    let sandbox = try Sandbox()
    try sandbox.write(Self.mapping, to: "mapping.yaml")
    try sandbox.write(Self.scenario, to: "bank.yaml")
    let taken = try await Ringside.run(
      ["ingest", try #require(BankFile.path), "--as", "mapping.yaml", "--out", "log", "--quiet"],
      in: sandbox)
    #expect(taken.status == 0, "\(taken.stderr)")
    let outcome = try await Ringside.run(
      [
        "validate", "log", "--scenario", "bank.yaml", "--holdout", "7", "--draws", "60", "--json",
      ], in: sandbox)
    #expect([0, 99].contains(outcome.status), "\(outcome.stderr)")
    let report = try JSONDecoder().decode(Report.self, from: Data(outcome.text.utf8))
    #expect(report.forecastFrom == "1999-02-15")
    let calls = try #require(report.measures.first { $0.name == "calls" })
    // Seven days, Friday and Saturday among them: 8,434 rows of the file less the phantoms.
    let actual = try #require(calls.total.actual)
    #expect(actual > 8_000 && actual < 8_434)
    let band = try #require(calls.total.band)
    #expect(band.lower90 < actual && actual < band.upper90, "\(band)")
    #expect(try #require(calls.scores).days == 7)
  }
}
