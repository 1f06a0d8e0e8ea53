import Foundation
import MerchantModel
import Scenarios
import SimRandom
import Testing

/// What scenario files say of the arms of a roll-out, and what is said of arms that make no sense.
struct ArmsLanguageTests {
  private static let two =
    "arms: {today: {share: 0.5}, milder: {share: 0.5, change: {rule: {lowDays: 3}}}}"

  private func load(_ more: String, _ settings: String...) throws -> LoadedDocument<Scenario> {
    try Project.loader.load(Project.small(more), settings: settings)
  }

  /// A folder with a scenario and the policies beside it.
  private func folder(_ scenario: String, policies: [String: String]) throws -> SourceText {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "arms-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder.appending(path: "policies"), withIntermediateDirectories: true)
    for (name, text) in policies {
      try Data(text.utf8).write(to: folder.appending(path: name))
    }
    return SourceText(
      Project.small(scenario).content, name: folder.appending(path: "shop.yaml").path)
  }

  @Test(
    "Each arm has the scenario with its changes, and one without changes the scenario as written")
  func changes() throws {
    let scenario = try load(Self.two).value
    #expect(scenario.arms.map(\.name) == ["today", "milder"])
    #expect(scenario.arms.map(\.share.value) == [0.5, 0.5])
    #expect(scenario.armAssignment == .independent)
    #expect(scenario.arms.map(\.scenario.rule.lowDays) == [2, 3])
    var plain = scenario
    plain.arms = []
    #expect(scenario.arms[0].scenario == plain)
    plain.rule.lowDays = 3
    #expect(scenario.arms[1].scenario == plain)
    let dealt = try load("armAssignment: stratified\n" + Self.two).value
    #expect(dealt.armAssignment == .stratified)
  }

  @Test(
    "A policy is found by name and by path, an arm's own changes go over it, and settings over both"
  )
  func policies() throws {
    let text = try folder(
      """
      arms:
        today: {share: 40 %}
        named: {share: 30 %, policy: milder, change: {rule: {suspensionDays: 1}}}
        path: {share: 30 %, policy: ./other.yaml, title: Other}
      """,
      policies: [
        "policies/milder.yaml":
          "policy: {title: Milder}\nchange: {rule: {lowDays: 4, suspensionDays: 2}}\n",
        "other.yaml":
          "policy: {title: From a file}\nchange: {segments: {each: {ring: {timeout: 9 s}}}}\n",
      ])
    let loaded = try Project.loader.load(
      text, settings: ["rule.threshold=70 %", "arms.named.change.rule.lowDays=5"])
    let arms = loaded.value.arms
    #expect(arms.map(\.scenario.rule.lowDays) == [2, 5, 2])
    #expect(arms.map(\.scenario.rule.suspensionDays) == [3, 1, 3])
    #expect(arms.map(\.title) == [nil, "Milder", "Other"])
    #expect(arms.allSatisfy { $0.scenario.rule.threshold.rate == 0.7 })
    #expect(arms[2].scenario.segments.allSatisfy { $0.ring.timeout == .seconds(9) })
    // What is written of it needs no other file, and says the same.
    let again = try Project.loader.load(
      SourceText(Explanation.yaml(of: loaded.resolved), name: "again.yaml"))
    #expect(again.value == loaded.value)
    #expect(!Explanation.yaml(of: loaded.resolved).contains("policy:"))
    let rendered = Codec.scenario.render(loaded.value)
    let third = try Project.loader.load(
      SourceText(Explanation.yaml(of: rendered), name: "third.yaml"))
    #expect(third.value == loaded.value)
    // So has the scenario under each arm.
    for (arm, document) in zip(arms, loaded.arms) {
      let own = try Project.loader.load(
        SourceText(Explanation.yaml(of: document.resolved), name: "arm.yaml"))
      #expect(own.value == arm.scenario)
      #expect(document.value == arm.scenario)
    }
  }

  @Test("Without the keys nothing is written of them")
  func off() throws {
    let text = Explanation.yaml(of: try load("").resolved)
    #expect(!text.contains("\narms:") && !text.contains("armAssignment"))
  }

  @Test("Texts that mean something to YAML are written so that they are read again")
  func texts() throws {
    let change =
      "description: \"a: b, {c}\", rules: ~, campaigns: {sale: {start: 2026-03-03, days: 1, factors: {a: 2}}}, "
      + "segments: {solo: {roster: [{days: daily, from: '09:00', to: '12:30'}]}}"
    let loaded = try load(
      "arms: {one: {share: 50 %, change: {\(change)}}, two: {share: 50 %}}")
    #expect(loaded.value.arms[0].scenario.description == "a: b, {c}")
    let again = try Project.loader.load(
      SourceText(Explanation.yaml(of: loaded.resolved), name: "again.yaml"))
    #expect(again.value == loaded.value)
  }

