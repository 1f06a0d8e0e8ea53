import MerchantModel
import Scenarios
import SimKernel
import Testing

/// `each` among names, policies found by name, and policies checked by themselves.
struct EachTests {
  private func load(
    _ changes: [String] = [], settings: [String] = []
  ) throws -> Scenario {
    let policies = changes.enumerated().map { ordinal, change in
      SourceText(
        "policy: {title: p}\nchange: \(change)\n", name: "p.yaml", role: .policy, ordinal: ordinal)
    }
    return try Project.loader.load(Project.small(), policies: policies, settings: settings).value
  }

  @Test("In a policy `each` changes every segment, and a name after it wins wherever it stands")
  func policy() throws {
    let all = try load(["{segments: {each: {ring: {timeout: 90 s}}}}"])
    #expect(all.segments.map(\.ring.timeout) == [.seconds(90), .seconds(90)])
    #expect(all.segments.map(\.name) == ["solo", "desk"])
    let one = try load([
      "{segments: {desk: {ring: {timeout: 30 s}}, each: {ring: {timeout: 90 s}}}}"
    ])
    #expect(one.segments.map(\.ring.timeout) == [.seconds(90), .seconds(30)])
  }

  @Test("In `--set` it changes every segment too")
  func setting() throws {
    let all = try load(settings: ["segments.each.ring.timeout=90 s"])
    #expect(all.segments.map(\.ring.timeout) == [.seconds(90), .seconds(90)])
    let kinds = try load(settings: ["kinds.each.offer=0.25"])
    #expect(kinds.kinds.map(\.offer.value) == [0.25])
    #expect(
      Project.complaint(Project.small(), settings: ["segments.each.rng.timeout=90 s"])
        == """
        --set: error: `solo` has no key `rng`
             | segments.each.rng.timeout=90 s
             |               ^~~
             = hint: did you mean `ring`?
        """)
  }

  @Test("It is no name for a segment")
  func name() {
    let said = Project.complaint(
      SourceText(
        Project.small().content.replacing("  desk:", with: "  each:"), name: "small.yaml"))
    #expect(said.hasPrefix("small.yaml:6:3: error: `each` cannot be a name"))
    #expect(said.contains("= hint: `each` stands for every name, in policies and in `--set`"))
  }

  @Test("What stands for all merchants is no name for some of them")
  func population() {
    let said = Project.complaint(
      SourceText(
        Project.small().content.replacing("  desk:", with: "  population:"), name: "small.yaml"))
    #expect(said.hasPrefix("small.yaml:6:3: error: `population` cannot be a name"))
    #expect(said.contains("= hint: `population` stands for all merchants together"))
  }

  @Test("A name may have marks behind its letters, and not before")
  func marks() throws {
    for (name, isName) in [("cafe\u{301}", true), ("\u{928}\u{93f}", true), ("\u{301}e", false)] {
      let said = Project.complaint(
        SourceText(
          Project.small().content.replacing("  desk:", with: "  \(name):"), name: "small.yaml"))
      #expect(said.contains("cannot be a name") != isName, "\(name)")
    }
  }

  @Test("Further agents work the segment's roster beside any groups")
  func moreAgents() throws {
    let more = try load(["{segments: {each: {moreAgents: 2}}}"])
    #expect(more.segments.map(\.staffing.agentCount) == [3, 6])
    #expect(more.segments[0].staffing.groups == (try load()).segments[0].staffing.groups)
  }

  @Test("A policy alone: what a scenario would give is not asked for, what is wrong is said")
  func alone() {
    func problems(_ change: String) -> String {
      let text = SourceText(
        "policy: {title: p}\nchange: \(change)\n", name: "p.yaml", role: .policy)
      return DiagnosticRenderer().render(Project.loader.problems(ofPolicy: text))
    }
    #expect(problems("{segments: {each: {agents: 2}, solo: {represents: ~}}}") == "")
    #expect(problems("{segments: {solo: {diligence: {lognormal: {cv: 0.5}}}}, prices: ~}") == "")
    #expect(problems("{rule: {lowDys: 3}}").contains("did you mean `lowDays`?"))
    #expect(problems("{segments: {each: {agents: -1}}}").contains("out of range"))
    #expect(problems("{rul: ~}").contains("did you mean `rule`?"))
    let nameless = SourceText("change: {rule: {lowDays: 3}}\n", name: "p.yaml", role: .policy)
    #expect(!Project.loader.problems(ofPolicy: nameless).isEmpty)
  }

  @Test("Policies are found beside the scenario first, by name or by path")
  func library() throws {
    let scenario = Project.root.appending(path: "scenarios/solo-seller.yaml").path
    let library = PolicyLibrary(forScenario: scenario)
    #expect(library.names.contains("no-rule"))
    let byName = try library.text("no-rule", ordinal: 3)
    #expect(byName.role == .policy)
    #expect(byName.ordinal == 3)
    #expect(try library.text(byName.name, ordinal: 0).content == byName.content)
    #expect(PolicyLibrary(forScenario: "-").folders == ["scenarios/policies"])
    #expect(PolicyLibrary(forScenario: "a.yaml").folders == ["policies", "scenarios/policies"])
    #expect(PolicyLibrary(forScenario: "scenarios/a.yaml").folders == ["scenarios/policies"])
    do {
      _ = try library.text("no-rul", ordinal: 0)
      Issue.record("there is no such policy")
    } catch {
      #expect(error.description.hasPrefix("--policy: error: there is no policy `no-rul`\n"))
      #expect(error.description.hasSuffix("= hint: did you mean `no-rule`?"))
    }
  }
}
