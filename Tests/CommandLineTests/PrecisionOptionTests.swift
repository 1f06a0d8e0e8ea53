import Foundation
import Testing

/// Options about precision, exact figures and rare suspensions: outputs to the letter, and wrong input.
struct PrecisionOptionTests {
  /// Independent days, merchants alike: theory knows it, and conditioning serves it.
  static let steady = """
    title: Steady days
    seed: 5
    replications: 6
    calendar: {start: 2026-03-02, days: 10}
    kinds:
      call:
        hours: [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0]
        text: 10 min
        video: 0 s
        offer: 1
        accept: 1
    segments:
      seller:
        merchants: 30
        agents: 1
        contactsPerDay: {call: 12}
        roster: [{days: daily, from: "09:00", to: "21:00"}]
        chats: others
        app: {foregroundShare: 1}
        answering: {foreground: {chance: 75 %, delay: 5 s}}
        ring: {timeout: 30 s}
    measurement: {counterfactual: false, falsePositives: false}

    """

  private let small = [
    "--set", "replications=12", "--set", "calendar.days=5", "--set", "calendar.warmup=0", "--set",
    "measurement.falsePositives=false", "--set", "measurement.counterfactual=false",
  ]

  private func run(
    _ arguments: [String], in sandbox: Sandbox
  ) async throws -> Ringside.Outcome {
    try sandbox.write(Self.steady, to: "steady.yaml")
    try sandbox.write(RecordedOutputTests.small, to: "shop.yaml")
    try sandbox.write(
      try String(contentsOfFile: Ringside.scenario("two-segments"), encoding: .utf8),
      to: "two.yaml")
    return try await Ringside.run(arguments, in: sandbox)
  }

  @Test(
    "Each option prints what is kept of it",
    arguments: [
      ("precision", ["run", "steady.yaml", "--precision", "suspensions=20%"]),
      (
        "precision-ceiling",
        ["run", "steady.yaml", "--precision", "time_off=1%", "--most-replications", "22"]
      ),
      (
        "precision-segment",
        ["run", "two.yaml", "--precision", "solo/answer_rate=1pp", "--precision", "calls=0.4abs"]
      ),
      ("allocate", ["run", "two.yaml", "--allocate"]),
      ("allocate-one", ["run", "steady.yaml", "--allocate"]),
      ("control", ["run", "two.yaml", "--control", "contacts", "--control", "diligence"]),
      ("reduce-variance", ["run", "two.yaml", "--reduce-variance", "--replications", "20"]),
      ("condition", ["run", "steady.yaml", "--condition"]),
      ("condition-refused", ["run", "two.yaml", "--condition"]),
      ("run-exact", ["run", "steady.yaml", "--exact"]),
      ("run-exact-nothing", ["run", "shop.yaml", "--exact", "--replications", "2"]),
      ("exact", ["exact", "steady.yaml"]),
      ("exact-json", ["exact", "steady.yaml", "--json"]),
      ("exact-unknown", ["exact", "two.yaml"]),
      ("help-run", ["run", "--help"]), ("help-exact", ["exact", "--help"]),
      ("help-rare", ["rare", "--help"]),
    ])
  func output(name: String, arguments: [String]) async throws {
    let settings = arguments.contains("two.yaml") && arguments[0] == "run" ? small : []
    let outcome = try await run(arguments + settings, in: try Sandbox())
    try Recorded.check(
      "$ ringside \(arguments.joined(separator: " "))\n\(outcome.text)"
        + "--- standard error\n\(outcome.stderr)--- exit code \(outcome.status)\n",
      against: name)
  }

  @Test("docs/precision.md says how many replications its first command takes, and what comes out")
  func page() async throws {
    let page = try String(
      contentsOf: Recorded.root.appending(path: "docs/precision.md"), encoding: .utf8)
    let words = page.split { $0.isWhitespace }.joined(separator: " ")
    let sandbox = try Sandbox()
    let scenario = Recorded.root.appending(path: "scenarios/solo-seller.yaml").path
    let outcome = try await Ringside.run(
      ["run", scenario, "--precision", "5%", "--fixed", "--out", "r"], in: sandbox)
    #expect(outcome.status == 0)
    let manifest = String(decoding: try sandbox.data("r/manifest.json"), as: UTF8.self)
    let looks = try #require(manifest.firstMatch(of: #/"looks"\s*:\s*\[([0-9,\s]+)\]/#)).1
      .split { !$0.isNumber }
    let last = try #require(looks.last)
    let list = looks.dropLast().joined(separator: ", ")
    #expect(words.contains("It looked at \(list) and \(last) replications and stopped there"))
    let printed = outcome.text.replacing("\n", with: " ")
    let headline = #/A merchant \(solo\) is suspended ([^;]*) times/#
    let suspensions = try #require(printed.firstMatch(of: headline)).1
    let (value, interval) = try #require(
      suspensions.firstIndex(of: " ").map { (suspensions[..<$0], suspensions[$0...]) })
    let widths = try #require(
      printed.firstMatch(
        of: #/suspensions (± [0-9.]+ %) .* customer_minutes_saved (± [0-9.]+ %) /#))
    #expect(words.contains("at \(value) suspensions\(interval), \(widths.1)"))
    #expect(words.contains("the minutes saved were at \(widths.2) by then"))
  }

