import SimKernel

/// The answer-rate rule: what makes a day low, how many low days suspend, for how long, and how the
/// merchant comes back.
public struct Rule: Hashable, Sendable {
  /// Whether days are judged at all.
  public var enabled = true
  /// A day is low when its answer rate is below this.
  public var threshold = Threshold.assumed
  /// Days with fewer calls are not judged low, and end a streak.
  public var minimumCalls = 5
  /// How many low days in a row suspend, 1 or more.
  public var lowDays = 2
  /// For how many days of 24 hours the feature is off, 1 or more.
  public var suspensionDays = 3
  /// From the end of the suspension until the merchant switches the feature on again.
  public var returnDelay = DurationDistribution.always(.zero)

  /// Two days in a row below 60 % of at least 5 calls suspend for 3 days.
  public init() {}
}
