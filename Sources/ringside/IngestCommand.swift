import ArgumentParser
import Calibration
import Foundation
import ResultFiles
import Scenarios
import Tables

/// `ringside ingest`: takes logs in, and says what is in them.
struct IngestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ingest",
    abstract: "Reads logs by a mapping, and writes one tidy event file and an audit.",
    discussion: """
      A mapping says what the columns of a log mean. Some have a name; docs/ingest.md \
      says how to write one. Without --out nothing is written, and the audit is printed.

      Example: ringside ingest queue_log --as asterisk-queue-log --zone Asia/Shanghai --out results/log
      """)

  @Argument(help: "The logs, in the order in which they were made; - for standard input.")
  var logs: [String]

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      "What the columns mean: a mapping file, or the name of one that is part of the program or in scenarios/mappings.",
      valueName: "mapping"),
    completion: .file(extensions: ["yaml", "yml"]))
  var mapping: String

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Where the merchants are, as Asia/Shanghai or +08:00, instead of what the mapping says.",
      valueName: "zone"))
  var zone: String?

  @OptionGroup var results: ResultsOption

  @Flag(help: "Print the audit as JSON.")
  var json = false

  @Flag(name: .shortAndLong, help: "Print nothing but errors.")
  var quiet = false

  func validate() throws {
    if quiet && json { throw ValidationError("'--json' and '--quiet' exclude each other.") }
    if let zone, LocalZone(zone) == nil {
      throw ValidationError(
        "'--zone' takes a zone such as Asia/Shanghai, or an offset such as +08:00, not '\(zone)'.")
    }
  }

  func run() throws {
    let loaded = try CommandErrors.reportingInput { () throws(ScenarioError) in
      let text = try MappingLibrary.text(mapping)
      return (text: text, document: try DocumentLoader(Codec.logMapping).load(text))
    }
    for warning in loaded.document.warnings {
      StandardError.write(DiagnosticRenderer().render(warning) + "\n")
    }
    try CommandErrors.reporting {
      let stopwatch = Stopwatch()
      let work = Ingest(loaded.document.value, zone: zone.flatMap { LocalZone($0) })
      let meter = ProgressMeter(isWanted: !quiet, interval: .seconds(30))
      let files = try results.out.map { try IngestFiles(at: $0, events: work.fileName) }
      let audit = try {
        defer { meter.clear() }
        return try IngestWords.reporting {
          try work.audit(
            of: try sources(),
            to: files?.output
              ?? Ingest.Output { _ in
              } onRefused: { _ in
              }
          ) { rows in
            try Interruption.check()
            meter.update(rows: rows)
          }
        }
      }()
      let hasRows = audit.rowsKept > 0
      if hasRows {
        try files?.finish(
          audit,
          manifest: IngestManifest(
            version: Version.current, commit: Version.commit, command: CommandLine.arguments,
            started: stopwatch.started, elapsedSeconds: stopwatch.seconds,
            mapping: Explanation.yaml(of: loaded.document.resolved)))
      }
      if json {
        try StandardOutput.write(try audit.encoded())
      } else if !quiet {
        try StandardOutput.write(AuditText(audit, isShort: true).text)
      }
      guard hasRows else {
        StandardError.write("error: no row can be used\n")
        throw ExitStatus.badInput
      }
      if let files, !quiet { StandardError.write("Results: \(files.path)\n") }
    }
  }

  private func sources() throws -> [ByteSource] {
    do throws(TableError) {
      var sources: [ByteSource] = []
      for log in logs { sources.append(try ByteSource(path: log)) }
      return sources
    } catch {
      throw IngestError.table(error)
    }
  }
}

/// The messages of errors that keep logs from being taken in.
enum IngestWords {
  /// Does the work and reports its errors.
  ///
  /// - Throws: `ExitCode`, after the error was written, and what the work throws besides.
  static func reporting<Result>(_ work: () throws -> Result) throws -> Result {
    do {
      return try work()
    } catch let error as IngestError {
      StandardError.write("error: \(error)\n" + (error.hint.map { "  hint: \($0)\n" } ?? ""))
      if case .noTemporaryFile = error { throw ExitStatus.cannotWrite }
      throw ExitStatus.badInput
    }
  }
}

extension ProgressMeter {
  /// Shows how many rows have been read.
  func update(rows: Int) {
    update(words: "\(NumberText.fixed(Double(rows), decimals: 0)) rows")
  }
}
