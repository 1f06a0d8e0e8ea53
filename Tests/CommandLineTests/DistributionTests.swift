import Foundation
import Testing

/// A sweep whose units are done one by one elsewhere: plan, worker and gather, as a shell ties them together.
struct DistributionTests {
  /// What a plan varies: eight points; the scenario is that of ``SweepTests``.
  private static let vary = ["--vary", "rule.threshold=0.5:0.8:0.1", "--vary", "rule.lowDays=1,2"]
  private static let design = vary.joined(separator: " ")

  /// A folder with a plan, its units and their answers, and the export of the same sweep done here.
  private static func planned(_ effort: String = "--replications 6") async throws -> (Sandbox, Data)
  {
    let sandbox = try SweepTests.sandbox()
    let line = """
      $RINGSIDE sweep shop.yaml \(design) \(effort) --out local --quiet
      $RINGSIDE plan shop.yaml \(design) \(effort) --out grid --quiet > units
      $RINGSIDE worker < units > answers
      """
    let outcome = try await Ringside.shell("set -e\n\(line)", in: sandbox)
    #expect(outcome.status == 0, "\(outcome.stderr)")
    #expect(outcome.stderr == "")
    return (sandbox, try await SweepTests.export("local", in: sandbox))
  }

  private static func lines(_ name: String, in sandbox: Sandbox) throws -> [String] {
    try sandbox.text(name).split(separator: "\n").map(String.init)
  }

  private static func gather(_ arguments: [String], in sandbox: Sandbox) async throws
    -> Ringside.Outcome
  {
    try await Ringside.run(["gather", "grid"] + arguments, in: sandbox)
  }

