import SimKernel
import SimRandom

/// A call-back that is promised after a miss.
///
/// It is not a call in the rule's sense, and it rings nobody at the merchant's: an agent makes it.
public struct CallBack: Hashable, Sendable {
  /// The chance that a missed call ends with the promise; who has it neither rings again nor gives up.
  public var chance = Probability.always
  /// From the miss to the first try, and from each try to the next.
  public var delay = DurationDistribution.always(.minutes(10))
  /// How many tries are made, 1 or more; afterwards the contact goes on by text.
  public var tries = 1
  /// The chance that the customer answers a try.
  public var answer = Probability.always

  /// One try after ten minutes, always answered.
  public init() {}
}
