import Foundation
import Testing

/// The platform's desk as a person meets it.
struct DeskCommandTests {
  private static let desk = [
    "--set", "desk={servers: 40, patience: {exponential: {mean: 1 min}}, hourCost: 30}",
    "--set", "replications=3",
  ]
  private static let files =
    (SameBytesTests.files + ["desk.csv", "desk-hours.csv", "desk-knee.csv"]).sorted()

  private static func run(
    _ command: String, _ more: [String], in sandbox: Sandbox
  ) async throws -> Ringside.Outcome {
    try await Ringside.run(
      [command, Ringside.scenario("two-segments")] + desk + more, in: sandbox)
  }

  @Test("A run has the same bytes at 1, 2 and 5 threads, and says what the desk does")
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
    #expect(text.contains("The platform's desk answers "))
    #expect(text.contains("The platform's desk, with which merchants agree after"))
    #expect(text.contains("Cost of a call answered"))
    #expect(text.contains("The same calls with other numbers of servers"))
    for file in Self.files where file != "manifest.json" {
      let single = try sandbox.data("at-1/\(file)")
      #expect(try sandbox.data("at-2/\(file)") == single, "\(file) at 2 threads")
      #expect(try sandbox.data("at-5/\(file)") == single, "\(file) at 5 threads")
    }
    let desk = try StrictCSV(try sandbox.text("at-1/desk.csv"))
    let figures = desk.rows.map { $0[0] }
    #expect(figures.contains("answered") && figures.contains("settled"))
  }

  @Test("A comparison sets the desks side by side, each with its own fixed point")
  func comparison() async throws {
    let sandbox = try Sandbox()
    // In the file, since what is set lies over policies.
    let shop = try String(contentsOfFile: Ringside.scenario("two-segments"), encoding: .utf8)
    try sandbox.write(
      shop + "\ndesk: {servers: 40, patience: {exponential: {mean: 1 min}}}\n", to: "shop.yaml")
    try sandbox.write(
      "policy: {title: More people}\nchange: {desk: {servers: 200}}\n", to: "more.yaml")
    let compare = try await Ringside.run(
      ["compare", "shop.yaml", "--policy", "more.yaml", "--out", "compared"], in: sandbox)
    #expect(compare.status == 0, "\(compare.stderr)")
    #expect(compare.text.contains("The platform's desk:"))
    let desk = try StrictCSV(try sandbox.text("compared/desk.csv"))
    let answered = desk.rows.filter { $0[1] == "answered" }.compactMap { Double($0[3]) }
    #expect(answered.count == 2)
    #expect(answered[0] < answered[1])
    for policy in [[], ["--policy", "more.yaml"]] {
      let run = try await Ringside.run(
        ["run", "shop.yaml", "--quiet", "--out", "alone"] + policy, in: sandbox)
      #expect(run.status == 0, "\(run.stderr)")
      let alone = try StrictCSV(try sandbox.text("alone/desk.csv"))
      let own = alone.rows.first { $0[0] == "answered" }.flatMap { Double($0[2]) }
      #expect(own == answered[policy.isEmpty ? 0 : 1])
    }
  }

  @Test(
    "What simulates merchants by themselves refuses a desk in a sentence",
    arguments: [["rare"], ["run", "--allocate"], ["run", "--condition"]])
  func refusals(arguments: [String]) async throws {
    let sandbox = try Sandbox()
    let outcome = try await Self.run(
      arguments[0], Array(arguments.dropFirst()), in: sandbox)
    #expect(outcome.status == 65, "\(outcome.stderr)")
    #expect(outcome.stderr.contains("the platform's desk"), "\(outcome.stderr)")
    #expect(outcome.stderr.contains("--unset desk"), "\(outcome.stderr)")
    #expect(outcome.stdout.isEmpty)
  }

  @Test("An overflow desk is read with a warning, and its figures have no desk of the platform's")
  func overflow() async throws {
    let sandbox = try Sandbox()
    let run = try await Ringside.run(
      [
        "run", Ringside.scenario("two-segments"), "--set", "replications=2", "--set",
        "segments.each.overflow={after: 20 s}", "--out", "out",
      ], in: sandbox)
    #expect(run.status == 0, "\(run.stderr)")
    #expect(run.stderr.contains("`overflow` is a desk with servers without limit"))
    #expect(try sandbox.entries(of: "out") == SameBytesTests.files.sorted())
  }

  @Test("A trace tells of the desk")
  func trace() async throws {
    let sandbox = try Sandbox()
    let trace = try await Ringside.run(
      [
        "trace", Ringside.scenario("two-segments"), "--set", "desk.servers=1", "--set",
        "segments.each.answering={foreground: {chance: 0}}", "--segment", "solo", "--merchant",
        "0", "--dates", "1:3",
      ], in: sandbox)
    #expect(trace.status == 0, "\(trace.stderr)")
    #expect(trace.text.contains("goes to the platform's desk"))
    #expect(trace.text.contains("is answered at the platform's desk"))
  }
}
