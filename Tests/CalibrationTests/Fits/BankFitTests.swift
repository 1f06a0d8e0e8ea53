import Calibration
import Foundation
import Testing

/// A real log of a small bank's telephone centre, which is no part of the project: `RINGSIDE_DATA` names the folder that
/// has it, or it lies beside the project.
private struct BankCalls {
  static let path: String = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let folder =
      ProcessInfo.processInfo.environment["RINGSIDE_DATA"]
      ?? root.appending(path: "../shared/data").path
    return folder + "/bank_feb1999/calls.csv"
  }()

  static var isThere: Bool { FileManager.default.fileExists(atPath: path) }

  struct Call {
    let type: String
    let wait: Double
    let outcome: String
    let service: Double
  }

  /// All calls but those that were none.
  static func all() throws -> [Call] {
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isNewline)
    let names = lines[0].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    let places = try ["type", "q_time", "outcome", "ser_time"].map {
      try #require(names.firstIndex(of: $0))
    }
    return try lines.dropFirst().map { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      return Call(
        type: cells[places[0]].trimmingCharacters(in: .whitespaces),
        wait: try #require(Double(cells[places[1]])), outcome: String(cells[places[2]]),
        service: try #require(Double(cells[places[3]])))
    }.filter { $0.outcome != "PHANTOM" }
  }
}

/// Figures that scipy computes of the bank's calls, once and apart from the project.
@Suite(.enabled(if: BankCalls.isThere, "the bank's calls are not there"))
struct BankFitTests {
  /// How long the calls of a type took, of at least 10 s.
  private func served(_ type: String) throws -> CensoredSample {
    try CensoredSample(
      observed: try BankCalls.all().filter { $0.type == type && $0.outcome == "AGENT" }
        .map(\.service).filter { $0 >= 10 }, resolution: 1)
  }

  @Test("The longest list of calls is lognormal, and the others are far behind")
  func regular() throws {
    let sample = try served("PS")
    #expect(sample.size == 13_298)
    let ranking = try LawRanking(sample, samples: 9)
    #expect(
      ranking.entries.map(\.fit.law.family.body) == [.lognormal, .gamma, .weibull, .exponential])
    #expect(ranking.entries.map { $0.fit.aic.rounded() } == [163_470, 165_513, 166_031, 166_294])
    let best = ranking.best
    #expect(abs(best.fit.median.value - 127.64644624784594) < 1e-3)
    #expect(abs(best.fit.parameters[1].value.value - 0.8851907543194125) < 1e-5)
    #expect(abs(best.distance.kolmogorovSmirnov - 0.024020382321568334) < 1e-5)
    #expect(abs(best.distance.andersonDarling - 11.542143253223912) < 1e-2)
    #expect(best.chances?.andersonDarling == 0.1)
  }

  @Test(
    "Other types of calls have laws of their own",
    arguments: [("NW", 3_764, 70.449, 0.91583), ("NE", 1_677, 185.948, 0.96697)])
  func types(type: String, rows: Int, median: Double, sigma: Double) throws {
    let sample = try served(type)
    #expect(sample.size == Double(rows))
    let ranking = try LawRanking(sample, samples: 0)
    #expect(ranking.best.fit.law.family == LawFamily(.lognormal))
    #expect(abs(ranking.best.fit.median.value - median) < 1e-3)
    #expect(abs(ranking.best.fit.parameters[1].value.value - sigma) < 1e-5)
  }

  /// AIC prefers the lognormal law, the Kolmogorov-Smirnov distance the exponential one.
  @Test("147 calls are too few to tell")
  func few() throws {
    let ranking = try LawRanking(try served("IN"), samples: 99)
    #expect(abs(ranking.best.fit.median.value - 165.09048824738048) < 1e-3)
    #expect(abs(ranking.best.fit.parameters[1].value.value - 1.0637961844187462) < 1e-5)
    #expect(!ranking.rivals.isEmpty)
    #expect(
      ranking.verdict.hasPrefix("147 rows are too few to tell the lognormal law from the "),
      "\(ranking.verdict)")
  }

  /// 6.97 % of the served calls took less than 10 s. A law with a spike gives a little of that to the law's own lower tail.
  @Test("Calls that agents hung up are a spike")
  func spike() throws {
    let times = try BankCalls.all().filter { $0.outcome == "AGENT" }.map(\.service)
    let short = Double(times.count { $0 < 10 }) / Double(times.count)
    #expect(times.count == 20_899 && abs(short - 0.06966840518685105) < 1e-12)
    let sample = try CensoredSample(observed: times, resolution: 1)
    let fit = try LawFit(try LawFamily(.lognormal, spikeBelow: 10), to: sample)
    let share = try #require(fit.spikeShare)
    #expect(share.value < short && share.value > 0.9 * short)
    let plain = try LawFit(LawFamily(.lognormal), to: sample)
    #expect(fit.aic < plain.aic - 100)
  }

  @Test("Patience is what those who were answered had left, too")
  func patience() throws {
    let waits = try BankCalls.all().filter { $0.wait > 0 }
    let left = waits.filter { $0.outcome == "HANG" }
    #expect(waits.count == 13_906 && left.count == 3_086)
    let curve = try KaplanMeier(
      try CensoredSample(
        waits.map { .init(seconds: $0.wait, isCensored: $0.outcome != "HANG") }))
    let expected = [
      (30.0, 0.8950624479843762, 0.0027921824061803036),
      (60, 0.8129986424426948, 0.003933745865268561),
      (120, 0.6987669750072023, 0.005467738246289746),
    ]
    for (time, chance, error) in expected {
      let value = try #require(curve.survival(at: time))
      #expect(abs(value.value - chance) < 1e-9)
      #expect(abs(value.standardError - error) < 1e-9)
    }
    #expect(curve.median.seconds == 271)
    // The mean wait of those who left is the trap: less than a quarter of the median.
    let mean = left.map(\.wait).reduce(0, +) / Double(left.count)
    #expect(abs(mean - 63.75048606610499) < 1e-9)
  }
}
