import Scenarios

/// A log with one row for each merchant, or each of its accounts, and day.
struct CountMapping: Sendable {
  /// How a further column is read.
  enum Form: String, Sendable, CaseIterable {
    case count
    case number
    case share
    case nanoseconds = "ns"
    case milliseconds = "ms"
    case seconds = "s"
    case minutes = "min"
    case hours = "h"
    case clock

    /// The unit of a column of durations; nil of any other.
    var unit: DurationUnit? { DurationUnit(rawValue: rawValue) }
  }

  /// A further column.
  struct Also: Sendable, Equatable {
    /// Its name.
    var column = ""
    /// How it is read.
    var form = Form.count
    /// What stands behind each number.
    var suffix: String?

    /// To be filled in.
    init() {}
  }

  /// The day.
  var date = TimeColumn()
  /// Whose day it is.
  var merchant: TextColumn?
  /// Which of the merchant's accounts.
  var account: TextColumn?
  /// How many calls or chats wanted an answer.
  var offered = ""
  /// How many got one.
  var answered: String?
  /// How many got none.
  var missed: String?
  /// The share of those that got one, to be checked.
  var rate: String?
  /// What else is kept, by the name it gets.
  var also: [Named<Also>] = []

  /// To be filled in.
  init() {}
}
