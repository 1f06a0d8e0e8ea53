import Foundation
import Testing

/// A sweep that is killed (kill -9) loses no finished work and ends the same.
struct KillTests {
  /// Numbers from a seed, the same every time.
  private struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 33 | state << 31
    }
  }

  @Test("Killed at 50 moments and resumed, it exports the bytes of an undisturbed one")
  func killed() async throws {
    let sandbox = try SweepTests.sandbox()
    let whole = try await Ringside.run(SweepTests.sweep(["--out", "whole"]), in: sandbox)
    #expect(whole.status == 0)
    let reference = try await SweepTests.export("whole", in: sandbox)
    let summary = try sandbox.data("whole/sweep.csv")
    let figures = try sandbox.data("whole/sweep.json")
    var random = Seeded(state: 20_261_121)
    // Sweeps are killed up to five times each on their way, until 50 kills came before the end. A moment is where
    // the store's log has grown by so much, which tells progress on machines of any speed: the first of a sweep
    // may come while the points are written. On a busy machine a sweep may end before it is killed; then that was
    // no kill, and another sweep makes up for it.
    var killed = 0
    var number = 0
    while killed < 50 {
      let folder = "sweep-\(number)"
      number += 1
      try #require(number <= 100, "too few of the kills came in time: \(killed)")
      let arguments = SweepTests.sweep(["--out", folder, "--resume"])
      for kill in 0..<5 where killed < 50 {
        let growth = Int.random(in: 0..<(kill == 0 ? 200_000 : 30_000), using: &random)
        let goal = logSize(folder, in: sandbox) + growth
        let started = try Ringside.start(arguments, in: sandbox)
        started.wait { logSize(folder, in: sandbox) < goal }
        started.kill()
        guard try await started.end().status == -SIGKILL else { break }
        killed += 1
      }
      let end = try await Ringside.run(arguments, in: sandbox)
      #expect(end.status == 0)
      #expect(end.stderr == "")
      #expect(try await SweepTests.export(folder, in: sandbox) == reference)
      #expect(try sandbox.data("\(folder)/sweep.csv") == summary)
      #expect(try sandbox.data("\(folder)/sweep.json") == figures)
    }
  }

  private func logSize(_ folder: String, in sandbox: Sandbox) -> Int {
    let path = sandbox.folder.appending(path: "\(folder)/store.sqlite-wal").path
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return (attributes?[.size] as? NSNumber)?.intValue ?? 0
  }

  @Test("What was kept before a kill is not done again")
  func nothingLost() async throws {
    let sandbox = try SweepTests.sandbox()
    let arguments = SweepTests.sweep(["--out", "grid"])
    let started = try Ringside.start(arguments, in: sandbox)
    var kept = 0
    while started.isRunning, kept == 0 {
      kept = try await Self.units(sandbox)
    }
    started.kill()
    _ = try await started.end()
    let after = try await Self.units(sandbox)
    #expect(after >= kept)
    #expect(after > 0)
  }

  /// How many units `show` says are kept.
  private static func units(_ sandbox: Sandbox) async throws -> Int {
    let shown = try await Ringside.run(["show", "grid"], in: sandbox).text
    return shown.firstMatch(of: #/sweep, (\d+) /#).flatMap { Int($0.1) } ?? 0
  }
}
