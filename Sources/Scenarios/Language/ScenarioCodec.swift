import MerchantModel

extension Codec where Value == Scenario {
  /// The language of scenario files.
  ///
  /// The reader, the JSON Schema, the reference and `explain` are all derived from this and the other files of
  /// `Language`. A new key is one line in its object.
  public static var scenario: Codec { withoutArmPolicies.readingArmPolicies() }

  /// The same, with the policies of arms left unread.
  static var withoutArmPolicies: Codec {
    .object(
      "scenario", "What is simulated: who, under what rule, for how long, from what seed.",
      defaults: Scenario(), allowsUncertainValues: true,
      fields: [
        .required("title", \.title, .text, "What the scenario is called in tables and reports."),
        .optional("description", \.description, .text, "What it is for, for readers."),
        .defaulted("seed", \.seed, .unsigned, "The seed of every random stream.").known(),
        .defaulted(
          "replications", \.replications, .integer(in: 1...1_000_000),
          "How many independent replications a run makes."
        ).known(),
        .required("calendar", \.calendar, .calendar, "Which days are simulated.").known(),
        .defaulted("platform", \.platform, .platform, "What all merchants share."),
        .optional(
          "campaigns", \.givenCampaigns, .campaigns,
          "Stretches of days with more, or fewer, contacts, by name."),
        .required("kinds", \.kinds, .contactKinds, "The kinds of contacts, by name."),
        .defaulted("customer", \.customer, .customer, "How customers behave."),
        .defaulted(
          "assistant", \.assistant, .assistant,
          "The assistant on the first line: when it works, and whom it does not get to see."
        ).leftOutByDefault(),
        .defaulted("invitation", \.invitation, .invitation, "The invitation card."),
        .required("segments", \.segments, .segments, "The kinds of merchants, by name."),
        .defaulted("rule", \.rule, .rule, "The answer-rate rule.").replaced(by: "rules"),
        .optional(
          "rules", \.givenRules, .scopedRules,
          "Rules by name instead of one: the first that is for a merchant on a day judges it."),
        .optional(
          "moratoria", \.givenMoratoria, .moratoria,
          "Stretches of days on which nobody is judged, by name."),
        .optional(
          "arms", \.givenArms, .arms,
          "Arms of a roll-out by name: shares of the merchants, each under a policy of its own."),
        Field.defaulted(
          "armAssignment", \.armAssignment, .choice, "How merchants come into their arms."
        ).leftOutByDefault(),
        .defaulted(
          "response", \.response, .response, "How merchants respond to a warning or a penalty."),
        .optional(
          "desk", \.desk, .desk,
          "The platform's desk, which answers for all merchants what rings in vain; none if left out."
        ),
        .optional(
          "appeals", \.appeals, .appeals,
          "The queue in which suspended merchants' appeals are reviewed; nobody can appeal if left out."
        ),
        .optional(
          "prices", \.prices, .prices, "What things are worth; money is left out without them."),
        .defaulted(
          "measurement", \.measurement, .measurement, "What is measured, and how."),
        .defaulted(
          "expect", \.expectations, .expectations, "What a run is expected to show.",
          synonyms: ["expectations", "expected", "assert"]
        ).known(),
      ],
      check: { scenario, findings in
        Scenario.checkCampaigns(scenario, &findings)
        for segment in scenario.segments {
          for rate in segment.contacts
          where !scenario.kinds.contains(where: { $0.name == rate.kind }) {
            findings.error(
              UnknownKind(name: rate.kind, known: scenario.kinds.map(\.name)),
              at: ["segments", segment.name, "contactsPerDay", rate.kind])
          }
          segment.checkReplays(in: scenario, &findings)
          segment.checkLoad(in: scenario, &findings)
        }
        scenario.checkWork(&findings)
        scenario.checkAges(&findings)
        scenario.checkRulebook(&findings)
        scenario.checkArms(&findings)
        scenario.checkDesk(&findings)
        scenario.checkSharedPlaces(&findings)
        scenario.checkDates(&findings)
        scenario.checkHorizon(&findings)
        scenario.checkReactions(&findings)
        scenario.checkGaming(&findings)
        scenario.checkResponses(&findings)
        scenario.checkPrices(&findings)
        scenario.checkDays(&findings)
        scenario.checkChats(&findings)
        scenario.checkAssistant(&findings)
        scenario.checkJudgedDays(&findings)
        scenario.checkSamples(&findings)
        scenario.checkExpectations(&findings)
      })
  }
}

/// A segment that names a contact kind that the scenario does not have.
struct UnknownKind: DomainProblem {
  let name: String
  let known: [String]

  var message: String { "there is no contact kind `\(name)`" }
  var expected: String? { "one of " + known.map { "`\($0)`" }.joined(separator: ", ") }
  var hint: String? { Suggestion.nearest(to: name, among: known).map { "did you mean `\($0)`?" } }
}
