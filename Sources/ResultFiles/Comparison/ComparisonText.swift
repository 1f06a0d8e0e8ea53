import Foundation
import MerchantModel
import SimStatistics

/// Formats figures of a comparison for people.
enum ComparisonText {
  /// A figure alone, with as many decimals as its interval bears.
  static func value(_ estimate: Estimate, unit: Measure.Unit) -> String {
    guard let value = estimate.value else { return "-" }
    let factor = unit.isPerCent ? 100.0 : 1
    let sign = unit.isPerCent ? " %" : ""
    let places = estimate.interval.map {
      NumberText.decimals(for: $0.halfWidth * factor, most: 5)
    }
    return NumberText.fixed(value * factor, decimals: value == 0 ? 0 : places ?? 3) + sign
  }

  /// A difference with its sign and half-width, or with the distances of the ends of an interval that is not symmetric;
  /// percentage points of shares.
  static func difference(_ estimate: Estimate, unit: Measure.Unit) -> String {
    guard let value = estimate.value else { return "-" }
    let factor = unit.isPerCent ? 100.0 : 1
    let points = unit.isPerCent ? " pp" : ""
    guard let interval = estimate.interval else {
      return value == 0 ? "0" : signed(value * factor, decimals: 3) + points
    }
    let places = NumberText.decimals(for: interval.halfWidth * factor, most: 5)
    let half = NumberText.fixed(interval.halfWidth * factor, decimals: places)
    guard estimate.method.isSymmetric else {
      // Nothing that was not seen is exactly nothing.
      if value == 0 && estimate.standardError == 0 { return "0, below \(half)\(points)" }
      func distance(_ end: Double) -> String {
        NumberText.fixed((end - value).magnitude * factor, decimals: places)
      }
      let (above, below) = (distance(interval.upper), distance(interval.lower))
      let ends = above == below ? " ± \(above)" : " +\(above)/-\(below)"
      return signed(value * factor, decimals: places) + ends + points
    }
    return signed(value * factor, decimals: places) + " ± " + half + points
  }

  /// A difference with the ends of its interval.
  static func range(_ estimate: Estimate, unit: Measure.Unit) -> String {
    guard let value = estimate.value else { return "unknown size" }
    let factor = unit.isPerCent ? 100.0 : 1
    let points = unit.isPerCent ? " pp" : ""
    guard let interval = estimate.interval else {
      return signed(value * factor, decimals: 3) + points
    }
    let places = NumberText.decimals(for: interval.halfWidth * factor, most: 5)
    func number(_ value: Double) -> String { signed(value * factor, decimals: places) }
    return "\(number(value)) (\(number(interval.lower)) to \(number(interval.upper)))" + points
  }

  /// Real merchants, in thousands or millions where there are many.
  static func merchants(_ estimate: Estimate) -> String {
    guard let value = estimate.value else { return "-" }
    let half = estimate.interval?.halfWidth
    let (divisor, suffix): (Double, String) =
      switch max(value.magnitude, half ?? 0) {
      case 1e6...: (1e6, " M")
      case 1e4...: (1e3, " k")
      default: (1, "")
      }
    guard let half else {
      return NumberText.fixed(value / divisor, decimals: value == 0 ? 0 : 1) + suffix
    }
    let places = NumberText.decimals(for: half / divisor, most: 3)
    return NumberText.fixed(value / divisor, decimals: places) + " ± "
      + NumberText.fixed(half / divisor, decimals: places) + suffix
  }

  /// A number of real merchants without an interval.
  static func count(_ value: Double) -> String {
    switch value.magnitude {
    case 1e6...: NumberText.fixed(value / 1e6, decimals: 2) + " M"
    case 1e4...: NumberText.fixed(value / 1e3, decimals: 0) + " k"
    default: NumberText.fixed(value, decimals: 0)
    }
  }

  /// A chance in whole per cents; certainty is claimed only where every draw agreed.
  static func chance(_ chance: Double?) -> String {
    guard let chance else { return "-" }
    if chance > 0 && chance < 0.01 { return "<1 %" }
    if chance < 1 && chance > 0.99 { return ">99 %" }
    return NumberText.fixed(chance * 100, decimals: 0) + " %"
  }

  /// Names in a row, with "and" before the last.
  static func list(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }

  /// A name cut to a width.
  static func cut(_ name: String, to width: Int) -> String {
    name.count <= width ? name : name.prefix(width - 1) + "…"
  }

  /// A text broken into lines, further ones indented.
  static func wrapped(_ text: String, width: Int = 100, indent: String = "  ") -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty && line.count + 1 + word.count > width {
        lines.append(line)
        line = indent + word
      } else {
        line += (line.isEmpty ? "" : " ") + word
      }
    }
    return lines + [line]
  }

  private static func signed(_ value: Double, decimals: Int) -> String {
    let text = NumberText.fixed(value, decimals: decimals)
    let isZero = text.allSatisfy { "-0.,".contains($0) }
    return value > 0 && !isZero ? "+" + text : text
  }
}
