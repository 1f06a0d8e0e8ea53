import MerchantModel
import SimRandom

extension Codec where Value == [Expectation] {
  /// What a run is expected to result in.
  static var expectations: Codec { .list(of: .expectation, count: 0...1_000) }
}

/// An expectation as it is written.
struct ExpectationText: Sendable {
  var measure = ""
  var scope = Expectation.population
  var difference: String?
  var atLeast: Double?
  var atMost: Double?
  var between: [Double]?
  var basis = Expectation.Basis.estimate

  /// The keys of bounds that are given.
  var givenBounds: [String] {
    [
      atLeast.map { _ in "atLeast" }, atMost.map { _ in "atMost" }, between.map { _ in "between" },
    ].compactMap { $0 }
  }
}

extension Codec where Value == Expectation {
  /// A measure with its bounds.
  static var expectation: Codec {
    Codec<ExpectationText>.object(
      "expectation", "A measure and the bounds it must keep; a run that breaks one ends with 99.",
      defaults: ExpectationText(),
      fields: [
        .required("measure", \.measure, .measureName, "The measure."),
        .defaulted(
          "of", \.scope, .text, "The segment, or `population` for all merchants.",
          synonyms: ["segment", "scope"]),
        .optional(
          "difference", \.difference, .text,
          "A policy: the bounds are of its difference from the baseline, which `compare` checks and `run` does not.",
          synonyms: ["policy"]),
        .optional(
          "atLeast", \.atLeast, .figure, "The least value that is right, in the measure's unit.",
          synonyms: ["min", "minimum", "above"]),
        .optional(
          "atMost", \.atMost, .figure, "The greatest value that is right, in the measure's unit.",
          synonyms: ["max", "maximum", "below"]),
        .optional(
          "between", \.between, Codec<[Double]>.list(of: .figure, count: 2...2),
          "The least and the greatest value that are right."),
        .defaulted(
          "on", \.basis, .choice, "Whether the estimate alone or its whole 95 % interval counts."),
      ],
      check: { expectation, findings in
        let bounds = expectation.givenBounds
        if bounds.count != 1 {
          findings.error(NotOneBound(given: bounds), at: bounds.dropFirst().first)
        }
        if let between = expectation.between, between[0] > between[1] {
          findings.error(CrossedBounds(), at: "between")
        }
      }
    ).map { text in
      Expectation(
        text.measure, of: text.scope, difference: text.difference,
        lower: text.atLeast ?? text.between?[0], upper: text.atMost ?? text.between?[1],
        on: text.basis)
    } from: { expectation in
      var text = ExpectationText()
      text.measure = expectation.measure
      text.scope = expectation.scope
      text.difference = expectation.difference
      text.basis = expectation.basis
      switch (expectation.lower, expectation.upper) {
      case (let lower?, let upper?): text.between = [lower, upper]
      case (let lower, let upper): (text.atLeast, text.atMost) = (lower, upper)
      }
      return text
    }
  }
}

extension Codec where Value == String {
  /// The name of a measure that some scenario has.
  static var measureName: Codec {
    let formerNames = Dictionary(
      uniqueKeysWithValues: Measure.currentNames.map { ($0.value, $0.key) })
    let words = Measure.possible.map {
      Shape.Choice($0.name, $0.meaning, formerly: formerNames[$0.name])
    }
    return .scalar(.choice(words)) { (scalar) throws(ScalarError) -> String in
      if words.contains(where: { $0.word == scalar.text }) { return scalar.text }
      throw .unknownWord(
        suggestion: Suggestion.nearest(to: scalar.text, among: words.map(\.word)))
    } render: {
      .plain($0)
    }
  }
}

extension Codec where Value == Double {
  /// A measure's value: a number, or a percentage for a share.
  static var figure: Codec {
    let percentage = Shape.Form(
      name: "figure in per cent", phrase: "a percentage such as `85 %`",
      pattern: "^-?[0-9]+(?:\\.[0-9]+)? *%$", examples: ["85 %"])
    return .scalar(.either([.number(.any), .form(percentage)])) {
      (scalar) throws(ScalarError) -> Double in
      try Codec<Probability>.share(scalar)
    } render: {
      .plain(NumberText.text($0))
    }
  }
}

extension Expectation.Basis: DescribedChoice {
  /// What the word means, in one line.
  public var summary: String {
    switch self {
    case .estimate: "the estimate must keep the bounds"
    case .interval: "both ends of its 95 % interval must; without an interval it fails"
    }
  }
}

