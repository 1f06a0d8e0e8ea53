import ArgumentParser
import Foundation
import MerchantModel
import ResultFiles
import Scenarios
import Studies

/// What a command does with its figures: one meaning each, wherever they stand, and any of them together.
struct OutputOptions: ParsableArguments {
  @OptionGroup var results: ResultsOption

  @Flag(help: "Print the figures as JSON instead of a table.")
  var json = false

  @Flag(help: "Print the figures as a Markdown table, for pull requests and tickets.")
  var markdown = false

  @Flag(
    name: .shortAndLong,
    help: "Print nothing but errors, and with --json or --markdown the figures.")
  var quiet = false

  func validate() throws {
    if json && markdown { throw ValidationError("'--json' and '--markdown' exclude each other.") }
  }
}

/// The options that all studies of a scenario share.
struct StudyOptions: ParsableArguments {
  @OptionGroup var threads: ThreadOption

  @OptionGroup var output: OutputOptions

  var results: ResultsOption { output.results }
  var json: Bool { output.json }
  var quiet: Bool { output.quiet }

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
    try output.carryOut(seed: seed, scenario: scenario, threads: threads.count, study)
  }
}

extension OutputOptions {
  /// Carries out a study and writes its report.
  ///
  /// - Parameter threads: How many threads it works with.
  /// - Throws: `ExitCode`, after a message, also for a point that is no valid scenario.
  func carryOut<Report: StudyReport>(
    seed: UInt64, scenario: String, threads: Int,
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
      if !quiet { StudyMessages.warnOfUnsettledPlaces(cost) }
      try write(
        report, to: files,
        manifest: Manifest(
          version: Version.current, commit: Version.commit, command: CommandLine.arguments,
          started: stopwatch.started, elapsedSeconds: elapsed, threads: threads,
          merchantDays: cost.merchantDays, events: cost.events, seed: seed,
          replications: cost.replications, scenario: scenario))
    }
  }

  /// Writes a report: its files, and what goes to standard output.
  ///
  /// - Throws: What the files throw, and `OutputError`.
  func write(_ report: some StudyReport, to files: StudyFiles?, manifest: Manifest) throws {
    try files?.finish(report, manifest: manifest)
    if json {
      try StandardOutput.write(try report.encoded())
    } else if markdown {
      try StandardOutput.write(MarkdownTable.text(report.rows))
    } else if !quiet {
      try StandardOutput.write(report.text)
    }
    if let files, !quiet { StandardError.write("Results: \(files.path)\n") }
  }
}
