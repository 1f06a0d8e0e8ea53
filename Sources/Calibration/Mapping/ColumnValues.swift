/// A column of texts.
struct TextColumn: Sendable, Equatable {
  /// Its name in the header, or its path in JSON.
  var column = ""
  /// Cells that mean nothing, besides those that mean nothing in every column.
  var nothing: [String] = []

  /// To be filled in.
  init() {}

  init(_ column: String) {
    self.column = column
  }
}

/// A column of points in time, or two: one of dates and one of times of day.
struct TimeColumn: Sendable, Equatable {
  /// The column of whole times; nil where there are two.
  var column: String?
  /// The column of dates.
  var date: String?
  /// The column of times of day.
  var clock: String?
  /// How they are written; nil for the mapping's own form.
  var form: TimeForm?
  /// Cells that mean nothing.
  var nothing: [String] = []

  /// To be filled in.
  init() {}

  init(_ column: String) {
    self.column = column
  }
}

/// A column of durations.
struct DurationColumn: Sendable, Equatable {
  /// Its name.
  var column = ""
  /// How they are written.
  var unit = DurationUnit.seconds
  /// What stands behind each number: `分钟`.
  var suffix: String?
  /// Cells that mean nothing.
  var nothing: [String] = []

  /// To be filled in.
  init() {}
}

/// How a call ended.
enum CallOutcome: String, Sendable, Equatable, CaseIterable {
  case answered
  case abandoned
  case timeout
  case refused
  case missed
  case open
  case notACall

  /// Its place in a file of bytes.
  var code: UInt8 { UInt8(Self.allCases.firstIndex(of: self) ?? 0) }

  /// The outcome of a code.
  init(code: UInt8) { self = Self.allCases[min(Int(code), Self.allCases.count - 1)] }
}
