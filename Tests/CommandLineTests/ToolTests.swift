import Foundation
import Testing

/// The tools around a scenario: lint, explain, schema, init, and policies by name.
struct ToolTests {
  private func run(
    _ arguments: [String], in sandbox: Sandbox, input: String? = nil
  ) async throws -> Ringside.Outcome {
    try await Ringside.run(arguments, in: sandbox, input: input)
  }

  private func sandbox() throws -> Sandbox {
    let sandbox = try Sandbox()
    try sandbox.write(RecordedOutputTests.small, to: "shop.yaml")
    return sandbox
  }

  @Test("lint ends with 65 only for errors, counts them, and reads standard input")
  func lint() async throws {
    let sandbox = try sandbox()
    let clean = try await run(["lint", "shop.yaml"], in: sandbox)
    #expect(clean.status == 0)
    #expect(clean.text == "1 file: 0 errors, 0 warnings\n")
    #expect(clean.stderr.isEmpty)
    let broken = try await run(["lint", "-", "nowhere.yaml"], in: sandbox, input: "title: [\n")
    #expect(broken.status == 65)
    #expect(broken.text.hasSuffix("\n2 files: 2 errors, 0 warnings\n"))
    let warned = try await run(
      ["lint", "-"], in: sandbox,
      input: RecordedOutputTests.small.replacing(
        "agents: 2", with: "agents: 2\n    night: {answers: true}"))
    #expect(warned.status == 0)
    #expect(warned.text.hasSuffix("\n1 file: 0 errors, 1 warning\n"))
    #expect(try await run(["lint"], in: sandbox).status == 64)
  }

  @Test("lint lays policies over scenarios, and says in which pair a fault shows")
  func lintPairs() async throws {
    let sandbox = try sandbox()
    try sandbox.write(
      "policy: {title: p}\nchange: {segments: {brand: {agents: 2}}}\n", to: "p.yaml")
    let alone = try await run(["lint", "p.yaml"], in: sandbox)
    #expect(alone.status == 0)
    let pair = try await run(["lint", "p.yaml", "shop.yaml"], in: sandbox)
    #expect(pair.status == 65)
    #expect(pair.text.hasPrefix("p.yaml over shop.yaml:\np.yaml:2:21: error: "))
  }

  @Test("What explain prints is a scenario that gives the same figures")
  func explain() async throws {
    let sandbox = try sandbox()
    let explained = try await run(["explain", "shop.yaml", "--set", "seed=5"], in: sandbox)
    #expect(explained.status == 0)
    #expect(explained.text.contains("\n# shop, each merchant:\n"))
    let direct = try await run(["run", "shop.yaml", "--seed", "5", "--json"], in: sandbox)
    let again = try await run(["run", "-", "--json"], in: sandbox, input: explained.text)
    #expect(again.stdout == direct.stdout)
    #expect(!again.stdout.isEmpty)
  }

