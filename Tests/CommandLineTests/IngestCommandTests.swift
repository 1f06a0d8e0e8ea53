import Foundation
import Testing

/// `ringside ingest`, as its user meets it.
struct IngestCommandTests {
  private static let mapping = """
    mapping: {title: Calls of our app}
    times: {form: dmy}
    contacts: {id: id, arrives: rang, answered: up, ends: down, agent: who}
    """
  private static let log = """
    id;rang;up;down;who;colour
    1;02/03/2026 09:00:00;02/03/2026 09:00:07;02/03/2026 09:10:00;ann;red
    2;02/03/2026 09:05:00;;02/03/2026 09:05:45;;red
    3;30/02/2026 09:05:00;;;;red

    """

  private func sandbox() throws -> Sandbox {
    let sandbox = try Sandbox()
    try sandbox.write(Self.mapping, to: "ours.yaml")
    try sandbox.write(Self.log, to: "calls.csv")
    return sandbox
  }

  @Test("The folder has the tidy file, the refused rows, the audit twice and a manifest")
  func folder() async throws {
    let sandbox = try sandbox()
    let outcome = try await Ringside.run(
      ["ingest", "calls.csv", "--as", "ours.yaml", "--out", "log"], in: sandbox)
    #expect(outcome.status == 0, "\(outcome.stderr)")
    #expect(outcome.stderr == "Results: log\n")
    #expect(
      try sandbox.entries(of: "log") == [
        "data-audit.json", "data-audit.txt", "events.csv", "manifest.json", "refused.csv",
      ])
    #expect(
      try sandbox.text("log/events.csv") == """
        record,merchant,start,contact,agent,kind,outcome,wait_seconds,duration_seconds,log,line
        contact,,2026-03-02T09:00:00,1,,,,,,1,2
        call,,2026-03-02T09:00:00,1,ann,,answered,7,593,1,2
        contact,,2026-03-02T09:05:00,2,,,,,,1,3
        call,,2026-03-02T09:05:00,2,,,missed,45,,1,3

        """)
    #expect(
      try sandbox.text("log/refused.csv") == """
        log,line,reason,cell
        1,4,`arrives` is no time of the form dmy,30/02/2026 09:05:00

        """)
    #expect(outcome.text.contains("calls.csv: 3 rows, utf-8, semicolon; columns not used: colour"))
    // What is printed cuts long lists, and says so.
    let whole = try sandbox.text("log/data-audit.txt").split(separator: "\n")
    let printed = outcome.text.split(separator: "\n")
    #expect(printed.filter { !whole.contains($0) } == ["  … and 3 more"])
    let show = try await Ringside.run(["show", "log"], in: sandbox)
    #expect(show.text.contains("ingest"))
  }

  @Test("Older results are replaced, and nothing else is")
  func replaces() async throws {
    let sandbox = try sandbox()
    let command = ["ingest", "calls.csv", "--as", "ours.yaml", "--quiet", "--out", "log"]
    for _ in 0..<2 {
      let outcome = try await Ringside.run(command, in: sandbox)
      #expect(outcome.status == 0)
      #expect(outcome.text.isEmpty && outcome.stderr.isEmpty)
    }
    let run = try await Ringside.run(
      ["run", Ringside.scenario("two-segments"), "--quiet", "--out", "log"], in: sandbox)
    #expect(run.status == 73)
    #expect(run.stderr.contains("log holds ingested logs, which a run would replace"))
    try sandbox.write("mine", to: "log/mine.txt")
    #expect(try await Ringside.run(command, in: sandbox).status == 73)
  }

  @Test("Without --out nothing is written, and --json prints what data-audit.json would hold")
  func json() async throws {
    let sandbox = try sandbox()
    let before = try sandbox.entries()
    let outcome = try await Ringside.run(
      ["ingest", "-", "--as", "ours.yaml", "--json"], in: sandbox, input: Self.log)
    #expect(outcome.status == 0)
    #expect(try sandbox.entries() == before)
    let audit = try #require(
      try JSONSerialization.jsonObject(with: outcome.stdout) as? [String: Any])
    #expect(audit["rowsRead"] as? Int == 3)
    #expect(audit["rowsKept"] as? Int == 2)
    #expect(audit["mapping"] as? String == "Calls of our app")
  }

  @Test("What cannot be taken in ends with 65, says why, and leaves nothing behind")
  func wrong() async throws {
    let sandbox = try sandbox()
    try sandbox.write("id;rang;rang;up;down;who\n", to: "twice.csv")
    try sandbox.write("id;rang;up;down;who\n1;x;;;\n", to: "useless.csv")
    try sandbox.write("id,rang,up,down,who\n1,02/03/2026 09:00Z,,,\n", to: "utc.csv")
    let before = try sandbox.entries()
    for (log, mapping, words) in [
      ("nowhere.csv", "ours.yaml", "cannot read nowhere.csv: No such file or directory"),
      ("twice.csv", "ours.yaml", "twice.csv has several columns called 'rang'"),
      ("useless.csv", "ours.yaml", "no row can be used"),
      ("utc.csv", "ours.yaml", "say where the merchants are, as in --zone Asia/Shanghai"),
      ("calls.csv", "theirs", "there is no mapping `theirs`"),
      ("calls.csv", "nowhere.yaml", "there is no such file"),
    ] {
      let outcome = try await Ringside.run(
        ["ingest", log, "--as", mapping, "--out", "log"], in: sandbox)
      #expect(outcome.status == 65, "\(log) \(mapping)")
      #expect(outcome.stderr.contains(words), "\(outcome.stderr)")
      #expect(try sandbox.entries() == before)
    }
    let zone = try await Ringside.run(
      ["ingest", "utc.csv", "--as", "ours.yaml", "--zone", "CST"], in: sandbox)
    #expect(zone.status == 64)
    #expect(zone.stderr.contains("'--zone' takes a zone such as Asia/Shanghai"))
  }

  @Test("lint reads mappings too")
  func lint() async throws {
    let sandbox = try sandbox()
    try sandbox.write("mapping: {title: x}\ncontacts: {arives: t}\n", to: "bad.yaml")
    let good = try await Ringside.run(["lint", "ours.yaml"], in: sandbox)
    #expect(good.status == 0)
    let bad = try await Ringside.run(["lint", "bad.yaml"], in: sandbox)
    #expect(bad.status == 65)
    #expect(
      bad.text.contains("bad.yaml:2:12: error: `contacts` has no key `arives`"), "\(bad.text)")
  }

  @Test("Replays and observations are read by the same reader: with semicolons, in GB18030")
  func oneReader() async throws {
    let sandbox = try sandbox()
    // 时间;秒 in GB18030.
    let head: [UInt8] = [0xCA, 0xB1, 0xBC, 0xE4, 0x3B, 0xC3, 0xEB, 0x0A]
    let rows = Array("2026-03-02 09:05;12\n2026-03-02 10:05;15\n".utf8)
    try Data(head + rows).write(to: sandbox.folder.appending(path: "log.csv"))
    let shop = """
      title: Replay
      seed: 7
      replications: 2
      calendar: {start: 2026-03-02, days: 1}
      kinds:
        ask: {text: {empirical: {file: log.csv, column: 秒, unit: s}}, video: 10 min, offer: 1, accept: 1}
      segments:
        shop:
          merchants: 1
          agents: 1
          replay: {ask: {file: log.csv, column: 时间}}
          answering: {foreground: {chance: 0.7, delay: 5 s}}

      """
    try sandbox.write(shop, to: "shop.yaml")
    let good = try await Ringside.run(["lint", "shop.yaml"], in: sandbox)
    #expect(good.status == 0, "\(good.text)")
    try Data(head + rows + Array("\"2026-03-02 11:05;9\n".utf8)).write(
      to: sandbox.folder.appending(path: "log.csv"))
    let bad = try await Ringside.run(["lint", "shop.yaml"], in: sandbox)
    #expect(bad.status == 65)
    #expect(
      bad.text.contains("line 4 of `log.csv` cannot be used: a quote is never closed"),
      "\(bad.text)")
    #expect(bad.text.contains("line 4: a quote is never closed"))
  }

  /// Text that somebody else wrote is shown, and does nothing.
  @Test("No control character of a log or a mapping reaches the output")
  func harmless() async throws {
    let sandbox = try Sandbox()
    try sandbox.write(
      "mapping: {title: \"a \\e[31mred\"}\ncontacts: {arrives: \"t\\e[2J\"}\n", to: "m.yaml")
    try sandbox.write("t\u{1B}[2J,x\u{1B}[31m\n\u{1B}[31m9,1\n2026-03-02 09:00,2\n", to: "log.csv")
    let outcome = try await Ringside.run(["ingest", "log.csv", "--as", "m.yaml"], in: sandbox)
    #expect(outcome.status == 0, "\(outcome.stderr)")
    #expect(!outcome.text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    #expect(!outcome.stderr.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
  }
}
