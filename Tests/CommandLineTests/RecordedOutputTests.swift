import Foundation
import Testing

/// Each command's output to the letter, as kept in `Recorded/`.
struct RecordedOutputTests {
  static let small = """
    title: A small shop
    seed: 3
    replications: 4
    calendar: {start: 2026-03-02, days: 7, warmup: 2}
    kinds:
      install:
        hours: [0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 0, 0, 0]
        text: {gamma: {mean: 45 min, cv: 0.6}}
        video: 15 min
        offer: 60 %
        accept: 50 %
    segments:
      shop:
        merchants: 30
        agents: 2
        contactsPerDay: {install: 20}
        answering:
          foreground: {chance: 90 %, delay: 8 s}
          background: {chance: 25 %, delay: 20 s}
    expect:
      - {measure: answer_rate, of: shop, atLeast: 40 %}
      - {measure: suspensions, atMost: 0.01, on: interval}

    """

  private func output(_ arguments: [String]) async throws -> String {
    let sandbox = try Sandbox()
    try sandbox.write(Self.small, to: "shop.yaml")
    try sandbox.makeFolder("policies")
    try sandbox.write(
      "policy: {title: Milder}\nchange:\n  rule: {lowDays: 3, suspensionDays: 1}\n",
      to: "policies/milder.yaml")
    try sandbox.write(
      Self.small.replacing("offer: 60 %", with: "ofer: 60 %").replacing(
        "of: shop", with: "of: shp"),
      to: "broken.yaml")
    let outcome = try await Ringside.run(arguments, in: sandbox)
    return "$ ringside \(arguments.joined(separator: " "))\n\(outcome.text)"
      + "--- standard error\n\(outcome.stderr)--- exit code \(outcome.status)\n"
  }

  @Test(
    "Each command prints what is kept of it",
    arguments: [
      ("run", ["run", "shop.yaml", "--policy", "milder", "--threads", "2"]),
      (
        "compare",
        ["compare", "shop.yaml", "--policy", "milder", "--set", "rule.threshold=80 %"]
      ),
      (
        "audit", ["audit", "shop.yaml", "--set", "rule.threshold=80 %", "--threads", "2"]
      ),
      ("compare-unknown", ["compare", "shop.yaml", "--policy", "mildr"]),
      ("compare-alone", ["compare", "shop.yaml"]),
      ("lint", ["lint", "shop.yaml", "broken.yaml", "policies/milder.yaml"]),
      (
        "explain",
        ["explain", "shop.yaml", "--policy", "milder", "--set", "segments.each.ring.timeout=60 s"]
      ),
      ("explain-json", ["explain", "shop.yaml", "--json"]),
      ("init", ["init", "-"]),
      ("init-policy", ["init", "--policy", "-"]),
      ("record", ["record", "shop.yaml", "--out", "kept"]),
      ("verify-nothing", ["verify", "policies"]),
      ("policy-unknown", ["run", "shop.yaml", "--policy", "mildr"]),
      (
        "sweep",
        [
          "sweep", "shop.yaml", "--vary", "policy=milder", "--vary", "rule.threshold=0.5:0.9:0.2",
          "--vary", "segments.shop.agents=1,2", "--threads", "2",
        ]
      ),
      ("sweep-wrong", ["sweep", "shop.yaml", "--vary", "rule.treshold=0.5,0.6"]),
      (
        "oc",
        [
          "oc", "shop.yaml", "--segment", "shop", "--policy", "milder", "--rates", "50%:90%:10%",
          "--volumes", "8", "--days", "30", "--merchants", "50",
        ]
      ),
      ("help", ["--help"]),
      ("help-compare", ["compare", "--help"]),
      ("help-audit", ["audit", "--help"]),
      ("help-sweep", ["sweep", "--help"]),
      ("help-plan", ["plan", "--help"]),
      ("help-worker", ["worker", "--help"]),
      ("help-gather", ["gather", "--help"]),
      ("help-oc", ["oc", "--help"]),
      ("help-export", ["export", "--help"]),
      ("help-lint", ["lint", "--help"]),
      ("help-explain", ["explain", "--help"]),
      ("help-schema", ["schema", "--help"]),
      ("help-record", ["record", "--help"]),
      ("help-verify", ["verify", "--help"]),
    ])
  func output(name: String, arguments: [String]) async throws {
    try Recorded.check(try await output(arguments), against: name)
  }
}
