import MerchantModel

extension Codec where Value == StudyCalendar {
  /// Which days are simulated and counted.
  static var calendar: Codec {
    .object(
      "calendar", "Which days are simulated, and which of them are counted.",
      defaults: StudyCalendar(),
      fields: [
        .required(
          "start", \.start, .date, "The first counted day; the warm-up lies before it."),
        .required("days", \.days, .dayCount(1...3_660), "How many days are counted.", unit: "days"),
        .defaulted(
          "warmup", \.warmup, .dayCount(0...3_660),
          "How many days are simulated before the first counted one.", unit: "days",
          synonyms: ["warm-up", "warmUp"]),
        .optional(
          "horizon", \.horizon, .choice,
          "Which question is asked; without it everybody starts fresh as the warm-up begins."),
      ],
      check: { calendar, findings in
        if calendar.horizon == .launch && calendar.warmup > 0 {
          findings.error(WarmUpBeforeLaunch(), at: "warmup")
        }
      })
  }
}

extension Horizon: DescribedChoice {
  /// What the word means.
  public var summary: String {
    switch self {
    case .launch: "everybody starts fresh on the first counted day, without a warm-up"
    case .longRun: "merchants are met in mid-life, and a longer warm-up draws no counted day anew"
    }
  }
}

extension Scenario {
  /// Notes that a scenario with a response does not say which question it asks.
  func checkHorizon(_ findings: inout ObjectCheck) {
    if calendar.horizon == nil && canSwing { findings.note(NoHorizon(), at: ["response"]) }
  }
}

/// Days before the first day of all.
struct WarmUpBeforeLaunch: DomainProblem {
  var message: String { "a launch is counted from its first day, so there is no warm-up before it" }
  var expected: String? { "0, or no `warmup`" }
  var hint: String? { "`horizon: longRun` asks for a month once all is under way" }
}

/// A response without a word on which month is meant.
struct NoHorizon: DomainProblem {
  var message: String {
    "merchants start together, respond together and lapse together, so figures swing with `calendar.warmup`"
  }
  var hint: String? {
    "say `calendar.horizon: launch` for the first days of all, or `longRun` for a month once all is under way"
  }
}
