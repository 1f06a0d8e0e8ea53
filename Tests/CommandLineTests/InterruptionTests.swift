import Foundation
import Testing

/// Signals end the program wherever it is.
struct InterruptionTests {
  /// A merchant of more contacts than any test waits for.
  private static let endless = """
    title: One merchant
    calendar: {start: 2026-03-02, days: 3660}
    kinds:
      ask: {text: 1 min}
    segments:
      shop: {merchants: 1, agents: 1, contactsPerDay: {ask: 100000}, answering: {foreground: {chance: 1}}}
    rule: {enabled: false}
    """

  @Test(
    "In the middle of one merchant, Ctrl-C and the requests of the system end the program",
    arguments: [SIGINT, SIGTERM, SIGHUP])
  func merchant(signal: Int32) async throws {
    let sandbox = try Sandbox()
    try sandbox.write(Self.endless, to: "endless.yaml")
    let run = try Ringside.start(["run", "endless.yaml", "--out", "r"], in: sandbox)
    try run.wait { try !sandbox.entries().contains { $0.contains(".partial/merchants.csv") } }
    run.send(signal)
    let outcome = try await run.end()
    #expect(outcome.status == 130)
    #expect(outcome.stderr.hasSuffix("Interrupted; nothing was written.\n"))
    #expect(try sandbox.entries() == ["endless.yaml"])
  }

  @Test("So does Ctrl-C while a hundred thousand points are read")
  func points() async throws {
    let sandbox = try SweepTests.sandbox()
    let values = (1...100_000).map { "\($0)" }.joined(separator: "\n")
    try sandbox.write("seed\n\(values)\n", to: "points.csv")
    let sweep = try Ringside.start(
      ["sweep", "shop.yaml", "--design", "points.csv", "--out", "grid"], in: sandbox)
    sweep.becomeInterruptible()
    sweep.send(SIGINT)
    let outcome = try await sweep.end()
    #expect(outcome.status == 130)
    #expect(try sandbox.entries() == ["points.csv", "shop.yaml"])
  }

  @Test("So does Ctrl-C among two thousand policies")
  func policies() async throws {
    let sandbox = try SweepTests.sandbox()
    var arguments = ["compare", "shop.yaml", "--out", "r"]
    for number in 1...2_000 {
      let name = "p\(number).yaml"
      try sandbox.write(
        "policy: {title: A}\nchange: {rule: {threshold: \(0.1 + 0.0004 * Double(number))}}\n",
        to: name)
      arguments += ["--policy", name]
    }
    let run = try Ringside.start(arguments, in: sandbox)
    run.becomeInterruptible()
    usleep(1_000_000)
    run.send(SIGINT)
    let outcome = try await run.end()
    #expect(outcome.status == 130)
    #expect(outcome.stderr.hasSuffix("Interrupted; nothing was written.\n"))
    #expect(try sandbox.entries().count == 2_001)
  }

  @Test("A sweep in the middle of a unit says what is kept and how to go on")
  func unit() async throws {
    let sandbox = try Sandbox()
    try sandbox.write(Self.endless, to: "endless.yaml")
    let sweep = try Ringside.start(
      ["sweep", "endless.yaml", "--vary", "seed=1,2", "--replications", "2", "--out", "grid"],
      in: sandbox)
    try sweep.wait { try !sandbox.entries().contains("grid/store.sqlite") }
    sweep.send(SIGTERM)
    let outcome = try await sweep.end()
    #expect(outcome.status == 130)
    #expect(outcome.stderr.contains("Interrupted; "), "\(outcome.stderr)")
  }

  @Test("A program that outlives its terminal does so")
  func ignoredHangUp() async throws {
    let sandbox = try SweepTests.sandbox()
    let program = try Ringside.executable().path
    let run = try Started(
      URL(fileURLWithPath: "/bin/sh"),
      ["-c", "trap '' HUP; exec '\(program)' run shop.yaml --quiet --out r"], in: sandbox,
      input: nil)
    run.becomeInterruptible()
    run.send(SIGHUP)
    let outcome = try await run.end()
    #expect(outcome.status == 0)
    #expect(try sandbox.entries().contains("r/manifest.json"))
  }

  @Test("A disk that is full before anything is kept leaves nothing, and is not called damage")
  func fullDisk() async throws {
    let sandbox = try SweepTests.sandbox()
    let sweep = "$RINGSIDE sweep shop.yaml --vary rule.lowDays=1,2 --quiet --out grid"
    for blocks in [8, 32] {
      // A limit on the size of a file fails the same way as a full disk, and needs no privilege.
      let outcome = try await Ringside.shell("ulimit -f \(blocks); exec \(sweep)", in: sandbox)
      #expect(outcome.status == 73)
      #expect(!outcome.stderr.contains("damaged"))
      #expect(
        outcome.stderr.hasSuffix(
          "Nothing was begun. Once this is put right, give the command again.\n"))
      #expect(try sandbox.entries() == ["shop.yaml"])
    }
    #expect(try await Ringside.shell(sweep, in: sandbox).status == 0)
  }

  @Test("A store whose process was ended before its first commit is not called damaged")
  func notBegun() async throws {
    let sandbox = try SweepTests.sandbox()
    try sandbox.makeFolder("grid")
    try sandbox.write("", to: "grid/store.sqlite")
    let shown = try await Ringside.run(["show", "grid"], in: sandbox)
    #expect(shown.status == 65)
    #expect(
      shown.stderr == """
        error: grid/store.sqlite holds nothing yet: no experiment was begun in it, and nothing is lost
          hint: the command that made it, `sweep` or `plan`, can be given again as it was

        """)
    let sweep = ["sweep", "shop.yaml", "--vary", "rule.lowDays=1,2", "--quiet", "--out", "grid"]
    #expect(try await Ringside.run(sweep, in: sandbox).status == 0)
  }
}
