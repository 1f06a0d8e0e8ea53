import Foundation
import Testing

/// `sensitivity`, `optimize`, `synthesize` and `staff` as their users meet them.
struct SearchCommandTests {
  private static let scenario = Ringside.scenario("two-segments")

  /// Quick versions of each command, by name of what they write.
  private static let quick: [String: [String]] = [
    "sensitivity": [
      "sensitivity", scenario, "--vary", "rule.threshold=40 %..80 %", "--vary",
      "rule.minimumCalls=1:4", "--vary", "customer.shy~{beta: {mean: 0.2, sd: 0.1}}", "--of",
      "solo/suspensions", "--trajectories", "3", "--rows", "4",
    ],
    "optimum": [
      "optimize", scenario, "--vary", "rule.lowDays=1:3", "--maximise",
      "solo/customer_minutes_saved",
      "--subject-to", "solo/suspensions<=1", "--indifference", "100", "--confirmation", "5",
      "--most-replications", "30",
    ],
    "synthesis": [
      "synthesize", "--spare", "85%=1%", "--catch", "40%=90%", "--merchants", "20",
      "--replications", "5", "--thresholds", "40%:80%:10%",
    ],
    "staffing": [
      "staff", scenario, "--segment", "shop", "--target", "30%", "--days", "10", "--lever",
      "agents=1:4", "--confirmation", "5", "--most-replications", "40",
    ],
  ]

  private func run(_ arguments: [String], in sandbox: Sandbox) async throws -> Ringside.Outcome {
    try await Ringside.run(arguments, in: sandbox)
  }

  @Test(
    "Each prints a table or JSON, and writes both and a manifest; the same at 1, 2 and 5 threads",
    arguments: quick.keys.sorted())
  func outputs(name: String) async throws {
    let arguments = try #require(Self.quick[name])
    let sandbox = try Sandbox()
    let table = try await run(arguments + ["--threads", "1", "--out", "at-1"], in: sandbox)
    #expect(table.status == 0, "\(table.stderr)")
    #expect(table.text.count > 200)
    #expect(table.stderr.hasSuffix("Results: at-1\n"))
    for threads in ["2", "5"] {
      let json = try await run(
        arguments + ["--threads", threads, "--json", "--out", "at-\(threads)"], in: sandbox)
      #expect(json.status == 0)
      for file in try sandbox.entries(of: "at-1") where file != "manifest.json" {
        let same = try sandbox.data("at-\(threads)/\(file)") == sandbox.data("at-1/\(file)")
        #expect(same, "\(file)")
      }
      #expect(json.stdout == (try sandbox.data("at-1/\(name).json")))
      let whole = try JSONSerialization.jsonObject(with: json.stdout) as? [String: Any]
      #expect(whole?["layout"] as? Int == 1)
    }
    let csv = try StrictCSV(try sandbox.text("at-1/\(name).csv"))
    #expect(!csv.rows.isEmpty)
    let files = Set(try sandbox.entries(of: "at-1"))
    #expect(files.isSuperset(of: ["\(name).json", "\(name).csv", "manifest.json"]))
    let manifest = try JSONSerialization.jsonObject(with: try sandbox.data("at-1/manifest.json"))
    #expect(((manifest as? [String: Any])?["replications"] as? Int ?? 0) > 0)
  }

  @Test("--quiet says nothing, and what is no results folder is not replaced")
  func quietAndOccupied() async throws {
    let sandbox = try Sandbox()
    let arguments = try #require(Self.quick["synthesis"])
    let quiet = try await run(arguments + ["--quiet"], in: sandbox)
    #expect(quiet.status == 0 && quiet.stdout.isEmpty && quiet.stderr.isEmpty)
    try sandbox.makeFolder("mine")
    try sandbox.write("x", to: "mine/file")
    let occupied = try await run(arguments + ["--out", "mine"], in: sandbox)
    #expect(occupied.status == 73)
    #expect(try sandbox.entries() == ["mine/", "mine/file"])
  }

  @Test("synthesize says it where no rule does it, and names the nearest")
  func none() async throws {
    let outcome = try await run(
      ["synthesize", "--spare", "60%=0.1%", "--catch", "58%=99.9%"], in: try Sandbox())
    #expect(outcome.status == 0)
    #expect(outcome.text.contains("No rule of the family does it."))
  }

