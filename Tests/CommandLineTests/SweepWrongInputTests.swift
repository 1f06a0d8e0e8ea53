import Foundation
import Testing

/// What a sweep refuses, with which words and which exit code.
struct SweepWrongInputTests {
  @Test(
    "Wrong usage ends with 64",
    arguments: [
      (["sweep", "shop.yaml"], "Say what to vary"),
      (["sweep", "shop.yaml", "--vary", "rule.lowDays"], "'rule.lowDays' is no axis"),
      (["sweep", "shop.yaml", "--vary", "rule.lowDays=3:1"], "the range ends before it begins"),
      (["sweep", "shop.yaml", "--vary", "rule.threshold=0.3:0.9"], "give a range of other than"),
      (
        ["sweep", "shop.yaml", "--vary", "rule.threshold=0.3..0.9"],
        "takes all values of an interval"
      ),
      (
        ["sweep", "shop.yaml", "--vary", "rule.threshold=0.3..0.9", "--method", "sobol"],
        "'--method sobol' takes a number of '--points'"
      ),
      (["sweep", "shop.yaml", "--vary", "a=1", "--points", "3"], "'--points' is for"),
      (["sweep", "shop.yaml", "--vary", "a=1", "--design", "d.csv"], "'--design' has its points"),
      (["sweep", "shop.yaml", "--vary", "seed=1,2", "--vary", "seed=3"], "'seed' is varied twice"),
      (["sweep", "shop.yaml", "--vary", "seed=1,2", "--resume"], "name it with '--out'"),
      (
        ["sweep", "shop.yaml", "--vary", "seed=1,2", "--budget", "10"],
        "'--budget' takes at least 10 replications for each of the 2 points"
      ),
      (
        ["sweep", "shop.yaml", "--vary", "seed=1,2", "--budget", "100", "--replications", "3"],
        "exclude each other"
      ),
      (
        ["sweep", "shop.yaml", "--vary", "seed=1,2", "--maximise", "joy"],
        "no measure is called 'joy'"
      ),
      (
        ["sweep", "shop.yaml", "--vary", "seed=1,2", "--precision", "joy=2%"],
        "no measure is called 'joy'"
      ),
      (
        ["sweep", "shop.yaml", "--vary", "replications=1,5", "--replications", "2"],
        "The design varies 'replications'"
      ),
      (
        ["sweep", "shop.yaml", "--vary", "seed=1,2", "--seed", "3"],
        "The design varies 'seed': leave out '--seed'."
      ),
      (["sweep", "shop.yaml", "--vary", "rule.threshold=0:1:1e-9"], "10000 values at the most"),
      (["export", "grid", "--format", "parquet"], "name it with '--out'"),
    ])
  func usage(arguments: [String], words: String) async throws {
    try await Ringside.expectWrongUsage(arguments, saying: words, in: try SweepTests.sandbox())
  }

  @Test(
    "Bad input ends with 65",
    arguments: [
      (["--vary", "rule.threshold=0.5,5"], "rule.threshold=5"),
      (["--vary", "rule.treshold=0.5"], "did you mean `threshold`?"),
      (["--vary", "policy=milder"], "there is no policy `milder`"),
      (["--design", "nowhere.csv"], "nowhere.csv: cannot be read"),
      (["--design", "shop.yaml"], "shop.yaml:"),
      (["--design", "."], ".: cannot be read: Is a directory"),
    ])
  func input(more: [String], words: String) async throws {
    let sandbox = try SweepTests.sandbox()
    let outcome = try await Ringside.run(
      ["sweep", "shop.yaml", "--out", "grid"] + more, in: sandbox)
    #expect(outcome.status == 65)
    #expect(outcome.stderr.contains(words), "\(outcome.stderr)")
    #expect(outcome.stdout.isEmpty)
    #expect(try sandbox.entries() == ["shop.yaml"])
  }

  private static let first = ["sweep", "shop.yaml", "--replications", "2", "--quiet"]
  private static let axis = ["--vary", "rule.lowDays=1,2"]

  @Test("An experiment is not begun anew over an old one, nor over other files")
  func occupied() async throws {
    let sandbox = try SweepTests.sandbox()
    let arguments = Self.first + Self.axis + ["--out", "grid"]
    #expect(try await Ringside.run(arguments, in: sandbox).status == 0)
    let before = try sandbox.data("grid/store.sqlite")
    let again = try await Ringside.run(arguments, in: sandbox)
    #expect(again.status == 73)
    #expect(again.stderr.contains("holds an experiment already"))
    let run = try await Ringside.run(["run", "shop.yaml", "--out", "grid"], in: sandbox)
    #expect(run.status == 73)
    #expect(try sandbox.data("grid/store.sqlite") == before)
    try sandbox.makeFolder("mine")
    try sandbox.write("precious", to: "mine/notes.txt")
    let other = try await Ringside.run(
      Self.first + Self.axis + ["--out", "mine", "--resume"], in: sandbox)
    #expect(other.status == 73)
    #expect(try sandbox.entries(of: "mine") == ["notes.txt"])
    let below = try await Ringside.run(
      Self.first + Self.axis + ["--out", "shop.yaml/grid"], in: sandbox)
    #expect(below.status == 73)
  }

