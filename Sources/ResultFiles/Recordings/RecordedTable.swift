import Foundation

/// A table of a recording: which columns say what a row is of, and which hold real numbers.
struct RecordedTable {
  /// The tables of a recording, in the order in which they are compared.
  enum Kind: String, CaseIterable {
    case run
    case tallies
    case merchants
    case measures

    var file: String { rawValue + ".csv" }

    /// How many of the first columns say what a row is of.
    var keys: Int {
      switch self {
      case .run: 0
      case .tallies, .merchants: 3
      case .measures: 2
      }
    }

    /// Columns of real numbers; all others are compared exactly.
    var reals: Set<String> {
      self == .measures ? ["estimate", "standard_error", "lower", "upper"] : []
    }

    /// Whether a run may have rows that the recording lacks: those of newer measures.
    var mayGrow: Bool { self == .measures }
  }

  let kind: Kind
  let header: [String]
  let rows: [[String]]
  /// The names of earlier releases that it has, sorted; they are compared as today's.
  let formerNames: [String]

  /// Takes the text of a table apart; nil if it is none. No cell of these tables has quotes in it: names
  /// are made of letters, digits, `-` and `_`.
  init?(_ kind: Kind, text: String) {
    self.kind = kind
    let lines = text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    guard let header = lines.first, header.count >= kind.keys,
      lines.allSatisfy({ $0.count == header.count })
    else { return nil }
    let table = CSVTable(header: header, rows: Array(lines.dropFirst()))
    formerNames = table.formerNames
    let current = table.inCurrentNames()
    self.header = current.header
    rows = current.rows
  }

  func key(of row: [String]) -> ArraySlice<String> { row.prefix(kind.keys) }
}

/// The first place in which a run differs from its recording.
public struct RecordingDifference: Hashable, Sendable {
  /// The file.
  public let file: String
  /// The line in the recorded file, the header being line 1; nil for a row that was not recorded.
  public let line: Int?
  /// What the row is of: `replication 0, segment solo, day 3`.
  public let row: String
  /// The column; nil where the whole row is in question.
  public let column: String?
  /// What was recorded; nil if nothing was.
  public let recorded: String?
  /// What comes out now; nil if nothing does.
  public let found: String?
}

extension RecordedTable {
  /// The first difference of a table that came out now, in the order of the recording.
  ///
  /// Columns are found by name, so that counters which are younger than the recording do no harm. Whole
  /// numbers and words must be the same; real numbers too if `isSameBuild`, else within 1e-9 of the larger.
  func firstDifference(from now: RecordedTable, isSameBuild: Bool) -> RecordingDifference? {
    let rowsNow = Dictionary(now.rows.map { (now.key(of: $0), $0) }) { first, _ in first }
    for (index, row) in rows.enumerated() {
      func difference(_ column: String?, _ old: String?, _ new: String?) -> RecordingDifference {
        RecordingDifference(
          file: kind.file, line: index + 2, row: name(of: row), column: column, recorded: old,
          found: new)
      }
      guard let other = rowsNow[key(of: row)] else { return difference(nil, "a row", nil) }
      for (column, cell) in zip(header, row) {
        guard let place = now.header.firstIndex(of: column) else {
          return difference(column, cell, nil)
        }
        let isExact = isSameBuild || !kind.reals.contains(column)
        guard cell == other[place] || (!isExact && Self.agree(cell, other[place])) else {
          return difference(column, cell, other[place])
        }
      }
    }
    guard !kind.mayGrow, now.rows.count > rows.count else { return nil }
    let known = Set(rows.map(key))
    return now.rows.first { !known.contains(now.key(of: $0)) }.map { row in
      RecordingDifference(
        file: kind.file, line: nil, row: now.name(of: row), column: nil, recorded: nil,
        found: "a row")
    }
  }

  private func name(of row: [String]) -> String {
    zip(header, key(of: row)).map { "\($0) \($1)" }.joined(separator: ", ")
  }

  /// Whether two real numbers agree within 1e-9 of the larger: another C library may round the last digits
  /// of a logarithm otherwise.
  private static func agree(_ one: String, _ other: String) -> Bool {
    guard let one = Double(one), let other = Double(other) else { return false }
    return abs(one - other) <= 1e-9 * max(abs(one), abs(other))
  }
}

extension RecordingDifference: CustomStringConvertible {
  /// The difference in one line.
  public var description: String {
    let place = [line.map { "line \($0)" }, row.isEmpty ? nil : "(\(row))"].compactMap { $0 }
      .joined(separator: " ")
    let subject = [file, place].filter { !$0.isEmpty }.joined(separator: ", ")
    let whole = column.map { "\(subject), column \($0)" } ?? subject
    switch (recorded, found) {
    case (let recorded?, let found?): return "\(whole): recorded \(recorded), now \(found)"
    case (let recorded?, nil): return "\(whole): recorded \(recorded), now nothing"
    case (nil, let found): return "\(whole): nothing recorded, now \(found ?? "nothing")"
    }
  }
}
