import MerchantModel

extension Codec where Value == AppBehaviour {
  /// How the apps of agents on shift behave.
  static var app: Codec {
    .object(
      "app", "How the app of an agent on shift alternates between its states.",
      defaults: AppBehaviour(),
      fields: [
        .defaulted(
          "foreground", \.foreground, .durations, "How long a spell in the foreground lasts."),
        .defaulted(
          "background", \.background, .durations, "How long a spell in the background lasts."),
        .defaulted(
          "close", \.close, .probability,
          "The chance that a foreground spell ends with the app closed."),
        .defaulted("closed", \.closed, .durations, "How long the app stays closed."),
        .optional(
          "foregroundShare", \.foregroundShare, .share,
          "The merchant's own share of foreground time, drawn once a replication."),
        .defaulted(
          "reminders", \.reminders, .number(in: .above(0, through: 1)),
          "What reminders to open the app multiply background spells by; 1 without reminders."),
        .optional(
          "push", \.push, .push, "A push message that wakes apps in the background as a call rings."
        ),
      ])
  }
}
