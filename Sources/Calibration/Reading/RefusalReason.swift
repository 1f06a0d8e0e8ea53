import Tables

/// Why a row is refused. The names are those of the mapping's keys.
enum RefusalReason: Hashable, Sendable {
  case record(RecordFault)
  case fieldCount
  case missing(String)
  case notATime(String, TimeForm)
  case notAClock(String)
  case dateOnly(String)
  case impossibleTime(String)
  case notADuration(String, DurationUnit)
  case tooLong(String, hours: Int64)
  case notACount(String)
  case notAShare(String)
  case notANumber(String)
  case unknownWord(String)
  case moreThanOffered(String)
  case moreThanBelieved(String, most: Int)

  /// The reason in a few words.
  var text: String {
    switch self {
    case .record(let fault): fault.description
    case .fieldCount: "not as many fields as the header has"
    case .missing(let field): "no `\(field)`"
    case .notATime(let field, let form): "`\(field)` is no time of the form \(form.rawValue)"
    case .notAClock(let field): "`\(field)` has no time of day"
    case .dateOnly(let field): "`\(field)` is a date without a time of day"
    case .impossibleTime(let field):
      "`\(field)` lies outside 1990 to 2099: its form or unit is another"
    case .notADuration(let field, let unit): "`\(field)` is no duration in \(unit.rawValue)"
    case .tooLong(let field, let hours):
      "`\(field)` is longer than \(hours) h: its unit is probably another"
    case .notACount(let field): "`\(field)` is no whole number from 0 to 1,000,000,000"
    case .notAShare(let field): "`\(field)` is no share from 0 to 1, nor per cent with its sign"
    case .notANumber(let field): "`\(field)` is no number"
    case .unknownWord(let field): "the mapping has no meaning for this `\(field)`"
    case .moreThanOffered(let field): "`\(field)` is more than `offered`"
    case .moreThanBelieved(let field, let most): "`\(field)` is more than \(most) in one row"
    }
  }
}
