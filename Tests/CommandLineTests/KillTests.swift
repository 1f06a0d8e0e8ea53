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
    let start = ContinuousClock.now
    let whole = try await Ringside.run(SweepTests.sweep(["--out", "whole"]), in: sandbox)
    let length = ContinuousClock.now - start
    #expect(whole.status == 0)
    let reference = try await SweepTests.export("whole", in: sandbox)
    let summary = try sandbox.data("whole/sweep.csv")
    var random = Seeded(state: 20_261_121)
    var killed = 0
    // Ten sweeps, each killed five times on its way; moments are shares of the undisturbed sweep's time.
    for number in 0..<10 {
      let arguments = SweepTests.sweep(["--out", "sweep-\(number)", "--resume"])
      for _ in 0..<5 {
        let moment = length * Double.random(in: 0..<0.4, using: &random)
        let started = try Ringside.start(arguments, in: sandbox)
        try await Task.sleep(for: moment)
        started.kill()
        killed += try await started.end().status == -SIGKILL ? 1 : 0
      }
      let end = try await Ringside.run(arguments, in: sandbox)
      #expect(end.status == 0)
      #expect(end.stderr == "")
      #expect(try await SweepTests.export("sweep-\(number)", in: sandbox) == reference)
      #expect(try sandbox.data("sweep-\(number)/sweep.csv") == summary)
    }
    // Some kills come when all is done already; most must not.
    #expect(killed > 25)
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
