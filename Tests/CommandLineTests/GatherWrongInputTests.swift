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

  @Test("An answer that was changed on its way is an error, and changes nothing")
  func changed() async throws {
    let (sandbox, answers) = try await Self.planned()
    let other = answers[1].replacing("\"events\":", with: "\"events\":1")
    #expect(other != answers[1])
    try sandbox.write(answers[0] + "\n" + answers[1] + "\n", to: "first")
    try sandbox.write(answers[0] + "\n" + other + "\n", to: "second")
    let words =
      "the answer to point 1, replications 0 to 1 is not believed: its digest is not that of"
    let alone = try await Self.gather(["second"], in: sandbox)
    #expect(alone.status == 65)
    #expect(alone.stderr.contains("error: second:2: grid/store.sqlite: \(words)"))
    // What came before it is kept.
    let shown = try await Ringside.run(["show", "grid"], in: sandbox)
    #expect(shown.text.contains("1 of 2 units are kept"))
    #expect(try await Self.gather(["first"], in: sandbox).status == 0)
    let export = try await SweepTests.export("grid", in: sandbox)
    #expect(try await Self.gather(["second"], in: sandbox).status == 65)
    #expect(try await SweepTests.export("grid", in: sandbox) == export)
  }

  /// Lines that no worker writes: what of an answer is changed to what, and what is said of it.
  static let forgeries = [
    ("\"count\":2", "\"count\":2.0", "2.0 is not written as a whole number"),
    ("\"contacts\":", "\"contacts\":1.5e", "the line is no answer"),
    ("\"contacts\":", "\"contakts\":", "it lacks contacts, and it has unknown contakts"),
    ("\"layout\":2", "\"layout\":1", "the answer has layout 1"),
    ("\"digest\":", "\"digits\":", "the answer has no digest"),
    ("\"contacts\":", "\"contacts\":922337203685477580", "the line is no answer"),
  ]

  @Test("A line that no worker writes is told, and the unit stays missing", arguments: forgeries)
  func noAnswers(old: String, new: String, words: String) async throws {
    let (sandbox, answers) = try await Self.planned()
    let forged = answers[1].replacing(old, with: new)
    #expect(forged != answers[1])
    try sandbox.write(answers[0] + "\n" + forged + "\n", to: "forged")
    let outcome = try await Self.gather(["forged"], in: sandbox)
    #expect(outcome.status == 75)
    #expect(outcome.stderr.contains("warning: forged:2: "))
    #expect(outcome.stderr.contains(words), "\(outcome.stderr)")
  }

  @Test("Numbers beyond 64 bits together are no answer, and no trap")
  func extremes() async throws {
    let (sandbox, answers) = try await Self.planned()
    let forged = answers[1].replacing(
      try Regex("\"([a-zA-Z]+)\":[0-9]+(?=[,}])"),
      with: { match in
        let name = match[1].substring.map(String.init) ?? ""
        // A distribution's ends are of its buckets, or it is none.
        let isOfKey = [
          "point", "first", "count", "layout", "events", "least", "greatest",
        ].contains(name)
        return isOfKey ? String(answers[1][match.range]) : "\"\(name)\":9223372036854775807"
      })
    #expect(forged != answers[1])
    try sandbox.write(answers[0] + "\n" + forged + "\n", to: "forged")
    let outcome = try await Self.gather(["forged"], in: sandbox)
    #expect(outcome.status == 75)
    #expect(outcome.stderr.contains("its sums are beyond 64 bits"), "\(outcome.stderr)")
  }

  @Test("Answers are forgotten by worker, point and block, and done again with the same bytes")
  func forgotten() async throws {
    let sandbox = try SweepTests.sandbox()
    let outcome = try await Ringside.shell(
      """
      set -e
      $RINGSIDE plan shop.yaml --vary rule.lowDays=1,2,3 --replications 2 --out grid --quiet > units
      head -n 2 units | $RINGSIDE worker --name left > answers
      tail -n 1 units | $RINGSIDE worker --name right >> answers
      $RINGSIDE gather grid answers --quiet
      """, in: sandbox)
    #expect(outcome.status == 0, "\(outcome.stderr)")
    let reference = try await SweepTests.export("grid", in: sandbox)
    let table = try sandbox.data("grid/sweep.csv")
    for (selection, units) in [
      (["--worker", "left"], ["point 0", "point 1"]), (["--worker", "right"], ["point 2"]),
      (["--point", "1"], ["point 1"]),
      (["--replication", "1"], ["point 0", "point 1", "point 2"]),
    ] {
      let forgotten = try await Ringside.run(["forget", "grid"] + selection, in: sandbox)
      #expect(forgotten.status == 0)
      let count = units.count == 1 ? "1 answer" : "\(units.count) answers"
      #expect(
        forgotten.stderr == "\(count) forgotten:\n"
          + units.map { "  \($0), replications 0 to 1\n" }.joined()
          + "Plan them again with:\n  ringside plan --missing grid\n")
      // Tables of what is not there any more would be wrong.
      #expect(try sandbox.entries(of: "grid") == ["store.sqlite"])
      let again = try await Ringside.run(["gather", "grid", "answers"], in: sandbox)
      #expect(again.status == 0)
      #expect(again.stderr.hasPrefix("\(units.count) new answer"))
      #expect(try await SweepTests.export("grid", in: sandbox) == reference)
      #expect(try sandbox.data("grid/sweep.csv") == table)
    }
    let nobody = try await Ringside.run(["forget", "grid", "--worker", "node7"], in: sandbox)
    #expect(nobody.status == 65)
    #expect(
      nobody.stderr == "error: no answer in grid is meant\n"
        + "  hint: its answers are of left (2), right (1)\n")
    #expect(try sandbox.data("grid/sweep.csv") == table)
    #expect(
      try await Ringside.run(["forget", "nowhere", "--point", "1"], in: sandbox).status == 65)
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

  /// The answers of another build: the same program with a byte more, which it does not read.
  private static func answersOfAnotherBuild(in sandbox: Sandbox) async throws -> [String] {
    let outcome = try await Ringside.shell(
      """
      set -e
      cp "$RINGSIDE" other; printf x >> other
      ./other worker < units > others
      rm other
      """, in: sandbox)
    #expect(outcome.status == 0, "\(outcome.stderr)")
    return try sandbox.text("others").split(separator: "\n").map(String.init)
  }

  @Test("Answers of two builds are not mixed unless that is allowed")
  func builds() async throws {
    let (sandbox, answers) = try await Self.planned()
    let other = try await Self.answersOfAnotherBuild(in: sandbox)[1]
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

  @Test("Another build may do all of it, as long as it is one, or its answers are forgotten")
  func oneBuild() async throws {
    let (sandbox, _) = try await Self.planned()
    _ = try await Self.answersOfAnotherBuild(in: sandbox)
    #expect(try await Self.gather(["others"], in: sandbox).status == 0)
    let own = try await Self.gather(["answers"], in: sandbox)
    #expect(own.status == 65)
    let forgotten = try await Ringside.run(
      ["forget", "grid", "--point", "0", "--point", "1", "--quiet"], in: sandbox)
    #expect(forgotten.status == 0)
    #expect(forgotten.stderr == "")
    #expect(try await Self.gather(["answers"], in: sandbox).status == 0)
  }

  @Test(
    "Wrong usage ends with 64",
    arguments: [
      (["plan", "shop.yaml", "--out", "grid"], "Say what to vary"),
      (["plan", "shop.yaml", "--vary", "seed=1,2"], "name it with '--out'"),
      (["plan", "--missing", "grid", "--out", "other"], "leave the other options out"),
      (["plan", "--missing", "grid", "--vary", "seed=1,2"], "leave the other options out"),
      (["gather", "grid"], "Missing expected argument '<files> ...'"),
      (["forget", "grid"], "Say which answers: '--worker', '--point' or '--replication'."),
      (["forget", "grid", "--point=-1"], "'--point' takes a whole number"),
      (["worker", "--name", "a b"], "'--name' takes letters"),
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