  @Test("Done by workers and gathered in any order and any files, it ends with a sweep's bytes")
  func sameBytes() async throws {
    let (sandbox, reference) = try await Self.planned()
    let answers = try Self.lines("answers", in: sandbox)
    #expect(answers.count == 8)
    try sandbox.write(answers.reversed().prefix(5).joined(separator: "\n") + "\n", to: "one")
    // Engines deliver at least once.
    try sandbox.write(answers.prefix(6).joined(separator: "\n") + "\n", to: "two")
    let outcome = try await Self.gather(["one", "two"], in: sandbox)
    #expect(outcome.status == 0)
    #expect(
      outcome.stderr
        == "8 new answers, 3 known already\nNothing is missing. Results: grid\n")
    #expect(try await SweepTests.export("grid", in: sandbox) == reference)
    for file in ["sweep.csv", "sweep.json"] {
      #expect(try sandbox.data("grid/\(file)") == sandbox.data("local/\(file)"), "\(file)")
    }
    #expect(
      try sandbox.entries(of: "grid") == [
        "manifest.json", "store.sqlite", "sweep.csv", "sweep.json",
      ])
    // Once more changes nothing.
    let again = try await Self.gather(["answers", "two"], in: sandbox)
    #expect(again.status == 0)
    #expect(again.stderr.hasPrefix("0 new answers, 14 known already\n"))
    #expect(try await SweepTests.export("grid", in: sandbox) == reference)
    let nothing = try await Ringside.run(["plan", "--missing", "grid"], in: sandbox)
    #expect(nothing.status == 0)
    #expect(nothing.text == "")
    #expect(nothing.stderr == "Nothing is missing in grid.\n")
  }

  @Test("What is missing is named, planned again, and nothing else is")
  func missing() async throws {
    let (sandbox, reference) = try await Self.planned()
    let units = try Self.lines("units", in: sandbox)
    let answers = try Self.lines("answers", in: sandbox)
    // A worker that is killed leaves a line that is cut off.
    let lost = [2, 5]
    let kept = answers.indices.filter { !lost.contains($0) }.map { answers[$0] }
    let torn = kept.joined(separator: "\n") + "\n" + answers[5].prefix(300)
    try sandbox.write(torn, to: "some")
    let outcome = try await Self.gather(["some"], in: sandbox)
    #expect(outcome.status == 75)
    #expect(
      outcome.stderr == """
        6 new answers, 0 known already
        warning: some:7: the line is cut off
        2 units are still to be done:
          point 2, replications 0 to 5
          point 5, replications 0 to 5
        Plan them again with:
          ringside plan --missing grid

        """)
    #expect(!(try sandbox.entries(of: "grid").contains("sweep.csv")))
    let shown = try await Ringside.run(["show", "grid"], in: sandbox)
    #expect(shown.text.contains("6 of 8 units are kept"))
    #expect(shown.text.contains("ringside plan --missing grid"))
    let plan = try await Ringside.run(["plan", "--missing", "grid/"], in: sandbox)
    #expect(plan.status == 0)
    #expect(plan.text == lost.map { units[$0] + "\n" }.joined())
    let rest = try await Ringside.shell(
      "$RINGSIDE plan --missing grid --quiet | $RINGSIDE worker | $RINGSIDE gather grid - --quiet",
      in: sandbox)
    #expect(rest.status == 0)
    #expect(rest.stderr == "")
    #expect(try await SweepTests.export("grid", in: sandbox) == reference)
  }

  @Test("A plan can be ended by a sweep on this machine")
  func endedHere() async throws {
    let (sandbox, reference) = try await Self.planned()
    try sandbox.write(try Self.lines("answers", in: sandbox)[0] + "\n", to: "one")
    #expect(try await Self.gather(["one"], in: sandbox).status == 75)
    let outcome = try await Ringside.run(
      ["sweep", "shop.yaml"] + Self.vary
        + ["--quiet", "--replications", "6", "--out", "grid", "--resume"], in: sandbox)
    #expect(outcome.status == 0, "\(outcome.stderr)")
    #expect(try await SweepTests.export("grid", in: sandbox) == reference)
  }

  @Test(
    "Where the effort depends on what comes out, rounds of it end with a sweep's bytes",
    arguments: ["--precision answer_rate=0.5%", "--budget 160"])
  func rounds(effort: String) async throws {
    let sandbox = try SweepTests.sandbox()
    let line = """
      $RINGSIDE sweep shop.yaml \(Self.design) \(effort) --out local --quiet
      $RINGSIDE plan shop.yaml \(Self.design) \(effort) --out grid --quiet > units
      status=75 rounds=0
      while [ $status = 75 ] && [ $rounds -lt 40 ]; do
        $RINGSIDE worker < units > answers
        status=0; $RINGSIDE gather grid answers --quiet 2> words || status=$?
        $RINGSIDE plan --missing grid --quiet > units
        rounds=$((rounds + 1))
      done
      echo $status $rounds
      """
    let outcome = try await Ringside.shell(line, in: sandbox)
    let words = outcome.text.split(separator: " ")
    #expect(words.first == "0", "\(outcome.stderr)")
    // One round would not tell this from a fixed number of replications.
    #expect((words.last.flatMap { Int($0.dropLast()) } ?? 0) > 1)
    #expect(
      try await SweepTests.export("grid", in: sandbox)
        == SweepTests.export("local", in: sandbox))
  }

  @Test("A worker answers what it cannot do with an error object, and goes on")
  func poison() async throws {
    let (sandbox, reference) = try await Self.planned()
    let units = try Self.lines("units", in: sandbox)
    let answers = try Self.lines("answers", in: sandbox)
    let poison = [
      "no JSON at all", "{\"layout\":1}", String(repeating: "[", count: 100_000), "\u{0}",
      units[0].replacing("threshold: ", with: "threshold: 7 "),
      units[0].replacing("\"layout\":2", with: "\"layout\":9"),
      units[0].replacing("\"count\":6", with: "\"count\":-6"),
      units[0].replacing("\"first\":0", with: "\"first\":9223372036854775807"),
      units[0].replacing("\"count\":6", with: "\"count\":2000000.0"),
      units[0].replacing("\"count\":6", with: "\"count\":2000000"),
    ]
    for line in poison { #expect(line != units[0]) }
    try sandbox.write(
      (poison + ["", "  "] + units).joined(separator: "\n"), to: "poisoned")
    let outcome = try await Ringside.shell("$RINGSIDE worker < poisoned > replies", in: sandbox)
    #expect(outcome.status == 0)
    #expect(outcome.stderr == "")
    let replies = try Self.lines("replies", in: sandbox)
    #expect(Array(replies.dropFirst(poison.count)) == answers)
    for (number, reply) in replies.prefix(poison.count).enumerated() {
      #expect(reply.hasPrefix("{\"error\":{"))
      #expect(reply.contains("\"line\":\(number + 1)"))
    }
    #expect(replies[0].contains("\"input\":\"no JSON at all\""))
    #expect(replies[4].contains("\"point\":0"))
    #expect(replies[5].contains("the unit has layout 9"))
    // They are told, and nothing is the worse for them.
    let gathered = try await Self.gather(["replies"], in: sandbox)
    #expect(gathered.status == 0)
    #expect(gathered.stderr.contains("warning: replies:1: the line is no unit of work\n"))
    #expect(
      gathered.stderr.contains(
        "warning: replies:5: point 0, replications 0 to 5 could not be done: "))
    #expect(try await SweepTests.export("grid", in: sandbox) == reference)
  }

  @Test("A worker hands each answer on at once, and ends when nobody reads them any more")
  func brokenPipe() async throws {
    let (sandbox, _) = try await Self.planned()
    let answers = try Self.lines("answers", in: sandbox)
    // `head` ends only if the first answer comes while the worker waits for a second unit.
    let line = """
      mkfifo more
      ( head -n 1 units; exec 3< more; cat <&3 ) | { $RINGSIDE worker; echo $? > status; } | {
        head -n 1; exec <&-; cat units > more
      }
      """
    let outcome = try await Ringside.shell(line, in: sandbox)
    #expect(outcome.text == answers[0] + "\n")
    #expect(outcome.stderr == "")
    #expect(try sandbox.text("status") == "141\n")
  }

  @Test("A unit brings along what its scenario replays, and a worker reads no file for it")
  func replay() async throws {
    let sandbox = try SweepTests.sandbox()
    try sandbox.write(
      SweepTests.shop().replacing(
        "contactsPerDay: {install: 20}",
        with: "replay: {install: {file: contacts.txt, alignTo: warmup}}"), to: "shop.yaml")
    let instants = (0..<60).map { "2025-01-0\($0 % 9 + 1)T1\($0 % 7):\($0 % 50 + 10)\n" }
    try sandbox.write(instants.joined(), to: "contacts.txt")
    let line = """
      set -e
      $RINGSIDE sweep shop.yaml \(Self.design) --out local --quiet
      $RINGSIDE plan shop.yaml \(Self.design) --out grid --quiet > units
      rm contacts.txt; mkdir elsewhere; cd elsewhere
      $RINGSIDE worker < ../units > ../answers
      cd ..; $RINGSIDE gather grid answers --quiet
      """
    try await Self.expectSameCounts(after: line, in: sandbox)
    let unit = try Self.lines("units", in: sandbox)[0]
    try sandbox.write(unit.replacing("replay-", with: "/etc/"), to: "hostile")
    let hostile = try await Ringside.shell(
      "sed 's/\"files\":{[^}]*},//' hostile | $RINGSIDE worker", in: sandbox)
    #expect(hostile.text.contains("did not come with the scenario"), "\(hostile.text)")
  }

  /// Expects that a line of commands leaves the counts of a local sweep in the folder of a plan.
  private static func expectSameCounts(after line: String, in sandbox: Sandbox) async throws {
    let outcome = try await Ringside.shell(line, in: sandbox)
    #expect(outcome.status == 0, "\(outcome.stderr)")
    #expect(
      try await SweepTests.export("grid", in: sandbox)
        == SweepTests.export("local", in: sandbox))
  }

  /// A scenario of which one duration is drawn from a file of minutes.
  private static func observedSandbox() async throws -> Sandbox {
    let sandbox = try SweepTests.sandbox()
    let shop = try SweepTests.shop()
    let changed = shop.replacing(
      try Regex("text: [^,}\n]+"),
      with: "text: {empirical: {file: talk.csv, column: minutes, unit: min}}", maxReplacements: 1)
    #expect(changed != shop)
    try sandbox.write(changed, to: "shop.yaml")
    try sandbox.write("who,minutes\nZoe,20\nYan,30\nXia,45.5\n", to: "talk.csv")
    return sandbox
  }

  @Test("A unit brings along what its scenario draws from, and a worker reads no file for it")
  func observations() async throws {
    let sandbox = try await Self.observedSandbox()
    let line = """
      set -e
      $RINGSIDE sweep shop.yaml \(Self.design) --out local --quiet
      $RINGSIDE plan shop.yaml \(Self.design) --out grid --quiet > units
      mkdir elsewhere; cd elsewhere
      printf 'minutes\n500\n' > ../talk.csv; printf 'minutes\n600\n' > talk.csv
      $RINGSIDE worker < ../units > ../answers
      cd ..; $RINGSIDE gather grid answers --quiet
      """
    try await Self.expectSameCounts(after: line, in: sandbox)
    // Whom the numbers are of stays here.
    #expect(!(try sandbox.text("units").contains("Zoe")))
  }

  @Test("A unit that names a file of the worker's machine gets none of it")
  func hostile() async throws {
    let sandbox = try await Self.observedSandbox()
    try sandbox.write("the first line\n", to: "secret.txt")
    let outcome = try await Ringside.shell(
      """
      set -e
      $RINGSIDE plan shop.yaml \(Self.design) --out grid --quiet > units
      sed 's/file: observations-[0-9a-f]*.txt/file: secret.txt/' units | head -n 1 > hostile
      $RINGSIDE worker < hostile
      """, in: sandbox)
    #expect(outcome.status == 0, "\(outcome.stderr)")
    #expect(outcome.text.contains("the file `secret.txt` did not come with the scenario"))
    #expect(!outcome.text.contains("first line"))
  }

  @Test("A sweep whose file has changed does not go on, and a plan goes on with what it began with")
  func changedFile() async throws {
    let sandbox = try await Self.observedSandbox()
    let line = """
      set -e
      $RINGSIDE sweep shop.yaml \(Self.design) --out whole --quiet
      $RINGSIDE plan shop.yaml \(Self.design) --out grid --quiet > units
      head -n 3 units | $RINGSIDE worker > answers
      $RINGSIDE gather grid answers --quiet || test $? = 75
      printf 'who,minutes\nWim,200\n' > talk.csv
      """
    let outcome = try await Ringside.shell(line, in: sandbox)
    #expect(outcome.status == 0, "\(outcome.stderr)")
    let arguments = ["sweep", "shop.yaml"] + Self.vary + ["--quiet", "--out", "grid", "--resume"]
    let refused = try await Ringside.run(arguments, in: sandbox)
    #expect(refused.status == 65)
    #expect(refused.stderr.contains("holds another experiment"), "\(refused.stderr)")
    #expect(
      refused.stderr.contains("text.empirical.file at point 0: what the file holds has changed"))
    let rest = try await Ringside.shell(
      "$RINGSIDE plan --missing grid --quiet | $RINGSIDE worker | $RINGSIDE gather grid - --quiet",
      in: sandbox)
    #expect(rest.status == 0, "\(rest.stderr)")
    #expect(
      try await SweepTests.export("grid", in: sandbox)
        == SweepTests.export("whole", in: sandbox))
    // The same numbers under another name are the same experiment.
    try sandbox.write("20\n30\n45.5\n", to: "elsewhere.txt")
    try sandbox.write(
      try sandbox.text("shop.yaml").replacing(
        "file: talk.csv, column: minutes", with: "file: elsewhere.txt"), to: "shop.yaml")
    #expect(try await Ringside.run(arguments, in: sandbox).status == 0)
  }
}
