import Foundation
import Testing

/// The appeals queue as a person meets it.
struct AppealCommandTests {
  private static let queue =
    "appeals={reviewers: 1, reviewsPerDay: 3, hours: {from: '09:00', to: '17:00'}, backlog: 6, "
    + "filed: {byFault: 50 %, byLuck: 90 %}, overturned: {byFault: 20 %, byLuck: 80 %}}"
  private static let settings = ["--set", queue, "--set", "replications=3"]
  private static let files =
    (SameBytesTests.files + ["appeals.csv", "appeals-days.csv", "appeals-reviewers.csv"]).sorted()

  private static func run(
    _ command: String, _ more: [String], in sandbox: Sandbox
  ) async throws -> Ringside.Outcome {
    try await Ringside.run(
      [command, Ringside.scenario("two-segments")] + settings + more, in: sandbox)
  }

  @Test("A run has the same bytes at 1, 2 and 5 threads, and says how many reviewers it takes")
  func threads() async throws {
    let sandbox = try Sandbox()
    var printed: [Data] = []
    for threads in ["1", "2", "5"] {
      let run = try await Self.run(
        "run", ["--threads", threads, "--out", "at-\(threads)"], in: sandbox)
      #expect(run.status == 0, "\(run.stderr)")
      #expect(try sandbox.entries(of: "at-\(threads)") == Self.files)
      printed.append(run.stdout)
    }
    #expect(Set(printed).count == 1)
    let text = String(decoding: printed[0], as: UTF8.self)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.prefix(8).contains { $0.contains("appeals are filed a day, the work of") })
    #expect(text.contains("The appeals queue, with which merchants"))
    #expect(text.contains("The same appeals with other numbers of reviewers"))
    for file in Self.files where file != "manifest.json" {
      let single = try sandbox.data("at-1/\(file)")
      #expect(try sandbox.data("at-2/\(file)") == single, "\(file) at 2 threads")
      #expect(try sandbox.data("at-5/\(file)") == single, "\(file) at 5 threads")
    }
    let appeals = try StrictCSV(try sandbox.text("at-1/appeals.csv"))
    let figures = appeals.rows.map { $0[0] }
    #expect(figures.contains("wait") && figures.contains("settled"))
    let measures = try StrictCSV(try sandbox.text("at-1/measures.csv"))
    let filed = measures.rows.first { $0.contains("appeals") && $0.contains("population") }
    #expect(filed != nil)
    let json = try await Self.run("run", ["--json"], in: sandbox)
    #expect(json.text.contains("\"waitByRound\""))
  }

  @Test("A comparison sets the queues side by side, each with its own fixed point")
  func comparison() async throws {
    let sandbox = try Sandbox()
    // In the file, since what is set lies over policies.
    let shop = try String(contentsOfFile: Ringside.scenario("two-segments"), encoding: .utf8)
    try sandbox.write(
      shop + "\n" + Self.queue.replacingOccurrences(of: "appeals=", with: "appeals: ") + "\n",
      to: "shop.yaml")
    try sandbox.write(
      "policy: {title: More people}\nchange: {appeals: {reviewers: 9}}\n", to: "more.yaml")
    let compare = try await Ringside.run(
      ["compare", "shop.yaml", "--policy", "more.yaml", "--out", "compared"], in: sandbox)
    #expect(compare.status == 0, "\(compare.stderr)")
    #expect(compare.text.contains("The appeals queue:"))
    #expect(compare.text.contains("Appeals filed a day, and how many reviewers they keep busy"))
    let appeals = try StrictCSV(try sandbox.text("compared/appeals.csv"))
    let waits = appeals.rows.filter { $0[1] == "wait" }.compactMap { Double($0[3]) }
    #expect(waits.count == 2)
    #expect(waits[0] > waits[1])
    for policy in [[], ["--policy", "more.yaml"]] {
      let run = try await Ringside.run(
        ["run", "shop.yaml", "--quiet", "--out", "alone"] + policy, in: sandbox)
      #expect(run.status == 0, "\(run.stderr)")
      let alone = try StrictCSV(try sandbox.text("alone/appeals.csv"))
      let own = alone.rows.first { $0[0] == "wait" }.flatMap { Double($0[2]) }
      #expect(own == waits[policy.isEmpty ? 0 : 1])
    }
  }

  @Test("A desk and appeals settle together")
  func both() async throws {
    let sandbox = try Sandbox()
    let run = try await Self.run(
      "run",
      ["--set", "desk={servers: 40, patience: {exponential: {mean: 1 min}}}", "--out", "both"],
      in: sandbox)
    #expect(run.status == 0, "\(run.stderr)")
    #expect(run.text.contains("The platform's desk, with which merchants agree after"))
    #expect(run.text.contains("The appeals queue, with which merchants"))
    let entries = try sandbox.entries(of: "both")
    #expect(entries.contains("desk.csv") && entries.contains("appeals.csv"))
  }

  @Test(
    "What simulates merchants by themselves refuses a queue in a sentence",
    arguments: [["rare"], ["run", "--allocate"], ["run", "--condition"]])
  func refusals(arguments: [String]) async throws {
    let sandbox = try Sandbox()
    let outcome = try await Self.run(
      arguments[0], Array(arguments.dropFirst()), in: sandbox)
    #expect(outcome.status == 65, "\(outcome.stderr)")
    #expect(outcome.stderr.contains("the appeals queue"), "\(outcome.stderr)")
    #expect(outcome.stderr.contains("--unset appeals"), "\(outcome.stderr)")
    #expect(outcome.stdout.isEmpty)
  }

  @Test("A trace tells of appeals")
  func trace() async throws {
    let sandbox = try Sandbox()
    let trace = try await Self.run(
      "trace",
      [
        "--set", "appeals.filed.byFault=100 %", "--set", "appeals.overturned.byFault=100 %",
        "--set", "segments.each.answering={foreground: {chance: 0}}", "--set", "rule.lowDays=1",
        "--set", "rule.minimumCalls=1", "--set", "appeals.reviewers=500", "--segment", "solo",
        "--merchant", "0", "--dates", "1:8",
      ], in: sandbox)
    #expect(trace.status == 0, "\(trace.stderr)")
    #expect(trace.text.contains("the merchant appeals"))
    #expect(trace.text.contains("the suspension is overturned, and the strike taken off"))
  }
}
