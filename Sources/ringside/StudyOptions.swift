import ArgumentParser
import Experiments
import Foundation
import Reports

/// What all studies of a scenario take, and how they hand out what came of them.
struct StudyOptions: ParsableArguments {
  @Option(help: "Threads to work with; results do not depend on it. (default: one a core)")
  var threads: Int?

  @Option(
    help: ArgumentHelp(
      "Write the results to this folder, replacing older results there.", valueName: "folder"),
    completion: .directory)
  var out: String?

  @Flag(help: "Print the figures as JSON instead of a table.")
  var json = false

  @Flag(name: .shortAndLong, help: "Print nothing but errors.")
  var quiet = false

  func validate() throws {
    if let threads, !(1...1_024).contains(threads) {
      throw ValidationError("'--threads' takes a whole number from 1 to 1,024.")
    }
    if let out, out.isEmpty { throw ValidationError("'--out' takes the path of a folder.") }
    if quiet && json { throw ValidationError("'--json' and '--quiet' exclude each other.") }
  }

  /// How many threads work.
  var threadCount: Int { threads ?? ProcessInfo.processInfo.activeProcessorCount }

  /// Does a study and hands out its report.
  ///
  /// - Parameters:
  ///   - seed: The scenario's.
  ///   - scenario: The scenario as it was understood.
  ///   - study: Does the work, telling how many replications are done and, if it is known, in all.
  /// - throws: `ExitCode`, after a word on standard error.
  func carryOut<Report: StudyReport>(
    seed: UInt64, scenario: String,
    _ study: (_ onProgress: (_ done: Int, _ count: Int?) throws -> Void) throws -> (
      report: Report, cost: StudyCost
    )
  ) throws {
    try Failure.reporting {
      let files = try out.map { try StudyFiles(at: $0) }
      let started = Date.now
      let clock = ContinuousClock.now
      let meter = ProgressMeter(isWanted: !quiet, interval: .seconds(30))
      let (report, cost) = try {
        defer { meter.clear() }
        return try study { done, count in
          try Interruption.check()
          meter.update(ProgressMeter.State(done: done, doneNow: done, units: count))
        }
      }()
      let elapsed = Double((ContinuousClock.now - clock) / .microseconds(1)) / 1e6
      try files?.finish(
        report,
        manifest: Manifest(
          version: Version.current, commit: Version.commit, command: CommandLine.arguments,
          started: started, elapsedSeconds: elapsed, threads: threadCount,
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
