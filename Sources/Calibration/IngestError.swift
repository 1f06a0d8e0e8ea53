import Tables

/// Why logs cannot be taken in at all.
public enum IngestError: Error, Equatable, Sendable, CustomStringConvertible {
  /// A log cannot be read.
  case table(TableError)
  /// The first record of a log, which should name its columns, cannot be used.
  case header(RecordFault, log: String)
  /// A log has nothing in it.
  case empty(log: String)
  /// A log has more columns than this.
  case tooManyColumns(most: Int, log: String)
  /// A log has several columns of a name.
  case repeatedColumns([String], log: String)
  /// A log lacks columns that the mapping names.
  case missingColumns([String], known: [String], log: String)
  /// Times have an offset from UTC, and nobody has said where midnight is.
  case noZone(cell: String, log: String, line: Int)
  /// What is sorted on the disk cannot be written or read; `reason` is the system's word.
  case noTemporaryFile(reason: String)

  /// What is wrong, in a sentence without its full stop.
  public var description: String {
    switch self {
    case .table(let error): error.description
    case .header(let fault, let log): "the first line of \(log) cannot be used: \(fault)"
    case .empty(let log): "\(log) has nothing in it"
    case .tooManyColumns(let most, let log): "\(log) has more than \(most) columns"
    case .repeatedColumns(let names, let log):
      "\(log) has several columns called \(Self.list(names))"
    case .missingColumns(let names, _, let log):
      "\(log) has no column \(Self.list(names))"
    case .noZone(let cell, let log, let line):
      "line \(line) of \(log) counts from UTC: '\(cell)'; a rule's day begins at local midnight"
    case .noTemporaryFile(let reason): "cannot sort on the disk: \(reason)"
    }
  }

  /// What to do about it.
  public var hint: String? {
    switch self {
    case .repeatedColumns: "give each column a name of its own"
    case .missingColumns(_, let known, _):
      known.isEmpty ? nil : "its columns are \(Self.list(known))"
    case .noZone: "say where the merchants are, as in --zone Asia/Shanghai or --zone +08:00"
    case .noTemporaryFile: "TMPDIR names the folder that is used"
    case .table, .header, .empty, .tooManyColumns: nil
    }
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(24).map { "'\($0)'" }.joined(separator: ", ")
    return names.count > 24 ? shown + ", …" : shown
  }
}
