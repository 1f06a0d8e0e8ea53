import Foundation
import MerchantModel
import SimRandom

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
      ],
      check: { app, findings in
        if app.meanCycle < HastyApp.leastCycle { findings.error(HastyApp(cycle: app.meanCycle)) }
        if app.foregroundShare?.constantValue == 1 && app.close > .never {
          findings.warn(ClosedAllTheSame(share: app.longRunForegroundChance), at: "foregroundShare")
        }
      })
  }
}

extension AppBehaviour {
  /// The mean time from one foreground spell to the next, in seconds.
  fileprivate var meanCycle: Double {
    foreground.meanSeconds + (1 - close.value) * background.meanSeconds * reminders
      + close.value * closed.meanSeconds
  }
}

/// An app that changes its state so often that following it would take for ever.
struct HastyApp: DomainProblem {
  /// In seconds.
  static let leastCycle = 1.0

  let cycle: Double

  var message: String {
    "the app changes its state every \(String(format: "%.2g", cycle)) s on average"
  }
  var expected: String? { "spells that make a cycle of 1 s or more together" }
}

/// An app that is always in the foreground but for the times when it is closed.
struct ClosedAllTheSame: DomainProblem {
  /// The chance of the foreground all the same.
  let share: Double?

  var message: String {
    let share = share.map { String(format: ": %.3g %% of the time remain", 100 * $0) } ?? ""
    return "spells in the foreground still end with the app closed (`close`)\(share)"
  }
  var hint: String? { "set `close: 0` for an app that is always in the foreground" }
}
