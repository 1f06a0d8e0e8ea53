import MerchantModel

extension Codec where Value == Rule {
  /// What a rule says of reply rates.
  static var replyRateFields: [Field<Rule>] {
    [
      Field.defaulted(
        "calls", \.judgesCalls, .boolean,
        "Whether the calls' answer rate is judged; if not, reply rates alone are.",
        synonyms: ["judgesCalls", "answerRate"]
      ).leftOutByDefault(),
      .optional(
        "threeMinuteReplyRate", \.replyRates.threeMinutes, .replyRateClause,
        "The three-minute reply rate of chats, judged too; not judged if left out.",
        synonyms: ["replyRate"]),
      .optional(
        "thirtySecondAnswerRate", \.replyRates.thirtySeconds, .replyRateClause,
        "The 30-second answer rate of chats, judged too; not judged if left out."),
    ]
  }
}

extension Codec where Value == ReplyRateClause {
  /// What a rule says of one reply rate.
  static var replyRateClause: Codec {
    .object(
      "replyRateClause",
      "A reply rate that the rule judges. A day is low if any rate that is judged is low, and has too few to be low only "
        + "if all of them have too few.",
      defaults: ReplyRateClause(),
      fields: [
        .defaulted(
          "threshold", \.threshold, .threshold, "A day is low when the rate is below this."),
        .defaulted(
          "minimumCustomers", \.minimumCustomers, .integer(in: 0...1_000_000),
          "Days with fewer customers have too few to be low by this rate.",
          synonyms: ["minimum", "minimumCalls"]),
        .defaulted(
          "hours", \.hours, .hoursOfReplies, "The hours in which chats begin that count."),
        .defaulted("replies", \.replies, .choice, "Whose replies count.", synonyms: ["by"]),
      ])
  }
}

extension Codec where Value == ReplyRateMeasurement {
  /// Which chats reply rates are measured of.
  static var replyRateMeasurement: Codec {
    .object(
      "replyRateMeasurement", "Which chats reply rates are measured of.",
      defaults: ReplyRateMeasurement(),
      fields: [
        .defaulted(
          "hours", \.hours, .hoursOfReplies, "The hours in which chats begin that count."),
        .defaulted("replies", \.replies, .choice, "Whose replies count.", synonyms: ["by"]),
      ])
  }
}

extension Codec where Value == HoursOfDay {
  /// The hours of reply rates: 08:00 to 23:00 by default.
  fileprivate static var hoursOfReplies: Codec {
    .object(
      "hoursOfReplies", "Hours of each day in which chats begin.", defaults: .daytime,
      fields: [
        .defaulted("from", \.from, .timeOfDay, "When they begin."),
        .defaulted(
          "to", \.to, .timeOfDay, "When they end: on the next day if that is before the beginning."),
      ])
  }
}

extension ReplyCounting.Replies: DescribedChoice {
  /// What the word means.
  public var summary: String {
    switch self {
    case .person: "those of people; what the assistant contains is left out"
    case .personOrAssistant: "those of people and of the assistant"
    }
  }
}

extension Rule {
  /// Reports rates that are not judged, or by no trigger.
  func checkRates(_ findings: inout ObjectCheck) {
    if !judgesCalls && !replyRates.isAnything { findings.error(JudgesNothing(), at: "calls") }
    if replyRates.isAnything && (trigger == .rateOverCalls || trigger == .cusum) {
      findings.error(TriggerOfCalls(trigger: trigger.rawValue), at: "trigger")
    }
  }
}

extension Scenario {
  /// Warns of reply rates that are judged where people outside the model reply to all chats, which they do at once.
  func checkRepliesOfOthers(_ findings: inout ObjectCheck) {
    for (rule, place) in placedRules where rule.enabled {
      for (rate, _) in rule.replyRates.all {
        let key = rate == .threeMinutes ? "threeMinuteReplyRate" : "thirtySecondAnswerRate"
        findings.warn(RepliesOfOthers(key: key), at: place + [key])
      }
    }
  }
}

/// A rule that looks at nothing.
struct JudgesNothing: DomainProblem {
  var message: String { "the rule judges neither calls nor a reply rate" }
  var hint: String? { "give `threeMinuteReplyRate`, or `enabled: false`" }
}

/// A trigger that goes through calls one by one, with rates of chats.
struct TriggerOfCalls: DomainProblem {
  let trigger: String

  var message: String { "`trigger: \(trigger)` is of calls, and reply rates are judged too" }
  var expected: String? { "`lowDaysInARow`, `lowDaysOfLast` or `rateOverDays`" }
}

/// Reply rates of chats that nobody of the model answers.
struct RepliesOfOthers: DomainProblem {
  let key: String

  var message: String {
    "no day is low by `\(key)`: people outside the model answer chats, without slot and wait"
  }
  var hint: String? { "give `chats` a number of slots" }
}
