import MerchantModel
import Scenarios
import SimKernel
import SimRandom
import Testing

/// What scenario files say of rules by whom and when, of moratoria and of dates, and what is said of those that make no
/// sense.
struct RulebookLanguageTests {
  private static func text(_ more: String, segment: String = "") -> String {
    """
    title: A test
    calendar: {start: 2026-11-02, days: 14}
    campaigns:
      sale: {start: 2026-11-09, days: 3, factors: {look: 2}}
    kinds:
      look: {text: 5 min}
    segments:
      shop:
        merchants: 1
        agents: 1
        contactsPerDay: {look: 3}
        \(segment)
        answering: {foreground: {chance: 90 %}}
    \(more)
    """
  }

  private func load(
    _ more: String, segment: String = "", policy: String? = nil
  ) throws -> LoadedDocument<Scenario> {
    try DocumentLoader(Codec.scenario).load(
      SourceText(Self.text(more, segment: segment), name: "test.yaml"),
      policies: policy.map { [SourceText($0, name: "policy.yaml")] } ?? [])
  }

  /// First lines of the problems, errors and warnings.
  private func complaints(
    _ more: String, segment: String = "", policy: String? = nil
  ) -> [String] {
    do {
      return Project.messages(try load(more, segment: segment, policy: policy).warnings)
    } catch let error as ScenarioError {
      return Project.messages(error.diagnostics)
    } catch {
      return ["\(error)"]
    }
  }

  @Test("Every key of a rule for some is read, and the rules stay in their order")
  func everything() throws {
    let rules = try load(
      """
      rules:
        second:
          segments: [shop]
          agentsFrom: 1
          agentsUpTo: 3
          ageFrom: 10 days
          youngerThan: 30 days
          callsFrom: 2
          callsBelow: 9.5
          callsOver: 14
          share: 30 %
          from: 2026-11-03
          through: 2026-11-05
          rule: {threshold: 50 %, lowDays: 3}
        first: {}
      """, segment: "age: 5 days"
    ).value.rulebook.rules
    var second = ScopedRule(name: "second")
    second.segments = ["shop"]
    (second.agentsFrom, second.agentsUpTo) = (1, 3)
    (second.ageFrom, second.youngerThan) = (.days(10), .days(30))
    (second.callsFrom, second.callsBelow, second.callsOver) = (2, 9.5, 14)
    second.share = Probability(clamping: 0.3)
    second.from = CivilDate(year: 2026, month: 11, day: 3)
    second.through = CivilDate(year: 2026, month: 11, day: 5)
    second.rule.threshold = try #require(Threshold(0.5))
    second.rule.lowDays = 3
    #expect(rules == [second, ScopedRule(name: "first")])
  }

  @Test("Moratoria name a campaign or dates")
  func moratoria() throws {
    let moratoria = try load(
      """
      moratoria:
        sale: {campaign: sale}
        pause: {from: 2026-11-03, through: 2026-11-04, days: resets}
      """
    ).value.rulebook.moratoria
    var (sale, pause) = (Moratorium(name: "sale"), Moratorium(name: "pause"))
    sale.campaign = "sale"
    pause.from = CivilDate(year: 2026, month: 11, day: 3)
    pause.through = CivilDate(year: 2026, month: 11, day: 4)
    pause.days = .resets
    #expect(moratoria == [sale, pause])
  }

  @Test("Hours of campaigns, dated shifts and correlations of adoption are read")
  func dates() throws {
    let scenario = try load(
      """
      """,
      segment: """
        datedShifts: [{campaign: sale, from: "21:00", to: "23:00"}]
            adoption: 40 %
            adoptionCorrelation: {volume: 0.4, diligence: -0.2}
            diligence: {gamma: {mean: 1, cv: 0.3}}
            demand: {volume: {gamma: {mean: 1, cv: 0.3}}}
        """,
      policy: """
        policy: {title: A test}
        change:
          campaigns: {sale: {hours: {look: [{from: "20:00", to: "24:00", factor: 3}]}}}
        """
    ).value
    let hours = HourFactor(from: .hour(20), to: .endOfDay, factor: 3)
    #expect(scenario.campaigns[0].hours == [KindHours(kind: "look", spans: [hours])])
    var shift = DatedShift(from: .hour(21), to: .hour(23))
    shift.campaign = "sale"
    #expect(scenario.segments[0].staffing.datedShifts == [shift])
    #expect(scenario.segments[0].adoptionCorrelation.volume == 0.4)
    #expect(scenario.segments[0].adoptionCorrelation.diligence == -0.2)
  }

