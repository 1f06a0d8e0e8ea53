import SimStatistics

/// The chance that a merchant is suspended at least once, at one true answer rate and volume of calls.
public struct OperatingPoint: Hashable, Sendable {
  /// The policy's name.
  public let policy: String
  /// Mean calls a day.
  public let callsADay: Double
  /// The chance that a call is answered.
  public let answerRate: Double
  /// Within how many days from a fresh start.
  public let days: Int
  /// The exact chance; nil of a rule outside theory.
  public let exact: Double?
  /// The share of simulated merchants, who are independent, with Wilson's interval.
  public let simulated: Estimate
}
