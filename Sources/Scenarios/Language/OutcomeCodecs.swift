import MerchantModel

extension Codec where Value == Camera {
  /// The customer's camera.
  static var camera: Codec {
    .object(
      "camera", "The customer's camera, off at first and switched on by hand.",
      defaults: Camera(),
      fields: [
        .defaulted(
          "switchedOn", \.on, .probability, "The chance that the customer switches it on.",
          synonyms: ["on"]),
        .optional(
          "videoWhenOff", \.videoWhenOff, .guidance,
          "How long video guidance takes with the camera off; as with it on if left out."),
      ])
  }
}

extension Codec where Value == Outcomes {
  /// What follows the end of a contact.
  static var outcomes: Codec {
    .object(
      "outcomes", "What follows the end of a contact.", defaults: Outcomes(),
      fields: [
        .defaulted(
          "resolvedByText", \.resolvedByText, .probability,
          "The chance that text guidance resolves the matter."),
        .defaulted(
          "resolvedByVideo", \.resolvedByVideo, .probability,
          "The chance that video guidance does."),
        .defaulted("returned", \.returned, .chanceByEnding, "The chance of a return."),
        .defaulted("sale", \.sale, .chanceByEnding, "The chance of a sale."),
        .defaulted(
          "contactAgain", \.contactAgain, .chanceByEnding,
          "The chance of a new contact about the same matter."),
        .defaulted(
          "contactAgainDelay", \.contactAgainDelay, .durations, "How long until then."),
        .defaulted(
          "contactAgainHours", \.contactAgainHours, .choice,
          "At which hours customers come again: how that delay runs."
        ).leftOutByDefault(),
      ])
  }
}

extension ContactAgainHours: DescribedChoice {
  /// What the word means, in one line.
  public var summary: String {
    switch self {
    case .any: "at any: the delay runs by the clock"
    case .ofKind: "at the hours of the kind: the delay stands still where no such contacts arrive"
    }
  }
}

extension Codec where Value == ChanceByEnding {
  /// A chance after each way of ending.
  static var chanceByEnding: Codec {
    .object(
      "chances", "A chance after each way in which a contact can end.",
      defaults: ChanceByEnding(),
      fields: [
        .defaulted("text", \.text, .probability, "After text guidance that resolved it."),
        .defaulted("video", \.video, .probability, "After video guidance that resolved it."),
        .defaulted(
          "unresolved", \.unresolved, .probability,
          "After guidance that did not, or none: the customer left or gave up."),
      ])
  }
}

extension Codec where Value == Prices {
  /// What things are worth.
  static var prices: Codec {
    let price = Codec<Double>.number(in: .from(0, through: 1e9))
    return .object(
      "prices", "What things are worth, in one currency.", defaults: Prices(),
      fields: [
        .defaulted("staffHour", \.staffHour, price, "What an hour of rostered staff costs."),
        .defaulted(
          "staffCallMinute", \.staffCallMinute, price,
          "What a minute of an agent in a call costs."
        ).leftOutByDefault(),
        .defaulted(
          "staffChatMinute", \.staffChatMinute, price,
          "What a minute of an agent's effort outside calls costs: chats, shared among those open, and ringing."
        ).leftOutByDefault(),
        .defaulted(
          "customerMinute", \.customerMinute, price,
          "What a minute of a customer's waiting and handling is worth."
        ).leftOutByDefault(),
        .defaulted("missedCall", \.missedCall, price, "What a missed ring costs.")
          .leftOutByDefault(),
        .defaulted("lostCustomer", \.lostCustomer, price, "What a lost customer costs.")
          .leftOutByDefault(),
        .defaulted("returned", \.returned, price, "What a return costs."),
        .defaulted("sale", \.sale, price, "What a sale brings."),
        .defaulted("complaint", \.complaint, price, "What a complaint costs."),
        .defaulted(
          "deskMinute", \.deskMinute, price,
          "What a minute of a shared desk in calls costs."
        ).leftOutByDefault(),
        .defaulted(
          "assistantContact", \.assistantContact, price,
          "What a contact costs that the assistant takes."
        ).leftOutByDefault(),
        .defaulted("dayOff", \.dayOff, price, "What a day with the feature off costs.")
          .leftOutByDefault(),
      ])
  }
}

extension Codec where Value == Measurement {
  /// Which costly measures are taken.
  static var measurement: Codec {
    .object(
      "measurement",
      "Which measures are taken that cost more than counting, and the reference for false positives.",
      defaults: Measurement(),
      fields: [
        .defaulted(
          "counterfactual", \.counterfactual, .boolean,
          "Whether each merchant is also simulated with video off, for elapsed and agent minutes "
            + "saved; costs about one more run."),
        .defaulted(
          "falsePositives", \.falsePositives, .boolean,
          "Whether suspended merchants are also simulated without a rule until their answer rates "
            + "are known well enough, by which a suspension is found to be a false positive or not.",
          formerly: "luck"),
        .optional(
          "reference", \.referenceThreshold, .threshold,
          "The answer rate at which a merchant, or above which, is suspended wrongly: the yardstick of false positives. Left "
            + "out, the rule's own threshold, in comparisons that of the first policy.",
          synonyms: ["yardstick"]),
        .defaulted(
          "serviceTime", \.serviceTime, .duration(),
          "Within which time from arrival a contact's first chat begins if it is served in time."),
        .optional(
          "replyRates", \.replyRates, .replyRateMeasurement,
          "Which chats reply rates are measured of; none are if left out."),
      ])
  }
}
