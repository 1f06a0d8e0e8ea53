import MerchantModel
import SimKernel

/// Reads and writes durations as people write them: `45 min`, `1 h 30 min`, `1.5 h`, `500 ms`.
package enum DurationText {
  /// A unit with its names, the usual one first, and its length in microseconds.
  private struct Unit {
    let names: [String]
    let microseconds: UInt64
  }

  /// From large to small, as they follow each other in a duration.
  private static let units = [
    Unit(names: ["weeks", "week", "w"], microseconds: 604_800_000_000),
    Unit(names: ["days", "day", "d"], microseconds: 86_400_000_000),
    Unit(names: ["h", "hour", "hours", "hr", "hrs"], microseconds: 3_600_000_000),
    Unit(names: ["min", "mins", "minute", "minutes"], microseconds: 60_000_000),
    Unit(names: ["s", "sec", "secs", "second", "seconds"], microseconds: 1_000_000),
    Unit(names: ["ms", "millisecond", "milliseconds"], microseconds: 1_000),
    // The micro sign and the Greek letter look alike.
    Unit(names: ["us", "\u{B5}s", "\u{3BC}s"], microseconds: 1),
  ]

  /// What every duration matches, as a regular expression of ECMA 262.
  static var pattern: String {
    let names = units.flatMap(\.names).joined(separator: "|")
    return #"^(?:[0-9]+(?:\.[0-9]+)? *(?:"# + names + ") *)+$"
  }

  /// Reads a duration, to the nearest microsecond.
  ///
  /// All arithmetic is in integers.
  package static func parse(_ text: String) throws(ScalarError) -> SimDuration {
    if NumberText.isNumber(text) {
      throw text.hasPrefix("-") ? .negative : .bareNumber(text)
    }
    if text.hasPrefix("-") { throw .negative }
    if let clock = clock(text) { throw .write(clock) }
    var rest = Substring(text)
    var total: UInt64 = 0
    var isZero = true
    var lastUnit = -1
    repeat {
      guard let amount = amount(&rest) else { throw .unreadable }
      rest = rest.drop { $0 == " " }
      let word = String(rest.prefix { $0.isLetter })
      rest = rest.dropFirst(word.count).drop { $0 == " " }
      let index = try unitIndex(word)
      guard index > lastUnit else { throw .unitOrder }
      lastUnit = index
      isZero = isZero && amount.isZero
      let part = try microseconds(amount, unit: units[index].microseconds)
      let (sum, overflow) = total.addingReportingOverflow(part)
      guard !overflow else { throw .tooLong }
      total = sum
    } while !rest.isEmpty
    guard let microseconds = Int64(exactly: total) else { throw .tooLong }
    guard microseconds > 0 || isZero else { throw .tooSmall }
    guard microseconds <= SimDuration.longest.microseconds else { throw .tooLong }
    return SimDuration(microseconds: microseconds)
  }

  /// The duration in its largest units: `1 h 30 min`. Negative ones are written with a sign, which
  /// `parse` rejects: no scenario has any.
  package static func text(_ duration: SimDuration) -> String {
    var rest = duration.microseconds.magnitude
    guard rest > 0 else { return "0 s" }
    var parts: [String] = []
    for unit in units.dropFirst() where rest >= unit.microseconds {
      let (count, remainder) = rest.quotientAndRemainder(dividingBy: unit.microseconds)
      let name = unit.names[count == 1 && unit.names[0] == "days" ? 1 : 0]
      parts.append("\(count) \(name)")
      rest = remainder
    }
    return (duration < .zero ? "-" : "") + parts.joined(separator: " ")
  }

  private struct Amount {
    let whole: Substring
    let fraction: Substring
    var isZero: Bool { whole.allSatisfy { $0 == "0" } && fraction.allSatisfy { $0 == "0" } }
  }

  private static func amount(_ rest: inout Substring) -> Amount? {
    func digits() -> Substring {
      let run = rest.prefix { $0.isASCII && $0.isNumber }
      rest = rest.dropFirst(run.count)
      return run
    }
    let whole = digits()
    guard !whole.isEmpty else { return nil }
    guard rest.first == "." else { return Amount(whole: whole, fraction: "") }
    rest.removeFirst()
    let fraction = digits()
    return fraction.isEmpty ? nil : Amount(whole: whole, fraction: fraction)
  }

  private static func microseconds(
    _ amount: Amount, unit: UInt64
  ) throws(ScalarError) -> UInt64 {
    guard let whole = UInt64(amount.whole) else { throw .tooLong }
    let (product, overflow) = whole.multipliedReportingOverflow(by: unit)
    guard !overflow else { throw .tooLong }
    // No unit is as long as 10^12 microseconds, so that 18 digits are more than enough.
    let digits = amount.fraction.prefix(18)
    guard let fraction = UInt64(digits) else { return product }
    var power: UInt64 = 1
    for _ in digits { power *= 10 }
    let (quotient, remainder) = power.dividingFullWidth(fraction.multipliedFullWidth(by: unit))
    let rounded = quotient + (remainder >= power - remainder ? 1 : 0)
    let (sum, sumOverflow) = product.addingReportingOverflow(rounded)
    guard !sumOverflow else { throw .tooLong }
    return sum
  }

  private static func unitIndex(_ word: String) throws(ScalarError) -> Int {
    if let index = units.firstIndex(where: { $0.names.contains(word) }) { return index }
    guard !word.isEmpty else { throw .unreadable }
    let lowered = word.lowercased()
    if ["month", "months", "mo", "year", "years", "yr", "y", "quarter"].contains(lowered) {
      throw .calendarUnit(word)
    }
    let names = units.flatMap(\.names)
    let meant =
      names.first { $0 == lowered } ?? (lowered == "m" ? "min" : nil)
      ?? Suggestion.nearest(to: word, among: names)
    throw .unknownUnit(word, suggestion: meant)
  }

  /// Returns what `1:30` would be as a duration.
  private static func clock(_ text: String) -> String? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let hours = Int(parts[0]), let minutes = Int(parts[1]),
      (0...999).contains(hours), (0..<60).contains(minutes)
    else { return nil }
    return self.text(.hours(Int64(hours)) + .minutes(Int64(minutes)))
  }

}
