import Foundation
import Testing

/// What is written replaces nothing but what the program wrote of the same kind.
struct OutputKindTests {
  /// A sandbox with a scenario, a sweep, a run, a report and an export.
  private func sandbox() async throws -> Sandbox {
    let sandbox = try SweepTests.sandbox()
    let made = [
      ["sweep", "shop.yaml", "--vary", "rule.lowDays=1,2", "--quiet", "--out", "grid"],
      ["run", "shop.yaml", "--quiet", "--out", "run"],
      ["report", "run", "--quiet", "--out", "run.html"],
      ["export", "grid", "--out", "grid.csv"],
      ["plot", "run", "--quiet", "--out", "charts"],
      ["record", "shop.yaml", "--replications", "1", "--out", "kept"],
    ]
    for arguments in made {
      let outcome = try await Ringside.run(arguments, in: sandbox)
      #expect(outcome.status == 0, "\(arguments): \(outcome.stderr)")
    }
    return sandbox
  }

  /// Everything in a sandbox, by its path.
  private func contents(_ sandbox: Sandbox) throws -> [String: Data] {
    let files = try sandbox.entries().filter { !$0.hasSuffix("/") }
    return try Dictionary(uniqueKeysWithValues: files.map { ($0, try sandbox.data($0)) })
  }

  @Test("A store, a scenario, a file of results and anything else stay what they are")
  func refused() async throws {
    let sandbox = try await sandbox()
    try sandbox.write("<!DOCTYPE html>\n<html>a page of somebody's</html>\n", to: "page.html")
    try sandbox.write("point,what I think of it\n", to: "notes.csv")
    let before = try contents(sandbox)
    let refused = [
      ["export", "grid", "--out", "grid/store.sqlite"],
      ["export", "grid", "--out", "grid/sweep.csv"],
      ["export", "grid", "--out", "notes.csv"],
      ["export", "grid", "--out", "run.html"],
      ["report", "run", "--out", "shop.yaml"],
      ["report", "run", "--out", "page.html"],
      ["report", "run", "--out", "run/summary.json"],
      ["report", "run", "--out", "grid.csv"],
      ["plot", "run", "--out", "run"],
      ["plot", "run", "--out", "kept"],
      ["plot", "run", "--out", "grid"],
      ["run", "shop.yaml", "--out", "charts"],
      ["run", "shop.yaml", "--out", "kept"],
      ["run", "shop.yaml", "--out", "grid"],
      ["run", "shop.yaml", "--out", "shop.yaml"],
      ["record", "shop.yaml", "--out", "run"],
      ["sweep", "shop.yaml", "--vary", "rule.lowDays=1,2", "--out", "run"],
      ["init", "shop.yaml"],
    ]
    for arguments in refused {
      let outcome = try await Ringside.run(arguments, in: sandbox)
      #expect(outcome.status == 73, "\(arguments)")
      #expect(outcome.stderr.hasPrefix("error: \(arguments.last ?? "")"), "\(outcome.stderr)")
      #expect(try contents(sandbox) == before, "\(arguments)")
    }
  }

  @Test("What is of the same kind is replaced, and so is an empty file")
  func replaced() async throws {
    let sandbox = try await sandbox()
    try sandbox.write("", to: "empty.csv")
    let replacing = [
      ["export", "grid", "--out", "grid.csv"],
      ["export", "grid", "--out", "empty.csv"],
      ["report", "run", "--quiet", "--out", "run.html"],
      ["report", "grid", "--quiet", "--out", "run.html"],
      ["plot", "run", "--quiet", "--out", "charts"],
      ["run", "shop.yaml", "--quiet", "--out", "run"],
      ["record", "shop.yaml", "--replications", "1", "--out", "kept"],
    ]
    for arguments in replacing {
      let outcome = try await Ringside.run(arguments, in: sandbox)
      #expect(outcome.status == 0, "\(arguments): \(outcome.stderr)")
    }
    #expect(try sandbox.data("empty.csv") == sandbox.data("grid.csv"))
  }

  @Test("A refusal says what stands there")
  func words() async throws {
    let sandbox = try await sandbox()
    let report = try await Ringside.run(["report", "run", "--out", "shop.yaml"], in: sandbox)
    #expect(
      report.stderr
        == "error: shop.yaml is there already and is not a report of Ringside's; name another "
        + "file with --out, or take it away first\n")
    let run = try await Ringside.run(["run", "shop.yaml", "--out", "kept"], in: sandbox)
    #expect(
      run.stderr
        == "error: kept holds a recorded run, which a run would replace; name another folder with "
        + "--out, or take it away first\n")
  }

  @Test(
    "What a killed process left beside its output is taken away by the next, and no living one's")
  func leftovers() async throws {
    let sandbox = try SweepTests.sandbox()
    let alive = "r.\(ProcessInfo.processInfo.processIdentifier).partial"
    try sandbox.makeFolder(alive)
    let run = try Ringside.start(
      ["run", Ringside.scenario("long"), "--threads", "1", "--out", "r"], in: sandbox)
    try run.wait {
      try !sandbox.entries().contains { $0.contains(".partial/merchants.csv") }
    }
    run.kill()
    _ = try await run.end()
    #expect(try sandbox.entries().count { $0.hasSuffix(".partial/") } == 2)
    let next = try await Ringside.run(["run", "shop.yaml", "--quiet", "--out", "r"], in: sandbox)
    #expect(next.status == 0)
    #expect(try sandbox.entries().filter { $0.hasSuffix(".partial/") } == ["\(alive)/"])
  }
}
