/// An error in a file of recorded contacts.
public enum ReplayError: DomainProblem, Error, Equatable {
  /// The header line has no such column.
  case noSuchColumn(String, path: String, known: [String])
  /// The header line has several columns of the name.
  case repeatedColumn(String, path: String)
  /// A record without a field in the column.
  case shortRecord(path: String, line: Int)
  /// A record that cannot be taken apart.
  case unusableRecord(path: String, line: Int, reason: String)
  /// The system cannot convert the contents.
  case unreadable(path: String, reason: String)
  /// A text that is not a local time.
  case badTimestamp(String, path: String, line: Int)
  /// Nothing in it.
  case empty(path: String)
  /// No timestamp in the simulated days.
  case noneInDays(path: String, first: String, last: String, days: String)

  /// The fault, with its file and line.
  public var message: String {
    switch self {
    case .noSuchColumn(let column, let path, _): "the file `\(path)` has no column `\(column)`"
    case .repeatedColumn(let column, let path):
      "the file `\(path)` has several columns `\(column)`"
    case .shortRecord(let path, let line): "line \(line) of `\(path)` ends before the column"
    case .unusableRecord(let path, let line, let reason):
      "line \(line) of `\(path)` cannot be used: \(reason)"
    case .unreadable(let path, let reason): "`\(path)`: \(reason)"
    case .badTimestamp(let text, let path, let line):
      "line \(line) of `\(path)` has no local time but `\(text)`"
    case .empty(let path): "the file `\(path)` has no timestamps"
    case .noneInDays(let path, let first, let last, _):
      "no timestamp of `\(path)` lies in the simulated days: they are from \(first) to \(last)"
    }
  }

  /// What the file should contain.
  public var expected: String? {
    switch self {
    case .noSuchColumn(_, _, let known):
      "one of " + known.prefix(20).map { "`\($0)`" }.joined(separator: ", ")
    case .badTimestamp: "a time such as `2026-03-02T09:15`, `2026-03-02 09:15:30.250`"
    case .noneInDays(_, _, _, let days): days
    case .repeatedColumn, .shortRecord, .unusableRecord, .unreadable, .empty: nil
    }
  }

  /// What to write instead.
  public var hint: String? {
    switch self {
    case .noSuchColumn(let column, _, let known):
      Suggestion.nearest(to: column, among: known).map { "did you mean `\($0)`?" }
    case .badTimestamp(let text, _, _):
      text.hasSuffix("Z") || text.contains("+")
        ? "times are local wall-clock times: leave out the zone" : nil
    case .noneInDays: "shift the file with `alignTo: start` or `alignTo: warmup`"
    case .repeatedColumn: "give each column a name of its own"
    case .shortRecord, .unusableRecord, .unreadable, .empty: nil
    }
  }
}