  @Test(
    "Arms that are no roll-out are errors, each at its place",
    arguments: [
      ("arms: {a: {share: 1}}", "there is 1 arm", "arms"),
      (
        "arms: {a: {share: 50 %}, b: {share: 40 %}}", "the shares of the arms add up to 90 %",
        "arms"
      ),
      ("arms: {a: {share: 0}, b: {share: 1}}", "nobody is in the arm", "0}, b"),
      ("arms: {a: {share: 50 %}, b: {}}", "lacks the key `share`", "b: {}"),
      (
        "arms: {a: {share: 50 %}, b: {share: 50 %, policy: nowhere}}",
        "there is no policy `nowhere`", "nowhere"
      ),
      ("arms: {a: {share: 50 %}, b: {share: 50 %, chnge: {}}}", "has no key `chnge`", "chnge"),
      (
        "arms: {a: {share: 50 %}, b: {share: 50 %, change: {rule: {lowDys: 3}}}}",
        "has no key `lowDys`", "lowDys"
      ),
      (
        "arms: {a: {share: 50 %}, b: {share: 50 %, change: {rule: {lowDays: 0}}}}",
        "a whole number from 1", "0}"
      ),
      (
        "arms: {a: {share: 50 %}, b: {share: 50 %, change: 3}}", "a mapping of what changes", "3}"
      ),
      ("arms: [a, b]", "a list cannot stand here", "[a"),
    ])
  func wrong(text: String, message: String, place: String) throws {
    let complaint = Project.complaint(Project.small(text))
    #expect(complaint.contains("error: "))
    #expect(complaint.contains(message), "\(complaint)")
    let lines = complaint.split(separator: "\n").map(Array.init)
    let marked = try #require(lines.firstIndex { $0.contains("^") })
    let column = try #require(lines[marked].firstIndex(of: "^"))
    #expect(String(lines[marked - 1][column...]).hasPrefix(place), "\(complaint)")
  }

  @Test(
    "A policy of an arm cannot change who the merchants are, or which days there are",
    arguments: [
      ("calendar: {days: 4}", "changes the days"),
      ("calendar: {start: 2026-03-03}", "changes the days"),
      ("seed: 4", "changes the seed"),
      ("replications: 4", "changes the number of replications"),
      ("measurement: {counterfactual: false}", "changes what is measured"),
      ("prices: {sale: 3}", "changes what things are worth"),
      ("expect: [{measure: suspensions, atMost: 1}]", "changes what is expected"),
      ("kinds: {b: {text: 1 min}}", "changes which kinds of contacts there are"),
      ("segments: {desk: ~}", "changes which segments there are"),
      ("segments: {solo: {merchants: 3}}", "changes how many merchants there are"),
      ("segments: {desk: {represents: 3}}", "changes how many merchants they stand for"),
      ("arms: {c: {share: 1}}", "has arms of its own"),
    ])
  func market(change: String, message: String) {
    let complaint = Project.complaint(
      Project.small(
        "arms:\n  a: {share: 50 %}\n  b:\n    share: 50 %\n    change:\n      \(change)"))
    #expect(complaint.contains("error: the policy of an arm \(message)"), "\(complaint)")
    let key = change.prefix { $0 != ":" }
    #expect(complaint.contains("| ") && complaint.contains("^"), "\(complaint)")
    #expect(
      complaint.split(separator: "\n").contains { $0.contains(" \(key):") }, "\(complaint)")
  }

  @Test("An assignment without arms is a warning, and what is said of the scenario is said once")
  func warnings() throws {
    #expect(
      Project.messages(try load("armAssignment: stratified").warnings) == [
        "warning: `armAssignment` does nothing without `arms`"
      ])
    let once = Project.messages(
      try load("rule: {probationDays: 3}\n" + Self.two).warnings)
    #expect(once == Project.messages(try load("rule: {probationDays: 3}").warnings))
    #expect(!once.isEmpty)
  }

  @Test("Settings change arms, and take them out")
  func settings() throws {
    let shares = try load(Self.two, "arms.today.share=0.25", "arms.milder.share=75 %").value.arms
    #expect(shares.map(\.share.value) == [0.25, 0.75])
    #expect(try load(Self.two, "arms=~").value.arms.isEmpty)
    let changed = try load(Self.two, "arms.today.change={rule: {lowDays: 9}}").value.arms
    #expect(changed.map(\.scenario.rule.lowDays) == [9, 3])
  }
}
