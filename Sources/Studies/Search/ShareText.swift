import Foundation

/// Shares as people write them.
public enum ShareText {
  /// Reads `5%` or `0.05`; nil for anything else.
  public static func share(_ text: String) -> Double? {
    guard let quantity = Quantity(text) else { return nil }
    let number = NSDecimalNumber(decimal: quantity.amount).doubleValue
    switch quantity.unit {
    case .number: return number
    case .percent: return number / 100
    case .duration: return nil
    }
  }
}
