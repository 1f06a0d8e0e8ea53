import MerchantModel
import SimKernel
import SimRandom

extension Codec where Value == Response {
  /// How merchants respond to suspensions.
  static var response: Codec {
    .object(
      "response", "How merchants respond to a warning or a penalty.", defaults: Response(),
      fields: [
        .defaulted("to", \.to, .choice, "What they respond to."),
        .defaulted(
          "diligence", \.diligence, .number(in: .from(1, through: 1_000)),
          "The factor on the odds of answering, and under the background times, at its midnight."),
        .defaulted(
          "cards", \.cards, .number(in: .from(0, through: 1)),
          "The factor on the chance of offering a card at that midnight."),
        .defaulted(
          "halfLife", \.halfLife, .duration(atLeast: .seconds(1)),
          "The time in which what is left of a response halves; after eight it is over."),
        .defaulted(
          "offersOnlyInForeground", \.offersOnlyInForeground, .boolean,
          "Whether cards then go out only while somebody is in the foreground."),
        .defaulted(
          "hangUp", \.hangUp, .probability,
          "The chance that a call somebody on shift would miss is picked up only to hang up."),
        .defaulted(
          "leave", \.leave, .probability,
          "The chance that a suspended merchant never switches the feature on again."),
        .defaulted(
          "lowDay", \.lowDay, .lowDayResponse,
          "How merchants respond to a low day that brings no warning."),
        .defaulted(
          "anticipation", \.anticipation, .anticipation,
          "How merchants answer because a rule is in force, before it strikes."),
        .defaulted(
          "gaming", \.gaming, .gaming, "How merchants game the rule, each a share of merchants."),
      ])
  }
}

extension Codec where Value == LowDayResponse {
  /// How merchants respond to a low day.
  static var lowDayResponse: Codec {
    .object(
      "lowDay", "How merchants respond to a low day that brings no warning.",
      defaults: LowDayResponse(),
      fields: [
        .defaulted(
          "diligence", \.diligence, .number(in: .from(1, through: 1_000)),
          "The factor on the odds of answering, and under the background times, at its midnight."),
        .defaulted(
          "halfLife", \.halfLife, .duration(atLeast: .seconds(1)),
          "The time in which what is left of it halves; after eight it is over."),
      ])
  }
}

extension Codec where Value == Anticipation {
  /// How merchants answer because a rule is in force.
  static var anticipation: Codec {
    .object(
      "anticipation",
      "How merchants answer on days on which a penalising rule would judge them, strike or no strike.",
      defaults: Anticipation(),
      fields: [
        .defaulted(
          "share", \.share, .probability, "The share of merchants who do so, drawn once each."),
        .defaulted(
          "diligence", \.diligence, .number(in: .from(1, through: 1_000)),
          "The factor on the odds of answering, on top of their own diligence and of any response."),
        .optional(
          "background", \.background, .number(in: .from(1, through: 1_000)),
          "The factor under the background times; as `diligence` if left out."),
      ],
      check: { anticipation, findings in
        if findings.isGiven("share") && anticipation.share > .never && !anticipation.isAnything {
          findings.warn(NothingAnticipated(), at: "share")
        }
      })
  }
}

extension Codec where Value == Gaming {
  /// How merchants game the rule.
  static var gaming: Codec {
    .object(
      "gaming", "How merchants game the rule on days on which it would judge them.",
      defaults: Gaming(),
      fields: [
        .defaulted(
          "withhold", \.withhold, .probability,
          "The share that sends no card once `rule.minimumCalls` - 1 calls stand today."),
        .defaulted(
          "presence", \.presence, .probability,
          "The share that sends cards only while somebody is in the foreground."),
        .defaulted(
          "hangUp", \.hangUp, .probability,
          "The share that picks up only to hang up whatever somebody on shift would miss."),
        .defaulted(
          "selfCalls", \.selfCalls, .probability,
          "The share that calls itself and answers, which the rule counts and nothing else does."),
        .defaulted(
          "selfCallsPerDay", \.selfCallsPerDay, .integer(in: 1...1_000),
          "How many such calls a day, from 09:00 to 21:00."),
      ],
      check: { gaming, findings in
        if findings.isGiven("selfCallsPerDay") && gaming.selfCalls == .never {
          findings.warn(NobodyCallsItself(), at: "selfCallsPerDay")
        }
      })
  }
}

extension Scenario {
  /// Warns of merchants who withhold cards where the first call is one too many.
  func checkGaming(_ findings: inout ObjectCheck) {
    let isOneEnough = rulebook.scopedRules.contains {
      $0.rule.enabled && $0.rule.minimumCalls <= 1
    }
    if isOneEnough && response.gaming.withhold > .never {
      findings.warn(EveryCardWithheld(), at: ["response", "gaming", "withhold"])
    }
  }
}

/// A share of merchants who anticipate, and do nothing.
struct NothingAnticipated: DomainProblem {
  var message: String { "`share` does nothing without a factor above 1" }
  var hint: String? { "give `diligence`, such as `diligence: 1.5`" }
}

/// How often nobody calls itself.
struct NobodyCallsItself: DomainProblem {
  var message: String { "`selfCallsPerDay` does nothing without `selfCalls`" }
}

/// One call is enough for a day to be low, so that no card is safe.
struct EveryCardWithheld: DomainProblem {
  var message: String { "with `rule.minimumCalls` of 1 merchants who withhold send no card at all" }
}
