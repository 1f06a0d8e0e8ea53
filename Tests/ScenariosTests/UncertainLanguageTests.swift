import MerchantModel
import Scenarios
import SimKernel
import Testing

/// Values that nobody knows: what they can be, what they are taken for, and how they are drawn.
struct UncertainLanguageTests {
  private static func text(_ rule: String, more: String = "") -> SourceText {
    SourceText(
      """
      title: A test
      calendar: {start: 2026-03-02, days: 5}
      kinds:
        look: {text: 5 min}
      rule: {\(rule)}
      segments:
        shop:
          merchants: 1
          agents: 1
          contactsPerDay: {look: 3}
          answering: {foreground: {chance: 90 %}}
          \(more)
      """, name: "test.yaml")
  }

  private let loader = DocumentLoader(Codec.scenario)

  private func load(
    _ rule: String, more: String = "", policies: [SourceText] = [], settings: [String] = []
  ) throws -> LoadedDocument<Scenario> {
    try loader.load(Self.text(rule, more: more), policies: policies, settings: settings)
  }

  private func complaints(_ rule: String, more: String = "") -> [String] {
    do {
      return errors(try load(rule, more: more).warnings)
    } catch let error as ScenarioError {
      return errors(error.diagnostics)
    } catch {
      return ["\(error)"]
    }
  }

  private func errors(_ diagnostics: [Diagnostic]) -> [String] {
    Project.messages(diagnostics).filter { $0.hasPrefix("error: ") }.map {
      String($0.dropFirst("error: ".count))
    }
  }

  @Test("A value is taken for what it says, or for the median")
  func written() throws {
    let both = try load(
      "minimumCalls: {uncertain: [1, 3, 10]}, threshold: {uncertain: 50 %..70 %, value: 62 %}")
    #expect(both.value.rule.minimumCalls == 3)
    #expect(both.value.rule.threshold.rate == 0.62)
    #expect(both.uncertain.map(\.path) == ["rule.minimumCalls", "rule.threshold"])
    #expect(both.uncertain.map(\.written) == ["3", "62 %"])
    #expect(both.uncertain[0].law.levels == ["1", "3", "10"])
    #expect(try load("minimumCalls: 3").uncertain.isEmpty)
  }

  @Test("Ranges, lists and distributions are drawn by their quantiles")
  func drawn() throws {
    let document = try load(
      """
      minimumCalls: {uncertain: 1..4}, threshold: {uncertain: 50 %..70 %},
        returnDelay: {uncertain: {uniform: {min: 1 h, max: 3 h}}}
      """, more: "ring: {timeout: {uncertain: 20 s..60 s}}")
    func rule(at place: Double) throws -> Scenario {
      let places = Dictionary(uniqueKeysWithValues: document.uncertain.map { ($0.input, place) })
      return try loader.value(of: document, at: places)
    }
    let low = try rule(at: 0.001)
    let high = try rule(at: 0.999)
    #expect(low.rule.minimumCalls == 1 && high.rule.minimumCalls == 4)
    #expect(abs(low.rule.threshold.rate - 0.5002) < 1e-9)
    #expect(abs(high.segments[0].ring.timeout.inSeconds - 59.96) < 1e-6)
    // Whole numbers have equal parts: each of four a quarter.
    #expect(try rule(at: 0.26).rule.minimumCalls == 2)
    // A value without a place stays what it is taken for.
    let one = try loader.value(of: document, at: ["rule.minimumCalls": 0.999])
    #expect(one.rule.minimumCalls == 4 && one.rule.threshold.rate == 0.6)
  }

  @Test("Tied values have one input")
  func tied() throws {
    let document = try load(
      "minimumCalls: {uncertain: 1..4, tie: strict}, threshold: {uncertain: 50 %..70 %, tie: strict}"
    )
    #expect(document.uncertain.map(\.input) == ["strict", "strict"])
    let drawn = try loader.value(of: document, at: ["strict": 0.99])
    #expect(drawn.rule.minimumCalls == 4 && drawn.rule.threshold.rate > 0.69)
  }

