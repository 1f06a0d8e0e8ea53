import Foundation

/// The results of a run or a comparison, read from their folder.
public struct SavedResults: Sendable {
  /// The folder, as the user wrote it.
  public let path: String
  /// Where they come from.
  public let manifest: Manifest
  /// What was simulated, and what is to be said of it as a whole.
  package let head: ResultsHead
  /// Every figure, in the order of its file.
  package let figures: [SavedFigure]
  /// The names of earlier releases that its figures have, sorted; they are read as today's.
  public let formerNames: [String]
  private let places: [SavedFigure.Key: Int]

  /// Reads a folder that `ringside run --out` or `compare --out` wrote; tables are read when they are asked
  /// for.
  ///
  /// - Throws: ``SavedResultsError``.
  public init(_ path: String) throws(SavedResultsError) {
    self.path = path
    let marker = FileManager.default.contents(atPath: path + "/" + ResultsFolder.marker)
    guard let marker, let manifest = try? JSONDecoder().decode(Manifest.self, from: marker),
      manifest.program == Manifest.program
    else { throw .notResults(path: path) }
    self.manifest = manifest
    head = try ResultsHead(folder: path)
    let name = head.isComparison ? "comparison.csv" : "measures.csv"
    guard let table = try CSVTable.saved(name, in: path) else {
      throw .damaged(path: path + "/" + name)
    }
    formerNames = table.formerNames
    let current = table.inCurrentNames()
    figures = current.rows.map { SavedFigure($0, current) }
    places = Dictionary(
      figures.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// A table of the folder; nil if the run did not write it.
  package func table(_ name: String) throws(SavedResultsError) -> CSVTable? {
    try CSVTable.saved(name, in: path)?.inCurrentNames()
  }

  /// A figure, of a comparison under a policy.
  package func figure(_ measure: String, of scope: String, under policy: String = "")
    -> SavedFigure?
  {
    places[SavedFigure.Key(policy: policy, scope: scope, measure: measure)].map { figures[$0] }
  }

  /// The first merchant of the first replication that was suspended, by segment and number; nil if there
  /// is none, or the results do not say.
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
  package var shownScopes: [ResultsHead.Scope] {
    head.scopes.count <= 2 ? Array(head.scopes.prefix(1)) : head.scopes
  }

  /// All merchants: the population, or the only segment.
  package var overall: String { shownScopes.last?.name ?? "" }

  /// Merchants simulated in each replication.
  package var merchants: Int { head.scopes.dropLast().reduce(0) { $0 + $1.merchants } }
}

extension CSVTable {
  /// A table of a folder of results; nil if it is not there.
  package static func saved(_ name: String, in folder: String) throws(SavedResultsError)
    -> CSVTable?
  {
    let file = folder + "/" + name
    guard let data = FileManager.default.contents(atPath: file) else { return nil }
    guard let table = CSVTable(data) else { throw .damaged(path: file) }
    return table
  }
}

/// An error in reading a folder of results.
public enum SavedResultsError: Error, Hashable, Sendable {
  /// There is no folder of results of a run or a comparison.
  case notResults(path: String)
  /// A file is missing, or is not what its name says.
  case damaged(path: String)
  /// The files are in a layout that this version does not read.
  case otherLayout(path: String, layout: Int)
}
