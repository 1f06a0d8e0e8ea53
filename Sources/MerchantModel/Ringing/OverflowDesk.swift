import SimKernel
import SimRandom

/// A desk shared by many merchants that answers what a merchant's own agents leave ringing.
public struct OverflowDesk: Hashable, Sendable {
  /// How long a call rings before the desk hears of it.
  public var after = SimDuration.seconds(20)
  /// The chance that the desk takes it.
  public var chance = Probability.always
  /// From then to the desk's answer.
  public var delay = DurationDistribution.always(.zero)
  /// Whether the merchant is credited with the answer. If not, the call is missed as far as rates, the
  /// rule and the reasons of misses go, and guided all the same.
  public var counts = true

  /// A desk that always answers after 20 seconds, to the merchant's credit.
  public init() {}
}