  @Test(
    "A policy puts rules in the place of the rule, a rule in that of rules, and changes each of several"
  )
  func policies() throws {
    func policy(_ change: String) -> String {
      "policy: {title: A test}\nchange: {\(change)}"
    }
    func lowDays(_ more: String, _ change: String) throws -> [Int] {
      try load(more, policy: policy(change)).value.rulebook.rules.map(\.rule.lowDays)
    }
    let tiers = "rules: {small: {callsBelow: 5, rule: {lowDays: 4}}, others: {}}"
    #expect(try lowDays("rule: {lowDays: 3}", tiers) == [4, 2])
    #expect(try lowDays("rule: {lowDays: 3}", "rule: ~, \(tiers)") == [4, 2])
    #expect(try lowDays(tiers, "rule: {lowDays: 7}") == [7, 7])
    #expect(try lowDays(tiers, "rules: {small: {rule: {lowDays: 7}}}") == [7, 2])
    #expect(try lowDays(tiers, "rule: ~") == [4, 2])
    let single = try load(tiers, policy: policy("rules: ~, rule: {lowDays: 3}")).value
    #expect(single.rulebook == Rulebook(Rule().with { $0.lowDays = 3 }))
    #expect(
      complaints("rule: {lowDays: 3}\n\(tiers)") == [
        "error: `rule` and `rules` are both given"
      ])
  }

  @Test("A setting of the rule is one of each rule, and rules take the rule's place")
  func settings() throws {
    func rules(_ more: String, _ settings: String...) throws -> [Int] {
      let loaded = try DocumentLoader(Codec.scenario).load(
        SourceText(Self.text(more), name: "test.yaml"), settings: settings)
      let book = loaded.value.rulebook
      return book.rules.isEmpty ? [book.rule.lowDays] : book.rules.map(\.rule.lowDays)
    }
    let tiers = "rules: {small: {callsBelow: 5, rule: {lowDays: 4}}, others: {}}"
    #expect(try rules(tiers, "rule.lowDays=7") == [7, 7])
    #expect(try rules(tiers, "rules.small.rule.lowDays=7") == [7, 2])
    #expect(try rules(tiers, "rules=~", "rule.lowDays=7") == [7])
    #expect(try rules("rule: {lowDays: 3}", "rules={one: {rule: {lowDays: 9}}}") == [9])
  }

  @Test("What is written of a scenario has the rule or the rules, never both, and is read again")
  func written() throws {
    for more in [
      "rules: {small: {callsBelow: 5}, others: {rule: {lowDays: 4}}}", "rule: {lowDays: 3}",
    ] {
      let loaded = try load(more)
      let again = try DocumentLoader(Codec.scenario).load(
        SourceText(Explanation.yaml(of: loaded.resolved), name: "again.yaml"))
      #expect(again.value == loaded.value)
      let rendered = Codec.scenario.render(loaded.value)
      let third = try DocumentLoader(Codec.scenario).load(
        SourceText(Explanation.yaml(of: rendered), name: "third.yaml"))
      #expect(third.value == loaded.value)
    }
  }

  @Test(
    "Limits that nothing keeps are errors",
    arguments: [
      ("agentsFrom: 3, agentsUpTo: 2", "no merchant lies between `agentsFrom` and `agentsUpTo`"),
      (
        "ageFrom: 3 days, youngerThan: 3 days",
        "no merchant lies between `ageFrom` and `youngerThan`"
      ),
      ("callsFrom: 3, callsBelow: 3", "no merchant lies between `callsFrom` and `callsBelow`"),
      ("from: 2026-11-05, through: 2026-11-04", "the last day lies before the first"),
      ("segments: [shp]", "there is no segment `shp`"),
    ])
  func impossible(scope: String, message: String) {
    #expect(
      complaints("rules: {one: {\(scope)}}", segment: "age: 5 days") == ["error: \(message)"])
  }

  @Test(
    "Rules that judge nobody are warned of",
    arguments: [
      ("all: {}, rest: {rule: {lowDays: 4}}", "the rule judges nobody"),
      ("late: {from: 2027-01-01}, rest: {}", "the rule judges nobody"),
      ("many: {agentsFrom: 2}, rest: {}", "the rule judges nobody"),
      (
        "some: {callsOver: 7}",
        "`callsOver` does nothing without `callsFrom` or `callsBelow`"
      ),
      ("unpenalised: {rule: {suspensionDays: 0}}", nil),
    ] as [(String, String?)])
  func idle(rules: String, message: String?) {
    let found = complaints("rules: {\(rules)}")
    if let message {
      #expect(found == ["warning: \(message)"])
    } else {
      #expect(found.count == 1 && found[0].contains("the suspension changes nothing"))
    }
  }

  @Test(
    "Moratoria that do not say when they are, or twice, or never",
    arguments: [
      ("{days: resets}", "error: the moratorium does not say when it is"),
      (
        "{campaign: sale, from: 2026-11-03}",
        "error: the moratorium has the days of its campaign, so it has no dates"
      ),
      ("{campaign: sail}", "error: there is no campaign `sail`"),
      ("{from: 2026-11-03, through: 2026-11-02}", "error: the last day lies before the first"),
      ("{from: 2027-11-03}", "warning: the moratorium lies outside the simulated days"),
    ])
  func badMoratoria(moratorium: String, message: String) {
    #expect(complaints("moratoria: {one: \(moratorium)}") == [message])
  }

  @Test(
    "Dated shifts, hours and correlations that make no sense",
    arguments: [
      (
        "datedShifts: [{from: \"9:00\", to: \"12:00\"}]",
        "error: the shift does not say on which dates it is"
      ),
      (
        "datedShifts: [{campaign: sail, from: \"21:00\", to: \"22:00\"}]",
        "error: there is no campaign `sail`"
      ),
      (
        "datedShifts: [{campaign: sale, days: 2, from: \"21:00\", to: \"22:00\"}]",
        "error: the shift has the days of its campaign, so it has no dates"
      ),
      (
        "datedShifts: [{start: 2026-11-03, from: \"12:00\", to: \"22:00\"}]",
        "error: a dated shift of `agent` overlaps another shift of its"
      ),
      (
        "adoptionCorrelation: {volume: 0.8, diligence: 0.8}",
        "error: adoption cannot go with both so closely: they are drawn apart"
      ),
      (
        "adoptionCorrelation: {volume: 0.5}",
        "warning: the correlation changes nothing: merchants are alike in that, or all of them or none "
          + "adopt"
      ),
    ])
  func badDates(segment: String, message: String) {
    #expect(complaints("", segment: segment) == [message])
  }

  @Test(
    "Hours of campaigns are whole and go forward",
    arguments: [
      ("{from: \"20:30\", to: \"22:00\", factor: 2}", "a whole hour is needed here"),
      ("{from: \"22:00\", to: \"20:00\", factor: 2}", "the hours end before they begin"),
    ])
  func badHours(span: String, message: String) {
    let policy = """
      policy: {title: A test}
      change: {campaigns: {sale: {hours: {look: [\(span)]}}}}
      """
    #expect(complaints("", policy: policy) == ["error: \(message)"])
  }
}

extension Rule {
  /// The default rule, changed.
  fileprivate func with(_ change: (inout Rule) -> Void) -> Rule {
    var rule = Rule()
    change(&rule)
    return rule
  }
}
