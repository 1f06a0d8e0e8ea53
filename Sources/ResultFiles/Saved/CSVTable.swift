/// A table read from comma-separated values, as ``CSV`` writes them; cells are found by column names.
public struct CSVTable: Sendable {
  /// The names of the columns.
  public let header: [String]
  /// The cells, row by row; every row is as long as the header.
  public let rows: [[String]]
  private let places: [String: Int]

  /// Reads a table; nil if rows are of different lengths, quotes do not close or nothing is there.
  ///
  /// - Complexity: O(bytes).
  public init?(_ bytes: some Sequence<UInt8>) {
    guard let records = CSVTable.records(bytes), let header = records.first else { return nil }
    guard records.allSatisfy({ $0.count == header.count }) else { return nil }
    self.init(header: header, rows: Array(records.dropFirst()))
  }

  /// A table of rows that are each as long as the header.
  init(header: [String], rows: [[String]]) {
    self.header = header
    self.rows = rows
    places = Dictionary(
      header.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Reads a table from text.
  public init?(_ text: String) {
    self.init(text.utf8)
  }

  /// Whether there is a column.
  package func has(_ column: String) -> Bool { places[column] != nil }

  /// A cell; empty where there is no such column.
  package func cell(_ row: [String], _ column: String) -> String {
    places[column].map { row[$0] } ?? ""
  }

  /// A number; nil of an empty cell, and of one that holds no finite number.
  package func number(_ row: [String], _ column: String) -> Double? {
    Double(cell(row, column)).flatMap { $0.isFinite ? $0 : nil }
  }

  /// The rows in which columns hold given words.
  package func rows(where wanted: [String: String]) -> [[String]] {
    let conditions = wanted.map { (places[$0.key], $0.value) }
    return rows.filter { row in
      conditions.allSatisfy { place, word in place.map { row[$0] == word } ?? false }
    }
  }

  private static func records(_ bytes: some Sequence<UInt8>) -> [[String]]? {
    var records: [[String]] = []
    var record: [String] = []
    var cell: [UInt8] = []
    var isQuoted = false
    var mayClose = false
    func endCell() {
      let text = String(decoding: cell, as: UTF8.self)
      let isGuarded = text.hasPrefix("'") && CSV.isFormula(text.dropFirst())
      record.append(isGuarded ? String(text.dropFirst()) : text)
      cell.removeAll(keepingCapacity: true)
    }
    for byte in bytes {
      if isQuoted, !mayClose {
        if byte == UInt8(ascii: "\"") { mayClose = true } else { cell.append(byte) }
        continue
      }
      if mayClose, byte == UInt8(ascii: "\"") {
        cell.append(byte)
        mayClose = false
        continue
      }
      if mayClose { (isQuoted, mayClose) = (false, false) }
      switch byte {
      case UInt8(ascii: "\""): isQuoted = true
      case UInt8(ascii: ","): endCell()
      case UInt8(ascii: "\n"):
        endCell()
        records.append(record)
        record = []
      case UInt8(ascii: "\r"): break
      default: cell.append(byte)
      }
    }
    if isQuoted && !mayClose { return nil }
    if !cell.isEmpty || !record.isEmpty {
      endCell()
      records.append(record)
    }
    return records
  }
}

extension CSVTable {
  /// All merchants, in the table of a sweep: the last scope of the first point.
  package var overallScope: String? {
    let first = rows.first.map { cell($0, "point") }
    let scopes = rows(where: ["point": first ?? ""]).map { cell($0, "scope") }
    return scopes.last
  }
}