  @Test("The scenario that synthesize made runs, with the rule it found")
  func synthesizedScenario() async throws {
    let sandbox = try Sandbox()
    let arguments = try #require(Self.quick["synthesis"])
    #expect(try await run(arguments + ["--out", "found", "--quiet"], in: sandbox).status == 0)
    let again = try await run(["run", "found/scenario.yaml", "--json"], in: sandbox)
    #expect(again.status == 0)
    let summary = try JSONDecoder().decode(Summary.self, from: again.stdout)
    let simulated = summary.scopes.prefix(2).map { $0.estimate("merchants_suspended") }
    let whole = try JSONSerialization.jsonObject(with: try sandbox.data("found/synthesis.json"))
    let best = ((whole as? [String: Any])?["best"] as? [[String: Any]])?.first
    let requirements = best?["requirements"] as? [[String: Any]]
    let told = requirements?.map { ($0["simulated"] as? [String: Any])?["estimate"] as? Double }
    #expect(told == simulated)
  }

  @Test("optimize searches ranges without a step by simplex")
  func ranges() async throws {
    let outcome = try await run(
      [
        "optimize", Self.scenario, "--vary", "rule.threshold=0.3..0.8", "--minimise",
        "suspensions", "--starts", "1", "--evaluations", "10", "--confirmation", "2",
        "--most-replications", "20",
      ], in: try Sandbox())
    #expect(outcome.status == 0, "\(outcome.stderr)")
    #expect(outcome.text.contains("rule.threshold=0.3"))
    #expect(outcome.text.contains("the scenario as it is"))
  }

  @Test("optimize chooses among policies")
  func policies() async throws {
    let sandbox = try Sandbox()
    try sandbox.makeFolder("policies")
    for (name, days) in [("milder", 3), ("mildest", 5)] {
      try sandbox.write(
        "policy: {title: \(name)}\nchange: {rule: {lowDays: \(days)}}\n",
        to: "policies/\(name).yaml")
    }
    try sandbox.write(RecordedOutputTests.small, to: "shop.yaml")
    let arguments = [
      "optimize", "shop.yaml", "--vary", "policy=milder,mildest", "--minimise", "suspensions",
      "--set", "rule.threshold=95 %", "--confirmation", "0",
    ]
    let outcome = try await run(arguments, in: sandbox)
    #expect(outcome.status == 0, "\(outcome.stderr)")
    #expect(outcome.text.contains("Best: policy=mildest"))
    let unknown = try await run(
      arguments.map { $0 == "policy=milder,mildest" ? "policy=milder,mild" : $0 }, in: sandbox)
    #expect(unknown.status == 65)
    #expect(unknown.stderr.contains("there is no policy `mild`"))
  }

