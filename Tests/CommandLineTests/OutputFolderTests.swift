import Foundation
import Testing

/// `--out`: whole or not at all, and never over anything but results.
struct OutputFolderTests {
  private let scenario = Ringside.scenario("two-segments")
  private let small = ["--replications", "1", "--quiet"]

  /// Runs into a path that must be refused before anything is simulated; nothing may change.
  private func refused(_ path: String, _ words: String, in sandbox: Sandbox) async throws {
    let before = try sandbox.entries()
    let outcome = try await Ringside.run(
      ["run", Ringside.scenario("long"), "--out", path], in: sandbox)
    #expect(outcome.status == 73)
    #expect(outcome.stderr == words)
    #expect(outcome.stdout.isEmpty)
    #expect(try sandbox.entries() == before)
  }

  private static func taken(_ folder: String) -> String {
    "error: \(folder) is there already and holds other things than results; "
      + "name another folder with --out, or take it away first\n"
  }

  @Test("A folder with something else in it is left alone")
  func otherFolder() async throws {
    let sandbox = try Sandbox()
    try sandbox.makeFolder("photos")
    try sandbox.write("a picture", to: "photos/cat.jpeg")
    try await refused("photos", OutputFolderTests.taken("photos"), in: sandbox)
  }

  @Test("So is somebody else's folder that has a manifest.json too")
  func foreignManifest() async throws {
    let sandbox = try Sandbox()
    try sandbox.makeFolder("extension")
    try sandbox.write("{\"name\": \"an extension\"}", to: "extension/manifest.json")
    try await refused("extension/", OutputFolderTests.taken("extension"), in: sandbox)
  }

  @Test("So is a folder of results into which somebody put a file")
  func addedFile() async throws {
    let sandbox = try Sandbox()
    let first = try await Ringside.run(["run", scenario, "--out", "r"] + small, in: sandbox)
    #expect(first.status == 0)
    try sandbox.write("what I think of it", to: "r/notes.txt")
    try await refused("r", OutputFolderTests.taken("r"), in: sandbox)
  }

  @Test("So is a file")
  func file() async throws {
    let sandbox = try Sandbox()
    try sandbox.write("text", to: "notes")
    try await refused("notes", OutputFolderTests.taken("notes"), in: sandbox)
  }

  @Test("A path below a file cannot be written")
  func belowFile() async throws {
    let sandbox = try Sandbox()
    try sandbox.write("text", to: "notes")
    try await refused(
      "notes/results", "error: cannot write notes/results: Not a directory\n", in: sandbox)
  }

  @Test("The working directory itself is not replaced")
  func dot() async throws {
    try await refused(
      ".", "error: cannot write .: Give the folder's own name\n", in: try Sandbox())
  }

  @Test("Missing folders above are made; an empty folder is taken")
  func parents() async throws {
    let sandbox = try Sandbox()
    try sandbox.makeFolder("empty")
    for path in ["a/b/results", "empty/"] {
      let outcome = try await Ringside.run(["run", scenario, "--out", path] + small, in: sandbox)
      #expect(outcome.status == 0)
      #expect(try sandbox.entries(of: path) == SameBytesTests.files)
    }
    #expect(
      try sandbox.entries().filter { $0.hasSuffix("/") } == [
        "a/", "a/b/", "a/b/results/", "empty/",
      ])
  }

  @Test("A run into older results replaces them whole")
  func replacing() async throws {
    let sandbox = try Sandbox()
    let run = ["run", scenario, "--out", "r"] + small
    #expect(try await Ringside.run(run, in: sandbox).status == 0)
    let older = try sandbox.data("r/summary.json")
    let outcome = try await Ringside.run(run + ["--seed", "8", "--no-merchant-rows"], in: sandbox)
    #expect(outcome.status == 0)
    #expect(try sandbox.data("r/summary.json") != older)
    #expect(
      try sandbox.entries()
        == [
          "r/", "r/daily.csv", "r/distributions.csv", "r/fairness.csv", "r/false-positives.csv",
          "r/hours.csv", "r/kinds.csv", "r/manifest.json", "r/measures.csv",
          "r/replications.csv", "r/sizes.csv", "r/summary.json", "r/survival.csv",
          "r/waterfall.csv",
        ])
  }

  @Test("A symbolic link to results stays one")
  func link() async throws {
    let sandbox = try Sandbox()
    try FileManager.default.createSymbolicLink(
      atPath: sandbox.folder.appending(path: "latest").path, withDestinationPath: "r")
    let run = ["run", scenario, "--out"]
    #expect(try await Ringside.run(run + ["r"] + small, in: sandbox).status == 0)
    let older = try sandbox.data("r/summary.json")
    let outcome = try await Ringside.run(run + ["latest", "--seed", "8"] + small, in: sandbox)
    #expect(outcome.status == 0)
    #expect(try sandbox.data("r/summary.json") != older)
    let link = sandbox.folder.appending(path: "latest").path
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "r")
  }

  @Test("What goes wrong leaves older results as they were")
  func older() async throws {
    let sandbox = try Sandbox()
    #expect(
      try await Ringside.run(["run", scenario, "--out", "r"] + small, in: sandbox).status == 0)
    let before = try SameBytesTests.files.map { try sandbox.data("r/\($0)") }
    let bad = try await Ringside.run(
      ["run", Ringside.scenario("bad-value"), "--out", "r"], in: sandbox)
    #expect(bad.status == 65)
    let interrupted = try await interruptedRun(into: "r", in: sandbox)
    #expect(interrupted.status == 130)
    #expect(try SameBytesTests.files.map { try sandbox.data("r/\($0)") } == before)
    #expect(try sandbox.entries() == ["r/"] + SameBytesTests.files.map { "r/" + $0 })
  }

  @Test("Ctrl-C in the middle leaves nothing behind")
  func interrupting() async throws {
    let sandbox = try Sandbox()
    let outcome = try await interruptedRun(into: "a/b/r", in: sandbox)
    #expect(outcome.status == 130)
    // On a busy machine, lines of progress may stand before it.
    #expect(outcome.stderr.hasSuffix("Interrupted; nothing was written.\n"))
    #expect(outcome.stdout.isEmpty)
    #expect(try sandbox.entries().isEmpty)
  }

  /// Starts a long run, waits until it writes, and interrupts it.
  private func interruptedRun(
    into path: String, in sandbox: Sandbox
  ) async throws -> Ringside.Outcome {
    let run = try Ringside.start(
      ["run", Ringside.scenario("long"), "--threads", "2", "--out", path], in: sandbox)
    try run.wait {
      try !sandbox.entries().contains { $0.contains(".partial/merchants.csv") }
    }
    usleep(100_000)
    run.interrupt()
    return try await run.end()
  }

  @Test("A disk that is full in the middle leaves nothing behind")
  func fullDisk() async throws {
    let sandbox = try Sandbox()
    // A limit on the size of a file fails the same way as a full disk, and needs no privilege.
    let outcome = try await Ringside.shell(
      "ulimit -f 8; exec \"$RINGSIDE\" run \(scenario) --quiet --out r", in: sandbox)
    #expect(outcome.status == 73)
    #expect(outcome.stderr == "error: cannot write r/merchants.csv: File too large\n")
    #expect(try sandbox.entries().isEmpty)
  }
}
