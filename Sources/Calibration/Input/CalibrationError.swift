import Tables

/// Why nothing can be fitted to a log.
public enum CalibrationError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The log cannot be read.
  case table(TableError)
  /// A record of the log cannot be used.
  case record(RecordFault, log: String, line: Int)
  /// The log is neither of the files that `ingest` writes.
  case notTidy(log: String)
  /// A cell does not say what its column should.
  case cell(column: String, cell: String, log: String, line: Int)
  /// More answered calls than offered ones.
  case moreAnsweredThanOffered(log: String, line: Int)
  /// A merchant is in the log, but not in the file of segments.
  case unknownMerchant(String)
  /// The log has nothing to fit to; `what` says what it lacks.
  case tooLittle(what: String)
  /// The log's kinds of contacts are not the scenario's.
  case unknownKinds([String], known: [String])

  /// What is wrong, in a sentence without its full stop.
  public var description: String {
    switch self {
    case .table(let error): error.description
    case .record(let fault, let log, let line): "line \(line) of \(log) cannot be used: \(fault)"
    case .notTidy(let log): "\(log) is neither an events.csv nor a counts.csv of `ringside ingest`"
    case .cell(let column, let cell, let log, let line):
      "line \(line) of \(log): '\(cell)' is no value for `\(column)`"
    case .moreAnsweredThanOffered(let log, let line):
      "line \(line) of \(log) has more calls answered than offered"
    case .unknownMerchant(let name): "the merchant '\(name)' has no segment"
    case .tooLittle(let what): "there is too little to fit to: \(what)"
    case .unknownKinds(let names, _):
      "the scenario has no contacts of the kind \(names.map { "'\($0)'" }.joined(separator: ", "))"
    }
  }

  /// What to do about it.
  public var hint: String? {
    switch self {
    case .notTidy: "run `ringside ingest` on the log first; it says what is wrong with it, too"
    case .unknownMerchant: "give it a row in the file of `--segments`"
    case .unknownKinds(_, let known):
      "the scenario's kinds are \(known.joined(separator: ", ")); `--kind` takes all contacts for one kind"
    case .table, .record, .cell, .moreAnsweredThanOffered, .tooLittle: nil
    }
  }
}
