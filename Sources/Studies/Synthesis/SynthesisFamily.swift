import ClosedForms
import Foundation

/// The rules that synthesis searches: every combination of thresholds, least calls and triggers.
public enum SynthesisFamily {
  /// Thrown for a text that is no part of a family or of a demand.
  public enum ParseError: Error, Hashable, Sendable {
    /// Not a list or a range of shares between 0 and 1.
    case badShares(String)
    /// Not a list or a range of whole numbers within a range.
    case badNumbers(String, ClosedRange<Int>)
    /// Not `rate=limit`, both shares.
    case badDemand(String)
    /// Not positive numbers.
    case badVolumes(String)
  }

  /// Every combination, the triggers fastest; of k low days among n, all with 2 <= k < n, k at most the
  /// greatest number of low days in a row.
  ///
  /// - Parameters:
  ///   - thresholds: The thresholds.
  ///   - minimumCalls: The least numbers of calls for a day to be judged.
  ///   - lowDays: The numbers of low days in a row.
  ///   - windows: The lengths of windows in which low days are counted, in days.
  /// - Throws: `TheoryError` for parts beyond what theory covers.
  public static func rules(
    thresholds: [AnswerThreshold], minimumCalls: [Int], lowDays: [Int], windows: [Int]
  ) -> [CandidateRule] {
    let most = lowDays.max() ?? 0
    let triggers =
      lowDays.map(SuspensionRule.Trigger.consecutive)
      + windows.flatMap { window in
        stride(from: 2, through: min(most, window - 1), by: 1).map {
          SuspensionRule.Trigger.ofLast(low: $0, days: window)
        }
      }
    return thresholds.flatMap { threshold in
      minimumCalls.flatMap { least in
        triggers.map { CandidateRule(threshold: threshold, minimumCalls: least, trigger: $0) }
      }
    }
  }

  /// Reads `30%:90%:5%` or `0.5,0.6` as thresholds, exactly.
  public static func thresholds(_ text: String) throws(ParseError) -> [AnswerThreshold] {
    var found: [AnswerThreshold] = []
    for quantity in try quantities(text) {
      guard let billionths = share(quantity, of: 1_000_000_000),
        let threshold = try? AnswerThreshold(billionths, over: 1_000_000_000)
      else { throw .badShares(text) }
      found.append(threshold)
    }
    return found
  }

  /// Reads `1,3,5` or `1:5`.
  public static func numbers(_ text: String, in range: ClosedRange<Int>) throws(ParseError) -> [Int]
  {
    guard let quantities = try? quantities(text) else { throw .badNumbers(text, range) }
    var found: [Int] = []
    for quantity in quantities {
      let number = NSDecimalNumber(decimal: quantity.amount).intValue
      guard quantity.isWhole, range.contains(number) else { throw .badNumbers(text, range) }
      found.append(number)
    }
    return found
  }

  /// Reads `5,10,20.5` as mean calls a day.
  public static func volumes(_ text: String) throws(ParseError) -> [Double] {
    guard let quantities = try? quantities(text) else { throw .badVolumes(text) }
    var found: [Double] = []
    for quantity in quantities {
      let mean = NSDecimalNumber(decimal: quantity.amount).doubleValue
      guard quantity.unit == .number, mean > 0, mean <= 100_000 else { throw .badVolumes(text) }
      found.append(mean)
    }
    return found
  }

  /// Reads `85%=1%`: the rate that the merchant answers at, and the limit on its chance of suspension.
  public static func demand(
    _ text: String, _ direction: RuleDemand.Direction
  ) throws(ParseError) -> RuleDemand {
    let parts = text.split(separator: "=", omittingEmptySubsequences: false)
    guard parts.count == 2, let rate = Quantity.share(String(parts[0])),
      let limit = Quantity.share(String(parts[1])),
      let demand = try? RuleDemand(answerRate: rate, direction, limit)
    else { throw .badDemand(text) }
    return demand
  }

  private static func quantities(_ text: String) throws(ParseError) -> [Quantity] {
    guard let levels = (try? Axis("x=\(text)"))?.levels else { throw .badShares(text) }
    let quantities = levels.compactMap { Quantity($0) }
    guard quantities.count == levels.count else { throw .badShares(text) }
    return quantities
  }

  private static func share(_ quantity: Quantity, of whole: Int) -> Int? {
    guard quantity.unit != .duration else { return nil }
    let amount = quantity.amount * Decimal(whole) / (quantity.unit == .percent ? 100 : 1)
    let number = NSDecimalNumber(decimal: amount)
    guard amount >= 0, amount <= Decimal(whole), Decimal(number.intValue) == amount else {
      return nil
    }
    return number.intValue
  }
}
