import Foundation
import Testing

/// What planning and gathering refuse, with which words and which exit code.
struct GatherWrongInputTests {
  private static let plan = """
    $RINGSIDE plan shop.yaml --vary rule.lowDays=1,2 --replications 2 --out grid --quiet > units
    $RINGSIDE worker < units > answers
    """

  private static func planned() async throws -> (Sandbox, [String]) {
    let sandbox = try SweepTests.sandbox()
    let outcome = try await Ringside.shell("set -e\n\(plan)", in: sandbox)
    #expect(outcome.status == 0, "\(outcome.stderr)")
    return (sandbox, try sandbox.text("answers").split(separator: "\n").map(String.init))
  }

  private static func gather(_ arguments: [String], in sandbox: Sandbox) async throws
    -> Ringside.Outcome
  {
    try await Ringside.run(["gather", "grid"] + arguments, in: sandbox)
  }

  @Test("An answer that says otherwise than an earlier one is an error, and changes nothing")
  func conflict() async throws {
    let (sandbox, answers) = try await Self.planned()
    let other = answers[1].replacing("\"events\":", with: "\"events\":1")
    try sandbox.write(answers[0] + "\n" + answers[1] + "\n", to: "first")
    try sandbox.write(answers[0] + "\n" + other + "\n", to: "second")
    let words = "there are two answers to point 1, replications 0 to 1, and they differ"
    let both = try await Self.gather(["second", "first"], in: sandbox)
    #expect(both.status == 65)
    #expect(both.stderr.contains("error: first:2: grid/store.sqlite: \(words)"))
    // What came first stays, whoever was right; nothing is written over it.
    #expect(try await Self.gather(["second"], in: sandbox).status == 0)
    let export = try await SweepTests.export("grid", in: sandbox)
    #expect(try await Self.gather(["first"], in: sandbox).status == 65)
    #expect(try await SweepTests.export("grid", in: sandbox) == export)
  }

  @Test("Answers of another experiment, or to what was not asked, are refused")
  func foreign() async throws {
    let (sandbox, answers) = try await Self.planned()
    let changes = [
      ("\"experiment\":\"", "\"experiment\":\"0"), ("\"point\":1", "\"point\":2"),
      ("\"first\":0", "\"first\":1"), ("\"count\":2", "\"count\":1"),
    ]
    for (old, new) in changes {
      let changed = answers[1].replacing(old, with: new)
      #expect(changed != answers[1])
      try sandbox.write(changed + "\n", to: "foreign")
      let outcome = try await Self.gather(["foreign"], in: sandbox)
      #expect(outcome.status == 65)
      #expect(outcome.stderr.contains("is not of this experiment"), "\(outcome.stderr)")
    }
    let shown = try await Ringside.run(["show", "grid"], in: sandbox)
    #expect(shown.text.contains("0 of 2 units are kept"))
  }

  @Test("Answers of two builds are not mixed unless that is allowed")
  func builds() async throws {
    let (sandbox, answers) = try await Self.planned()
    let other = answers[1].replacing("\"build\":\"ringside ", with: "\"build\":\"ringside 9")
    #expect(other != answers[1])
    try sandbox.write(answers[0] + "\n" + other + "\n", to: "mixed")
    let refused = try await Self.gather(["mixed"], in: sandbox)
    #expect(refused.status == 65)
    #expect(refused.stderr.contains("error: mixed:2: grid/store.sqlite holds the work of another"))
    #expect(refused.stderr.contains("`--allow-other-builds`"))
    let allowed = try await Self.gather(["mixed", "--allow-other-builds"], in: sandbox)
    #expect(allowed.status == 0)
    #expect(allowed.stderr.hasPrefix("1 new answer, 1 known already\n"))
  }

  @Test("Another build may do all of it, as long as it is one")
  func oneBuild() async throws {
    let (sandbox, answers) = try await Self.planned()
    let others = answers.map {
      $0.replacing("\"build\":\"ringside ", with: "\"build\":\"ringside 9")
    }
    try sandbox.write(others.joined(separator: "\n") + "\n", to: "others")
    #expect(try await Self.gather(["others"], in: sandbox).status == 0)
    let own = try await Self.gather(["answers"], in: sandbox)
    #expect(own.status == 65)
  }

  @Test(
    "Wrong usage ends with 64",
    arguments: [
      (["plan", "shop.yaml", "--out", "grid"], "Say what to vary"),
      (["plan", "shop.yaml", "--vary", "seed=1,2"], "name it with '--out'"),
      (["plan", "--missing", "grid", "--out", "other"], "leave the other options out"),
      (["plan", "--missing", "grid", "--vary", "seed=1,2"], "leave the other options out"),
      (["gather", "grid"], "Missing expected argument '<files> ...'"),
      (["sweep", "shop.yaml", "--vary", "seed=1,2", "--cluster", "local"], "'--cluster' keeps"),
      (
        ["sweep", "shop.yaml", "--vary", "seed=1,2", "--cluster", "near", "--out", "o"],
        "'--cluster' takes the address"
      ),
      (
        ["sweep", "shop.yaml", "--vary", "seed=1,2", "--worker-program", "r", "--out", "o"],
        "'--worker-program' is for"
      ),
    ])
  func usage(arguments: [String], words: String) async throws {
    try await Ringside.expectWrongUsage(arguments, saying: words, in: try SweepTests.sandbox())
  }

  @Test("Folders and files that are not there, and a folder that is taken")
  func absent() async throws {
    let (sandbox, _) = try await Self.planned()
    for arguments in [["gather", "nowhere", "answers"], ["plan", "--missing", "nowhere"]] {
      let outcome = try await Ringside.run(arguments, in: sandbox)
      #expect(outcome.status == 65)
      #expect(outcome.stderr.contains("this is no folder of a sweep"), "\(outcome.stderr)")
    }
    for (file, words) in [("nothing", "nothing is not there"), ("grid", "grid cannot be read")] {
      let outcome = try await Self.gather(["answers", file], in: sandbox)
      #expect(outcome.status == 65)
      #expect(outcome.stderr == "error: \(words)\n")
    }
    let again = try await Ringside.shell(Self.plan, in: sandbox)
    #expect(again.stderr.contains("`plan --missing` go on with it"))
    #expect(again.stderr.contains("holds an experiment already"))
    let reading = try await Ringside.shell("$RINGSIDE worker < /", in: sandbox)
    #expect(reading.status == 65)
  }

  @Test("A cluster without Dask ends with 69 and says how to get it")
  func noDask() async throws {
    let sandbox = try SweepTests.sandbox()
    let outcome = try await Ringside.shell(
      """
      export RINGSIDE_PYTHON=/nonexistent
      exec $RINGSIDE sweep shop.yaml --vary rule.lowDays=1,2 --cluster local --out grid
      """, in: sandbox)
    #expect(outcome.status == 69)
    #expect(outcome.stderr.contains("pip install distributed"))
  }
}
