import MerchantModel
import SimKernel

extension Codec where Value == AnsweringByState {
  /// How agents answer, by state.
  static var answering: Codec {
    .object(
      "answering", "Whether and how fast an agent answers, by its state as the ring starts.",
      defaults: AnsweringByState(),
      fields: [
        .required(
          "foreground", \.foreground, .answeringInState, "On shift, the app in the foreground."),
        .optional(
          "foregroundChatting", \.foregroundChatting, .answeringInState,
          "The same with a chat open; as `foreground` if left out."),
        .defaulted(
          "background", \.background, .answeringInState, "On shift, the app in the background."),
        .defaulted("closed", \.closed, .answeringInState, "On shift, the app closed."),
        .defaulted("offShift", \.offShift, .answeringInState, "Not on shift."),
      ])
  }
}

extension Codec where Value == Answering {
  /// Whether and how fast an agent in one state answers.
  static var answeringInState: Codec {
    .object(
      "answer", "Whether and how fast an agent answers.", defaults: .never,
      fields: [
        .required(
          "chance", \.chance, .probability, "The chance that the ring is noticed and answered."),
        .defaulted("delay", \.delay, .durations, "From the start of the ring to the answer."),
      ])
  }
}

extension Codec where Value == RingSetting {
  /// How calls ring.
  static var ring: Codec {
    .object(
      "ring", "How calls ring.", defaults: RingSetting(),
      fields: [
        .defaulted(
          "timeout", \.timeout, .duration(atLeast: .microseconds(1), atMost: .hours(24)),
          "How long a call rings before it is missed.", synonyms: ["time", "duration"])
      ])
  }
}

extension Codec where Value == NightWindow {
  /// The hours of the night.
  static var night: Codec {
    .object(
      "night", "The hours of the night, and whether the merchant answers then.",
      defaults: NightWindow(),
      fields: [
        .defaulted("from", \.from, .timeOfDay, "When the night begins."),
        .defaulted("to", \.to, .timeOfDay, "When it ends."),
        .defaulted(
          "answers", \.answers, .boolean,
          "Whether the merchant opted to be rung at night.", synonyms: ["optIn", "open"]),
      ])
  }
}
