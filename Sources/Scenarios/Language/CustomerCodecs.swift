import MerchantModel
import SimKernel

extension Codec where Value == Customer {
  /// How customers behave.
  static var customer: Codec {
    .object(
      "customer", "How customers behave.", defaults: Customer(),
      fields: [
        .defaulted(
          "shy", \.shy, .probability,
          "The chance that a customer is shy: a shy one never accepts a card."),
        .optional(
          "chatPatience", \.chatPatience, .durations,
          "How long a customer waits in the chat queue before leaving; for ever if left out."),
        .optional(
          "message", \.message, .offlineMessage,
          "The message that a customer can leave who meets nobody; none if left out."),
        .optional(
          "ringPatience", \.ringPatience, .durations,
          "How long a customer lets a call ring before hanging up; to the time-out if left out."),
        .defaulted(
          "complaints", \.complaints, .complaints, "When customers complain."),
        .defaulted(
          "afterMiss", \.afterMiss, .afterMiss,
          "What a customer does after a missed call; what is left over falls back to text."),
        .defaulted(
          "returnOdds", \.returnOdds, .oddsFactors,
          "What missed rings and waiting multiply the odds of a return by.",
          synonyms: ["returnedOdds"]),
        .defaulted(
          "unresolvedOdds", \.unresolvedOdds, .oddsFactors,
          "What missed rings and waiting multiply the odds by that guidance resolves nothing."),
        .defaulted(
          "loss", \.loss, .customerLoss, "When customers are lost for good.",
          synonyms: ["lost", "churn"]),
      ])
  }
}

extension Codec where Value == AfterMiss {
  /// What a customer does after a missed call.
  static var afterMiss: Codec {
    .object(
      "afterMiss", "What a customer does after a missed call.", defaults: AfterMiss(),
      fields: [
        .defaulted("ringAgain", \.ringAgain, .probability, "The chance of ringing again."),
        .defaulted("delay", \.delay, .durations, "How long until then."),
        .defaulted(
          "mostRings", \.mostRings, .integer(in: 1...100),
          "How many rings one contact makes at the most; whoever would ring again then goes on by text."
        ),
        .defaulted(
          "giveUp", \.giveUp, .probability,
          "The chance of giving up among those who would not ring again."),
        .defaulted(
          "refuseCard", \.refuseCard, .probability,
          "The chance that a customer of whose matter a call was missed refuses a later card about it."
        ),
      ])
  }
}

extension Codec where Value == OddsFactors {
  /// What missed rings and waiting multiply odds by.
  static var oddsFactors: Codec {
    .object(
      "oddsFactors", "What missed rings and waiting multiply odds by.", defaults: OddsFactors(),
      fields: [
        .defaulted(
          "perMissedRing", \.perMissedRing, .number(in: .from(0.001, through: 1_000)),
          "The factor for each missed ring of the contact."),
        .defaulted(
          "perMinute", \.perMinute, .number(in: .from(0.001, through: 1_000)),
          "The factor for each minute waited in the chat queue and while calls rang."),
      ])
  }
}

extension Codec where Value == CustomerLoss {
  /// When customers are lost.
  static var customerLoss: Codec {
    .object(
      "loss", "When customers are lost: decided as a contact ends.", defaults: CustomerLoss(),
      fields: [
        .defaulted(
          "perMissedRing", \.perMissedRing, .probability,
          "The chance for each missed ring of the contact."),
        .defaulted(
          "perMinute", \.perMinute, .probability,
          "The chance for each minute waited in the chat queue and while calls rang."),
      ])
  }
}

extension Codec where Value == Invitation {
  /// The invitation card.
  static var invitation: Codec {
    .object(
      "invitation", "The invitation card.", defaults: Invitation(),
      fields: [
        .defaulted(
          "expiry", \.expiry, .duration(atLeast: .microseconds(1)),
          "How long a card can be tapped; a contact whose card expires goes on by text."),
        .defaulted(
          "gate", \.gate, .choice, "What must hold for a card to be sent.",
          synonyms: ["offerWhen", "when"]),
      ])
  }
}

extension OfferGate: DescribedChoice {
  /// What the word means, in one line.
  public var summary: String {
    switch self {
    case .always: "nothing more than an agent who takes the chat"
    case .free: "some video agent on shift is not in a call"
    case .foreground: "some video agent on shift, not in a call, has the app in the foreground"
    }
  }
}

extension Codec where Value == Complaints {
  /// When customers complain.
  static var complaints: Codec {
    .object(
      "complaints", "When customers complain: once a contact at the most.",
      defaults: Complaints(),
      fields: [
        .defaulted(
          "perCard", \.perCard, .probability,
          "The chance of a complaint for each card received about the matter."),
        .defaulted(
          "perMissedRing", \.perMissedRing, .probability,
          "The chance of a complaint for each missed ring of the contact."),
      ])
  }
}
