import MerchantModel
import Scenarios
import SimKernel
import Testing

/// Keys and words of earlier releases mean what today's mean, and are noted.
struct FormerNameTests {
  private static func text(
    falsePositives: String = "falsePositives", reinstatement: String = "reinstatement",
    offer: String = "offer", measure: String = "false_positive_share", expects: Bool = true
  ) -> String {
    """
    title: A test
    calendar: {start: 2026-03-02, days: 5}
    measurement: {\(falsePositives): true}
    kinds:
      look: {text: 5 min}
    rule: {\(reinstatement): never}
    segments:
      shop:
        merchants: 1
        agents: 2
        contactsPerDay: {look: 3}
        answering: {foreground: {chance: 90 %}}
        ring: {strategy: listed, \(offer): 7 s}
    expect: [\(expects ? "{measure: \(measure), atMost: 10 %}" : "")]
    """
  }

  private static let former = text(
    falsePositives: "luck", reinstatement: "comeBack", offer: "turn", measure: "bad_luck")

  private static func load(
    _ text: String, policies: [String] = [], settings: [String] = []
  ) throws -> LoadedDocument<Scenario> {
    try DocumentLoader(Codec.scenario).load(
      SourceText(text, name: "test.yaml"),
      policies: policies.enumerated().map {
        SourceText($1, name: "policy.yaml", role: .policy, ordinal: $0)
      }, settings: settings)
  }

  @Test("A scenario in former names is the same scenario, with a note at each")
  func scenario() throws {
    let loaded = try Self.load(Self.former)
    #expect(loaded.value == (try Self.load(Self.text()).value))
    #expect(loaded.warnings.map(\.severity) == [.note, .note, .note, .note])
    #expect(
      loaded.warnings.map { "\($0.location.line) \(Wording($0.problem).headline)" } == [
        "3 `luck` is called `falsePositives` now", "6 `comeBack` is called `reinstatement` now",
        "13 `turn` is called `offer` now", "14 `bad_luck` is called `false_positive_share` now",
      ])
    #expect(try Self.load(Self.text()).warnings.isEmpty)
  }

  @Test("A policy in former names changes what it names")
  func policy() throws {
    let policy = """
      policy: {title: As before}
      change:
        rule: {comeBack: byItself}
        measurement: {luck: false}
        segments: {each: {ring: {turn: 9 s}}}
      """
    let loaded = try Self.load(Self.text(expects: false), policies: [policy])
    #expect(loaded.value.rule.reinstatement == .byItself)
    #expect(!loaded.value.measurement.falsePositives)
    #expect(loaded.value.segments[0].ring.offer == .seconds(9))
    #expect(loaded.warnings.count { $0.severity == .note } == 3)
  }

  @Test("Settings take former names, in the path and in the value, and note each once")
  func settings() throws {
    let loaded = try Self.load(
      Self.text(expects: false),
      settings: ["segments.each.ring.turn=9 s", "measurement={luck: false}"])
    #expect(loaded.value.segments[0].ring.offer == .seconds(9))
    #expect(!loaded.value.measurement.falsePositives)
    #expect(loaded.warnings.map(\.severity) == [.note, .note])
  }

  @Test("A key under both of its names is given twice")
  func both() throws {
    let text = Self.text().replacing(
      "{reinstatement: never}", with: "{reinstatement: never, comeBack: never}")
    let error = try #require(throws: ScenarioError.self) { try Self.load(text) }
    #expect(
      Project.messages(error.diagnostics) == ["error: the key `reinstatement` is given twice"])
  }
}
