import Foundation
import Testing

/// Arms of a roll-out as a person meets them.
struct ArmsCommandTests {
  private static let settings = [
    "arms={today: {share: 60 %}, milder: {share: 40 %, change: {rule: {lowDays: 3}, "
      + "segments: {each: {ring: {timeout: 60 s}}}}}}",
    "rule.minimumCalls=1", "replications=4",
  ].flatMap { ["--set", $0] }

  private static let files = (SameBytesTests.files + ["arms.csv", "trial.csv"]).sorted()

  private static func run(
    _ command: String, _ more: [String], in sandbox: Sandbox
  ) async throws -> Ringside.Outcome {
    try await Ringside.run(
      [command, Ringside.scenario("two-segments")] + settings + more, in: sandbox)
  }

  @Test("A run and a comparison have the same bytes at 1, 2 and 5 threads")
  func threads() async throws {
    let sandbox = try Sandbox()
    var printed: [[Data]] = []
    for threads in ["1", "2", "5"] {
      let run = try await Self.run(
        "run", ["--threads", threads, "--out", "at-\(threads)"], in: sandbox)
      #expect(run.status == 0, "\(run.stderr)")
      #expect(try sandbox.entries(of: "at-\(threads)") == Self.files)
      let compare = try await Self.run("compare", ["--threads", threads, "--json"], in: sandbox)
      #expect(compare.status == 0, "\(compare.stderr)")
      printed.append([run.stdout, compare.stdout])
    }
    #expect(Set(printed).count == 1)
    #expect(String(decoding: printed[0][0], as: UTF8.self).contains("Would a trial of"))
    for file in Self.files where file != "manifest.json" {
      let single = try sandbox.data("at-1/\(file)")
      #expect(try sandbox.data("at-2/\(file)") == single, "\(file) at 2 threads")
      #expect(try sandbox.data("at-5/\(file)") == single, "\(file) at 5 threads")
    }
  }

  @Test("A run's merchants are those of the comparison's policies, each in its own arm")
  func merchants() async throws {
    let sandbox = try Sandbox()
    let run = try await Self.run("run", ["--quiet", "--out", "arms"], in: sandbox)
    #expect(run.status == 0, "\(run.stderr)")
    let own = try StrictCSV(try sandbox.text("arms/merchants.csv"))
    try sandbox.write(
      "policy: {title: Milder}\nchange: {rule: {lowDays: 3}, segments: {each: {ring: {timeout: 60 s}}}}\n",
      to: "milder.yaml")
    for (arm, policy) in [("today", []), ("milder", ["--policy", "milder.yaml"])] {
      let alone = try await Self.run(
        "run", ["--quiet", "--unset", "arms", "--out", arm] + policy, in: sandbox)
      #expect(alone.status == 0, "\(alone.stderr)")
      let whole = try sandbox.text("\(arm)/merchants.csv").split(separator: "\n")
      let lines = try sandbox.text("arms/merchants.csv").split(separator: "\n")
      #expect(lines.count == whole.count)
      var found = 0
      for (line, other) in zip(lines, whole) where line.contains(",\(arm),") {
        found += 1
        #expect(line.replacing(",\(arm),", with: ",") == other)
      }
      #expect(found > 0)
    }
    #expect(own.rows.count > 2)
  }

  @Test("A sweep of arms has the bytes that workers give it")
  func workers() async throws {
    let sandbox = try SweepTests.sandbox()
    try sandbox.write("policy: {title: Milder}\nchange: {rule: {lowDays: 3}}\n", to: "milder.yaml")
    let design = """
      --set 'arms={today: {share: 50 %}, milder: {share: 50 %, policy: milder.yaml}}' \
      --vary rule.threshold=50%,70% --replications 4
      """
    let outcome = try await Ringside.shell(
      """
      set -e
      $RINGSIDE sweep shop.yaml \(design) --threads 1 --out local --quiet
      $RINGSIDE sweep shop.yaml \(design) --threads 5 --out more --quiet
      $RINGSIDE plan shop.yaml \(design) --out grid --quiet > units
      rm milder.yaml
      $RINGSIDE worker < units > answers
      $RINGSIDE gather grid answers --quiet
      """, in: sandbox)
    #expect(outcome.status == 0, "\(outcome.stderr)")
    for file in ["sweep.csv", "sweep.json"] {
      #expect(try sandbox.data("more/\(file)") == sandbox.data("local/\(file)"), "\(file)")
      #expect(try sandbox.data("grid/\(file)") == sandbox.data("local/\(file)"), "\(file)")
    }
  }

