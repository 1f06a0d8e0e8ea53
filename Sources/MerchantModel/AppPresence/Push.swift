import SimRandom

/// A push message that goes out as a call rings and wakes apps that are in the background.
public struct Push: Hashable, Sendable {
  /// The chance that it wakes the app of an agent: then the agent answers this call as if the app had been
  /// in the foreground.
  public var chance: Probability
  /// How much later than from the foreground such an agent picks up.
  public var delay: DurationDistribution

  /// Makes a push.
  public init(chance: Probability, delay: DurationDistribution) {
    self.chance = chance
    self.delay = delay
  }
}
