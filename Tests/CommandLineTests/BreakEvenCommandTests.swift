import Foundation
import Testing

/// `ringside break-even` as its user meets it.
struct BreakEvenCommandTests {
  private static let scenario = Ringside.scenario("two-segments")
  private static let diligence = "response.anticipation.diligence"

  /// A policy that ends the rule, as a file.
  private static func sandbox() throws -> Sandbox {
    let sandbox = try Sandbox()
    try sandbox.write(
      "policy: {title: No rule}\nchange: {rule: {enabled: false}}\n", to: "none.yaml")
    return sandbox
  }

  private static func command(
    _ range: String, _ measure: String = "solo/customer_minutes_saved", _ more: [String] = []
  ) -> [String] {
    ["break-even", scenario, "--vary", range, "--against", "none.yaml", "--measure", measure]
      + ["--set", "replications=5"] + more
  }

  @Test("It says where both break even, with JSON, files and pages; the same at 1, 2 and 5 threads")
  func found() async throws {
    let sandbox = try Self.sandbox()
    let found = Self.command("\(Self.diligence)=1:20")
    let table = try await Ringside.run(found + ["--threads", "1", "--out", "at-1"], in: sandbox)
    #expect(table.status == 0, "\(table.stderr)")
    #expect(table.text.contains("\nBreak-even: "), "\(table.text)")
    #expect(
      table.text.contains(
        "\nBelow it solo/customer_minutes_saved is lower under the scenario than under none, above it higher.\n"
      ))
    for threads in ["2", "5"] {
      let json = try await Ringside.run(
        found + ["--threads", threads, "--json", "--out", "at-\(threads)"], in: sandbox)
      #expect(json.stdout == (try sandbox.data("at-1/break-even.json")))
      let rows = try sandbox.data("at-\(threads)/break-even.csv")
      #expect(rows == (try sandbox.data("at-1/break-even.csv")))
    }
    let whole = try JSONSerialization.jsonObject(with: try sandbox.data("at-1/break-even.json"))
    let root = try #require((whole as? [String: Any])?["breakEven"] as? [String: Any])
    let estimate = try #require(root["estimate"] as? Double)
    #expect(estimate > 1 && estimate < 20)
    let lower = try #require(root["lower"] as? Double)
    #expect(lower <= estimate)
    let csv = try StrictCSV(try sandbox.text("at-1/break-even.csv"))
    #expect(csv.rows.map { $0[0] }.contains("root"))
    for (language, words) in [("en", "Both break even at"), ("zh", "处持平")] {
      let page = try await Ringside.shell(
        "RINGSIDE_PYTHON=/nowhere/python3 $RINGSIDE report at-1 --language \(language) --out p.html",
        in: sandbox)
      #expect(page.status == 0, "\(page.stderr)")
      #expect(try sandbox.text("p.html").contains(words))
    }
  }

  @Test("Without a break-even the exit code is 0, and the side is named")
  func nothing() async throws {
    let sandbox = try Self.sandbox()
    // Nobody is suspended without a rule.
    let none = try await Ringside.run(
      Self.command("\(Self.diligence)=1:1.5", "solo/suspensions", ["--out", "r"]), in: sandbox)
    #expect(none.status == 0, "\(none.stderr)")
    #expect(
      none.text.contains(
        "No break-even: solo/suspensions is higher under the scenario than under none at both ends, beyond doubt."
      ))
    let page = try await Ringside.shell(
      "RINGSIDE_PYTHON=/nowhere/python3 $RINGSIDE report r --out p.html", in: sandbox)
    #expect(page.status == 0, "\(page.stderr)")
    #expect(try sandbox.text("p.html").contains("No break-even was found"))
    let open = try await Ringside.run(
      Self.command("\(Self.diligence)=1:1.5", "solo/contacts", ["--set", "rule.enabled=false"]),
      in: sandbox)
    #expect(open.status == 0, "\(open.stderr)")
    #expect(
      open.text.contains(
        "Whether there is a break-even is open: the figures can be distinguished at neither end."))
  }

  @Test(
    "Wrong usage ends with 64 and a word on what is wrong",
    arguments: [
      (command("rule.threshold=0.5"), "give both ends of a range of numbers and no step"),
      (command("rule.threshold=0.3:0.9:0.1"), "give both ends of a range of numbers and no step"),
      (command("rule.lowDays=1,3"), "give both ends of a range of numbers and no step"),
      (command("rule.threshold"), "is no axis"),
      (command("rule.threshold=0.9:0.3"), "the range ends before it begins"),
      (command("ring.timeout=30 s:2"), "take the same unit"),
      (command("rule.threshold=0.3:0.9", "suspension"), "no measure is called 'suspension'"),
      (command("rule.threshold=0.3:0.9", "brand/suspensions"), "no segment is called 'brand'"),
      (
        command("rule.threshold=0.3:0.9", "suspensions", ["--replications", "1"]),
        "'--replications' takes 2 or more here"
      ),
    ])
  func usage(arguments: [String], words: String) async throws {
    try await Ringside.expectWrongUsage(arguments, saying: words, in: try Self.sandbox())
  }

  @Test(
    "Bad input ends with 65, a word on what is wrong, and no results",
    arguments: [
      (command("rule.threshold=0.3:1.9"), "1.9"),
      (
        ["break-even", scenario, "--vary", "\(diligence)=1:9", "--against", "none.yaml"]
          + ["--measure", "suspensions", "--set", "replications=1"], "one replication"
      ),
      (
        command(
          "\(diligence)=1:9", "solo/answer_rate",
          ["--set", "segments.solo.contactsPerDay={install: 0, usage: 0}"]),
        "error: at response.anticipation.diligence=1 solo/answer_rate has no interval as a difference from 'none'"
      ),
      (
        ["break-even", scenario, "--vary", "rule.threshold=0.3:0.9", "--against", "nobody"]
          + ["--measure", "suspensions"], "there is no policy `nobody`"
      ),
    ])
  func badInput(arguments: [String], words: String) async throws {
    let sandbox = try Self.sandbox()
    let outcome = try await Ringside.run(arguments + ["--out", "r"], in: sandbox)
    #expect(outcome.status == 65)
    #expect(outcome.stderr.contains(words), "\(outcome.stderr)")
    #expect(outcome.stdout.isEmpty)
    #expect(try sandbox.entries() == ["none.yaml"])
  }
}
