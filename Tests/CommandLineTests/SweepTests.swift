import Foundation
import Testing

/// Sweeps, what is kept of them, and what is exported.
struct SweepTests {
  /// A scenario of which a replication takes a millisecond.
  static func shop() throws -> String {
    try String(contentsOfFile: Ringside.scenario("small-shop"), encoding: .utf8)
  }

  static let vary = ["--vary", "rule.threshold=0.5:0.9:0.05", "--vary", "rule.lowDays=1:4"]
  static let points = 36

  static func sandbox() throws -> Sandbox {
    let sandbox = try Sandbox()
    try sandbox.write(shop(), to: "shop.yaml")
    return sandbox
  }

  static func sweep(_ more: [String]) -> [String] {
    ["sweep", "shop.yaml"] + vary + ["--quiet"] + more
  }

  /// What a folder exports.
  static func export(_ folder: String, in sandbox: Sandbox) async throws -> Data {
    let outcome = try await Ringside.run(["export", folder], in: sandbox)
    #expect(outcome.status == 0)
    #expect(outcome.stderr == "")
    return outcome.stdout
  }

  @Test("Exports and files have the same bytes on 1, 2 and 5 threads")
  func sameBytes() async throws {
    let sandbox = try Self.sandbox()
    var exports: [Data] = []
    var files: [[Data]] = []
    for threads in [1, 2, 5] {
      let folder = "on-\(threads)"
      let outcome = try await Ringside.run(
        Self.sweep(["--replications", "6", "--threads", "\(threads)", "--out", folder]),
        in: sandbox)
      #expect(outcome.status == 0)
      exports.append(try await Self.export(folder, in: sandbox))
      files.append(try ["sweep.csv", "sweep.json"].map { try sandbox.data("\(folder)/\($0)") })
      #expect(
        try sandbox.entries(of: folder) == [
          "manifest.json", "store.sqlite", "sweep.csv", "sweep.json",
        ])
    }
    #expect(Set(exports).count == 1)
    #expect(Set(files).count == 1)
  }

  @Test("An export has a row a point, replication, scope and measure, and adds up")
  func export() async throws {
    let sandbox = try Self.sandbox()
    _ = try await Ringside.run(
      Self.sweep(["--replications", "3", "--out", "grid"]), in: sandbox)
    let table = try StrictCSV(
      String(decoding: try await Self.export("grid", in: sandbox), as: UTF8.self))
    #expect(
      table.header == [
        "point", "rule.threshold", "rule.lowDays", "replication", "scope", "represents", "measure",
        "unit", "numerator", "denominator", "estimate",
      ])
    let measures = Set(table.column("measure") ?? [])
    #expect(table.rows.count == Self.points * 3 * measures.count)
    let keys = Set(table.rows.map { [$0[0], $0[3], $0[4], $0[6]] })
    #expect(keys.count == table.rows.count)
    // The estimates of sweep.csv are the ratios of the sums that are exported.
    let summary = try StrictCSV(try sandbox.text("grid/sweep.csv"))
    let estimate = try #require(
      summary.rows.first { $0[0] == "5" && $0[3] == "shop" && $0[4] == "answer_rate" })
    let rows = table.rows.filter { $0[0] == "5" && $0[6] == "answer_rate" }
    let sums = rows.reduce((0.0, 0.0)) {
      ($0.0 + (Double($1[8]) ?? 0), $0.1 + (Double($1[9]) ?? 0))
    }
    #expect(Double(estimate[7]) == sums.0 / sums.1)
    let one = try await Ringside.run(
      ["export", "grid", "--measure", "answer_rate", "--out", "one.csv"], in: sandbox)
    #expect(one.status == 0)
    #expect(try StrictCSV(try sandbox.text("one.csv")).rows.count == Self.points * 3)
  }

  @Test("Ctrl-C keeps what is finished and says how to go on")
  func interrupted() async throws {
    let sandbox = try Self.sandbox()
    let reference = try await Ringside.run(
      Self.sweep(["--replications", "10", "--out", "whole"]), in: sandbox)
    #expect(reference.status == 0)
    let arguments = Self.sweep(["--replications", "10", "--out", "stopped"])
    let started = try Ringside.start(arguments, in: sandbox)
    // The folder appears before the first unit is begun.
    started.wait { (try? sandbox.data("stopped/store.sqlite")) == nil }
    started.interrupt()
    let outcome = try await started.end()
    // A machine that is fast enough may be done before.
    #expect(outcome.status == 130 || outcome.status == 0)
    if outcome.status == 130 {
      #expect(outcome.stderr.contains("units are kept in stopped. Go on with:"))
      #expect(outcome.stderr.contains("--out stopped --resume"))
    }
    let resumed = try await Ringside.run(arguments + ["--resume"], in: sandbox)
    #expect(resumed.status == 0)
    #expect(
      try await Self.export("stopped", in: sandbox) == Self.export("whole", in: sandbox))
    for file in ["sweep.csv", "sweep.json"] {
      #expect(try sandbox.data("stopped/\(file)") == sandbox.data("whole/\(file)"), "\(file)")
    }
  }

  @Test("A full disk ends it with a word; what was finished is kept, and it goes on")
  func fullDisk() async throws {
    let sandbox = try Self.sandbox()
    let arguments = Self.sweep(["--replications", "20", "--out"])
    // No file may grow beyond 400 kB: the points fit in, the answers do not.
    let outcome = try await Ringside.shell(
      "ulimit -f 800; exec $RINGSIDE \(arguments.joined(separator: " ")) full", in: sandbox)
    #expect(outcome.status == 73)
    #expect(outcome.stderr.contains("cannot work on full/store.sqlite: "))
    #expect(outcome.stderr.contains("go on with:"), "\(outcome.stderr)")
    let resumed = try await Ringside.run(arguments + ["full", "--resume"], in: sandbox)
    #expect(resumed.status == 0)
    _ = try await Ringside.run(arguments + ["whole"], in: sandbox)
    #expect(try await Self.export("full", in: sandbox) == Self.export("whole", in: sandbox))
  }

  @Test("A sweep to a precision, and one of a budget, are the same on any number of threads")
  func efforts() async throws {
    let sandbox = try Self.sandbox()
    for effort in [["--precision", "answer_rate=10%"], ["--budget", "400"]] {
      var exports: [Data] = []
      for threads in [1, 5] {
        let folder = "\(effort[0].dropFirst(2))-\(threads)"
        let outcome = try await Ringside.run(
          Self.sweep(effort + ["--threads", "\(threads)", "--out", folder]), in: sandbox)
        #expect(outcome.status == 0)
        exports.append(try await Self.export(folder, in: sandbox))
      }
      #expect(exports[0] == exports[1])
      #expect(exports[0].count > 10_000)
    }
  }

  @Test("Progress goes to a log line by line where there is no terminal")
  func progress() async throws {
    let sandbox = try Self.sandbox()
    let outcome = try await Ringside.run(
      ["sweep", "shop.yaml", "--replications", "2000", "--vary", "rule.lowDays=1,2"]
        + ["--progress-every", "0.1"], in: sandbox)
    #expect(outcome.status == 0)
    let lines = outcome.stderr.split(separator: "\n")
    let pattern = #/\d+ of \d+ units \(\d+ %\), .* units/s, .* left; point \d: suspensions .*/#
    #expect(lines.contains { $0.contains(pattern) })
  }

  @Test("Results are found and described")
  func found() async throws {
    let sandbox = try Self.sandbox()
    _ = try await Ringside.run(
      Self.sweep(["--replications", "2", "--out", "results/grid"]), in: sandbox)
    _ = try await Ringside.run(
      ["run", "shop.yaml", "--replications", "2", "--out", "results/deep/run", "--quiet"],
      in: sandbox)
    let list = try await Ringside.run(["ls"], in: sandbox)
    #expect(list.status == 0)
    let lines = list.text.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines[0].hasPrefix("results/deep/run  run "))
    #expect(lines[1].hasPrefix("results/grid "))
    #expect(lines[1].contains("36 units, finished"))
    let sweep = try await Ringside.run(["show", "results/grid"], in: sandbox)
    #expect(sweep.status == 0)
    #expect(sweep.text.contains("36 points, 72 replications in all"))
    let run = try await Ringside.run(["show", "results/deep/run/"], in: sandbox)
    #expect(run.status == 0)
    #expect(run.text.contains("suspensions"))
    #expect(try await Ringside.run(["show", "results"], in: sandbox).status == 65)
    #expect(try await Ringside.run(["ls", "nowhere"], in: sandbox).status == 65)
  }
}
