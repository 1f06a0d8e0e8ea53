import Foundation
import MerchantModel
import SimStatistics

/// Formats numbers for people.
package enum NumberText {
  /// A number with a fixed count of decimals, thousands grouped, independent of the locale.
  package static func fixed(_ value: Double, decimals: Int) -> String {
    let plain = String(format: "%.\(decimals)f", value)
    let parts = plain.split(separator: ".", omittingEmptySubsequences: false)
    var digits = Array(parts[0].drop { $0 == "-" })
    var place = digits.count - 3
    while place > 0 {
      digits.insert(",", at: place)
      place -= 3
    }
    let isZero = plain.allSatisfy { $0 == "-" || $0 == "0" || $0 == "." }
    let sign = plain.hasPrefix("-") && !isZero ? "-" : ""
    return sign + String(digits) + (parts.count > 1 ? "." + parts[1] : "")
  }

  /// A number of things, such as `1 replication` or `20 replications`.
  package static func counted(_ count: Int, _ thing: String) -> String {
    "\(fixed(Double(count), decimals: 0)) \(thing)\(count == 1 ? "" : "s")"
  }

  /// How many decimals show two digits of a half-width, at most `most`.
  package static func decimals(for halfWidth: Double, most: Int) -> Int {
    guard halfWidth > 0 else { return min(2, most) }
    return min(max(1 - Int(log10(halfWidth).rounded(.down)), 0), most)
  }

  /// An estimate as "value ± half-width", in the unit's own way of writing; with the ends of the interval where it is not
  /// symmetric, and as a bound where nothing was seen, or nothing else.
  ///
  /// - Parameter places: How many decimals it has; as many as show two digits of the half-width if nil.
  package static func estimate(
    _ estimate: Estimate, unit: Measure.Unit, decimals places: Int? = nil
  ) -> String {
    guard let value = estimate.value else { return "-" }
    let factor = unit.isPerCent ? 100.0 : 1
    let sign = unit.isPerCent ? " %" : ""
    guard let interval = estimate.interval else {
      return fixed(value * factor, decimals: value == 0 ? 0 : places ?? 3) + sign
    }
    let places = places ?? decimals(for: interval.halfWidth * factor, most: 5)
    guard estimate.method.isSymmetric else {
      func number(_ value: Double) -> String { fixed(value * factor, decimals: places) }
      // A difference of 0 has an interval on both sides.
      if value == 0 && interval.lower >= 0 {
        return "0\(sign), below \(number(interval.upper))\(sign)"
      }
      if unit == .share && value == 1 { return "100 %, above \(number(interval.lower))\(sign)" }
      return "\(number(value)) (\(number(interval.lower)) to \(number(interval.upper)))\(sign)"
    }
    return fixed(value * factor, decimals: places) + " ± "
      + fixed(interval.halfWidth * factor, decimals: places) + sign
  }

  /// How many decimals estimates of one unit have that stand below each other: what most of them need to show two digits of
  /// their half-widths, but so many that none is rounded to nothing. At most 5.
  package static func commonDecimals(of estimates: [Estimate], unit: Measure.Unit) -> Int {
    let factor = unit.isPerCent ? 100.0 : 1
    let wanted = estimates.filter { $0.value != 0 }.compactMap { estimate in
      estimate.interval.map { decimals(for: $0.halfWidth * factor, most: 5) }
    }.sorted()
    var places = wanted.isEmpty ? 3 : wanted[wanted.count / 2]
    let values = estimates.compactMap { $0.value.map { abs($0 * factor) } }.filter { $0 > 0 }
    while places < 5, values.contains(where: { $0 < 0.5 * pow(10, -Double(places)) }) {
      places += 1
    }
    return places
  }
}

extension Measure.Unit {
  /// Whether people read it in per cent.
  var isPerCent: Bool { self == .share || self == .loadFactor }
}