  /// How long it took stands on standard error, which therefore is not kept.
  @Test(
    "Rare suspensions, the same on one thread and on three",
    arguments: [
      ("rare", ["rare", "steady.yaml", "--set", "segments.seller.merchants=100"]),
      (
        "rare-json",
        [
          "rare", "steady.yaml", "--json", "--precision", "seller/suspensions=15%",
          "--most-replications", "25",
        ]
      ),
    ])
  func rare(name: String, arguments: [String]) async throws {
    let one = try await run(arguments + ["--threads", "1"], in: try Sandbox())
    let three = try await run(arguments + ["--threads", "3"], in: try Sandbox())
    #expect(one.status == 0 && three.status == 0)
    #expect(one.text == three.text)
    #expect(one.stderr.contains("plain simulation would take"))
    try Recorded.check(
      "$ ringside \(arguments.joined(separator: " "))\n\(one.text)", against: name)
  }

  @Test("A ceiling that stops a rare run is told")
  func rareCeiling() async throws {
    let outcome = try await run(
      ["rare", "steady.yaml", "--precision", "0.1%", "--most-replications", "20"],
      in: try Sandbox())
    #expect(outcome.status == 0)
    #expect(
      outcome.stderr.contains(
        "warning: merchants_suspended of seller is not as precise as wanted after 20 replications"))
  }

  @Test(
    "Wrong usage ends with 64 and says what is wrong",
    arguments: [
      (["run", "steady.yaml", "--precision", "2"], "'2' is no width"),
      (["run", "steady.yaml", "--precision", "x=2%"], "no measure is called 'x'"),
      (["run", "steady.yaml", "--precision", "x/calls=2%"], "no segment is called 'x'"),
      (["run", "steady.yaml", "--precision", "calls=2pp"], "calls is no share"),
      (
        ["run", "steady.yaml", "--precision", "2%", "--replications", "9"],
        "'--replications' and '--precision' exclude each other"
      ),
      (
        ["run", "steady.yaml", "--most-replications", "19"],
        "'--most-replications' takes a whole number from 20 to 1,000,000."
      ),
      (
        ["run", "steady.yaml", "--reduce-variance", "--control", "contacts"],
        "'--control' and '--reduce-variance' exclude each other."
      ),
      (["run", "steady.yaml", "--control", "weather"], "The value 'weather' is invalid"),
      (["run", "steady.yaml", "--exact", "--json"], "'--exact' prints a table"),
      (["rare", "steady.yaml", "--most-replications", "19"], "'--most-replications' takes"),
      (["rare", "steady.yaml", "--threads", "0"], "'--threads' takes a whole number"),
      (["rare", "steady.yaml", "--precision", "answer_rate=5%"], "only merchants_suspended"),
      (["rare", "steady.yaml", "--precision", "5"], "'5' is no width"),
    ])
  func usage(arguments: [String], words: String) async throws {
    let sandbox = try Sandbox()
    let outcome = try await run(arguments, in: sandbox)
    #expect(outcome.status == 64)
    #expect(outcome.stderr.contains(words), "\(outcome.stderr)")
    #expect(outcome.stdout.isEmpty)
  }

  @Test(
    "Scenarios that an option cannot serve end with 65, and nothing is written",
    arguments: [
      (
        ["rare", "steady.yaml", "--set", "rule.enabled=false"],
        "error: the rule is off (rule.enabled), so nobody is suspended\n"
      ),
      (
        ["rare", "steady.yaml", "--set", "rule.lowDays=11"],
        "error: the rule needs 11 low days, and fewer days are simulated (calendar)\n"
      ),
      (
        ["rare", "steady.yaml", "--set", "kinds.call.offer=0"],
        "error: there is nothing to tilt: answers are at or below the threshold as they are, there "
          + "are none, or they are certain; use ringside run\n"
      ),
      (
        [
          "run", "steady.yaml", "--condition", "--out", "r", "--set", "response.diligence=2",
          "--set", "calendar.horizon=longRun",
        ],
        "error: --condition does not serve segment seller:\n"
          + "  - merchants respond to suspensions\n"
      ),
      (["exact", "nowhere.yaml"], "nowhere.yaml: error: there is no such file\n"),
    ])
  func refused(arguments: [String], words: String) async throws {
    let sandbox = try Sandbox()
    let outcome = try await run(arguments, in: sandbox)
    #expect(outcome.status == 65)
    #expect(outcome.stderr == words)
    #expect(outcome.stdout.isEmpty)
    #expect(!(try sandbox.entries().contains("r/")))
  }
}
