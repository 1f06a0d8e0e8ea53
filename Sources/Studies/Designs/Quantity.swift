import Foundation
import Scenarios
import SimKernel

/// A number with the unit that the scenario language writes after it: the ends and steps of ranges.
///
/// Steps are added exactly: 0.3 and three times 0.05 are 0.45.
package struct Quantity: Hashable, Sendable {
  /// What it counts.
  package enum Unit: Hashable, Sendable {
    /// A bare number.
    case number
    /// Hundredths.
    case percent
    /// A duration, counted in microseconds.
    case duration
  }

  /// How many.
  package let amount: Decimal
  /// Of what.
  package let unit: Unit

  package init(amount: Decimal, unit: Unit) {
    self.amount = amount
    self.unit = unit
  }

  /// Reads `0.3`, `-2`, `30 %` or a duration such as `1 h 30 min`; nil for anything else.
  package init?(_ text: some StringProtocol) {
    let text = text.trimmingCharacters(in: .whitespaces)
    if let amount = Quantity.number(text) {
      self.init(amount: amount, unit: .number)
    } else if text.hasSuffix("%"),
      let amount = Quantity.number(text.dropLast().trimmingCharacters(in: .whitespaces))
    {
      self.init(amount: amount, unit: .percent)
    } else if let duration = try? DurationText.parse(text) {
      self.init(amount: Decimal(duration.microseconds), unit: .duration)
    } else {
      return nil
    }
  }

  /// As the scenario language writes it.
  package var text: String {
    switch unit {
    case .number: "\(amount)"
    case .percent: "\(amount) %"
    case .duration:
      DurationText.text(SimDuration(microseconds: NSDecimalNumber(decimal: amount).int64Value))
    }
  }

  package var isWhole: Bool { unit == .number && amount == rounded(0) }

  /// The quantity a share of the way to another of the same unit, rounded to a ten-thousandth of the way, or to what
  /// other power of ten `digits` says, or less; durations to their microsecond.
  package func part(_ share: Double, of upper: Quantity, digits: Int = 4) -> Quantity {
    let width = upper.amount - amount
    let step = NSDecimalNumber(decimal: width).doubleValue
    guard step > 0 else { return self }
    let places = digits - Int(log10(step).rounded(.down))
    let value = amount + width * (Decimal(string: "\(share)") ?? 0)
    let fine = Quantity(amount: value, unit: unit)
      .rounded(unit == .duration ? min(places, 0) : places)
    return Quantity(amount: min(max(fine, amount), upper.amount), unit: unit)
  }

  private func rounded(_ places: Int) -> Decimal {
    NSDecimalNumber(decimal: amount).rounding(
      accordingToBehavior: NSDecimalNumberHandler(
        roundingMode: .plain, scale: Int16(places), raiseOnExactness: false,
        raiseOnOverflow: false, raiseOnUnderflow: false, raiseOnDivideByZero: false)
    ).decimalValue
  }

  /// Decimal digits with a sign and a point, and an exponent of at most two digits; what is longer is left
  /// to the language.
  private static func number(_ text: String) -> Decimal? {
    let halves = text.split(maxSplits: 1, omittingEmptySubsequences: false) { "eE".contains($0) }
    if halves.count == 2 {
      let exponent = halves[1].drop { "+-".contains($0) }
      guard (1...2).contains(exponent.utf8.count), halves[1].utf8.count <= exponent.utf8.count + 1,
        exponent.utf8.allSatisfy({ (0x30...0x39).contains($0) })
      else { return nil }
    }
    let digits = halves[0].hasPrefix("-") ? halves[0].dropFirst() : halves[0]
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), digits.utf8.count <= 18,
      parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
    else { return nil }
    return Decimal(string: text)
  }
}

extension Quantity {
  /// Reads `5%` or `0.05` as a share.
  ///
  /// - Returns: Nil for anything else.
  package static func share(_ text: String) -> Double? {
    guard let quantity = Quantity(text) else { return nil }
    let number = NSDecimalNumber(decimal: quantity.amount).doubleValue
    switch quantity.unit {
    case .number: return number
    case .percent: return number / 100
    case .duration: return nil
    }
  }
}
