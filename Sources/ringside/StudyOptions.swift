import ArgumentParser
import Foundation
import MerchantModel
import ResultFiles
import Scenarios
import Studies

/// The options that all studies of a scenario share, and the output of their reports.
struct StudyOptions: ParsableArguments {
  @OptionGroup var threads: ThreadOption

  @OptionGroup var results: ResultsOption

  @Flag(help: "Print the figures as JSON instead of a table.")
  var json = false

  @Flag(name: .shortAndLong, help: "Print nothing but errors.")
  var quiet = false

  func validate() throws {
    if quiet && json { throw ValidationError("'--json' and '--quiet' exclude each other.") }
  }

  /// Carries out a study of a scenario and writes its report.
  ///
  /// - Throws: `ExitCode`, after a message.
  func carryOut<Report: StudyReport>(
    of document: LoadedDocument<Scenario>,
    _ study: (_ onProgress: (_ done: Int, _ count: Int?) throws -> Void) throws -> (
      report: Report, cost: StudyCost
    )
  ) throws {
    try carryOut(
      seed: document.value.seed, scenario: Explanation.yaml(of: document.resolved), study)
  }

  /// Carries out a study and writes its report.
  ///
  /// - Parameters:
  ///   - seed: The scenario's seed.
  ///   - scenario: The scenario with defaults filled in.
  ///   - study: Does the work and reports the number of finished replications and, if known, of all.
  /// - Throws: `ExitCode`, after a message, also for a point that is no valid scenario.
  func carryOut<Report: StudyReport>(
    seed: UInt64, scenario: String,
    _ study: (_ onProgress: (_ done: Int, _ count: Int?) throws -> Void) throws -> (
      report: Report, cost: StudyCost
    )
  ) throws {
    try CommandErrors.reporting {
      let files = try results.out.map { try StudyFiles(at: $0, for: Report.self) }
      let stopwatch = Stopwatch()
      let meter = ProgressMeter(isWanted: !quiet, interval: .seconds(30))
      let (report, cost) = try {
        defer { meter.clear() }
        return try StudyMessages.reportingPoints {
          try study { done, count in
            try Interruption.check()
            meter.update(ProgressMeter.State(done: done, doneNow: done, units: count))
          }
        }
      }()
      let elapsed = stopwatch.seconds
      try files?.finish(
        report,
        manifest: Manifest(
          version: Version.current, commit: Version.commit, command: CommandLine.arguments,
          started: stopwatch.started, elapsedSeconds: elapsed, threads: threads.count,
          merchantDays: cost.merchantDays, events: cost.events, seed: seed,
          replications: cost.replications, scenario: scenario))
      if json {
        try StandardOutput.write(try report.encoded())
      } else if !quiet {
        try StandardOutput.write(report.text)
      }
      if let files, !quiet { StandardError.write("Results: \(files.path)\n") }
    }
  }
}
