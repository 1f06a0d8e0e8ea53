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
          "enabled", \.enabled, .boolean, "Whether days are judged at all.", synonyms: ["on"]),
        .defaulted(
          "threshold", \.threshold, .threshold, "A day is low when its answer rate is below this."),
        .defaulted(
          "minimumCalls", \.minimumCalls, .integer(in: 0...1_000_000),
          "Days with fewer calls are not judged low, and end a streak.",
          synonyms: ["minCalls", "minimum"]),
        .defaulted(
          "lowDays", \.lowDays, .integer(in: 1...366), "How many low days in a row suspend.",
          unit: "days", synonyms: ["streak"]),
        .defaulted(
          "suspensionDays", \.suspensionDays, .dayCount(1...3_660),
          "For how many days of 24 hours the feature is off.", unit: "days",
          synonyms: ["penaltyDays", "penalty"]),
        .defaulted(
          "returnDelay", \.returnDelay, .durations,
          "From the end of the suspension until the merchant switches the feature on again."),
      ])
  }
}

extension Codec where Value == Response {
  /// How merchants respond to a suspension.
  static var response: Codec {
    .object(
      "response", "How merchants respond to a suspension.", defaults: Response(),
      fields: [
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
          "The chance that a merchant never switches the feature on again."),
      ])
  }
}

extension Codec where Value == Threshold {
  /// A rate held in billionths.
  static var threshold: Codec {
    Codec<Probability>.probability.map {
      guard let threshold = Threshold($0.value) else { throw BadThreshold() }
      return threshold
    } from: {
      Probability(clamping: $0.rate)
    }
  }
}

/// A threshold outside 0 to 1; the probability it is read as rules that out.
struct BadThreshold: DomainProblem {
  var message: String { "a threshold lies between 0 and 1" }
}
