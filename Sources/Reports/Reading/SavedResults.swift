import Foundation

/// The results of a run as its files tell them.
public struct SavedResults: Sendable {
  /// The folder, as the user wrote it.
  public let path: String
  /// Where they come from.
  public let manifest: Manifest
  /// The figures.
  public let summary: SummaryFile

  /// Why a folder cannot be read as results.
  public enum Fault: Error, Hashable, Sendable {
    /// There is no folder of results of a run.
    case notResults(path: String)
    /// A file is missing, or is not what its name says.
    case damaged(path: String)
    /// The files are in a layout that this version does not read.
    case otherLayout(path: String, layout: Int)
  }

  /// Reads a folder that `ringside run --out` wrote; tables are read when they are asked for.
  ///
  /// - throws: ``Fault``.
  public init(_ path: String) throws(Fault) {
    let manager = FileManager.default
    self.path = path
    guard let data = manager.contents(atPath: path + "/" + ResultsFolder.marker) else {
      throw .notResults(path: path)
    }
    guard let manifest = try? JSONDecoder().decode(Manifest.self, from: data),
      manifest.program == Manifest.program
    else { throw .notResults(path: path) }
    self.manifest = manifest
    let file = path + "/summary.json"
    guard let text = manager.contents(atPath: file) else { throw .notResults(path: path) }
    guard let layout = try? JSONDecoder().decode(Layout.self, from: text).layout else {
      throw .damaged(path: file)
    }
    guard layout == SummaryFile.currentLayout else {
      throw .otherLayout(path: file, layout: layout)
    }
    guard let summary = try? JSONDecoder().decode(SummaryFile.self, from: text) else {
      throw .damaged(path: file)
    }
    self.summary = summary
  }

  private struct Layout: Decodable {
    let layout: Int
  }

  /// A table of the folder; nil if the run did not write it.
  func table(_ name: String) throws(Fault) -> CSVTable? {
    let file = path + "/" + name
    guard let data = FileManager.default.contents(atPath: file) else { return nil }
    guard let table = CSVTable(data) else { throw .damaged(path: file) }
    return table
  }

  /// The first merchant of the first replication that was suspended, by segment and number; nil if there
  /// is none, or none is told.
  ///
  /// Reads no more than the file's first four million bytes.
  public var firstSuspendedMerchant: (segment: String, merchant: UInt32)? {
    guard let handle = FileHandle(forReadingAtPath: path + "/merchants.csv"),
      let data = try? handle.read(upToCount: 4_000_000),
      let end = data.lastIndex(of: UInt8(ascii: "\n")), let table = CSVTable(data[...end])
    else { return nil }
    for row in table.rows where table.cell(row, "replication") == "0" {
      guard let suspensions = table.number(row, "suspensions"), suspensions > 0,
        let merchant = UInt32(table.cell(row, "merchant"))
      else { continue }
      return (table.cell(row, "segment"), merchant)
    }
    return nil
  }
}

extension SavedResults {
  /// The segments and, where there are several, the population: each figure that is worth showing once.
  var shownScopes: [SummaryFile.ScopeFigures] {
    summary.scopes.count <= 2 ? Array(summary.scopes.prefix(1)) : summary.scopes
  }

  /// The scope of all merchants.
  var overall: SummaryFile.ScopeFigures? { shownScopes.last }

  /// Merchants simulated in each replication.
  var merchants: Int { summary.scopes.dropLast().reduce(0) { $0 + $1.merchants } }

  /// Whether there are intervals at all.
  var hasIntervals: Bool { summary.replications > 1 }
}

extension SummaryFile.ScopeFigures {
  /// A measure's figure.
  func figure(_ measure: String) -> SummaryFile.Figure? {
    measures.first { $0.measure == measure }
  }
}
