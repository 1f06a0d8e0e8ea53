import MerchantModel

extension Codec where Value == Appeals {
  /// The appeals queue.
  static var appeals: Codec {
    .object(
      "appeals",
      "The appeals queue: reviewers who look at suspensions again, for all merchants; merchants and queue are simulated in "
        + "turn until they agree.",
      defaults: Appeals(
        reviewers: 1, reviewsPerDay: 1, filed: ChanceByCause(byFault: .never, byLuck: .never),
        overturned: ChanceByCause(byFault: .never, byLuck: .never)),
      fields: [
        .required(
          "reviewers", \.reviewers, .integer(in: 1...1_000_000), "How many reviewers there are."),
        .required(
          "reviewsPerDay", \.reviewsPerDay, .number(in: .from(0.001, through: 1e6)),
          "How many appeals each of them reviews in a day of work."),
        .defaulted(
          "hours", \.hours, .shift,
          "When they work, round the clock unless given; a review that is not done goes on the next time."
        ),
        .defaulted(
          "backlog", \.backlog, .integer(in: 0...10_000_000),
          "Appeals in line as the counted days begin, besides those that the warm-up leaves there."),
        .required(
          "filed", \.filed, .chanceByCause, "The chance that a suspended merchant appeals."),
        .required(
          "overturned", \.overturned, .chanceByCause, "The chance that an appeal is overturned."),
        .optional(
          "delay", \.givenDelay, .durations,
          "From the midnight of the decision until the appeal is filed; at any time of the first day if left out."
        ),
      ])
  }
}

extension Codec where Value == ChanceByCause {
  /// A chance by what a suspension is put down to.
  static var chanceByCause: Codec {
    .object(
      "chances by cause",
      "A chance by what a suspension is put down to, as false positives are found.",
      defaults: ChanceByCause(byFault: .never, byLuck: .never),
      fields: [
        .required(
          "byFault", \.byFault, .probability, "Of merchants whose own answer rate is low."),
        .required(
          "byLuck", \.byLuck, .probability, "Of those whose suspension is a false positive."),
      ])
  }
}

extension Appeals {
  /// The delay, if it is not the one that is meant where none is given.
  var givenDelay: DurationDistribution? {
    get { delay == Appeals.withinTheDay ? nil : delay }
    set { delay = newValue ?? Appeals.withinTheDay }
  }
}
