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
      ])
  }
}
