import MerchantModel
import Scenarios
import Testing

/// What is said of rules that change nothing, judge few days, or are seen by few merchants.
struct GuardLanguageTests {
  private static func text(
    rule: String = "", response: String = "", segment: String = "", contacts: Double = 40
  ) -> SourceText {
    SourceText(
      """
      title: A test
      calendar: {start: 2026-03-02, days: 10, horizon: launch}
      replications: 4
      kinds:
        look: {text: 5 min, video: 5 min, offer: 50 %, accept: 50 %}
      rule: {\(rule)}
      response: {\(response)}
      segments:
        shop:
          merchants: 25
          agents: 2
          contactsPerDay: {look: \(contacts)}
          answering: {foreground: {chance: 90 %}}
          \(segment)
      """, name: "test.yaml")
  }

  /// What diagnostics say, with their severity and without their places and the lines that they quote.
  private static func headlines(_ diagnostics: [Diagnostic]) -> [String] {
    diagnostics.map { "\($0.severity.rawValue): \(Wording($0.problem).headline)" }
  }

  private func said(
    rule: String = "", response: String = "", segment: String = "", contacts: Double = 40,
    settings: [String] = []
  ) throws -> [String] {
    Self.headlines(
      try DocumentLoader(Codec.scenario).load(
        Self.text(rule: rule, response: response, segment: segment, contacts: contacts),
        settings: settings
      ).warnings)
  }

  @Test("A warning to which nobody responds changes nothing, and is said to")
  func warnings() throws {
    let nothing = [
      "warning: `warning` changes nothing: the scenario models no response of merchants to a warning"
    ]
    let warns = "warning: firstLowDay"
    #expect(try said(rule: warns) == nothing)
    #expect(try said(rule: warns, response: "to: penalties, diligence: 2") == nothing)
    // Leaving is for the suspended; whoever reckons with the rule does so whether it warns or not.
    #expect(try said(rule: warns, response: "leave: 5 %") == nothing)
    #expect(try said(rule: warns, response: "anticipation: {diligence: 2}") == nothing)
    for response in [
      "diligence: 2", "to: warnings, cards: 0.5", "offersOnlyInForeground: true", "hangUp: 5 %",
      // A warned low day is not answered as others are.
      "lowDay: {diligence: 2}",
    ] {
      #expect(try said(rule: warns, response: response).isEmpty, "\(response)")
    }
    #expect(try said(rule: warns + ", enabled: false").isEmpty)
    #expect(try said().isEmpty)
  }

  @Test("A penalty that takes nothing away is said to change nothing where nobody responds to it")
  func penalties() throws {
    let nothing = ["penalty: throttle, throttledShare: 1", "suspensionDays: 0", "ladder: [0, 0]"]
    for rule in nothing {
      let complaints = try said(rule: rule)
      #expect(complaints.count == 1, "\(rule)")
      #expect(complaints.first?.contains(" changes nothing: it ") == true, "\(rule)")
      #expect(try said(rule: rule, response: "diligence: 2").isEmpty, "\(rule)")
      #expect(try said(rule: rule, response: "to: warnings, diligence: 2").count == 1, "\(rule)")
    }
    // Who leaves after a suspension of no time is off for good; a throttle drives nobody away.
    #expect(try said(rule: nothing[0], response: "leave: 5 %").count == 1)
    #expect(try said(rule: nothing[1], response: "leave: 5 %").isEmpty)
    for rule in [
      "penalty: throttle, throttledShare: 50 %", "suspensionDays: 0, returnDelay: 1 h",
      "suspensionDays: 0, reinstatement: never", "ladder: [0, 1]",
    ] {
      #expect(try said(rule: rule).isEmpty, "\(rule)")
    }
  }

  @Test("Exemptions that leave out most days are named, with how many they leave out")
  func exemptions() throws {
    #expect(
      try said(rule: "exemptAgentsUpTo: 2") == [
        "warning: at least 100 % of days are not judged: most of them because merchants with few agents "
          + "are exempt (`exemptAgentsUpTo`)"
      ])
    #expect(try said(rule: "exemptAgentsUpTo: 1").isEmpty)
    // Three days old as the first of ten days begins: ages at midnights are 4 to 13 days, six of them below 10.
    let young = "age: 3 days"
    #expect(
      try said(rule: "exemptYoungerThan: 10 days", segment: young) == [
        "warning: at least 60 % of days are not judged: most of them because young merchants are exempt "
          + "(`exemptYoungerThan`)"
      ])
    #expect(try said(rule: "exemptYoungerThan: 9 days", segment: young).isEmpty)
  }

  @Test("Calls that are known to be too few are named by Markov's bound, and only where it holds")
  func calls() throws {
    // A quarter of 40 contacts wants a call: of days at most 10 in 25 have 25 calls.
    let few = try said(rule: "minimumCalls: 25")
    #expect(
      few == [
        "warning: at least 60 % of days are not judged: most of them because they have too few calls "
          + "(`minimumCalls`)"
      ])
    #expect(try said(rule: "exemptCallsBelow: 25").first?.contains("exemptCallsBelow") == true)
    #expect(try said(rule: "minimumCalls: 20").isEmpty)
    // Who rings three times has three calls; what a campaign or calls to oneself add is not known.
    #expect(
      try said(rule: "minimumCalls: 25", settings: ["customer.afterMiss.ringAgain=50 %"]).isEmpty)
    #expect(
      try said(
        rule: "minimumCalls: 25",
        settings: ["campaigns={sale: {start: 2026-03-05, days: 1, factors: {look: 3}}}"]
      ).isEmpty)
    #expect(try said(rule: "minimumCalls: 25", response: "gaming: {selfCalls: 10 %}").isEmpty)
    // Without any calls the rule is not the question.
    #expect(try said(contacts: 0).isEmpty)
  }

  @Test("Few merchants that stand for very many are named, from the first of either")
  func samples() throws {
    #expect(try said(segment: "represents: 1000000").isEmpty)
    let few = ["segments.shop.merchants=24"]
    #expect(
      try said(segment: "represents: 10001", settings: few) == [
        "warning: 96 simulated merchants, those of all replications, stand for 10001 real ones"
      ])
    #expect(try said(segment: "represents: 10000", settings: few).isEmpty)
  }

  @Test("What a run says by its results is left to it")
  func beforeRun() throws {
    let loaded = try DocumentLoader(Codec.scenario).load(
      Self.text(
        rule: "warning: firstLowDay, exemptAgentsUpTo: 2", segment: "represents: 20000"),
      settings: ["replications=1"])
    #expect(loaded.warnings.count == 3)
    #expect(Self.headlines(loaded.warningsBeforeRun).count == 1)
    #expect(
      Self.headlines(loaded.warningsBeforeRun).first?.hasPrefix("warning: `warning` changes")
        == true)
  }

  @Test("The reference is a share, and none by default")
  func reference() throws {
    func measurement(_ settings: [String]) throws -> Measurement {
      try DocumentLoader(Codec.scenario).load(Self.text(), settings: settings).value.measurement
    }
    #expect(try measurement([]).reference == nil)
    let given = try measurement(["measurement.reference=65 %"])
    #expect(given.reference == Threshold(0.65).map { ReferenceRate($0) })
    #expect(
      Project.complaint(Self.text(), settings: ["measurement.reference=65"]).contains("error"))
  }
}
