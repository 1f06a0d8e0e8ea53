import Foundation
import Testing

/// `expect:` and exit code 99.
struct ExpectationTests {
  private func run(
    _ expect: String, _ arguments: [String] = []
  ) async throws -> (Ringside.Outcome, Sandbox) {
    let sandbox = try Sandbox()
    let text = RecordedOutputTests.small.split(separator: "\nexpect:")[0]
    try sandbox.write("\(text)\nexpect: [\(expect)]\n", to: "shop.yaml")
    return (try await Ringside.run(["run", "shop.yaml"] + arguments, in: sandbox), sandbox)
  }

  private let met = "{measure: contacts, between: [1, 100], on: interval}"
  private let broken = "{measure: answer_rate, of: shop, atMost: 1 %}"

  @Test("All met: 0, and a line for each")
  func passing() async throws {
    let (outcome, _) = try await run(met)
    #expect(outcome.status == 0)
    #expect(outcome.stderr.isEmpty)
    #expect(
      outcome.text.contains(
        "\n\nExpectations: 1 of 1 passed\n  passed: contacts of population interval between 1.0"))
    let (json, _) = try await run(met, ["--json"])
    #expect(json.stderr.hasPrefix("expect: passed: contacts of population interval between 1.0"))
  }

  /// Nobody is suspended in the 28 merchant-months of the shop, so the rate is at most 3.69 / 28 = 0.132.
  @Test("What was not seen is bounded by an interval, if it is of different merchants")
  func unseen() async throws {
    let bounds = [
      ("suspensions", "0.14", 0), ("suspensions", "0.13", 99), ("cards_expired", "0.9", 99),
    ]
    for (measure, most, status) in bounds {
      let (outcome, _) = try await run("{measure: \(measure), atMost: \(most), on: interval}")
      #expect(outcome.status == Int32(status), "\(measure) at most \(most): \(outcome.stderr)")
    }
  }

  @Test("One broken: 99, after the results are written, with the outcome in summary.json")
  func failing() async throws {
    let (outcome, sandbox) = try await run("\(met), \(broken)", ["--out", "r"])
    #expect(outcome.status == 99)
    #expect(outcome.stderr.contains("expect: FAILED: answer_rate of shop at most 0.01: "))
    #expect(outcome.text.contains("\nExpectations: 1 of 2 passed\n"))
    #expect(outcome.text.contains("\n  FAILED: answer_rate of shop at most 0.01: "))
    let summary = try #require(
      try JSONSerialization.jsonObject(with: sandbox.data("r/summary.json")) as? [String: Any])
    let outcomes = try #require(summary["expectations"] as? [[String: Any]])
    #expect(outcomes.map { $0["passed"] as? Bool } == [true, false])
    #expect(outcomes[1]["measure"] as? String == "answer_rate")
    #expect(outcomes[1]["of"] as? String == "shop")
    #expect(outcomes[1]["atMost"] as? Double == 0.01)
    #expect(outcomes[1]["on"] as? String == "estimate")
  }

  @Test("--quiet tells of broken ones only")
  func quiet() async throws {
    let (outcome, _) = try await run("\(met), \(broken)", ["--quiet"])
    #expect(outcome.status == 99)
    #expect(outcome.stdout.isEmpty)
    #expect(outcome.stderr.hasPrefix("expect: FAILED: answer_rate"))
    #expect(!outcome.stderr.contains("passed"))
  }

  /// Without a rule nobody is suspended, and the shop as written suspends often once the threshold is high.
  @Test("An expectation of a difference is judged by compare, and said to be left out by run")
  func difference() async throws {
    let items =
      "{measure: suspensions, difference: no-rule, atMost: 0}, "
      + "{measure: answer_rate, of: shop, difference: longer-ring, between: [-90 %, 1 %]}"
    let threshold = ["--set", "rule.threshold=90 %"]
    let (alone, sandbox) = try await run(items, threshold)
    #expect(alone.status == 0)
    #expect(
      alone.text.contains("not checked: suspensions of population, no-rule less the baseline,"))
    let compare = ["compare", "shop.yaml", "--policy", "no-rule"] + threshold
    let met = try await Ringside.run(compare, in: sandbox)
    #expect(met.status == 0, "\(met.stderr)")
    #expect(met.text.contains("\nExpectations: 1 of 1 passed\n"))
    #expect(met.text.contains("\n  not checked: answer_rate of shop, longer-ring less"))
    try sandbox.write(
      try sandbox.text("shop.yaml").replacing("atMost: 0}", with: "atLeast: 0}"), to: "shop.yaml")
    let broken = try await Ringside.run(compare + ["--json", "--quiet"], in: sandbox)
    #expect(broken.status == 99)
    #expect(
      broken.stderr.hasPrefix(
        "expect: FAILED: suspensions of population, no-rule less the baseline, at least 0.0: -"))
    let summary = try #require(
      try JSONSerialization.jsonObject(with: broken.stdout) as? [String: Any])
    let outcomes = try #require(summary["expectations"] as? [[String: Any]])
    #expect(outcomes.map { $0["difference"] as? String } == ["no-rule"])
    #expect(outcomes.map { $0["passed"] as? Bool } == [false])
  }

  @Test("Where there is no interval, an expectation of it fails and says so")
  func noInterval() async throws {
    let (outcome, _) = try await run(met, ["--replications", "1"])
    #expect(outcome.status == 99)
    #expect(outcome.stderr.contains("no interval (single-replication)"))
  }

  @Test("A measure that is not there is an error before anything runs")
  func unknown() async throws {
    let (outcome, _) = try await run("{measure: contcts, atMost: 1}")
    #expect(outcome.status == 65)
    #expect(outcome.stderr.contains("did you mean `contacts`?"))
  }
}
