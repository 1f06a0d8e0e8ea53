import Foundation
import Testing

/// Sweeps and studies of a scenario with shared places, as a person meets them.
struct SharedPlaceSweepCommandTests {
  private static let places = """

    desk: {servers: 40, patience: {exponential: {mean: 1 min}}, hourCost: 30}
    appeals:
      reviewers: 3
      reviewsPerDay: 20
      filed: {byFault: 50 %, byLuck: 50 %}
      overturned: {byFault: 50 %, byLuck: 50 %}

    """

  private static func sandbox() throws -> Sandbox {
    let sandbox = try Sandbox()
    let shop = try String(contentsOfFile: Ringside.scenario("two-segments"), encoding: .utf8)
    try sandbox.write(shop + places, to: "shop.yaml")
    return sandbox
  }

  private static let sweep = [
    "sweep", "shop.yaml", "--set", "replications=3", "--vary", "desk.servers=20,80",
  ]

  @Test("A sweep shows its places, and writes them; a worker's answers make the same files")
  func sweep() async throws {
    let sandbox = try Self.sandbox()
    let swept = try await Ringside.run(Self.sweep + ["--out", "grid"], in: sandbox)
    #expect(swept.status == 0, "\(swept.stderr)")
    #expect(swept.text.contains("The platform's desk (places.csv has all its figures):"))
    #expect(swept.text.contains("The appeals queue (places.csv has all its figures):"))
    let table = try StrictCSV(try sandbox.text("grid/places.csv"))
    #expect(table.header.prefix(4) == ["point", "desk.servers", "place", "figure"])
    let answered = table.rows.filter { $0[2] == "desk" && $0[3] == "answered" }
    #expect(answered.map { $0[1] } == ["20", "80"])
    let shares = answered.compactMap { Double($0[5]) }
    #expect(shares.count == 2 && shares[0] < shares[1])
    let run = try await Ringside.run(
      [
        "run", "shop.yaml", "--set", "replications=3", "--set", "desk.servers=80", "--quiet",
        "--out", "alone",
      ], in: sandbox)
    #expect(run.status == 0, "\(run.stderr)")
    for file in ["desk", "appeals"] {
      let alone = try StrictCSV(try sandbox.text("alone/\(file).csv"))
      for row in table.rows where row[1] == "80" && row[2] == file {
        #expect(alone.rows.contains(Array(row.dropFirst(3))), "\(row)")
      }
    }
    #expect(try sandbox.text("grid/manifest.json").contains("places.csv"))

    let plan = try await Ringside.run(
      ["plan"] + Self.sweep.dropFirst() + ["--out", "planned"], in: sandbox)
    #expect(plan.status == 0, "\(plan.stderr)")
    try sandbox.write(plan.text, to: "units.jsonl")
    let answers = try await Ringside.run(["worker"], in: sandbox, input: plan.text)
    try sandbox.write(answers.text, to: "answers.jsonl")
    let gathered = try await Ringside.run(["gather", "planned", "answers.jsonl"], in: sandbox)
    #expect(gathered.status == 0, "\(gathered.stderr)")
    for file in ["sweep.csv", "sweep.json", "places.csv"] {
      #expect(try sandbox.data("planned/\(file)") == sandbox.data("grid/\(file)"), "\(file)")
    }
    let forgotten = try await Ringside.run(["forget", "grid", "--point", "1"], in: sandbox)
    #expect(forgotten.status == 0, "\(forgotten.stderr)")
    #expect(try !sandbox.entries(of: "grid").contains("places.csv"))
    let resumed = try await Ringside.run(
      Self.sweep + ["--out", "grid", "--resume", "--threads", "1"], in: sandbox)
    #expect(resumed.status == 0, "\(resumed.stderr)")
    #expect(try sandbox.data("grid/places.csv") == sandbox.data("planned/places.csv"))
  }

