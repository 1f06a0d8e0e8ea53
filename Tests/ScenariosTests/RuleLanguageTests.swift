import MerchantModel
import Scenarios
import SimKernel
import SimRandom
import Testing

/// What scenario files say of the rule, and what is said of rules that make no sense.
struct RuleLanguageTests {
  private static func text(rule: String, response: String = "", segment: String = "") -> String {
    """
    title: A test
    calendar: {start: 2026-03-02, days: 5}
    kinds:
      look: {text: 5 min}
    rule: {\(rule)}
    response: {\(response)}
    segments:
      shop:
        merchants: 1
        agents: 1
        contactsPerDay: {look: 3}
        \(segment)
        answering: {foreground: {chance: 90 %}}
    """
  }

  private func load(
    rule: String = "", response: String = "", segment: String = "", settings: [String] = []
  ) throws -> Scenario {
    try DocumentLoader(Codec.scenario).load(
      SourceText(
        Self.text(rule: rule, response: response, segment: segment), name: "test.yaml"),
      settings: settings
    ).value
  }

  /// The problems of a rule, errors and warnings, first lines only, without their places.
  private func complaints(_ rule: String, segment: String = "") -> [String] {
    do {
      let text = SourceText(Self.text(rule: rule, segment: segment), name: "test.yaml")
      return Project.messages(try DocumentLoader(Codec.scenario).load(text).warnings)
    } catch {
      return Project.messages(error.diagnostics)
    }
  }

  @Test("A rule that says nothing is the default rule")
  func nothing() throws {
    #expect(try load().rule == Rule())
    #expect(try load().response == Response())
    #expect(try load().segments[0].age == nil)
  }

  @Test("Every choice is read")
  func everything() throws {
    let rule = try load(
      rule: """
        medium: video, nightCalls: false, busyCalls: false, quickHangUp: 5 s, sameCallWithin: 10 min,
          threshold: 70 %, boundary: atOrBelow, test: upperBound, confidence: 90 %, minimumCalls: 7,
          fewCallDay: carries, trigger: rateOverDays, lowDays: 4, windowDays: 9, windowCalls: 50,
          goodRate: 80 %, badRate: 60 %, cusumLimit: 3, warning: firstLowDay, penalty: throttle,
          suspensionDays: 0, ladder: [1, 3 days, 7], throttledShare: 30 %, reinstatement: never,
          returnDelay: 2 h, exemptYoungerThan: 30 days, exemptAgentsUpTo: 2, exemptCallsBelow: 2.5,
          exemptCallsOver: 14, partDay: leftOut, probationDays: 10, probationThreshold: 85 %
        """
    ).rule
    var expected = Rule()
    expected.counting.medium = .video
    expected.counting.night = false
    expected.counting.busy = false
    expected.counting.quickHangUp = .seconds(5)
    expected.counting.sameCallWithin = .minutes(10)
    expected.threshold = try #require(Threshold(0.7))
    expected.boundary = .atOrBelow
    expected.test = .upperBound
    expected.confidence = try Probability(0.9)
    expected.minimumCalls = 7
    expected.fewCallDay = .carries
    expected.trigger = .rateOverDays
    expected.lowDays = 4
    expected.windowDays = 9
    expected.windowCalls = 50
    expected.cusum.goodRate = try Probability(0.8)
    expected.cusum.badRate = try Probability(0.6)
    expected.cusum.limit = 3
    expected.warning = .firstLowDay
    expected.penalty = .throttle
    expected.suspensionDays = 0
    expected.ladder = [1, 3, 7]
    expected.throttledShare = try Probability(0.3)
    expected.reinstatement = .never
    expected.returnDelay = .always(.hours(2))
    expected.exemptions.youngerThan = .days(30)
    expected.exemptions.agentsUpTo = 2
    expected.exemptions.callsBelow = 2.5
    expected.exemptions.callsOver = 14
    expected.partDay = .leftOut
    expected.probationDays = 10
    expected.probationThreshold = Threshold(0.85)
    #expect(rule == expected)
    let scenario = try load(response: "to: warnings", segment: "age: {exponential: {mean: 9 days}}")
    #expect(scenario.response.to == .warnings)
    let mean = try #require(scenario.segments[0].age?.meanSeconds)
    #expect(abs(mean - 9 * 86_400) < 1e-6)
  }

  @Test("Every key of the rule can be set by its path, and optional ones taken away")
  func settings() throws {
    let scenario = try load(
      rule: "ladder: [1, 2], quickHangUp: 3 s",
      settings: [
        "rule.trigger=cusum", "rule.cusumLimit=5", "rule.ladder=null", "rule.quickHangUp=null",
        "rule.exemptCallsBelow=4", "segments.shop.age=200 days",
      ])
    #expect(scenario.rule.trigger == .cusum)
    #expect(scenario.rule.cusum.limit == 5)
    #expect(scenario.rule.ladder == nil)
    #expect(scenario.rule.counting.quickHangUp == nil)
    #expect(scenario.rule.exemptions.callsBelow == 4)
    #expect(scenario.segments[0].age == .always(.days(200)))
  }

  @Test(
    "A rule that makes no sense is refused, and a key that does nothing is pointed out",
    arguments: [
      (
        "trigger: lowDaysOfLast, lowDays: 6, windowDays: 5",
        "error: 6 low days never come among 5"
      ),
      (
        "trigger: cusum, goodRate: 50 %, badRate: 50 %",
        "error: the bad rate of a chart lies below its good rate"
      ),
      ("goodRate: 1, trigger: cusum", "error: a rate of a chart lies above 0 and below 1"),
      (
        "test: upperBound, confidence: 50 %",
        "error: a confidence level lies above 50 % and below 100 %"
      ),
      (
        "trigger: rateOverCalls, windowCalls: 4",
        "warning: the window has 4 calls, so the rule never sets in"
      ),
      (
        "windowDays: 5",
        "warning: `windowDays` does nothing without `trigger: lowDaysOfLast` or `rateOverDays`"
      ),
      ("windowCalls: 5", "warning: `windowCalls` does nothing without `trigger: rateOverCalls`"),
      ("cusumLimit: 5", "warning: `cusumLimit` does nothing without `trigger: cusum`"),
      ("confidence: 90 %", "warning: `confidence` does nothing without `test: upperBound`"),
      ("throttledShare: 0", "warning: `throttledShare` does nothing without `penalty: throttle`"),
      ("exemptCallsOver: 3", "warning: `exemptCallsOver` does nothing without `exemptCallsBelow`"),
      (
        "probationThreshold: 80 %",
        "warning: `probationThreshold` does nothing without `probationDays`"
      ),
      ("probationDays: 3", "warning: probation changes nothing without a `probationThreshold`"),
      ("exemptYoungerThan: 3 days", "warning: no segment has an `age`, so nobody is young"),
    ])
  func nonsense(rule: String, problem: String) {
    #expect(complaints(rule) == [problem])
  }

  @Test("A rule that makes sense is not complained of")
  func sense() {
    #expect(complaints("exemptYoungerThan: 3 days", segment: "age: 8 days") == [])
    #expect(complaints("probationDays: 3, probationThreshold: 80 %") == [])
    #expect(complaints("trigger: rateOverDays, windowDays: 5, lowDays: 9") == [])
    #expect(complaints("enabled: false, exemptYoungerThan: 3 days") == [])
  }
}
