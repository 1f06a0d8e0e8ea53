/// The reason why a text is not the value that is expected, as precisely as is known.
public enum ScalarError: Error, Sendable, Equatable {
  /// The text is something else altogether.
  case unreadable
  /// The value is right, but quotes make it text.
  case quoted
  /// The value must be written in another way, which is given.
  case write(String)
  /// A leading zero, which some languages read as octal.
  case leadingZero(String)
  /// Hexadecimal, octal or binary notation.
  case radix
  /// Infinity or not a number.
  case notFinite
  /// A number too large for a 64-bit value.
  case tooLarge
  /// A duration longer than any that makes sense.
  case tooLong
  /// A number other than 0 too small for a 64-bit value.
  case tooSmall
  /// A fraction where a whole number is needed.
  case notWhole
  /// A number outside the range.
  case outOfRange
  /// A negative duration.
  case negative
  /// A duration without a unit.
  case bareNumber(String)
  /// A duration unit that does not exist.
  case unknownUnit(String, suggestion: String?)
  /// A month or a year: how long is it?
  case calendarUnit(String)
  /// Units that do not go from large to small, each once.
  case unitOrder
  /// A time of day such as 25:00.
  case noSuchTime
  /// A date such as 2026-02-30.
  case noSuchDate
  /// A word that is not one of those allowed.
  case unknownWord(suggestion: String?)
}
