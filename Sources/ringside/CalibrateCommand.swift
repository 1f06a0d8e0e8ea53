import ArgumentParser
import Calibration
import Foundation
import MerchantModel
import ResultFiles
import Scenarios
import Tables

/// `ringside calibrate`: fits a scenario's values to a log.
struct CalibrateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calibrate",
    abstract:
      "Fits a scenario to a log that `ingest` wrote, and writes the fitted values as a policy.",
    discussion: """
      Counts of calls offered and answered by merchant and day are enough. The policy can be given to `--policy` as it \
      is; beside each value stands how well the log tells it, and above all what the log cannot tell. \
      docs/calibration.md walks through it.

      Example: ringside calibrate results/log --scenario solo-seller --out ours.yaml
      """)

  @OptionGroup var source: TidyLogSource

  @Option(
    name: .customLong("scenario"),
    help: ArgumentHelp("The scenario that the values are for.", valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var file: String

  @Option(
    help: ArgumentHelp("The policy file to write.", valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var out: String

  @Option(
    help: ArgumentHelp(
      "Write joint draws of the fitted values to this CSV file too; the policy takes them from it as uncertain values.",
      valueName: "file"), completion: .file(extensions: ["csv"]))
  var draws: String?

  @Option(
    help: ArgumentHelp(
      "Write data and laws to this folder too, replacing older ones there; `report` draws them.",
      valueName: "folder"), completion: .directory)
  var fits: String?

  @Option(
    help:
      "The kind of contact that all the log's are of, where it does not name them as the scenario does."
  )
  var kind: String?

  @Flag(help: "The log is of all merchants of a platform together, as if they were one.")
  var pooled = false

  @Option(
    name: .customLong("set"), parsing: .singleValue,
    help: ArgumentHelp(
      "Change a value of the scenario first, such as rule.enabled=false for a log from before the rule; can be repeated.",
      valueName: "path=value"))
  var changes: [String] = []

  @OptionGroup var threads: ThreadOption

  @Flag(name: .shortAndLong, help: "Print nothing but errors.")
  var quiet = false

  func validate() throws {
    if out.isEmpty { throw ValidationError("'--out' takes the path of a file.") }
    if let draws, draws.isEmpty { throw ValidationError("'--draws' takes the path of a file.") }
    if let draws, PathText.isSame(draws, out) {
      throw ValidationError("'--draws' and '--out' are one file.")
    }
    if let fits, fits.isEmpty { throw ValidationError("'--fits' takes the path of a folder.") }
  }

  func run() throws {
    try CommandErrors.reporting {
      try WholeFile.check(out, as: .calibratedPolicy)
      if let draws { try WholeFile.check(draws, as: .calibratedDraws) }
    }
    let files = try fits.map { folder in
      try CommandErrors.reporting { try StudyFiles(at: folder, for: FitReport.self) }
    }
    let stopwatch = Stopwatch()
    let base = try CommandErrors.reportingInput { () throws(ScenarioError) in
      try ScenarioLibrary.text(file)
    }
    let scenario = try CommandErrors.reportingInput { () throws(ScenarioError) in
      try DocumentLoader(Codec.scenario).load(base, settings: changes).value
    }
    let tidy = try source.read()
    let fit = try CommandErrors.reporting {
      try ScenarioFit(
        ScenarioFit.Task(
          base: base, policies: [], settings: changes, log: tidy,
          segments: try source.segments(of: tidy, in: scenario), kind: kind, isPooled: pooled,
          logName: source.shownName, policyName: out,
          drawsName: draws.map { PathText.relative($0, besides: out) }),
        threads: threads.count)
    }
    try CommandErrors.reporting {
      // Before the policy, which names it.
      if let draws, let table = fit.draws {
        try WholeFile.write(Data(table.text.utf8), to: draws, as: .calibratedDraws)
      }
      try WholeFile.write(Data(fit.policy.utf8), to: out, as: .calibratedPolicy)
      try files?.finish(
        FitReport(fit.calibration, log: source.shownName, warnings: fit.warnings),
        manifest: Manifest(
          version: Version.current, commit: Version.commit, command: CommandLine.arguments,
          started: stopwatch.started, elapsedSeconds: stopwatch.seconds, threads: threads.count,
          merchantDays: 0, events: 0, seed: scenario.seed, replications: 0,
          scenario: Explanation.yaml(of: fit.document.resolved)))
    }
    guard !quiet else { return }
    for line in fit.warnings { StandardError.write("warning: \(line)\n") }
    for line in fit.calibration.findings { StandardError.write("note: \(line)\n") }
    StandardError.write("Policy: \(out)\n")
    if let draws { StandardError.write("Draws: \(draws)\n") }
    if let files { StandardError.write("Fits: \(files.path)\n") }
  }
}

/// The messages of errors that keep logs from being fitted to.
enum CalibrationWords {
  /// Does the work and reports its errors.
  ///
  /// - Throws: `ExitCode`, after the error was written.
  static func reporting<Result>(_ work: () throws(CalibrationError) -> Result) throws -> Result {
    do throws(CalibrationError) {
      return try work()
    } catch {
      StandardError.write("error: \(error)\n" + (error.hint.map { "  hint: \($0)\n" } ?? ""))
      throw ExitStatus.badInput
    }
  }
}
