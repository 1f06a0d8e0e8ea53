import Foundation
import Testing

/// What goes to standard output, and what to standard error.
struct StreamTests {
  private let scenario = Ringside.scenario("two-segments")
  /// Without a rule there is nothing to warn of.
  private let noRule = ["--set", "rule.enabled=false"]

  @Test("Without --out only the table is printed, and nothing on standard error")
  func table() async throws {
    let sandbox = try Sandbox()
    let outcome = try await Ringside.run(["run", scenario] + noRule, in: sandbox)
    #expect(outcome.status == 0)
    #expect(outcome.stderr.isEmpty)
    #expect(outcome.text.contains("\n  Answer rate "))
    #expect(try sandbox.entries().isEmpty)
  }

  @Test("With --out standard error says where the results are, and standard output has the table")
  func location() async throws {
    let sandbox = try Sandbox()
    let outcome = try await Ringside.run(
      ["run", scenario, "--out", "some/where"] + noRule, in: sandbox)
    #expect(outcome.status == 0)
    #expect(outcome.stderr == "Results: some/where\n")
    #expect(outcome.text.hasPrefix("Two segments\n"))
  }

  @Test("--quiet prints nothing at all", arguments: ["--quiet", "-q"])
  func quiet(flag: String) async throws {
    let sandbox = try Sandbox()
    let outcome = try await Ringside.run(["run", scenario, flag, "--out", "r"], in: sandbox)
    #expect(outcome.status == 0)
    #expect(outcome.stderr.isEmpty)
    #expect(outcome.stdout.isEmpty)
    #expect(try sandbox.entries(of: "r") == SameBytesTests.files)
  }

  @Test("A file on standard input gives what the file gives")
  func standardInput() async throws {
    let sandbox = try Sandbox()
    let file = try await Ringside.run(["run", scenario, "--json"], in: sandbox)
    let text = try String(contentsOfFile: scenario, encoding: .utf8)
    let input = try await Ringside.run(["run", "-", "--json"], in: sandbox, input: text)
    #expect(input.status == 0)
    #expect(input.stdout == file.stdout)
  }

  @Test("A reader that goes away ends the program without a word")
  func goneReader() async throws {
    let sandbox = try Sandbox()
    let outcome = try await Ringside.shell(
      """
      { "$RINGSIDE" run '\(scenario)' \(noRule.joined(separator: " ")) --replications 1 --json; echo $? > status; } | true
      cat status
      """, in: sandbox)
    #expect(outcome.text == "141\n")
    #expect(outcome.stderr.isEmpty)
  }

  @Test("Standard output that cannot be written is an error", .enabled(if: hasFullDevice))
  func fullOutput() async throws {
    let sandbox = try Sandbox()
    for option in ["", "--json"] {
      let outcome = try await Ringside.shell(
        "\"$RINGSIDE\" run '\(scenario)' \(noRule.joined(separator: " ")) --replications 1 \(option) "
          + ">/dev/full", in: sandbox)
      #expect(outcome.status == 73)
      #expect(
        outcome.stderr == "error: cannot write to standard output: No space left on device\n")
    }
  }

  private static let hasFullDevice = FileManager.default.fileExists(atPath: "/dev/full")

  @Test("Options and settings take effect, and options win")
  func options() async throws {
    let sandbox = try Sandbox()
    func summary(_ options: [String]) async throws -> Summary {
      let outcome = try await Ringside.run(["run", scenario, "--json"] + options, in: sandbox)
      #expect(outcome.status == 0)
      return try JSONDecoder().decode(Summary.self, from: outcome.stdout)
    }
    let plain = try await summary([])
    #expect(plain.seed == 7)
    #expect(plain.replications == 3)
    #expect(plain.title == "Two segments")
    let changed = try await summary([
      "--set", "seed=3", "--seed", "4", "--replications", "2", "--set", "title=Other",
      "--set", "segments.shop.merchants=5",
    ])
    #expect(changed.seed == 4)
    #expect(changed.replications == 2)
    #expect(changed.title == "Other")
    #expect(changed.scopes.map(\.merchants) == [70, 5, 75])
    let lenient = try await summary(["--set", "rule.threshold=0"])
    #expect(lenient.scopes.compactMap { $0.estimate("suspensions") } == [0, 0, 0])
    #expect((plain.scopes[0].estimate("suspensions") ?? 0) > 0)
  }

  @Test("The manifest says what was run")
  func manifest() async throws {
    let sandbox = try Sandbox()
    let outcome = try await Ringside.run(
      ["run", scenario, "--threads", "2", "--seed", "9", "--out", "r", "-q"], in: sandbox)
    #expect(outcome.status == 0)
    let manifest = try #require(
      try JSONSerialization.jsonObject(with: sandbox.data("r/manifest.json")) as? [String: Any])
    #expect(manifest["program"] as? String == "ringside")
    #expect(manifest["threads"] as? Int == 2)
    #expect(manifest["seed"] as? Int == 9)
    #expect(manifest["replications"] as? Int == 3)
    #expect(manifest["merchantDays"] as? Int == 3 * 100 * 17)
    #expect((manifest["events"] as? Int ?? 0) > 3 * 100 * 17)
    let command = manifest["command"] as? [String] ?? []
    #expect(
      command.dropFirst() == ["run", scenario, "--threads", "2", "--seed", "9", "--out", "r", "-q"])
    // The scenario in it is whole: running it again gives the same results.
    let resolved = try #require(manifest["scenario"] as? String)
    let again = try await Ringside.run(
      ["run", "-", "--out", "again", "-q"], in: sandbox, input: resolved)
    #expect(again.status == 0)
    for file in SameBytesTests.files where file != "manifest.json" {
      #expect(try sandbox.data("again/\(file)") == sandbox.data("r/\(file)"), "\(file)")
    }
  }
}
