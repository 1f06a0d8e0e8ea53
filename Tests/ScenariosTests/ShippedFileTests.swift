import Foundation
import MerchantModel
import Scenarios
import Testing
import Yams

/// The scenarios and policies that come with the project, and what is made of its language.
struct ShippedFileTests {
  @Test("Scenarios and policies are found")
  func found() {
    #expect(Project.scenarios.count >= 5)
    #expect(Project.policies.count >= 10)
  }

  @Test(
    "A policy has nothing wrong with it, by itself and over every scenario",
    arguments: Project.policies)
  func policies(path: String) throws {
    let policy = try SourceReader().text(path: path, role: .policy)
    #expect(Project.loader.isPolicy(policy))
    #expect(Project.loader.problems(ofPolicy: policy).isEmpty)
    for scenario in Project.scenarios {
      let loaded = try Project.loader.load(
        try SourceReader().text(path: scenario), policies: [policy])
      // A policy that acts through a response, that spares most merchants, that brings a desk more calls, or that is about chats
      // which others answer, is said to where it does.
      let said = loaded.warnings.map { Wording($0.problem).headline }.filter {
        !($0.hasPrefix("`warning` changes nothing") && !loaded.value.response.respondsToWarnings)
          && !$0.contains(" of days are not judged: ")
          && !$0.contains(" server-hours at the desk, ")
          && !$0.hasSuffix(": people outside the model answer chats, without slot and wait")
      }
      #expect(said == [], "\(scenario)")
      #expect(loaded.policies.first?.source != nil, "\(path) says where it comes from")
    }
  }

  @Test("No two policies do the same to all scenarios, and none but today's rule does nothing")
  func effects() throws {
    var seen: [[Scenario]: String] = [:]
    let plain = try Project.scenarios.map {
      try Project.loader.load(SourceReader().text(path: $0)).value
    }
    for path in Project.policies {
      let policy = try SourceReader().text(path: path, role: .policy)
      let changed = try Project.scenarios.map {
        try Project.loader.load(SourceReader().text(path: $0), policies: [policy]).value
      }
      #expect(changed != plain, "\(path)")
      #expect(seen.updateValue(path, forKey: changed) == nil, "\(path)")
    }
  }

  @Test(
    "Today's rule has one definition: what each scenario says of it is what the policy says",
    arguments: [
      "big-sale", "night-window", "platform", "pre-sale", "service-desk", "solo-seller",
    ])
  func todaysRule(name: String) throws {
    let policy = try SourceReader().text(
      path: Project.root.appending(path: "scenarios/policies/todays-rule.yaml").path, role: .policy)
    let text = try SourceReader().text(
      path: Project.root.appending(path: "scenarios/\(name).yaml").path)
    var written = try Project.loader.load(text).value.rule
    let defined = try Project.loader.load(text, policies: [policy]).value.rule
    // How soon a merchant switches the feature on again is the merchant's, not the rule's.
    written.returnDelay = defined.returnDelay
    #expect(written == defined)
  }

  @Test("The schema accepts every scenario", arguments: Project.scenarios)
  func scenarioSchema(path: String) throws {
    let schema = JSONSchema.text(of: Codec<Scenario>.scenario.shape, id: "urn:x", title: "x")
    let check = try JSONSchemaCheck(schema)
    #expect(check.unknownKeywords.isEmpty)
    #expect(check.accepts(try Self.document(path)))
  }

  @Test("The schema of policies accepts every policy", arguments: Project.policies)
  func policySchema(path: String) throws {
    let schema = JSONSchema.policyText(
      of: Codec<Scenario>.scenario.shape, id: "urn:x", title: "x")
    #expect(try JSONSchemaCheck(schema).accepts(try Self.document(path)))
  }

  @Test(
    "The schema rejects what a scenario cannot say",
    arguments: [
      ("lowDays: 2", "lowDys: 2"), ("offShift: {chance: 10 %", "offShift: {chance: 10"),
      ("answers: false", "answers: perhaps"), ("agents: 1 ", "agents: one "),
      ("suspensionDays: 3 ", "suspensionDays: -1 "),
      ("lognormal: {mean: 1, cv: 0.8", "lognorml: {mean: 1, cv: 0.8"),
      ("days: 30 ", "days: [30] "),
    ])
  func schemaRejects(right: String, wrong: String) throws {
    let path = Project.root.appending(path: "scenarios/solo-seller.yaml").path
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try #require(text.contains(right))
    let broken = text.replacing(right, with: wrong)
    let schema = JSONSchema.text(of: Codec<Scenario>.scenario.shape, id: "urn:x", title: "x")
    let node = try #require(try Yams.compose(yaml: broken, .basic))
    #expect(!(try JSONSchemaCheck(schema).accepts(SchemaTests.json(node))))
    #expect(!Project.complaint(SourceText(broken, name: path)).isEmpty, "the reader rejects it too")
  }

  private static func document(_ path: String) throws -> Any {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    return SchemaTests.json(try #require(try Yams.compose(yaml: text, .basic)))
  }

  @Test("docs/scenario-reference.md is what the language says of itself")
  func reference() throws {
    let file = Project.root.appending(path: "docs/scenario-reference.md")
    let text = Reference.markdown(of: Codec<Scenario>.scenario.shape)
    if ProcessInfo.processInfo.environment["RINGSIDE_RECORD"] == "1" {
      try Data(text.utf8).write(to: file)
    }
    let kept = try String(contentsOf: file, encoding: .utf8)
    #expect(kept == text, "`make record` writes it anew")
  }
}
