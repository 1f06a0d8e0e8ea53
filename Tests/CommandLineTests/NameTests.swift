import Foundation
import Testing

/// Scenarios and policies by name, in a folder where there is nothing.
struct NameTests {
  private func run(_ arguments: [String], in sandbox: Sandbox) async throws -> Ringside.Outcome {
    try await Ringside.run(arguments, in: sandbox)
  }

  private static let small = [
    "--replications", "1", "--set", "segments.solo.merchants=2", "--fixed", "--quiet",
  ]

  @Test("Every command takes a scenario of the program by name, and its policies")
  func builtIn() async throws {
    let sandbox = try Sandbox()
    for arguments in [
      ["run", "solo-seller", "--policy", "three-in-a-row"] + Self.small,
      ["compare", "solo-seller", "--policy", "no-rule", "--baseline", "minimum-calls"] + Self.small,
      ["explain", "roll-out"], ["exact", "theory/streak"], ["lint", "solo-seller", "platform"],
      ["trace", "solo-seller", "--merchant", "0"],
    ] {
      let outcome = try await run(arguments, in: sandbox)
      #expect(outcome.status == 0, "\(arguments): \(outcome.stderr)")
    }
    #expect(try sandbox.entries().isEmpty)
  }

  @Test("A file goes before what is part of the program; a folder of the name does not")
  func overridden() async throws {
    let sandbox = try Sandbox()
    try sandbox.makeFolder("scenarios/policies")
    try sandbox.makeFolder("solo-seller")
    func title() async throws -> Substring? {
      try await run(["explain", "solo-seller"], in: sandbox).text.split(separator: "\n").first {
        $0.hasPrefix("title:")
      }
    }
    #expect(try await title()?.contains("Solo sellers under today's rule") == true)
    try sandbox.write(
      RecordedOutputTests.small.replacing("A small shop", with: "Mine"),
      to: "scenarios/solo-seller.yaml")
    #expect(try await title()?.contains("Mine") == true)
    try sandbox.write(
      "policy: {title: My own}\nchange: {rule: {lowDays: 4}}\n",
      to: "scenarios/policies/no-rule.yaml")
    let listed = try await run(["policies"], in: sandbox).text
    #expect(listed.contains("My own (scenarios/policies/no-rule.yaml)"))
    let scenarios = try await run(["scenarios"], in: sandbox).text
    #expect(scenarios.contains("Mine (scenarios/solo-seller.yaml)"))
    // Lines of others fit a terminal of 80 columns.
    #expect((listed + scenarios).split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test("What is listed can be printed, and what is printed can be used")
  func printed() async throws {
    let sandbox = try Sandbox()
    for (command, name, file) in [
      ("scenarios", "theory/streak", "scenarios/theory/streak.yaml"),
      ("policies", "minimum-calls", "scenarios/policies/minimum-calls.yaml"),
    ] {
      #expect(try await run([command], in: sandbox).text.contains(name))
      let text = try await run([command, name], in: sandbox).text
      #expect(
        text == (try String(contentsOf: Recorded.root.appending(path: file), encoding: .utf8)))
    }
    let unknown = try await run(["policies", "minimum-cals"], in: sandbox)
    #expect(unknown.status == 65)
    #expect(unknown.stderr.contains("did you mean `minimum-calls`?"))
  }
}
