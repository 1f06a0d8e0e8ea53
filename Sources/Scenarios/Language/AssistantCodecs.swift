import MerchantModel

extension Codec where Value == Assistant {
  /// When the assistant works.
  static var assistant: Codec {
    .object(
      "assistant",
      "The assistant on the first line: when it works. What it does is said of each kind (`kinds.<name>.assistant`).",
      defaults: Assistant(),
      fields: [
        .defaulted("hours", \.hours, .hoursOfDay, "The hours in which it takes contacts."),
        .defaulted(
          "asksForPerson", \.asksForPerson, .probability,
          "The chance that a customer asks for a person at once, and never meets it."),
      ])
  }
}

extension Codec where Value == HoursOfDay {
  /// Hours of each day.
  static var hoursOfDay: Codec {
    .object(
      "hoursOfDay", "Hours of each day; all of them if left out.", defaults: HoursOfDay(),
      fields: [
        .defaulted("from", \.from, .timeOfDay, "When they begin."),
        .defaulted(
          "to", \.to, .timeOfDay, "When they end: on the next day if that is before the beginning."),
      ])
  }
}

extension Codec where Value == AssistantService {
  /// What the assistant does with a kind.
  static var assistantService: Codec {
    .object(
      "assistantService", "What the assistant does with contacts of the kind.",
      defaults: AssistantService(),
      fields: [
        .required(
          "contains", \.contains, .probability,
          "The chance that it contains a contact, so that no person is needed."),
        .defaulted(
          "duration", \.duration, .guidance, "How long it has with a contact that it contains."),
        .defaulted(
          "resolved", \.resolved, .probability,
          "The chance that a contact that it contains is resolved."),
        .defaulted(
          "contactAgain", \.contactAgain, .chanceByResolution,
          "The chance of a new contact about the matter after one that it contained."),
        .defaulted(
          "handOver", \.handOver, .durations,
          "How long it has with a contact before it hands it over to people."),
        .defaulted(
          "factor", \.factor, .number(in: .from(0.1, through: 10)),
          "What the text and video durations of contacts that it hands over are multiplied by."),
      ])
  }
}

extension Codec where Value == ChanceByResolution {
  /// A chance after resolution, and without.
  static var chanceByResolution: Codec {
    .object(
      "chanceByResolution", "A chance after each way in which a contained contact can end.",
      defaults: ChanceByResolution(),
      fields: [
        .defaulted("resolved", \.resolved, .probability, "After one that it resolved."),
        .defaulted("unresolved", \.unresolved, .probability, "After one that it did not."),
      ])
  }
}

extension Scenario {
  /// Warns of an assistant that gets nothing to do.
  func checkAssistant(_ findings: inout ObjectCheck) {
    if !hasAssistant && assistant != Assistant() {
      findings.warn(IdleAssistant(why: "no kind says what it does"), at: ["assistant"])
    } else if hasAssistant && assistant.hours.from == assistant.hours.to {
      findings.warn(
        IdleAssistant(why: "its hours end when they begin"), at: ["assistant", "hours"])
    }
  }
}

/// An assistant that takes no contact.
struct IdleAssistant: DomainProblem {
  let why: String

  var message: String { "the assistant takes no contact: \(why)" }
  var hint: String? {
    "give kinds `assistant: {contains: 40 %}`, and hours such as `from: 00:00`, `to: 24:00`"
  }
}
