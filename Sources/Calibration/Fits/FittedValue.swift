import Foundation
import SimStatistics

/// A fitted value with its precision, in the unit of the value.
public struct FittedValue: Hashable, Sendable {
  /// The value.
  public let value: Double
  /// Its standard error; 0 where the value lies at the end of its range and only the interval says how sure it is.
  public let standardError: Double
  /// Its interval, which need not lie evenly around the value.
  public let interval: Interval

  /// A value with a precision that was found elsewhere.
  public init(value: Double, standardError: Double, interval: Interval) {
    self.value = value
    self.standardError = standardError
    self.interval = interval
  }

  /// A value above 0, with an interval that is even on the scale of logarithms.
  ///
  /// - Parameters:
  ///   - error: The standard error of the logarithm.
  ///   - reach: How many standard errors the interval reaches to each side.
  init(log: Double, error: Double, reach: Double, level: ConfidenceLevel) {
    value = exp(log)
    standardError = exp(log) * error
    interval = Interval(
      lower: exp(log - reach * error), upper: exp(log + reach * error), level: level)
  }

  /// A chance, with an interval that is even on the scale of log odds.
  init(logOdds: Double, error: Double, reach: Double, level: ConfidenceLevel) {
    let chance = Chance.of(logOdds: logOdds)
    value = chance
    standardError = chance * Chance.of(logOdds: -logOdds) * error
    interval = Interval(
      lower: Chance.of(logOdds: logOdds - reach * error),
      upper: Chance.of(logOdds: logOdds + reach * error), level: level)
  }
}

/// Chances and their log odds.
enum Chance {
  /// Beyond this, a chance counts as 0 or 1: less than one in a million is missing.
  static let edge = 14.0

  /// The chance of log odds.
  static func of(logOdds: Double) -> Double {
    logOdds >= 0 ? 1 / (1 + exp(-logOdds)) : exp(logOdds) / (1 + exp(logOdds))
  }

  /// The logarithm of the chance of log odds, without loss of digits near 1.
  static func log(ofLogOdds logOdds: Double) -> Double {
    logOdds >= 0 ? -log1p(exp(-logOdds)) : logOdds - log1p(exp(logOdds))
  }

  /// The log odds of a chance; of 0 and 1 those of the nearest chances that have any.
  static func logOdds(_ chance: Double) -> Double {
    let inside = min(max(chance, 1e-15), 1 - 1e-15)
    return Foundation.log(inside / (1 - inside))
  }
}
