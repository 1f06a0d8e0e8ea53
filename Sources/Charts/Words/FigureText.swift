import Foundation
import ResultFiles

/// Formats figures for charts and pages.
package enum FigureText {
  /// A difference with its sign and its interval, to two digits of the interval's half-width.
  package static func signed(_ value: Double, _ lower: Double?, _ upper: Double?, _ say: Language)
    -> String
  {
    guard let lower, let upper else { return sign(value, places(value, nil)) }
    let places = places(value, (upper - lower) / 2)
    return "\(sign(value, places)) (\(sign(lower, places))\(say.to)\(sign(upper, places)))"
  }

  /// A value, to two digits of its interval's half-width, or to three digits without one; 0 as 0.
  package static func plain(_ value: Double, _ lower: Double?, _ upper: Double?) -> String {
    guard value != 0 else { return "0" }
    let half = lower.flatMap { lower in upper.map { ($0 - lower) / 2 } }
    return NumberText.fixed(value, decimals: places(value, half))
  }

  /// An interval in words, to the digits of its value.
  package static func interval(_ lower: Double?, _ upper: Double?, _ say: Language) -> String? {
    guard let lower, let upper else { return nil }
    let places = places(lower, (upper - lower) / 2)
    return NumberText.fixed(lower, decimals: places) + say.to
      + NumberText.fixed(upper, decimals: places)
  }

  private static func places(_ value: Double, _ half: Double?) -> Int {
    if let half { return NumberText.decimals(for: half, most: 5) }
    guard value != 0 else { return 0 }
    return min(max(2 - Int(log10(abs(value)).rounded(.down)), 0), 4)
  }

  /// With a true minus sign, as wide as a plus.
  private static func sign(_ value: Double, _ places: Int) -> String {
    let text = NumberText.fixed(abs(value), decimals: places)
    let isZero = text.allSatisfy { !$0.isNumber || $0 == "0" }
    return (isZero ? "" : value < 0 ? "−" : "+") + text
  }
}