extension Measure {
  /// Every measure that some scenario has, including those of money, which need prices, of missed calls, which need a
  /// reaction, and of chats, which need what they are about.
  static var possible: [Measure] {
    var scenario = Scenario()
    scenario.prices = .ofEverything
    scenario.customer.loss.perMissedRing = .always
    scenario.measurement.referenceThreshold = Threshold(0.5)
    scenario.measurement.replyRates = ReplyRateMeasurement()
    scenario.customer.message = OfflineMessage()
    var kind = ContactKind(name: "")
    kind.assistant = AssistantService()
    scenario.kinds = [kind]
    var segment = Segment(name: "")
    segment.staffing.chats = .slots(1)
    scenario.segments = [segment]
    return dictionary(of: scenario)
  }
}

extension Measure {
  /// What a scenario must say for a measure of chats; nil for other measures.
  fileprivate var needOfChats: String? {
    if needsReplyRates { return "`measurement.replyRates` says of which chats" }
    if needsMessages { return "`customer.message` is given" }
    if needsAssistant { return "a kind has an `assistant`" }
    return needsFirstReply ? "`firstReply` or `customer.message` is given" : nil
  }
}

extension Scenario {
  /// Reports expectations of segments and measures that the scenario does not have.
  func checkExpectations(_ findings: inout ObjectCheck) {
    let known = Measure.dictionary(of: self)
    let scopes = segments.map(\.name) + [Expectation.population]
    for (index, expectation) in expectations.enumerated() {
      let place = ["expect", String(index)]
      if !scopes.contains(expectation.scope) {
        findings.error(
          UnknownScope(name: expectation.scope, known: scopes), at: place + ["of"])
      }
      guard let measure = known.first(where: { $0.name == expectation.measure }) else {
        findings.error(MeasureNotTaken(name: expectation.measure), at: place + ["measure"])
        continue
      }
      let bounds = [expectation.lower, expectation.upper].compactMap { $0 }
      let possible = expectation.difference == nil ? 0.0...1 : -1...1
      if measure.unit == .share, let bound = bounds.first(where: { !possible.contains($0) }) {
        findings.error(NoSuchShare(measure: measure.name, bound: bound), at: place)
      }
      if expectation.basis == .interval && replications == 1 {
        findings.warn(NoIntervalOfOne(), at: place + ["on"])
      }
    }
  }
}

/// Not exactly one kind of bound is given.
struct NotOneBound: DomainProblem {
  let given: [String]

  var message: String {
    given.isEmpty
      ? "the expectation has no bound" : "the expectation has \(given.count) bounds at once"
  }
  var expected: String? { "exactly one of `atLeast`, `atMost`, `between`" }
}

/// The greatest value lies below the least.
struct CrossedBounds: DomainProblem {
  var message: String { "no value lies between these" }
  var expected: String? { "the least value first, then the greatest" }
}

/// An expectation of a segment that does not exist.
struct UnknownScope: DomainProblem {
  let name: String
  let known: [String]

  var message: String { "there is no segment `\(name)`" }
  var expected: String? { "one of " + Wording.list(known) }
  var hint: String? { Suggestion.nearest(to: name, among: known).map { "did you mean `\($0)`?" } }
}

/// A measure of money without prices, of missed calls without a reaction to them, or one that is compared with a run that
/// is not made.
struct MeasureNotTaken: DomainProblem {
  let name: String

  var message: String {
    if Measure.named(name)?.needsSecondReference == true {
      return "`\(name)` is counted only where `measurement.reference` is not the rule's threshold"
    }
    if Measure.named(name)?.needsReactions == true {
      return "`\(name)` is counted only where `customer` says what missed calls lead to"
    }
    if let need = Measure.named(name)?.needOfChats {
      return "`\(name)` is counted only where \(need)"
    }
    guard let comparison = Measure.named(name)?.comparison else {
      return "`\(name)` is counted only where the scenario has `prices` for it"
    }
    return "`\(name)` is not there with `measurement.\(comparison.rawValue): false`"
  }
}

/// A bound that no share can have.
struct NoSuchShare: DomainProblem {
  let measure: String
  let bound: Double

  var message: String { "`\(measure)` is a share, which `\(NumberText.text(bound))` is not" }
  var expected: String? { "a number from 0 to 1, or a percentage such as `85 %`" }
  var hint: String? {
    bound > 1 && bound <= 100 ? "write `\(NumberText.text(bound)) %`" : nil
  }
}

/// One replication has no interval.
struct NoIntervalOfOne: DomainProblem {
  var message: String { "one replication has no interval, so this expectation fails" }
  var hint: String? { "ask for more `replications`" }
}
