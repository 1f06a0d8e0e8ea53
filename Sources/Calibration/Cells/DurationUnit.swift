import Scenarios

/// How a log writes durations.
enum DurationUnit: String, DescribedChoice, Equatable {
  case nanoseconds = "ns"
  case microseconds = "us"
  case milliseconds = "ms"
  case seconds = "s"
  case minutes = "min"
  case hours = "h"
  case days
  case clock

  /// What the word means.
  var summary: String {
    switch self {
    case .nanoseconds: "nanoseconds"
    case .microseconds: "microseconds"
    case .milliseconds: "milliseconds"
    case .seconds: "seconds"
    case .minutes: "minutes"
    case .hours: "hours"
    case .days: "days of 24 hours, as spreadsheets have them"
    case .clock: "hours, minutes and seconds, as in `1:02:03`"
    }
  }

  /// How many microseconds it has; nil of a clock.
  private var micros: Double? {
    switch self {
    case .nanoseconds: 1e-3
    case .microseconds: 1
    case .milliseconds: 1e3
    case .seconds: 1e6
    case .minutes: 60e6
    case .hours: 3_600e6
    case .days: 86_400e6
    case .clock: nil
    }
  }

  /// Reads a cell, in microseconds; nil if it is no duration. What is longer than 100,000 days is cut to that.
  func parse(_ cell: ArraySlice<UInt8>) -> Int64? {
    guard let micros else { return Self.clock(cell) }
    guard let number = CellNumber(cell), !number.isPerCent, number.value >= 0 else { return nil }
    return Int64(min(number.value * micros, 8.64e15).rounded())
  }

  private static func clock(_ cell: ArraySlice<UInt8>) -> Int64? {
    let parts = cell.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count <= 4, parts[1].count == 2, parts[2].count >= 2,
      let hours = CellNumber.count(parts[0]), let minutes = CellNumber.count(parts[1]),
      let seconds = CellNumber(parts[2]), minutes < 60, (0..<60).contains(seconds.value)
    else { return nil }
    return Int64(hours * 60 + minutes) * 60_000_000 + Int64((seconds.value * 1e6).rounded())
  }
}