  @Test(
    "An experiment that has changed is refused, and the difference named",
    arguments: [
      (["--set", "customer.shy=5 %"], axis, "customer.shy: 0 there, 0.05 now"),
      (["--seed", "4"], axis, "seed: 3 there, 4 now"),
      (["--replications", "3"], axis, "replications: 2 there, 3 now"),
      ([], ["--vary", "rule.lowDays=1,3"], "point 1: rule.lowDays=2 there, rule.lowDays=3 now"),
      ([], ["--vary", "rule.lowDays=1,2,3"], "points: 2 there, 3 now"),
      (
        [], ["--vary", "rule.minimumCalls=1,2"],
        "varied: rule.lowDays there, rule.minimumCalls now"
      ),
    ])
  func changed(more: [String], axis: [String], words: String) async throws {
    let sandbox = try SweepTests.sandbox()
    #expect(
      try await Ringside.run(Self.first + Self.axis + ["--out", "grid"], in: sandbox).status == 0)
    let before = try await SweepTests.export("grid", in: sandbox)
    var arguments = Self.first
    if more.first == "--replications" { arguments.removeSubrange(2...3) }
    let outcome = try await Ringside.run(
      arguments + more + axis + ["--out", "grid", "--resume"], in: sandbox)
    #expect(outcome.status == 65)
    #expect(outcome.stderr.contains(words), "\(outcome.stderr)")
    #expect(try await SweepTests.export("grid", in: sandbox) == before)
    #expect(
      try sandbox.entries(of: "grid") == [
        "manifest.json", "store.sqlite", "sweep.csv", "sweep.json",
      ])
  }

  @Test("A store that is missing, no store, or damaged")
  func damaged() async throws {
    let sandbox = try SweepTests.sandbox()
    let missing = try await Ringside.run(["export", "grid"], in: sandbox)
    #expect(missing.status == 65)
    #expect(missing.stderr.contains("this is no folder of a sweep"))
    try sandbox.makeFolder("grid")
    try sandbox.write(String(repeating: "no database ", count: 1_000), to: "grid/store.sqlite")
    for arguments in [
      ["export", "grid"], ["show", "grid"],
      Self.first + Self.axis + ["--out", "grid", "--resume"],
    ] {
      let outcome = try await Ringside.run(arguments, in: sandbox)
      #expect(outcome.status == 65)
      #expect(outcome.stderr.contains("is damaged or no store of Ringside"), "\(outcome.stderr)")
    }
    let list = try await Ringside.run(["ls", "."], in: sandbox)
    #expect(list.status == 0)
    #expect(list.text.contains("cannot be read"))
  }

  @Test("A second writer is turned away, and does no harm")
  func busy() async throws {
    let sandbox = try SweepTests.sandbox()
    let arguments =
      [
        "sweep", "shop.yaml", "--replications", "1000000", "--threads", "1", "--quiet", "--out",
        "grid",
      ] + Self.axis
    let first = try Ringside.start(arguments, in: sandbox)
    // It stands still whenever this test awaits: it would take a processor for as long as other tests keep this one from
    // being woken.
    var reader: Ringside.Outcome
    repeat {
      first.thaw()
      usleep(50_000)
      first.freeze()
      reader = try await Ringside.run(["show", "grid"], in: sandbox)
    } while first.isRunning && reader.status != 0
    #expect(reader.status == 0, "\(reader.stderr)")
    let second = try await Ringside.run(arguments + ["--resume"], in: sandbox)
    #expect(second.status == 73)
    #expect(second.stderr.contains("is in use"))
    first.kill()
    _ = try await first.end()
  }

  @Test(
    "Parquet without pyarrow ends with 69 and says how to get it",
    arguments: ["/nonexistent", "/tmp", "$PWD/broken"])
  func noPython(python: String) async throws {
    let sandbox = try SweepTests.sandbox()
    _ = try await Ringside.run(Self.first + Self.axis + ["--out", "grid"], in: sandbox)
    try sandbox.write("#!/nonexistent/python3\n", to: "broken")
    let outcome = try await Ringside.shell(
      "chmod +x broken; export RINGSIDE_PYTHON=\"\(python)\"; exec $RINGSIDE export grid --format parquet --out g.parquet",
      in: sandbox)
    #expect(outcome.status == 69)
    #expect(outcome.stderr.contains("pip install pyarrow"))
    #expect(
      try sandbox.entries() == [
        "broken", "grid/", "grid/manifest.json", "grid/store.sqlite", "grid/sweep.csv",
        "grid/sweep.json", "shop.yaml",
      ])
  }
}