  @Test("Where a promise does not hold, it is said what is open, and why")
  func open() async throws {
    let sandbox = try Sandbox()
    let unjudged = try await run(
      [
        "optimize", Self.scenario, "--set", "segments.solo.contactsPerDay.usage=0", "--vary",
        "segments.solo.contactsPerDay.install=0,10", "--maximise", "solo/answer_rate",
        "--confirmation", "0", "--most-replications", "10",
      ], in: sandbox)
    #expect(unjudged.status == 0, "\(unjudged.stderr)")
    #expect(
      unjudged.text.contains(
        "Best of those that were judged: segments.solo.contactsPerDay.install=10\n"
          + "It is not promised to be the best: 1 of 2 points could not be judged,\n"))
    #expect(
      unjudged.text.contains("  segments.solo.contactsPerDay.install=0: solo/answer_rate\n"))
    #expect(!unjudged.text.contains("it is the best of these points"))

    let staff = [
      "staff", Self.scenario, "--segment", "solo", "--set", "segments.solo.merchants=2", "--days",
      "14", "--target", "40%", "--tolerance", "0.1%", "--most-replications", "10", "--confirmation",
      "0",
    ]
    let none = try await run(staff + ["--lever", "agents=1"], in: sandbox)
    #expect(none.status == 0, "\(none.stderr)")
    #expect(
      none.text.contains(
        "Whether any level does it is open: even 1 could not be distinguished from the target within 10 "
          + "replications.\n"))
    #expect(!none.text.contains("No level does it"))
    let least = try await run(staff + ["--lever", "agents=1,30"], in: sandbox)
    #expect(
      least.text.contains(
        "Does it: 30. Whether it is the least is open: 1 could not be distinguished from the target"
      ))
    #expect(!least.text.contains("The least that does it"))

    let unmoved = try await run(
      [
        "sensitivity", Self.scenario, "--vary", "segments.shop.contactsPerDay.install=10:20",
        "--of",
        "solo/suspensions", "--trajectories", "0", "--rows", "4",
      ], in: sandbox)
    #expect(unmoved.status == 0, "\(unmoved.stderr)")
    #expect(unmoved.text.contains("None: no parameter moves the figure."))
  }

  @Test("Ctrl-C ends a study, and nothing is written")
  func interrupted() async throws {
    let sandbox = try Sandbox()
    let arguments = try #require(Self.quick["sensitivity"])
    let study = try Ringside.start(
      arguments + ["--replications", "1000", "--out", "r"], in: sandbox)
    study.becomeInterruptible()
    study.interrupt()
    let outcome = try await study.end()
    #expect(outcome.status == 130)
    #expect(outcome.stderr.hasSuffix("Interrupted; nothing was written.\n"))
    #expect(try sandbox.entries().isEmpty)
  }

  @Test(
    "Wrong usage ends with 64 and a word on what is wrong",
    arguments: [
      (["sensitivity", scenario], "Say what varies, with '--vary path=values'."),
      (
        ["synthesize", "--spare", "85%=1%", "--busyness", "1e-200"],
        "'--busyness' takes 0, or a number from 0.01 to 10."
      ),
      (["sensitivity", scenario, "--vary", "rule.lowDays"], "'rule.lowDays' is no axis;"),
      (
        ["sensitivity", scenario, "--vary", "rule.lowDays=1:3", "--vary", "rule.lowDays=2,3"],
        "'rule.lowDays' is varied twice."
      ),
      (
        ["sensitivity", scenario, "--vary", "rule.lowDays=1:3", "--of", "solo/suspension"],
        "no measure is called 'suspension'"
      ),
      (
        ["sensitivity", scenario, "--vary", "rule.lowDays=1:3", "--of", "brand/suspensions"],
        "no segment is called 'brand'; there are solo, shop."
      ),
      (
        ["sensitivity", scenario, "--vary", "customer.shy~{beta: {mean: 0.2, sd: 0.9}}"],
        "'--vary customer.shy~{beta: {mean: 0.2, sd: 0.9}}': "
      ),
      (
        ["sensitivity", scenario, "--vary", "rule.lowDays=1:3", "--rows", "1"],
        "'--rows' takes 0, or a whole number from 2 to 100,000."
      ),
      (
        ["sensitivity", scenario, "--vary", "rule.lowDays=1:3", "--keep", "2"],
        "'--keep' takes a whole number from 1 to the number of parameters, 1."
      ),
      (
        ["optimize", scenario, "--vary", "rule.lowDays=1:3"], "either '--maximise' or '--minimise'"
      ),
      (
        [
          "optimize", scenario, "--vary", "rule.lowDays=1:3", "--maximise",
          "customer_minutes_saved",
          "--subject-to", "suspensions<0.02",
        ], "write a measure, <= or >=, and a number"
      ),
      (
        [
          "optimize", scenario, "--vary", "rule.lowDays=1:3", "--vary", "rule.threshold=0.3..0.5",
          "--maximise", "customer_minutes_saved",
        ], "not both in one search."
      ),
      (["synthesize"], "Say what the rule shall do"),
      (["synthesize", "--spare", "85%"], "'85%': write the share of calls that the merchant"),
      (
        ["synthesize", "--spare", "85%=1%", "--calls", "0"], "'0': calls a day are positive numbers"
      ),
      (
        ["synthesize", "--spare", "85%=1%", "--windows", "40"],
        "'40': write whole numbers from 2 to 12"
      ),
      (["staff", scenario, "--target", "5%"], "'--segment' is needed: solo, shop."),
      (
        ["staff", scenario, "--target", "5%", "--segment", "brand"],
        "'--segment' takes one of: solo, shop."
      ),
      (
        ["staff", scenario, "--target", "5", "--segment", "solo"],
        "'--target' takes a chance above 0 and below 1"
      ),
      (
        [
          "staff", scenario, "--target", "5%", "--segment", "solo", "--lever",
          "app.foregroundShare=0.4..0.9",
        ], "give the range a step"
      ),
    ])
  func usage(arguments: [String], words: String) async throws {
    try await Ringside.expectWrongUsage(arguments, saying: words, in: try Sandbox())
  }

  @Test(
    "A point that the scenario cannot mean ends with 65, before anything is simulated",
    arguments: [
      ["sensitivity", scenario, "--vary", "rule.lowDays=0:3", "--trajectories", "0"],
      ["sensitivity", scenario, "--vary", "customer.shy~{beta: {mean: 3}}"],
      ["sensitivity", scenario, "--vary", "rule.lowDay=1:3"],
      ["optimize", scenario, "--vary", "rule.lowDays=0:3", "--minimise", "suspensions"],
      ["optimize", scenario, "--vary", "rule.lowDays=1:2000", "--minimise", "suspensions"],
      ["staff", scenario, "--target", "5%", "--segment", "solo", "--lever", "agent=1:3"],
    ])
  func badPoint(arguments: [String]) async throws {
    let sandbox = try Sandbox()
    let outcome = try await run(arguments + ["--out", "r"], in: sandbox)
    #expect(outcome.status == 65)
    #expect(outcome.stderr.contains("error: "), "\(outcome.stderr)")
    #expect(outcome.stdout.isEmpty)
    #expect(try sandbox.entries().isEmpty)
  }
}
