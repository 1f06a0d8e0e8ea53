import Foundation
import Testing

/// Text that somebody else wrote: it is shown, and does nothing.
struct OutsideTextTests {
  /// A title in which an escape sequence, a control character of eight bits and a right-to-left override stand.
  private static let title = #"title: "Shop \e[31mred \u009b2J \u202etxt.exe \u200f""#

  private func sandbox() throws -> Sandbox {
    let sandbox = try Sandbox()
    let shop = try SweepTests.shop().split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.hasPrefix("title:") ? Self.title : String($0) }.joined(separator: "\n")
    try sandbox.write(shop, to: "shop.yaml")
    return sandbox
  }

  private func isHarmless(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy {
      switch $0.value {
      case 0x0A: true
      case ..<0x20, 0x7F...0x9F, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: false
      default: true
      }
    }
  }

  @Test("No control character of a title reaches the output of any command")
  func titles() async throws {
    let sandbox = try sandbox()
    let commands = [
      ["run", "shop.yaml", "--out", "run"],
      ["sweep", "shop.yaml", "--vary", "rule.lowDays=1,2", "--out", "grid"],
      ["ls", "."], ["show", "run"], ["show", "grid"], ["exact", "shop.yaml"],
      ["trace", "shop.yaml", "--merchant", "0", "--dates", "1:1"],
    ]
    for command in commands {
      let outcome = try await Ringside.run(command, in: sandbox)
      #expect(outcome.status == 0, "\(command): \(outcome.stderr)")
      #expect(isHarmless(outcome.text), "\(command)")
      #expect(isHarmless(outcome.stderr), "\(command)")
    }
    let run = try await Ringside.run(["run", "shop.yaml"], in: sandbox)
    #expect(run.text.hasPrefix("Shop \u{FFFD}[31mred \u{FFFD}2J \u{FFFD}txt.exe"))
  }

  @Test("A policy's name follows the rule for names")
  func policyNames() async throws {
    let sandbox = try sandbox()
    try sandbox.makeFolder("policies")
    let policy = "policy: {title: x}\nchange: {rule: {lowDays: 3}}\n"
    for name in ["=1+1", "a b", "good"] { try sandbox.write(policy, to: "policies/\(name).yaml") }
    for word in ["=1+1", "policies/a b.yaml"] {
      let outcome = try await Ringside.run(
        ["compare", "shop.yaml", "--policy", word, "--replications", "2"], in: sandbox)
      #expect(outcome.status == 65)
      #expect(outcome.stderr.contains("cannot be a name"))
    }
    let all = try await Ringside.run(
      ["compare", "shop.yaml", "--all", "--replications", "2", "--quiet"], in: sandbox)
    #expect(all.status == 0, "\(all.stderr)")
  }

  @Test("A tilde at the start of a path is the user's home, quoted or behind an equals sign")
  func tilde() async throws {
    let sandbox = try sandbox()
    try sandbox.makeFolder("home")
    let here = "export HOME=\"$PWD/home\"; "
    for line in [
      "$RINGSIDE init '~/a.yaml'",
      "$RINGSIDE run '~/a.yaml' --quiet --replications 2 --set segments.solo.merchants=2 --out='~/r'",
      "$RINGSIDE report '~/r' --quiet --out '~/r.html'",
      "$RINGSIDE sweep '~/a.yaml' --quiet --replications 2 --set segments.solo.merchants=2 --vary rule.lowDays=1,2 --out '~/s'",
      "$RINGSIDE export '~/s' --out='~/s.csv'",
      "$RINGSIDE show '~/s'",
      "$RINGSIDE init '~nobody.yaml'",
    ] {
      let outcome = try await Ringside.shell(here + line, in: sandbox)
      #expect(outcome.status == 0 || outcome.status == 99, "\(line): \(outcome.stderr)")
    }
    let made = try sandbox.entries(of: "home").filter { !$0.contains("/") || $0.hasSuffix("/") }
    #expect(made == ["a.yaml", "r.html", "r/", "s.csv", "s/"])
    #expect(try sandbox.entries().contains("~nobody.yaml"))
  }

  @Test("--unset takes an optional value out, whatever the shell does to a tilde")
  func unset() async throws {
    let sandbox = try sandbox()
    let set = ["explain", "shop.yaml", "--set", "prices.staffHour=20"]
    let with = try await Ringside.run(set, in: sandbox)
    let without = try await Ringside.run(set + ["--unset", "prices"], in: sandbox)
    #expect(with.status == 0 && without.status == 0)
    #expect(with.text.contains("staffHour: 20"))
    #expect(!without.text.contains("staffHour"))
  }

  @Test("Help that cannot be written is an error")
  func fullHelp() async throws {
    #if os(Linux)
      for arguments in ["--help", "run --help", "help run", "--version"] {
        let outcome = try await Ringside.shell(
          "exec $RINGSIDE \(arguments) > /dev/full", in: try Sandbox())
        #expect(outcome.status == 73, "\(arguments)")
        #expect(outcome.stderr.contains("cannot write to standard output"))
      }
    #endif
  }

  @Test("The hint for a sweep that is not finished is a command that works")
  func hint() async throws {
    let sandbox = try SweepTests.sandbox()
    try sandbox.makeFolder("results")
    let plan = ["plan", "shop.yaml", "--vary", "rule.lowDays=1,2", "--out", "results/a grid"]
    #expect(try await Ringside.run(plan, in: sandbox).status == 0)
    let report = try await Ringside.run(["report", "results/a grid"], in: sandbox)
    #expect(report.status == 65)
    #expect(report.stderr.contains("`ringside show 'results/a grid'`"))
  }
}
