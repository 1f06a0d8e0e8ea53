import SimKernel
import SimRandom

/// Contacts that begin as a voice call by the customer.
public struct VoiceCalls: Hashable, Sendable {
  /// The share of a kind's contacts that do.
  public var share = Probability.never
  /// How long guidance by voice takes.
  public var duration = DurationDistribution.always(.minutes(20))

  /// None.
  public init() {}
}
