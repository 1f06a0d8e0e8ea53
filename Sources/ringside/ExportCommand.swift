import ArgumentParser
import Foundation
import MerchantModel
import ResultFiles
import Scenarios
import Store

/// `ringside export`: writes what a run, a comparison or a sweep counted as one tidy table.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract:
      "Writes the figures of each replication of a run, a comparison or a sweep as one table.",
    discussion: """
      One row a policy or point, replication, scope and measure. The same sweep gives the same bytes, whether it ran \
      through or was stopped and resumed, on any number of threads. Parquet is written by pyarrow in a Python environment.

      Example: ringside export results/solo-seller --measure answer_rate
      Example: ringside export results/grid --format parquet --out grid.parquet
      """)

  /// The format of the table.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case csv
    case parquet

    fileprivate var kind: OutputKind {
      switch self {
      case .csv: .sweepCounts
      case .parquet: .sweepCountsInParquet
      }
    }
  }

  @Argument(help: "The folder of a run, a comparison or a sweep.", completion: .directory)
  var folder: String

  @Option(help: "What to write.")
  var format = Format.csv

  @Option(
    help: ArgumentHelp(
      "Write to this file. (default: CSV goes to standard output)", valueName: "file"))
  var out: String?

  @Option(
    name: .customLong("measure"), parsing: .singleValue,
    help: ArgumentHelp("Write this measure and no others; can be repeated.", valueName: "name"))
  var measures: [String] = []

  func validate() throws {
    if format == .parquet && out == nil {
      throw ValidationError("'--format parquet' writes a file: name it with '--out'.")
    }
    if let out, out.isEmpty { throw ValidationError("'--out' takes the path of a file.") }
  }

  func run() throws {
    try CommandErrors.reporting {
      if let out { try WholeFile.check(out, as: format.kind) }
      let named = measures.map { Measure.currentNames[$0] ?? $0 }
      let table = try table(of: named.isEmpty ? nil : named)
      if let unknown = named.first(where: { !table.measures.contains($0) }) {
        let guess = Suggestion.nearest(to: unknown, among: table.measures)
          .map { "; did you mean '\($0)'?" }
        StandardError.write(
          "error: no measure of these results is called '\(unknown)'\(guess ?? "")\n")
        throw ExitStatus.badInput
      }
      guard let out else {
        return try table.writeCSV { try StandardOutput.write(Data($0.utf8)) }
      }
      switch format {
      case .csv:
        try WholeFile.write(to: out, as: .sweepCounts) { stream in
          try table.writeCSV { try stream.write($0) }
        }
      case .parquet: try Parquet.write(table, to: out)
      }
    }
  }

  /// The figures of the folder.
  ///
  /// - Throws: `ExitCode`, after a message, for a folder that has none.
  private func table(of measures: [String]?) throws -> any ExportedTable {
    if !ExperimentStore.exists(in: folder), let head = ResultsCatalogue.head(folder) {
      if let count = head.replications, count > SavedReplications.most {
        StandardError.write(
          "warning: these are the first \(SavedReplications.most) of \(count) replications\n")
      }
      let saved = try ResultsSource.reporting { () throws(SavedResultsError) in
        try SavedReplications(folder: folder, measures: measures)
      }
      if let saved { return saved }
      StandardError.write(
        "error: \(folder) has no figures by replication: export takes what run, compare and sweep write with --out\n"
      )
      throw ExitStatus.badInput
    }
    let sweep = try StoredSweep(folder)
    if !sweep.record.isFinished {
      StandardError.write("warning: the sweep is not finished: \(sweep.state)\n")
    }
    return TidyTable(sweep.result, measures: measures)
  }
}

/// Writes Parquet with a short program for a Python that has pyarrow.
private enum Parquet {
  static func write(_ table: any ExportedTable, to path: String) throws {
    let python = try Python.with("pyarrow", for: "Parquet")
    try WholeFile.make(path, as: .sweepCountsInParquet) { partial in
      let csv = "\(partial).csv"
      defer { try? FileManager.default.removeItem(atPath: csv) }
      try WholeFile.write(to: csv, as: .sweepCounts) { stream in
        try table.writeCSV { try stream.write($0) }
      }
      try python.run(PackageResources.csv_to_parquet_py, arguments: [csv, partial])
    }
  }
}