  @Test("A trace and merchants.csv say in which arm a merchant is")
  func trace() async throws {
    let sandbox = try Sandbox()
    let run = try await Self.run("run", ["--quiet", "--out", "arms"], in: sandbox)
    #expect(run.status == 0, "\(run.stderr)")
    let rows = try sandbox.text("arms/merchants.csv").split(separator: "\n").dropFirst()
    var arms: Set<Substring> = []
    for row in rows.filter({ $0.hasPrefix("0,shop,") }).prefix(6) {
      let cells = row.split(separator: ",")
      arms.insert(cells[3])
      let trace = try await Self.run(
        "trace", ["--segment", "shop", "--merchant", String(cells[2])], in: sandbox)
      #expect(trace.status == 0, "\(trace.stderr)")
      #expect(trace.text.hasPrefix("The merchant is in the arm '\(cells[3])'.\n"))
    }
    #expect(arms == ["today", "milder"])
    let lines = try await Self.run(
      "trace", ["--segment", "shop", "--merchant", "0", "--json"], in: sandbox)
    #expect(lines.text.split(separator: "\n").allSatisfy { $0.contains("\"arm\":\"") })
  }

  @Test(
    "What is of one policy says so",
    arguments: [
      ["audit"], ["exact"], ["rare"], ["run", "--exact"], ["run", "--condition"],
      ["run", "--control", "contacts"], ["run", "--reduce-variance"], ["run", "--allocate"],
    ])
  func refused(command: [String]) async throws {
    let outcome = try await Self.run(command[0], Array(command.dropFirst()), in: try Sandbox())
    #expect(outcome.status == 65)
    #expect(
      outcome.stderr.contains("is of one policy for all merchants, and the scenario has arms"))
    #expect(outcome.stdout.isEmpty)
  }

  @Test("Named policies are compared for all merchants, without the arms")
  func named() async throws {
    let sandbox = try Sandbox()
    try sandbox.write("policy: {title: None}\nchange: {rule: {enabled: false}}\n", to: "none.yaml")
    let policy = ["--policy", "none.yaml", "--json"]
    let with = try await Self.run("compare", policy, in: sandbox)
    #expect(with.status == 0, "\(with.stderr)")
    #expect(with.stderr.contains("the scenario's arms are left out"))
    let without = try await Self.run("compare", policy + ["--unset", "arms"], in: sandbox)
    #expect(with.stdout == without.stdout)
  }

  @Test("A recorded run of arms is verified, and a report has what a trial sees")
  func kept() async throws {
    let sandbox = try Sandbox()
    let record = try await Self.run("record", ["--out", "kept"], in: sandbox)
    #expect(record.status == 0, "\(record.stderr)")
    let verify = try await Ringside.run(["verify", "kept", "--threads", "5"], in: sandbox)
    #expect(verify.status == 0, "\(verify.stderr)\(verify.text)")
    let run = try await Self.run("run", ["--quiet", "--out", "arms"], in: sandbox)
    #expect(run.status == 0)
    for (language, words) in [("en", "What a trial would see"), ("zh", "试验能看到什么")] {
      let report = try await Ringside.run(
        ["report", "arms", "--language", language, "--out", "\(language).html"],
        in: sandbox)
      #expect(report.status == 0, "\(report.stderr)")
      #expect(try sandbox.text("\(language).html").contains(words))
    }
  }
}
