import Foundation
import ResultFiles

/// Formats figures for charts and pages.
package enum FigureText {
  /// A difference with its sign and its interval, to two digits of the interval's half-width.
  package static func signed(_ value: Double, _ lower: Double?, _ upper: Double?, _ say: Language)
    -> String
  {
    let parts = signedParts(value, lower, upper)
    return parts.lower.isEmpty
      ? parts.value : "\(parts.value) (\(parts.lower)\(say.to)\(parts.upper))"
  }

  /// A difference and the ends of its interval, each with its sign, to two digits of the interval's half-width; the ends
  /// are empty where there is no interval.
  package static func signedParts(
    _ value: Double, _ lower: Double?, _ upper: Double?
  ) -> (value: String, lower: String, upper: String) {
    guard let lower, let upper else { return (sign(value, places(value, nil)), "", "") }
    let places = places(value, (upper - lower) / 2)
    return (sign(value, places), sign(lower, places), sign(upper, places))
  }

  /// A relative difference in per cent, with its sign: whole from 10 %, with a decimal below.
  package static func signedPercent(_ share: Double, _ say: Language) -> String {
    sign(share * 100, abs(share) < 0.0995 ? 1 : 0) + say(SharedText.percentSign)
  }

  /// A count of real merchants or their events, such as `1.43 M` or `469 k`, in Chinese in units of ten thousand.
  ///
  /// - Parameters:
  ///   - half: Half the width of its interval, of which two digits are shown; nil for three digits of the count.
  ///   - isSigned: Whether a plus stands before what is above zero.
  package static func count(
    _ value: Double, half: Double?, isSigned: Bool = false, _ say: Language
  ) -> String {
    guard value != 0 else { return "0" }
    let (unit, name) = unit(of: max(abs(value), half ?? 0), say)
    return countText(value / unit, half.map { $0 / unit }, isWhole: unit == 1, isSigned) + name
  }

  /// The interval of a count, its unit once: `0.94 to 1.29 M`.
  package static func countInterval(
    _ lower: Double, _ upper: Double, isSigned: Bool = false, _ say: Language
  ) -> String {
    let (unit, name) = unit(of: max(abs(lower), abs(upper)), say)
    let half = (upper - lower) / 2 / unit
    return [lower, upper].map { countText($0 / unit, half, isWhole: unit == 1, isSigned) }
      .joined(separator: say.to) + name
  }

  private static func unit(of size: Double, _ say: Language) -> (unit: Double, name: String) {
    if say == .chinese { return size >= 1e4 ? (1e4, say(SharedText.millions)) : (1, "") }
    return size >= 1e6
      ? (1e6, say(SharedText.millions)) : size >= 1e4 ? (1e3, say(SharedText.thousands)) : (1, "")
  }

  private static func countText(
    _ value: Double, _ half: Double?, isWhole: Bool, _ isSigned: Bool
  ) -> String {
    let decimals = min(places(value, half), isWhole ? 0 : 3)
    return isSigned ? sign(value, decimals) : fixed(value, decimals: decimals)
  }

  /// A value, to two digits of its interval's half-width, or to three digits without one; 0 as 0.
  package static func plain(_ value: Double, _ lower: Double?, _ upper: Double?) -> String {
    guard value != 0 else { return "0" }
    let half = lower.flatMap { lower in upper.map { ($0 - lower) / 2 } }
    return fixed(value, decimals: places(value, half))
  }

  /// A count or the mean of a few counts: with a decimal where it is no whole number and below 100.
  package static func few(_ value: Double) -> String {
    fixed(value, decimals: value == value.rounded() || abs(value) >= 99.5 ? 0 : 1)
  }

  /// An interval in words, to the digits of its value.
  package static func interval(_ lower: Double?, _ upper: Double?, _ say: Language) -> String? {
    guard let lower, let upper else { return nil }
    let places = places(lower, (upper - lower) / 2)
    return fixed(lower, decimals: places) + say.to
      + fixed(upper, decimals: places)
  }

  private static func places(_ value: Double, _ half: Double?) -> Int {
    if let half { return NumberText.decimals(for: half, most: 5) }
    guard value != 0 else { return 0 }
    return min(max(2 - Int(log10(abs(value)).rounded(.down)), 0), 4)
  }

  /// A number with so many decimals, its thousands grouped, with a true minus sign.
  package static func fixed(_ value: Double, decimals: Int) -> String {
    let text = NumberText.fixed(value, decimals: decimals)
    return text.hasPrefix("-") ? "−" + text.dropFirst() : text
  }

  /// A p value to four decimals; below that a bound, since no p value is 0.
  package static func pValue(_ value: Double) -> String {
    value < 0.000_05 ? "< 0.0001" : fixed(value, decimals: 4)
  }

  /// With a true minus sign, as wide as a plus.
  private static func sign(_ value: Double, _ places: Int) -> String {
    let text = fixed(abs(value), decimals: places)
    let isZero = text.allSatisfy { !$0.isNumber || $0 == "0" }
    return (isZero ? "" : value < 0 ? "−" : "+") + text
  }
}
