/// An error in a file of joint draws.
public enum JointDrawsError: DomainProblem, Error, Equatable {
  /// The header line has no such column.
  case noSuchColumn(String, file: String, known: [String])
  /// The header line has several columns of the name.
  case repeatedColumn(String, file: String)
  /// A row with more or fewer fields than the header line.
  case unequalRow(line: Int, file: String, found: Int, expected: Int)
  /// A cell in which nothing stands.
  case emptyCell(line: Int, file: String, column: String, form: String)
  /// A cell that is not of the value's form.
  case badCell(String, line: Int, file: String, column: String, form: String)
  /// A row that cannot be taken apart.
  case unusableRow(line: Int, file: String, reason: String)
  /// The system cannot convert the contents.
  case unreadable(file: String, reason: String)
  /// Too few rows.
  case tooFewRows(Int, file: String)
  /// More rows or cells than can be kept.
  case tooManyRows(file: String)
  /// A tie beside draws.
  case tied(file: String)
  /// Where a value comes from that the document cannot have.
  case drawn(line: Int, file: String)

  /// The fault, with its file and line.
  public var message: String {
    switch self {
    case .noSuchColumn(let column, let file, _): "the file `\(file)` has no column `\(column)`"
    case .repeatedColumn(let column, let file):
      "the file `\(file)` has several columns `\(column)`"
    case .unequalRow(let line, let file, let found, let expected):
      "line \(line) of `\(file)` has \(found) \(found == 1 ? "field" : "fields"), and the first line \(expected)"
    case .emptyCell(let line, let file, let column, _):
      "line \(line) of `\(file)` has nothing in the column `\(column)`"
    case .badCell(let text, let line, let file, let column, _):
      "line \(line) of `\(file)` has `\(text)` in the column `\(column)`"
    case .unusableRow(let line, let file, let reason):
      "line \(line) of `\(file)` cannot be used: \(reason)"
    case .unreadable(let file, let reason): "`\(file)`: \(reason)"
    case .tooFewRows(let count, let file):
      "the file `\(file)` has \(count == 0 ? "no rows" : count == 1 ? "1 row" : "\(count) rows")"
    case .tooManyRows(let file):
      "the file `\(file)` has more than \(JointDraws.mostRows) rows or \(JointDraws.mostCells) cells"
    case .tied(let file):
      "values of the file `\(file)` are drawn together already, and cannot be tied besides"
    case .drawn(let line, let file): "the value was drawn from line \(line) of `\(file)`"
    }
  }

  /// What the file should contain.
  public var expected: String? {
    switch self {
    case .noSuchColumn(_, _, let known):
      "one of " + known.prefix(20).map { "`\($0)`" }.joined(separator: ", ")
    case .emptyCell(_, _, _, let form), .badCell(_, _, _, _, let form): form
    case .tooFewRows: "\(JointDraws.fewestRows) draws or more, one a row"
    default: nil
    }
  }

  /// What to write instead.
  public var hint: String? {
    switch self {
    case .noSuchColumn(let column, _, let known):
      Suggestion.nearest(to: column, among: known).map { "did you mean `\($0)`?" }
    case .repeatedColumn: "give each column a name of its own"
    case .tooManyRows: "take every tenth row"
    case .tied: "leave out `tie`"
    default: nil
    }
  }
}
