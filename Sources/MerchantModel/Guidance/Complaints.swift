import SimRandom

/// When customers complain of being pestered.
public struct Complaints: Hashable, Sendable {
  /// The chance that a contact ends in a complaint for each invitation card its customer has received
  /// about the matter, earlier contacts about it included: after n cards, n times this, at most 1.
  public var perCard = Probability.never

  /// Nobody complains.
  public init() {}
}