  @Test("Pages of a run, a comparison and a sweep have a table of each place, in both languages")
  func pages() async throws {
    let sandbox = try Self.sandbox()
    let made = [
      ["run", "shop.yaml", "--set", "replications=2", "--out", "one"],
      [
        "compare", "shop.yaml", "--policy", "three-in-a-row", "--set", "replications=2", "--out",
        "two",
      ], Self.sweep + ["--out", "three"],
    ]
    for (arguments, folder) in zip(made, ["one", "two", "three"]) {
      let outcome = try await Ringside.run(arguments, in: sandbox)
      #expect(outcome.status == 0, "\(outcome.stderr)")
      for (language, words) in [
        ("en", ["The platform&#39;s desk", "The appeals queue", "calls answered"]),
        ("zh", ["平台客服台", "申诉队列", "接听率"]),
      ] {
        let report = try await Ringside.shell(
          "RINGSIDE_PYTHON=/nowhere/python3 $RINGSIDE report \(folder) --language \(language) --out \(folder)-\(language).html",
          in: sandbox)
        #expect(report.status == 0, "\(report.stderr)")
        let page = try sandbox.text("\(folder)-\(language).html")
        let places = try #require(page.components(separatedBy: "id=\"places\"").dropFirst().first)
        for word in words { #expect(places.contains(word), "\(word) in \(folder) \(language)") }
      }
    }
  }

  /// Merchants who are suspended for a month at once unless their appeal is decided, which they all win, and far fewer reviewers
  /// than that takes: a short line brings all of them back to be suspended again, and a long one nobody.
  private static let swinging = """
    title: A line that swings
    seed: 1
    replications: 2
    calendar: {start: 2026-03-02, days: 60}
    kinds:
      call: {text: 1 min, video: 1 min, offer: 100 %, accept: 100 %}
    segments:
      shop: {merchants: 60, agents: 1, contactsPerDay: {call: 8}, answering: {foreground: {chance: 0}}}
    rule: {threshold: 100 %, minimumCalls: 1, lowDays: 1, suspensionDays: 30}
    appeals:
      reviewers: 1
      reviewsPerDay: 10
      filed: {byFault: 100 %, byLuck: 100 %}
      overturned: {byFault: 100 %, byLuck: 100 %}

    """

  @Test("Points and replications in which merchants and a place do not settle are named")
  func unsettled() async throws {
    let sandbox = try Sandbox()
    try sandbox.write(Self.swinging, to: "swing.yaml")
    let swept = try await Ringside.run(
      ["sweep", "swing.yaml", "--vary", "appeals.reviewsPerDay=10,1000", "--out", "grid"],
      in: sandbox)
    #expect(swept.status == 0, "\(swept.stderr)")
    #expect(
      swept.stderr.contains(
        "merchants and the appeals queue did not settle at point 0: do not rely"),
      "\(swept.stderr)")
    let table = try StrictCSV(try sandbox.text("grid/places.csv"))
    #expect(table.rows.filter { $0[3] == "settled" }.map { $0[5] } == ["0.0", "1.0"])
    let screened = try await Ringside.run(
      [
        "sensitivity", "swing.yaml", "--vary", "appeals.reviewsPerDay=10,1000", "--trajectories",
        "2", "--rows", "0",
      ], in: sandbox)
    #expect(screened.status == 0, "\(screened.stderr)")
    #expect(
      screened.stderr.contains("replications merchants and a place that they share"),
      "\(screened.stderr)")
  }

  @Test(
    "Studies of points hold a fixed point at each",
    arguments: [
      [
        "sensitivity", "--vary", "desk.servers=20,50,80", "--vary", "appeals.reviewers=1,5,9",
        "--trajectories", "2", "--rows", "0",
      ],
      ["run", "--precision", "suspensions=40%", "--most-replications", "20"],
      ["run", "--set", "rule.threshold={uncertain: 50 %..70 %, value: 60 %}", "--worlds", "8"],
      ["log", "--counts", "--out", "log.csv"],
    ])
  func studies(arguments: [String]) async throws {
    var printed: [String] = []
    for threads in ["1", "5"] {
      // A sandbox each, since a log is never written over another.
      let sandbox = try Self.sandbox()
      let outcome = try await Ringside.run(
        [arguments[0], "shop.yaml", "--set", "replications=2", "--threads", threads]
          + arguments.dropFirst(), in: sandbox)
      #expect(outcome.status == 0, "\(outcome.stderr)")
      printed.append(
        arguments[0] == "log" ? try sandbox.text("log.csv") : outcome.text)
    }
    #expect(!printed[0].isEmpty && printed[0] == printed[1])
  }
}