  @Test("explain --json is JSON, with values, origins and derived figures")
  func explainJSON() async throws {
    let outcome = try await run(
      ["explain", "shop.yaml", "--json", "--set", "rule.lowDays=4"], in: try sandbox())
    let whole = try #require(
      try JSONSerialization.jsonObject(with: outcome.stdout) as? [String: Any])
    let scenario = try #require(whole["scenario"] as? [String: Any])
    #expect((scenario["rule"] as? [String: Any])?["lowDays"] as? Int == 4)
    let origins = try #require(whole["origins"] as? [String: String])
    #expect(origins["rule.lowDays"] == "--set")
    #expect(origins["seed"] == "shop.yaml:2")
    #expect(origins["rule.threshold"] == "default")
    let derived = try #require(whole["derived"] as? [[String: Any]])
    #expect(derived.map { $0["segment"] as? String } == ["shop"])
    #expect(derived[0]["contactsPerDay"] as? Double == 20)
    #expect((derived[0]["hours"] as? [Any])?.count == 24)
  }

  @Test("schema prints JSON for scenarios and for policies")
  func schema() async throws {
    for arguments in [["schema"], ["schema", "--policy"], ["schema", "--mapping"]] {
      let outcome = try await run(arguments, in: try Sandbox())
      #expect(outcome.status == 0)
      let schema = try JSONSerialization.jsonObject(with: outcome.stdout) as? [String: Any]
      #expect(schema?["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    }
  }

  @Test("reference prints what docs/scenario-reference.md holds")
  func reference() async throws {
    let outcome = try await run(["reference"], in: try Sandbox())
    let file = Recorded.root.appending(path: "docs/scenario-reference.md")
    #expect(outcome.text == (try String(contentsOf: file, encoding: .utf8)))
  }

  @Test("reference --mapping prints what docs/mapping-reference.md holds")
  func mappingReference() async throws {
    let outcome = try await run(["reference", "--mapping"], in: try Sandbox())
    let file = Recorded.root.appending(path: "docs/mapping-reference.md")
    #expect(outcome.text == (try String(contentsOf: file, encoding: .utf8)))
  }

  @Test("measures prints what docs/measures.md holds")
  func measures() async throws {
    let outcome = try await run(["measures"], in: try Sandbox())
    let file = Recorded.root.appending(path: "docs/measures.md")
    #expect(outcome.text == (try String(contentsOf: file, encoding: .utf8)))
  }

  @Test("init writes what lint and run take, makes folders, and overwrites nothing")
  func start() async throws {
    let sandbox = try Sandbox()
    #expect(try await run(["init"], in: sandbox).status == 0)
    #expect(try await run(["init", "--policy"], in: sandbox).status == 0)
    #expect(
      try sandbox.entries() == ["policies/", "policies/gentler.yaml", "scenario.yaml"])
    let lint = try await run(["lint", "scenario.yaml", "policies/gentler.yaml"], in: sandbox)
    #expect(lint.text == "2 files: 0 errors, 0 warnings\n")
    try sandbox.write("mine", to: "scenario.yaml")
    let refused = try await run(["init"], in: sandbox)
    #expect(refused.status == 73)
    #expect(refused.stderr == "error: scenario.yaml is there already; name another file\n")
    #expect(try sandbox.text("scenario.yaml") == "mine")
    let below = try await run(["init", "scenario.yaml/x.yaml"], in: sandbox)
    #expect(below.status == 73)
  }

  @Test("init --market writes several segments, clean, that run and compare take")
  func market() async throws {
    let sandbox = try Sandbox()
    #expect(try await run(["init", "--market", "market.yaml"], in: sandbox).status == 0)
    let lint = try await run(["lint", "market.yaml"], in: sandbox)
    #expect(lint.text == "1 file: 0 errors, 0 warnings\n")
    let small = ["--replications", "3", "--set", "segments.each.merchants=10", "--json", "--quiet"]
    let simulated = try await run(["run", "market.yaml"] + small, in: sandbox)
    #expect(simulated.status == 0, "\(simulated.stderr)")
    let summary = try JSONDecoder().decode(Summary.self, from: simulated.stdout)
    #expect(summary.scopes.count == 4)
    #expect(summary.scopes.last?.estimate("money_net") != nil)
    let compared = try await run(
      ["compare", "market.yaml", "--policy", "no-rule"] + small, in: sandbox)
    #expect(compared.status == 0, "\(compared.stderr)")
    #expect(try await run(["init", "--market", "--policy"], in: sandbox).status == 64)
  }

  @Test("A policy changes the figures as its settings would")
  func policy() async throws {
    let sandbox = try sandbox()
    try sandbox.makeFolder("policies")
    try sandbox.write(
      "policy: {title: p}\nchange: {rule: {enabled: false}}\n", to: "policies/off.yaml")
    let named = try await run(["run", "shop.yaml", "--policy", "off", "--json"], in: sandbox)
    let path = try await run(
      ["run", "shop.yaml", "--policy", "policies/off.yaml", "--json"], in: sandbox)
    let set = try await run(
      ["run", "shop.yaml", "--set", "rule.enabled=false", "--json"], in: sandbox)
    #expect(!set.stdout.isEmpty)
    #expect(named.stdout == set.stdout)
    #expect(path.stdout == set.stdout)
    let plain = try await run(["run", "shop.yaml", "--json"], in: sandbox)
    #expect(plain.stdout != set.stdout)
  }

  @Test("Every mistake in scenario and policies is told at once")
  func allAtOnce() async throws {
    let outcome = try await run(
      ["run", "nowhere.yaml", "--policy", "a", "--policy", "b.yaml"], in: try Sandbox())
    #expect(outcome.status == 65)
    #expect(outcome.stderr.contains("nowhere.yaml: error: there is no such file"))
    #expect(outcome.stderr.contains("--policy: error: there is no policy `a`"))
    #expect(outcome.stderr.contains("b.yaml: error: there is no such file"))
  }
}
