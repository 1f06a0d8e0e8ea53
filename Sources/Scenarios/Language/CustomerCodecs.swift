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
          "How many rings one contact makes at the most."),
        .defaulted(
          "giveUp", \.giveUp, .probability,
          "The chance of giving up among those who do not ring again."),
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
          "How long a card can be tapped; a contact whose card expires goes on by text.")
      ])
  }
}
