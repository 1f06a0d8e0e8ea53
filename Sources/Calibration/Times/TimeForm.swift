import Scenarios

/// How a log writes points in time.
enum TimeForm: String, DescribedChoice, Equatable {
  case ymd
  case dmy
  case mdy
  case yymmdd
  case epochSeconds
  case epochMilliseconds
  case excelDays

  /// What the word means.
  var summary: String {
    switch self {
    case .ymd: "year, month, day, as in `2026-03-02 09:15:30` or `2026-03-02T09:15Z`"
    case .dmy: "day, month, year, as in `02/03/2026 9:15`"
    case .mdy: "month, day, year, as in `03/02/2026 9:15 PM`"
    case .yymmdd: "digits alone, as in `260302` or `20260302 0915`"
    case .epochSeconds: "seconds since 1970 in UTC"
    case .epochMilliseconds: "milliseconds since 1970 in UTC"
    case .excelDays: "days since 1899-12-30, the time of day as a fraction"
    }
  }

  /// Whether it counts from a fixed instant, so that a zone must be known.
  var isEpoch: Bool { self == .epochSeconds || self == .epochMilliseconds }
}

/// A point in time as a cell gives it.
struct WrittenTime: Equatable {
  /// Days since 1970-01-01.
  var day: Int
  /// Microseconds since that day's midnight; nil of a date alone.
  var micros: Int64?
  /// How far the clock is ahead of UTC, in seconds; nil if the cell does not say.
  var offset: Int?

  static let dayLength: Int64 = 86_400_000_000

  /// Makes a time of microseconds since 1970-01-01 00:00.
  init(micros: Int64, offset: Int?) {
    day = Int((Double(micros) / Double(Self.dayLength)).rounded(.down))
    var rest = micros - Int64(day) * Self.dayLength
    if rest < 0 {
      day -= 1
      rest += Self.dayLength
    } else if rest >= Self.dayLength {
      day += 1
      rest -= Self.dayLength
    }
    self.micros = rest
    self.offset = offset
  }

  /// Makes a time of its parts.
  init(day: Int, micros: Int64?, offset: Int? = nil) {
    self.day = day
    self.micros = micros
    self.offset = offset
  }
}
