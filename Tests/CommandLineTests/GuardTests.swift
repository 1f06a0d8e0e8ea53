import Foundation
import Testing

/// What `lint`, `run` and `compare` say of rules that change nothing, judge few days, or are seen by few merchants.
struct GuardTests {
  private static let thin = "few simulated merchants"
  private static let unjudged = "most days of merchants with the feature are not judged"
  private static let unheeded = "`warning` changes nothing"

  private func sandbox() throws -> Sandbox {
    let sandbox = try Sandbox()
    // 4 replications of 20 merchants, for 20,000.
    try sandbox.write(
      RecordedOutputTests.small.replacing("merchants: 30", with: "merchants: 20")
        .replacing("agents: 2", with: "agents: 2\n    represents: 20000"),
      to: "shop.yaml")
    try sandbox.makeFolder("policies")
    for (name, rule) in [
      ("warn", "warning: firstLowDay"), ("warn-three", "warning: firstLowDay, lowDays: 3"),
      ("exempt", "exemptAgentsUpTo: 2"), ("strict", "threshold: 90 %"),
    ] {
      try sandbox.write(
        "policy: {title: \(name)}\nchange: {rule: {\(rule)}}\n", to: "policies/\(name).yaml")
    }
    return sandbox
  }

  private func count(_ words: String, in text: String) -> Int {
    text.components(separatedBy: words).count - 1
  }

  @Test("lint says what follows from the scenario alone")
  func lint() async throws {
    let sandbox = try sandbox()
    let outcome = try await Ringside.run(
      ["lint", "shop.yaml", "policies/warn.yaml", "policies/exempt.yaml"], in: sandbox)
    #expect(outcome.status == 0)
    #expect(count(Self.unheeded, in: outcome.text) == 1)
    #expect(count("at least 100 % of days are not judged", in: outcome.text) == 1)
    #expect(
      count("80 simulated merchants, those of all replications, stand for 20000", in: outcome.text)
        == 1)
  }

  @Test("A run says each once, and keeps what its results show")
  func run() async throws {
    let sandbox = try sandbox()
    let outcome = try await Ringside.run(
      ["run", "shop.yaml", "--policy", "warn", "--policy", "exempt", "--out", "r"], in: sandbox)
    let said = outcome.stderr
    for words in [Self.thin, Self.unjudged, Self.unheeded] { #expect(count(words, in: said) == 1) }
    #expect(said.contains("100.0 % of them: 100.0 % are exempt (rule.exemptAgentsUpTo)"))
    #expect(said.contains("80 for 20,000 of shop"))
    let kept = try sandbox.text("r/summary.json")
    for words in [Self.thin, Self.unjudged] { #expect(count(words, in: kept) == 1) }
    // With merchants enough, whatever the scenario says of replications.
    let more = try await Ringside.run(
      ["run", "shop.yaml", "--replications", "5", "--policy", "exempt"], in: sandbox)
    #expect(count(Self.thin, in: more.stderr) == 0 && count(Self.unjudged, in: more.stderr) == 1)
  }

  @Test("A comparison says each once for all policies, and by what it finds false positives")
  func compare() async throws {
    let sandbox = try sandbox()
    let outcome = try await Ringside.run(
      [
        "compare", "shop.yaml", "--policy", "warn", "--policy", "exempt", "--policy", "strict",
        "--out", "c",
      ], in: sandbox)
    #expect(outcome.status == 0)
    for words in [Self.thin, Self.unjudged, Self.unheeded] {
      #expect(count(words, in: outcome.stderr) == 1)
    }
    #expect(
      outcome.stderr.contains(
        "not judged under exempt (100.0 %, 100.0 % are exempt (rule.exemptAgentsUpTo)), strict ("))
    let summary = try sandbox.text("c/summary.json")
    #expect(summary.contains("\"reference\" : 0.6"))
    let alike = try await Ringside.run(
      ["compare", "shop.yaml", "--policy", "exempt", "--json"], in: sandbox)
    #expect(!alike.text.contains("\"reference\""))
  }

  @Test("A run whose false positives are found by a reference says so")
  func reference() async throws {
    let sandbox = try sandbox()
    let arguments = ["run", "shop.yaml", "--policy", "strict"]
    let held = try await Ringside.run(
      arguments + ["--set", "measurement.reference=62.5 %"], in: sandbox)
    #expect(
      held.text.replacing("\n", with: " ").contains(
        "False positives are suspensions of merchants who would answer 62.5 % of calls or more "
          + "(measurement.reference); the rule's own threshold is 90.0 %."))
    let own = try await Ringside.run(arguments, in: sandbox)
    #expect(!own.text.contains("measurement.reference"))
  }
}
