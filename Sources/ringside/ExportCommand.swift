import ArgumentParser
import Foundation
import MerchantModel
import ResultFiles
import Store

/// `ringside export`: writes the counts of a sweep as one tidy table.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes what a sweep counted: one row a point, replication, segment and measure.",
    discussion: """
      The same sweep gives the same bytes, whether it ran through or was stopped and resumed, on any \
      number of threads. Parquet is written by pyarrow in a Python environment.

      Example: ringside export results/grid --out grid.csv
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

  @Argument(help: "The folder of a sweep.", completion: .directory)
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
      let sweep = try StoredSweep(folder)
      let measures = measures.map { Measure.currentNames[$0] ?? $0 }
      let table = TidyTable(sweep.result, measures: measures.isEmpty ? nil : measures)
      if let unknown = measures.first(where: { !table.measures.contains($0) }) {
        StandardError.write("error: no measure of this sweep is called '\(unknown)'\n")
        throw ExitStatus.badInput
      }
      if !sweep.record.isFinished {
        StandardError.write("warning: the sweep is not finished: \(sweep.state)\n")
      }
      guard let out else {
        try StandardOutput.write(Data(table.header.utf8))
        for rows in table.rows { try StandardOutput.write(Data(rows.utf8)) }
        return
      }
      switch format {
      case .csv: try WholeFile.write(to: out, as: .sweepCounts) { try table.write(to: $0) }
      case .parquet: try Parquet.write(table, to: out)
      }
    }
  }
}

extension TidyTable {
  fileprivate func write(to stream: FileStream) throws {
    try stream.write(header)
    for rows in rows { try stream.write(rows) }
  }
}

/// Writes Parquet with a short program for a Python that has pyarrow.
private enum Parquet {
  static func write(_ table: TidyTable, to path: String) throws {
    let python = try Python.with("pyarrow", for: "Parquet")
    try WholeFile.make(path, as: .sweepCountsInParquet) { partial in
      let csv = "\(partial).csv"
      defer { try? FileManager.default.removeItem(atPath: csv) }
      try WholeFile.write(to: csv, as: .sweepCounts) { try table.write(to: $0) }
      try python.run(PackageResources.csv_to_parquet_py, arguments: [csv, partial])
    }
  }
}