  @Test("Policies and settings make a value known, or another one unknown")
  func laidOver() throws {
    let uncertain = "minimumCalls: {uncertain: 1..4, value: 2}"
    let policy = SourceText(
      "policy: {title: Ten}\nchange: {rule: {minimumCalls: 10}}", name: "ten.yaml", role: .policy)
    let known = try load(uncertain, policies: [policy])
    #expect(known.value.rule.minimumCalls == 10 && known.uncertain.isEmpty)
    let set = try load(uncertain, settings: ["rule.minimumCalls=5"])
    #expect(set.value.rule.minimumCalls == 5 && set.uncertain.isEmpty)
    let other = try load(
      "minimumCalls: 3", settings: ["rule.minimumCalls={uncertain: [2, 4], value: 4}"])
    #expect(other.value.rule.minimumCalls == 4 && other.uncertain.count == 1)
    let law = SourceText(
      """
      policy: {title: Unsure}
      change: {rule: {minimumCalls: {uncertain: [7, 8]}}}
      """, name: "unsure.yaml", role: .policy)
    #expect(loader.problems(ofPolicy: law).isEmpty)
    // Replaced whole: nothing of the first law is left.
    let replaced = try load(uncertain, policies: [law])
    #expect(
      replaced.uncertain.map(\.law.text) == ["[7, 8]"] && replaced.value.rule.minimumCalls == 8)
  }

  @Test("What is explained reads back as it was written")
  func explained() throws {
    let document = try load(
      """
      minimumCalls: {uncertain: [1, 3], value: 3, note: "not published: 1, or 3", source: hearsay},
        returnDelay: {uncertain: {exponential: {mean: 2 h}}, tie: back}
      """)
    let text = Explanation.yaml(of: document.resolved)
    let again = try loader.load(SourceText(text, name: "again.yaml"))
    #expect(again.value == document.value)
    #expect(again.uncertain.map(\.path) == document.uncertain.map(\.path))
    #expect(again.uncertain.map(\.note) == ["not published: 1, or 3", nil])
    #expect(again.uncertain.map(\.source) == ["hearsay", nil])
    #expect(again.uncertain.map(\.tie) == [nil, "back"])
    #expect(again.uncertain.map(\.law.text) == document.uncertain.map(\.law.text))
    #expect(Explanation.yaml(of: again.resolved).contains("uncertain:"))
  }

  @Test("What cannot be uncertain, or says nothing, is an error with a place")
  func errors() {
    #expect(
      complaints("minimumCalls: {uncertain: 3}")
        == ["this does not say what the value can be"])
    #expect(
      complaints("minimumCalls: {uncertain: 5..3}")
        == ["the upper end of the range is not above the lower one"])
    #expect(
      complaints("minimumCalls: {uncertain: [3]}")
        == ["a list of what a value can be has two values or more"])
    #expect(
      complaints("threshold: {uncertain: 50 %..soon}").first
        == "`soon` is not what belongs here")
    #expect(
      complaints("threshold: {uncertain: 50 %..70 %, values: 3}").first
        == "the uncertain value has no key `values`")
    #expect(
      complaints("boundary: {uncertain: [below, atOrBelow], value: below}")
        == ["what stands here cannot be uncertain: it is no number, share or duration"])
    #expect(complaints("uncertain: 3").first == "`rule` has no key `uncertain`")
    #expect(
      complaints("minimumCalls: {uncertain: 1..4, value: 2.5}").first
        == "`2.5` is not a whole number")
  }

  @Test("Who is simulated, for how long and how often is known")
  func known() throws {
    for setting in [
      "seed={uncertain: 1..4, value: 1}", "calendar.days={uncertain: 1..4, value: 1}",
      "segments.shop.merchants={uncertain: 1..4, value: 1}",
    ] {
      #expect {
        try load("", settings: [setting])
      } throws: { error in
        (error as? ScenarioError).map { errors($0.diagnostics) }
          == ["this says what is simulated and cannot be uncertain"]
      }
    }
  }

  @Test("A draw that is no valid scenario is an error at the value")
  func invalidDraw() throws {
    let document = try load("threshold: {uncertain: {uniform: {min: 0.5, max: 1.5}}, value: 60 %}")
    #expect(throws: ScenarioError.self) {
      try loader.value(of: document, at: ["rule.threshold": 0.9])
    }
    // Lint looks at both ends.
    #expect(errors(loader.problemsAtEnds(of: document)) == ["`1.45` is out of range"])
    let valid = try load("threshold: {uncertain: 50 %..70 %}, minimumCalls: {uncertain: [1, 3]}")
    #expect(loader.problemsAtEnds(of: valid).isEmpty)
  }

  @Test("The schema takes uncertain values where the reader does")
  func schema() throws {
    let schema = JSONSchema.text(of: Codec.scenario.shape, id: "test", title: "test")
    #expect(schema.contains("#/$defs/uncertainValue"))
    #expect(Reference.markdown(of: Codec.scenario.shape).contains("## Uncertain values"))
  }
}
