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
    var random = Seeded(state: 20_261_121)
    var killed = 0
    // Ten sweeps, each killed five times on its way. A moment is where the store's log has grown by so much,
    // which tells progress on machines of any speed: the first may come while the points are written.
    for number in 0..<10 {
      let folder = "sweep-\(number)"
      let arguments = SweepTests.sweep(["--out", folder, "--resume"])
      for kill in 0..<5 {
        let growth = Int.random(in: 0..<(kill == 0 ? 200_000 : 30_000), using: &random)
        let goal = logSize(folder, in: sandbox) + growth
        let started = try Ringside.start(arguments, in: sandbox)
        while started.isRunning, logSize(folder, in: sandbox) < goal {
          try await Task.sleep(for: .milliseconds(1))
        }
        started.kill()
        killed += try await started.end().status == -SIGKILL ? 1 : 0
      }
      let end = try await Ringside.run(arguments, in: sandbox)
      #expect(end.status == 0)
      #expect(end.stderr == "")
      #expect(try await SweepTests.export(folder, in: sandbox) == reference)
      #expect(try sandbox.data("\(folder)/sweep.csv") == summary)
    }
    // Some come when all is done already; most must not.
    #expect(killed > 25)
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
