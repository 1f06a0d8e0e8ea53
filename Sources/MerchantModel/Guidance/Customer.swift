import SimKernel
import SimRandom

/// How customers behave.
public struct Customer: Hashable, Sendable {
  /// The chance that a customer is shy: a shy one never accepts a card.
  public var shy = Probability.never
  /// How long a customer waits for an agent in the chat queue before leaving; nil waits for ever.
  public var chatPatience: DurationDistribution?
  /// The message that a customer can leave who meets nobody; nil waits or leaves.
  public var message: OfflineMessage?
  /// How long a customer lets a call ring before hanging up; nil waits for the time-out.
  public var ringPatience: DurationDistribution?
  /// When customers complain.
  public var complaints = Complaints()
  /// What a customer does after a missed call.
  public var afterMiss = AfterMiss()
  /// What missed rings and waiting multiply the odds of a return by.
  public var returnOdds = OddsFactors()
  /// What missed rings and waiting multiply the odds by that guidance resolves nothing.
  public var unresolvedOdds = OddsFactors()
  /// When customers are lost for good.
  public var loss = CustomerLoss()

  /// A customer who is not shy and waits for ever.
  public init() {}
}

/// What a customer does after a missed call; what is left over falls back to text.
public struct AfterMiss: Hashable, Sendable {
  /// The chance of ringing again.
  public var ringAgain = Probability.never
  /// How long until then.
  public var delay = DurationDistribution.always(.minutes(2))
  /// How many rings one contact makes at the most; who would ring again after the last miss goes on by text.
  public var mostRings = 3
  /// The chance of giving up among those who would not ring again.
  public var giveUp = Probability.never
  /// The chance that a customer of whose matter a call was missed refuses a later card about it.
  public var refuseCard = Probability.never

  /// A customer who falls back to text.
  public init() {}
}

/// The invitation card.
public struct Invitation: Hashable, Sendable {
  /// How long a card can be tapped; a contact whose card expires goes on by text at that moment.
  public var expiry = SimDuration.minutes(10_080)
  /// What must hold for a card to be sent.
  public var gate = OfferGate.always

  /// A card that lives for a week.
  public init() {}
}

/// What must hold for a card to be sent.
public enum OfferGate: String, CaseIterable, Hashable, Sendable {
  /// Nothing more than an agent who takes the chat.
  case always
  /// Some video agent on shift is not in a call.
  case free
  /// Some video agent on shift, not in a call, has the app in the foreground: not need be the one who
  /// chats.
  case foreground
}

/// When customers complain: once a contact at the most.
public struct Complaints: Hashable, Sendable {
  /// The chance that a contact ends in a complaint for each invitation card its customer has received
  /// about the matter, earlier contacts about it included: after n cards, n times this, at most 1.
  public var perCard = Probability.never
  /// The chance for each missed ring of a contact: after n of them it ends in a complaint with the chance
  /// 1 - (1 - perMissedRing)^n.
  public var perMissedRing = Probability.never

  /// Nobody complains.
  public init() {}
}
