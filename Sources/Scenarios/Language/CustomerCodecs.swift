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
          "ringPatience", \.ringPatience, .durations,
          "How long a customer lets a call ring before hanging up; to the time-out if left out."),
        .defaulted(
          "complaints", \.complaints, .complaints, "When customers complain."),
        .defaulted(
          "afterMiss", \.afterMiss, .afterMiss,
          "What a customer does after a missed call; what is left over falls back to text."),
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
      "complaints", "When customers complain of being pestered.", defaults: Complaints(),
      fields: [
        .defaulted(
          "perCard", \.perCard, .probability,
          "The chance of a complaint for each card received about the matter.")
      ])
  }
}
