import MerchantModel
import Scenarios
import SimKernel
import SimRandom
import Testing

/// What scenario files say of merchants who reckon with the rule, and what is said of words that do nothing.
struct ResponseLanguageTests {
  private static func text(
    _ response: String, rule: String = "", horizon: String = "launch"
  ) -> SourceText {
    SourceText(
      """
      title: A test
      calendar: {start: 2026-03-02, days: 5, horizon: \(horizon)}
      kinds:
        look: {text: 5 min}
      response: {\(response)}
      rule: {\(rule)}
      segments:
        shop:
          merchants: 1
          agents: 1
          contactsPerDay: {look: 3}
          answering: {foreground: {chance: 90 %}}
      """, name: "test.yaml")
  }

  private func said(_ response: String, rule: String = "") throws -> [String] {
    Project.messages(try Project.loader.load(Self.text(response, rule: rule)).warnings)
  }

  @Test("Every key is read")
  func keys() throws {
    let response = try Project.loader.load(
      Self.text(
        """
        lowDay: {diligence: 1.2, halfLife: 3 days},
          anticipation: {share: 60 %, diligence: 1.5, background: 1.1},
          gaming: {withhold: 5 %, presence: 6 %, hangUp: 7 %, selfCalls: 8 %, selfCallsPerDay: 4}
        """)
    ).value.response
    var expected = Response()
    expected.lowDay.diligence = 1.2
    expected.lowDay.halfLife = .days(3)
    expected.anticipation.share = try Probability(0.6)
    expected.anticipation.diligence = 1.5
    expected.anticipation.background = 1.1
    expected.gaming.withhold = try Probability(0.05)
    expected.gaming.presence = try Probability(0.06)
    expected.gaming.hangUp = try Probability(0.07)
    expected.gaming.selfCalls = try Probability(0.08)
    expected.gaming.selfCallsPerDay = 4
    #expect(response == expected)
  }

  @Test("A factor for all merchants is enough said, and can be set")
  func factorAlone() throws {
    let loaded = try DocumentLoader(Codec.scenario).load(
      Self.text(""), settings: ["response.anticipation.diligence=2"])
    #expect(loaded.value.response.anticipation.isAnything)
    #expect(loaded.value.response.anticipation.share == .always)
    #expect(try !Project.loader.load(Self.text("")).value.response.anticipation.isAnything)
  }

  @Test("Factors below 1 and shares above are refused")
  func wrong() {
    for response in [
      "anticipation: {diligence: 0.5}", "anticipation: {share: 2}", "lowDay: {diligence: 0}",
      "gaming: {withhold: -1 %}", "gaming: {selfCalls: 1 %, selfCallsPerDay: 0}",
    ] {
      #expect(Project.complaint(Self.text(response)).contains("test.yaml:5:"), "\(response)")
    }
  }

  @Test("What does nothing is warned of")
  func unused() throws {
    #expect(
      try said("anticipation: {share: 50 %}") == [
        "warning: `share` does nothing without a factor above 1"
      ])
    #expect(try said("anticipation: {share: 50 %, background: 2}").isEmpty)
    #expect(
      try said("gaming: {selfCallsPerDay: 3}") == [
        "warning: `selfCallsPerDay` does nothing without `selfCalls`"
      ])
    #expect(
      try said("gaming: {withhold: 5 %}", rule: "minimumCalls: 1") == [
        "warning: with `rule.minimumCalls` of 1 merchants who withhold send no card at all"
      ])
    #expect(try said("gaming: {withhold: 5 %}", rule: "minimumCalls: 1, enabled: false").isEmpty)
    #expect(try said("gaming: {withhold: 5 %}", rule: "minimumCalls: 2").isEmpty)
  }

  @Test("A response to low days can swing, and lasts as long as its half-lives")
  func horizon() throws {
    func calendar(_ response: String) throws -> StudyCalendar {
      try Project.loader.load(Self.text(response, horizon: "longRun")).value.calendar
    }
    // Twice eight half-lives of the response that lasts longer.
    let lowDay = "lowDay: {diligence: 2, halfLife: 1 day}"
    #expect(try calendar(lowDay).earlierDays == 16)
    #expect(try calendar(lowDay + ", diligence: 2").earlierDays == 112)
    #expect(try calendar(lowDay + ", diligence: 2, halfLife: 6 h").earlierDays == 16)
    #expect(try calendar("anticipation: {diligence: 2}").earlierDays == 0)
  }
}
