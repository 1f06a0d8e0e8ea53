import MerchantModel
import SimKernel
import SimRandom

extension Codec where Value == Rule {
  /// The answer-rate rule.
  static var rule: Codec {
    .object(
      "rule", "The answer-rate rule.", defaults: Rule(),
      fields: [
        .defaulted(
          "enabled", \.enabled, .boolean, "Whether days are judged at all.", synonyms: ["on"])
      ] + countingFields + lowDayFields + replyRateFields + triggerFields + penaltyFields
        + sparingFields,
      check: { rule, findings in
        rule.checkTrigger(&findings)
        rule.checkRates(&findings)
        rule.checkUnused(&findings)
      })
  }

  private static var countingFields: [Field<Rule>] {
    [
      .defaulted(
        "medium", \.counting.medium, .choice, "Calls of which medium count.",
        synonyms: ["media", "counts"]),
      .defaulted(
        "nightCalls", \.counting.night, .boolean,
        "Whether calls that began to ring at night count.", synonyms: ["countNight"]),
      .defaulted(
        "busyCalls", \.counting.busy, .boolean,
        "Whether calls count that found every agent on shift in another call.",
        synonyms: ["countBusy"]),
      .optional(
        "quickHangUp", \.counting.quickHangUp, .duration(atLeast: .zero, atMost: .hours(24)),
        "Calls whose customer hung up within this, it included, do not count; all do if left out."),
      .optional(
        "sameCallWithin", \.counting.sameCallWithin, .duration(atLeast: .zero, atMost: .hours(24)),
        "A contact's rings that begin within this of the first are one call; none if left out."),
    ]
  }

  private static var lowDayFields: [Field<Rule>] {
    [
      .defaulted(
        "threshold", \.threshold, .threshold, "A day is low when its answer rate is below this."),
      .defaulted(
        "boundary", \.boundary, .choice, "On which side of the threshold a rate is low.",
        synonyms: ["comparison"]),
      .defaulted("test", \.test, .choice, "What is compared with the threshold."),
      .defaulted(
        "confidence", \.confidence, .confidence, "The one-sided level of `test: upperBound`."),
      .defaulted(
        "minimumCalls", \.minimumCalls, .integer(in: 0...1_000_000),
        "Days with fewer calls have too few to be low.", synonyms: ["minCalls", "minimum"]),
      .defaulted(
        "fewCallDay", \.fewCallDay, .choice,
        "What a day with too few calls does to the history.", synonyms: ["fewCalls"]),
    ]
  }

  private static var triggerFields: [Field<Rule>] {
    [
      .defaulted("trigger", \.trigger, .choice, "What sets off the penalty."),
      .defaulted(
        "lowDays", \.lowDays, .integer(in: 1...366),
        "How many low days set off the penalty, in a row or of the last.", unit: "days",
        synonyms: ["streak"]),
      .defaulted(
        "windowDays", \.windowDays, .integer(in: 1...366),
        "Over how many judged days `lowDaysOfLast` and `rateOverDays` look back.", unit: "days",
        synonyms: ["ofLast"]),
      .defaulted(
        "windowCalls", \.windowCalls, .integer(in: 1...100_000),
        "Over how many calls `rateOverCalls` looks back.", unit: "calls"),
      .defaulted(
        "goodRate", \.cusum.goodRate, .openShare,
        "The answer rate that is good enough for the chart."),
      .defaulted(
        "badRate", \.cusum.badRate, .openShare,
        "The answer rate that the chart is to find."),
      .defaulted(
        "cusumLimit", \.cusum.limit, .number(in: .above(0, through: 1_000)),
        "Where the chart signals."),
      .defaulted("warning", \.warning, .choice, "What comes before the penalty."),
    ]
  }

  private static var penaltyFields: [Field<Rule>] {
    [
      .defaulted("penalty", \.penalty, .choice, "What the penalty is."),
      .defaulted(
        "suspensionDays", \.suspensionDays, .dayCount(0...3_660),
        "For how many days of 24 hours the penalty lasts.", unit: "days",
        synonyms: ["penaltyDays"]),
      .optional(
        "ladder", \.ladder, .list(of: .dayCount(0...3_660), count: 1...100),
        "The same by repeat offence, the last one repeating; `suspensionDays` if left out.",
        unit: "days"),
      .defaulted(
        "throttledShare", \.throttledShare, .probability,
        "The share of invitations that `penalty: throttle` lets through."),
      .defaulted(
        "reinstatement", \.reinstatement, .choice,
        "How the feature is switched on again after a suspension.", synonyms: ["return"],
        formerly: "comeBack"),
      .defaulted(
        "returnDelay", \.returnDelay, .durations,
        "From the end of the suspension until the merchant switches the feature on again."),
    ]
  }

  private static var sparingFields: [Field<Rule>] {
    [
      .optional(
        "exemptYoungerThan", \.exemptions.youngerThan, .duration(atLeast: .zero),
        "Merchants younger than this are not judged; all are if left out."),
      .optional(
        "exemptAgentsUpTo", \.exemptions.agentsUpTo, .integer(in: 0...1_000_000),
        "Merchants with at most so many agents are not judged; all are if left out."),
      .optional(
        "exemptCallsBelow", \.exemptions.callsBelow, .number(in: .from(0, through: 1e6)),
        "Merchants with fewer calls a day are not judged; all are if left out."),
      .defaulted(
        "exemptCallsOver", \.exemptions.callsOver, .integer(in: 1...3_660),
        "Over how many of the last days with the feature on those calls a day are averaged.",
        unit: "days"),
      .defaulted(
        "partDay", \.partDay, .choice,
        "What becomes of the part of a day that is left after the return."),
      .defaulted(
        "probationDays", \.probationDays, .dayCount(0...3_660),
        "For how many days after the return the threshold is another.", unit: "days"),
      .optional(
        "probationThreshold", \.probationThreshold, .threshold,
        "The threshold on probation; the usual one if left out."),
    ]
  }
}

extension Codec where Value == Threshold {
  /// A rate held in billionths.
  static var threshold: Codec {
    Codec<Probability>.probability.map {
      guard let threshold = Threshold($0.value) else { throw ThresholdError() }
      return threshold
    } from: {
      Probability(clamping: $0.rate)
    }
  }
}

extension Codec where Value == Probability {
  /// The level of a one-sided bound.
  fileprivate static var confidence: Codec {
    Codec<Probability>.probability.map {
      guard $0.value > 0.5, $0 < .always else { throw ConfidenceError() }
      return $0
    } from: {
      $0
    }
  }

  /// A chance other than 0 and 1.
  fileprivate static var openShare: Codec {
    Codec<Probability>.probability.map {
      guard $0 > .never, $0 < .always else { throw ChartRateError() }
      return $0
    } from: {
      $0
    }
  }
}

/// A threshold outside 0 to 1, which reading it as a probability rules out.
struct ThresholdError: DomainProblem, Error {
  var message: String { "a threshold lies between 0 and 1" }
}

/// A confidence level that bounds nothing.
struct ConfidenceError: DomainProblem, Error {
  var message: String { "a confidence level lies above 50 % and below 100 %" }
}

/// A rate of which a chart's weights would be infinite.
struct ChartRateError: DomainProblem, Error {
  var message: String { "a rate of a chart lies above 0 and below 1" }
}
