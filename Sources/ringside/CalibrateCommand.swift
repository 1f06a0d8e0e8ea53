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

      Example: ringside calibrate results/log --scenario scenarios/solo-seller.yaml --out ours.yaml
      """)

  @Argument(
    help:
      "The folder that `ingest` wrote, or the events.csv or counts.csv in it; - for standard input.",
    completion: .file(extensions: ["csv"]))
  var log: String

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
    help: "The segment that the log's merchants are of; needed where the scenario has several.")
  var segment: String?

  @Option(
    help: ArgumentHelp(
      "A file with the columns merchant and segment, instead of --segment.", valueName: "file"),
    completion: .file(extensions: ["csv"]))
  var merchants: String?

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
    if segment != nil && merchants != nil {
      throw ValidationError("'--segment' and '--merchants' exclude each other.")
    }
  }

  func run() throws {
    try CommandErrors.reporting { try WholeFile.check(out, as: .calibratedPolicy) }
    let base = try CommandErrors.reportingInput { () throws(ScenarioError) in
      try SourceReader().text(path: file)
    }
    let scenario = try load(base, with: []).value
    let tidy = try CalibrationWords.reporting { () throws(CalibrationError) in
      try TidyLog(try source(log))
    }
    let segments = try segments(of: tidy, in: scenario)
    var calibration = try CalibrationWords.reporting { () throws(CalibrationError) in
      try Calibration(
        tidy, to: scenario, segments: segments,
        kind: KindChoice(kind, tidy, known: scenario.kinds.map(\.name)), isPooled: pooled)
    }
    let name = shownName
    // Only where it would not go without.
    if (try? merged(base, calibration.policy(levels: [:], file: name))) == nil {
      calibration.clearsParameters = true
      if (try? merged(base, calibration.policy(levels: [:], file: name))) == nil {
        calibration.clearsParameters = false
      }
    }
    let fitted = calibration
    var matching = LevelMatching(calibration, threads: threads.count)
    try CommandErrors.reporting {
      try matching.run { levels in
        let text = fitted.policy(levels: levels, file: name)
        return try load(base, with: [SourceText(text, name: out, role: .policy)]).value
      }
      let text = calibration.policy(levels: matching.levels, file: name)
      // Whoever gets it can use it: what is wrong would show here.
      _ = try load(base, with: [SourceText(text, name: out, role: .policy)])
      try WholeFile.write(Data(text.utf8), to: out, as: .calibratedPolicy)
    }
    guard !quiet else { return }
    for line in matching.warnings { StandardError.write("warning: \(line)\n") }
    for line in calibration.findings { StandardError.write("note: \(line)\n") }
    StandardError.write("Policy: \(out)\n")
  }

  /// The scenario under a policy; throws without a word where they do not go together.
  private func merged(_ base: SourceText, _ policy: String) throws -> Scenario {
    let text = SourceText(policy, name: out, role: .policy)
    return try DocumentLoader(Codec.scenario)
      .load(base, policies: [text], settings: changes).value
  }

  private func load(
    _ base: SourceText, with policies: [SourceText]
  ) throws -> LoadedDocument<Scenario> {
    try CommandErrors.reportingInput { () throws(ScenarioError) in
      try DocumentLoader(Codec.scenario).load(base, policies: policies, settings: changes)
    }
  }

  /// The log by its own name, without the folders that only this machine has.
  private var shownName: String {
    log == "-" ? "standard input" : log.split(separator: "/").last.map(String.init) ?? log
  }

  private func source(_ path: String) throws(CalibrationError) -> ByteSource {
    // Of a folder, what `ingest` wrote there.
    let folder = path.hasSuffix("/") ? path : path + "/"
    let inside = ["events.csv", "counts.csv"].map { folder + $0 }
      .first { FileManager.default.fileExists(atPath: $0) }
    do throws(TableError) {
      return try ByteSource(path: inside ?? path)
    } catch {
      throw .table(error)
    }
  }

  /// The segment of each of the log's merchants.
  private func segments(of log: TidyLog, in scenario: Scenario) throws -> [String] {
    guard let merchants else {
      let index = try SegmentChoice.index(of: segment, in: scenario)
      return log.merchants.map { _ in scenario.segments[index].name }
    }
    let names = scenario.segments.map(\.name)
    return try CalibrationWords.reporting { () throws(CalibrationError) in
      try MerchantSegments(try source(merchants), segments: names).segments(of: log.merchants)
    }
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
