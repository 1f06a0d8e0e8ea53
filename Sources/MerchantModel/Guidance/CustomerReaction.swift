import SimRandom

/// What missed rings and waiting multiply odds by: perMissedRing^(rings missed) perMinute^(minutes waited).
///
/// Both are of one contact. Minutes are those in the chat queue, over all visits to it, and those in which calls rang,
/// answered or not. A chance of 0 or 1 has no odds that could change, and stays.
public struct OddsFactors: Hashable, Sendable {
  /// The factor for each missed ring, above 0.
  public var perMissedRing = 1.0
  /// The factor for each minute waited, above 0.
  public var perMinute = 1.0

  /// No factor.
  public init() {}

  /// Whether odds stay as they are, whatever happens.
  var isNothing: Bool { perMissedRing == 1 && perMinute == 1 }
}

/// When a customer is lost for good: decided once, at the end of a contact, with the chance
/// 1 - (1 - perMissedRing)^(rings missed) (1 - perMinute)^(minutes waited). Who is lost makes no further contact about
/// the matter.
public struct CustomerLoss: Hashable, Sendable {
  /// The chance for each missed ring.
  public var perMissedRing = Probability.never
  /// The chance for each minute waited; see ``OddsFactors``.
  public var perMinute = Probability.never

  /// Nobody is lost.
  public init() {}

  /// Whether it can happen at all.
  public var isPossible: Bool { max(perMissedRing, perMinute) > .never }
}

extension Customer {
  /// Whether missed rings or waiting change anything of what customers do later.
  public var reactsToMisses: Bool {
    complaints.perMissedRing > .never || afterMiss.refuseCard > .never || loss.isPossible
      || !returnOdds.isNothing || !unresolvedOdds.isNothing
  }
}
