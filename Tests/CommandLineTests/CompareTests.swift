import Foundation
import Testing

/// `ringside compare` as its user meets it; what it prints is kept in `Recorded`.
struct CompareTests {
  static let scenario = Ringside.scenario("two-segments")
  static let files = [
    "changes.csv", "comparison.csv", "daily.csv", "differences.csv", "fairness.csv",
    "false-positives.csv",
    "manifest.json",
    "pareto.csv", "replications.csv",
    "summary.json", "survival.csv",
  ]

  private func sandbox() throws -> Sandbox {
    let sandbox = try Sandbox()
    try sandbox.makeFolder("mine")
    try sandbox.write(
      "policy: {title: Milder}\nchange:\n  rule: {lowDays: 3, suspensionDays: 1}\n",
      to: "mine/milder.yaml")
    try sandbox.write(
      "policy: {title: \"No rule, \\\"none\\\"\"}\nchange: {rule: {enabled: false}}\n",
      to: "mine/no-rule_none.yml")
    return sandbox
  }

  private static let policies = [
    "--policy", "mine/milder.yaml", "--policy", "mine/no-rule_none.yml",
  ]

  @Test("The report of a comparison answers first, then shows all figures, in both languages")
  func report() async throws {
    let sandbox = try sandbox()
    let run = try await Ringside.run(
      ["compare", Self.scenario, "-q", "--out", "c"] + Self.policies, in: sandbox)
    #expect(run.status == 0, "\(run.stderr)")
    let opening = [
      "en": [
        "Which of 2 policies serve customers and merchants better than “as written”?",
        "What customers get", "What merchants bear", "Who gains, who loses", "How sure that is",
      ],
      "zh": ["2 个策略中，哪些对顾客和商家比“原方案”更好？", "顾客得到什么", "商家承担什么", "谁受益，谁受损", "有多大把握"],
    ]
    for (language, texts) in opening.sorted(by: { $0.key < $1.key }) {
      let outcome = try await Ringside.shell(
        "RINGSIDE_PYTHON=/nowhere/python3 $RINGSIDE report c --quiet --language \(language)",
        in: sandbox)
      #expect(outcome.status == 0, "\(outcome.stderr)")
      let page = try sandbox.text(language == "en" ? "c.html" : "c.zh.html")
      let sheet = try #require(page.range(of: "<section id=\"sheet\">"))
      let figures = try #require(page.range(of: "<section id=\"figures\">"))
      #expect(sheet.upperBound < figures.lowerBound)
      let first = page[sheet.upperBound..<figures.lowerBound]
      for text in texts { #expect(first.contains(text), "\(text)") }
      // A row a policy: whole names, and text of policies as text.
      #expect(first.contains("<b>no-rule_none</b><small>No rule, &quot;none&quot;</small>"))
      #expect(first.contains(language == "en" ? "A day with " : "的一天为低接听日"))
      // Without a rule there are no suspensions: their whole number is gone.
      #expect(first.contains(language == "en" ? "−100\u{A0}%" : "−100%"))
    }
  }

  @Test("Every file but the manifest has the same bytes at 1, 2 and 5 threads")
  func threads() async throws {
    let sandbox = try sandbox()
    var printed: [Data] = []
    for threads in [1, 2, 5] {
      let outcome = try await Ringside.run(
        ["compare", Self.scenario] + Self.policies + [
          "--threads", "\(threads)", "--json", "--out", "at-\(threads)",
        ], in: sandbox)
      #expect(outcome.status == 0, "\(outcome.stderr)")
      #expect(try sandbox.entries(of: "at-\(threads)") == Self.files)
      printed.append(outcome.stdout)
    }
    #expect(!printed[0].isEmpty && printed[1] == printed[0] && printed[2] == printed[0])
    for file in Self.files where file != "manifest.json" {
      let single = try sandbox.data("at-1/\(file)")
      #expect(try sandbox.data("at-2/\(file)") == single, "\(file) at 2 threads")
      #expect(try sandbox.data("at-5/\(file)") == single, "\(file) at 5 threads")
    }
    #expect(try sandbox.data("at-1/summary.json") == printed[0])
  }

  @Test("Files agree with those of runs of their own, and with one another")
  func agreement() async throws {
    let sandbox = try sandbox()
    let compared = try await Ringside.run(
      ["compare", Self.scenario] + Self.policies + ["--out", "all", "--quiet"], in: sandbox)
    let alone = try await Ringside.run(
      [
        "run", Self.scenario, "--policy", "mine/milder.yaml", "--out", "milder", "--quiet",
      ], in: sandbox)
    #expect(compared.status == 0 && alone.status == 0)
    #expect(compared.stdout.isEmpty && compared.stderr.isEmpty)

    let tables = try Dictionary(
      uniqueKeysWithValues: Self.files.filter { $0.hasSuffix(".csv") }.map {
        ($0, try StrictCSV(try sandbox.text("all/\($0)")))
      })
    for (own, all) in [
      ("measures.csv", "comparison.csv"), ("daily.csv", "daily.csv"),
      ("survival.csv", "survival.csv"), ("false-positives.csv", "false-positives.csv"),
      ("fairness.csv", "fairness.csv"),
    ] {
      let single = try StrictCSV(try sandbox.text("milder/\(own)"))
      let table = try #require(tables[all])
      let policies = try #require(table.column("policy"))
      // Without a rule there are no false positives.
      let unruled: Set = all.hasPrefix("fa") ? [] : ["no-rule_none"]
      #expect(Set(policies) == unruled.union(["as written", "milder"]))
      for column in single.header {
        let cells = try #require(table.column(column), "\(all) has no \(column)")
        let own = zip(policies, cells).filter { $0.0 == "milder" }.map(\.1)
        #expect(single.column(column) == own, "\(all): \(column)")
      }
    }

    // A difference is the difference of the two figures.
    let comparison = try #require(tables["comparison.csv"])
    let differences = try #require(tables["differences.csv"])
    let estimates = try #require(comparison.column("estimate"))
    let names = try #require(comparison.column("policy"))
    let first = zip(names, estimates).filter { $0.0 == "as written" }.map { Double($0.1) }
    let second = zip(names, estimates).filter { $0.0 == "milder" }.map { Double($0.1) }
    let found = zip(
      try #require(differences.column("policy")), try #require(differences.column("difference"))
    ).filter { $0.0 == "milder" }.map { Double($0.1) }
    #expect(found.count == first.count)
    let units = try #require(differences.column("method"))
    for (index, difference) in found.enumerated() where units[2 * index] == "delta" {
      guard let one = first[index], let two = second[index] else { continue }
      let value = try #require(difference)
      #expect(abs(value - (two - one)) <= 1e-9 * max(abs(one), abs(two)))
    }

    // Chances of each measure add up to 1.
    let chances = try #require(comparison.column("chance_best"))
    for start in stride(from: 0, to: chances.count, by: 3) {
      let known = chances[start..<(start + 3)].compactMap { Double($0) }
      #expect(known.isEmpty || abs(known.reduce(0, +) - 1) < 1e-9)
    }
    let pareto = try #require(tables["pareto.csv"]?.column("chance_on_front"))
    #expect(pareto.count == 9 && pareto.allSatisfy { (0...1).contains(Double($0) ?? -1) })

    struct Manifest: Decodable {
      struct Policy: Decodable {
        let name: String
        let scenario: String
      }
      let policies: [Policy]
    }
    let manifest = try JSONDecoder().decode(Manifest.self, from: sandbox.data("all/manifest.json"))
    #expect(manifest.policies.map(\.name) == ["as written", "milder", "no-rule_none"])
    #expect(manifest.policies[1].scenario.contains("lowDays: 3"))
  }

  @Test("A baseline takes the place of the scenario as written")
  func baseline() async throws {
    let sandbox = try sandbox()
    let outcome = try await Ringside.run(
      [
        "compare", Self.scenario, "--baseline", "mine/milder.yaml", "--policy",
        "mine/milder.yaml", "--policy", "as written", "--replications", "2", "--out", "r",
      ], in: sandbox)
    #expect(outcome.status == 0, "\(outcome.stderr)")
    let table = try StrictCSV(try sandbox.text("r/differences.csv"))
    #expect(Set(try #require(table.column("policy"))) == ["as written"])
    #expect(Set(try #require(table.column("baseline"))) == ["milder"])
  }

  @Test("The sentences' intervals hold for all policies at once, and say so; of two there is one")
  func headline() async throws {
    let sandbox = try sandbox()
    let words = "These intervals hold at 95 % for the differences of all 2 policies from as written"
    func verdict(_ policies: [String]) async throws -> [String] {
      let outcome = try await Ringside.run(
        ["compare", Self.scenario, "--json"] + policies, in: sandbox)
      struct Summary: Decodable { let verdict: [String] }
      return try JSONDecoder().decode(Summary.self, from: outcome.stdout).verdict
    }
    #expect(try await verdict(Self.policies).contains { $0.hasPrefix(words) })
    let one = Array(Self.policies.prefix(2))
    #expect(try await !verdict(one).contains { $0.hasPrefix("These intervals") })
  }

  @Test("One replication has figures, but no interval and no chance")
  func single() async throws {
    let sandbox = try sandbox()
    let outcome = try await Ringside.run(
      ["compare", Self.scenario] + Self.policies + ["--replications", "1", "--out", "r"],
      in: sandbox)
    #expect(outcome.status == 0, "\(outcome.stderr)")
    #expect(outcome.text.contains("One replication says nothing of its own precision"))
    let table = try StrictCSV(try sandbox.text("r/comparison.csv"))
    #expect(try #require(table.column("chance_best")).allSatisfy(\.isEmpty))
    #expect(try #require(table.column("lower")).allSatisfy(\.isEmpty))
  }

  @Test("Lines fit 100 columns, with long names too")
  func width() async throws {
    let sandbox = try sandbox()
    let long = String(repeating: "long-", count: 12)
    try sandbox.write(
      "policy: {title: Long}\nchange: {rule: {enabled: false}}\n", to: "mine/\(long).yaml")
    let outcome = try await Ringside.run(
      ["compare", Self.scenario, "--policy", "mine/\(long).yaml", "--replications", "3"],
      in: sandbox)
    #expect(outcome.status == 0)
    for line in outcome.text.split(separator: "\n") { #expect(line.count <= 100, "\(line)") }
  }

  @Test(
    "Wrong usage ends with 64",
    arguments: [
      ([], "There is nothing to compare: name a policy with '--policy', or '--all'."),
      (
        ["--policy", "mine/milder.yaml", "--policy", "./mine/milder.yaml"], "two policies the name"
      ),
      (
        ["--baseline", "./mine/milder.yaml", "--policy", "mine/milder.yaml"],
        "two policies the name"
      ),
      (policies + ["--pareto", "suspensions"], "write two measures with a comma between them"),
      (policies + ["--pareto", "calls,suspensions"], "write calls:lower or calls:higher"),
      (policies + ["--precision", "2%", "--replications", "5"], "exclude each other"),
      (policies + ["--precision", "x=2%"], "no measure is called 'x'"),
      (policies + ["--threads", "0"], "'--threads' takes a whole number"),
    ])
  func usage(arguments: [String], words: String) async throws {
    try await Ringside.expectWrongUsage(
      ["compare", Self.scenario, "--out", "r"] + arguments, saying: words, in: try sandbox())
  }

  @Test(
    "What cannot be laid over the scenario, or not be compared, ends with 65",
    arguments: [
      ("policy: {title: x}\nchange: {calendar: {days: 3}}\n", "its calendar is another"),
      ("policy: {title: x}\nchange: {seed: 9}\n", "its seed is another"),
      (
        "policy: {title: x}\nchange: {segments: {each: {merchants: 3}}}\n",
        "so merchants have no counterpart"
      ),
      ("policy: {title: x}\nchange: {rule: {lowDays: many}}\n", "`many` is not what belongs here"),
      ("policy: {title: x}\n", "`change`"),
    ])
  func refused(policy: String, words: String) async throws {
    let sandbox = try sandbox()
    try sandbox.write(policy, to: "mine/other.yaml")
    let outcome = try await Ringside.run(
      ["compare", Self.scenario, "--policy", "mine/other.yaml", "--out", "r"], in: sandbox)
    #expect(outcome.status == 65)
    #expect(outcome.stderr.contains(words), "\(outcome.stderr)")
    #expect(outcome.stdout.isEmpty)
    #expect(try sandbox.entries().allSatisfy { $0.hasPrefix("mine/") })
  }

  @Test("A folder with other things in it is left as it is")
  func occupied() async throws {
    let sandbox = try sandbox()
    try sandbox.makeFolder("r")
    try sandbox.write("mine", to: "r/notes.txt")
    let outcome = try await Ringside.run(
      ["compare", Self.scenario] + Self.policies + ["--out", "r"], in: sandbox)
    #expect(outcome.status == 73)
    #expect(try sandbox.entries(of: "r") == ["notes.txt"])
  }
}
