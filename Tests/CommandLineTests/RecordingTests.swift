import Foundation
import Testing

/// `record` and `verify`.
struct RecordingTests {
  private func recorded(_ options: [String] = []) async throws -> Sandbox {
    let sandbox = try Sandbox()
    try sandbox.write(RecordedOutputTests.small, to: "shop.yaml")
    let outcome = try await Ringside.run(
      ["record", "shop.yaml", "--out", "kept", "--set", "seed=8"] + options, in: sandbox)
    #expect(outcome.status == 0)
    try FileManager.default.removeItem(at: sandbox.folder.appending(path: "shop.yaml"))
    return sandbox
  }

  /// Changes a recording's file and says what verify finds.
  private func afterChange(
    of file: String, _ change: (String) throws -> String
  ) async throws -> Ringside.Outcome {
    let sandbox = try await recorded()
    try sandbox.write(try change(sandbox.text("kept/\(file)")), to: "kept/\(file)")
    return try await Ringside.run(["verify", "kept"], in: sandbox)
  }

  /// A table with the cell of one row and column changed.
  private func changing(
    _ table: String, row: Int, column: String, _ change: (String) -> String
  ) throws -> String {
    var lines = table.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let place = try #require(lines[0].firstIndex(of: column))
    lines[row][place] = change(lines[row][place])
    return lines.map { $0.joined(separator: ",") + "\n" }.joined()
  }

  @Test("A recorded run is the same at 1, 2 and 5 threads, and needs nothing but its folder")
  func same() async throws {
    let sandbox = try await recorded()
    for threads in [1, 2, 5] {
      let outcome = try await Ringside.run(
        ["verify", "kept/", "--threads", "\(threads)"], in: sandbox)
      #expect(outcome.status == 0, "\(outcome.text)")
      // 1 of the run, 4 x 9 days, 4 x 30 merchants, and the measures.
      #expect(outcome.text.hasPrefix("kept: same: "))
      #expect(outcome.text.hasSuffix(" rows, to the last digit\n"))
    }
  }

  @Test("What distributions are drawn from is in the recording, and makes it what it is")
  func observations() async throws {
    let sandbox = try Sandbox()
    let small = RecordedOutputTests.small
    let changed = small.replacing(
      "text: {gamma: {mean: 45 min, cv: 0.6}}",
      with: "text: {empirical: {file: talk.txt, unit: min}}")
    #expect(changed != small)
    try sandbox.write(changed, to: "shop.yaml")
    try sandbox.write("20\n30\n45.5\n", to: "talk.txt")
    let outcome = try await Ringside.run(["record", "shop.yaml", "--out", "kept"], in: sandbox)
    #expect(outcome.status == 0, "\(outcome.stderr)")
    for file in ["shop.yaml", "talk.txt"] {
      try FileManager.default.removeItem(at: sandbox.folder.appending(path: file))
    }
    let same = try await Ringside.run(["verify", "kept"], in: sandbox)
    #expect(same.status == 0, "\(same.stderr)")
    try sandbox.write("20\n30\n45\n", to: "kept/observations-1.txt")
    #expect(try await Ringside.run(["verify", "kept"], in: sandbox).status == 99)
  }

  @Test("Recording again gives the same bytes")
  func bytes() async throws {
    let one = try await recorded(["--threads", "1"])
    let other = try await recorded(["--threads", "5"])
    for file in try one.entries(of: "kept") {
      #expect(try one.data("kept/\(file)") == other.data("kept/\(file)"), "\(file)")
    }
  }

  @Test("A count that differs by one is told with file, line, row, column and both values")
  func count() async throws {
    let outcome = try await afterChange(of: "tallies.csv") { table in
      try changing(table, row: 3, column: "contacts") { String((Int($0) ?? 0) + 1) }
    }
    #expect(outcome.status == 99)
    #expect(
      outcome.text.hasPrefix(
        "kept: DIFFERS: tallies.csv, line 4 (replication 0, segment shop, day 2), column contacts: "
          + "recorded "))
  }

  @Test("On the same build the last digit of a real number counts")
  func lastDigit() async throws {
    let outcome = try await afterChange(of: "measures.csv") { table in
      try changing(table, row: 1, column: "estimate") { "\((Double($0) ?? 0).nextUp)" }
    }
    #expect(outcome.status == 99)
    #expect(outcome.text.contains("measures.csv, line 2 (scope shop, measure "))
    #expect(outcome.text.contains("column estimate: recorded "))
  }

  @Test(
    "On another build reals agree within 1e-9 and no further, and counts exactly",
    arguments: [
      (1 + 0.5e-9, 0), (1 + 2e-9, 99),
    ] as [(Double, Int32)])
  func otherBuild(factor: Double, status: Int32) async throws {
    let sandbox = try await recorded()
    let manifest = try sandbox.text("kept/manifest.json")
    try #require(manifest.contains("\"program\" : \""))
    try sandbox.write(
      manifest.replacing(#/"gsl" : "[^"]*"/#, with: "\"gsl\" : \"0.1\""), to: "kept/manifest.json")
    let table = try changing(sandbox.text("kept/measures.csv"), row: 1, column: "estimate") {
      "\((Double($0) ?? 0) * factor)"
    }
    #expect(table != (try sandbox.text("kept/measures.csv")))
    try sandbox.write(table, to: "kept/measures.csv")
    let outcome = try await Ringside.run(["verify", "kept"], in: sandbox)
    #expect(outcome.status == status, "\(outcome.text)")
    if status == 0 { #expect(outcome.text.hasSuffix(", reals within 1e-9\n")) }
    let counts = try changing(sandbox.text("kept/merchants.csv"), row: 2, column: "contacts") {
      $0 + "0"
    }
    try sandbox.write(counts, to: "kept/merchants.csv")
    #expect(try await Ringside.run(["verify", "kept"], in: sandbox).status == 99)
  }

  @Test("Rows that are gone or new are differences; measures and counters that are new are not")
  func rows() async throws {
    let gone = try await afterChange(of: "merchants.csv") {
      $0 + "9,shop,0" + String(repeating: ",0", count: 11) + "\n"
    }
    #expect(
      gone.text.contains("(replication 9, segment shop, merchant 0): recorded a row, now nothing"))
    let new = try await afterChange(of: "merchants.csv") { table in
      table.split(separator: "\n").dropLast().map { $0 + "\n" }.joined()
    }
    #expect(
      new.text.contains("(replication 3, segment shop, merchant 29): nothing recorded, now a row"))
    let measure = try await afterChange(of: "measures.csv") { table in
      table.split(separator: "\n").enumerated().filter { $0.offset != 1 }.map { $0.element + "\n" }
        .joined()
    }
    #expect(measure.status == 0)
    let counter = try await afterChange(of: "run.csv") { _ in "replications\n4\n" }
    #expect(counter.status == 0)
  }

  @Test(
    "A recording in the names of an earlier release is the same, with a note: only names differ")
  func formerNames() async throws {
    let sandbox = try await recorded(["--set", "measurement.falsePositives=true"])
    let formerNames = [
      ("scenario.yaml", "falsePositives:", "luck:"), ("scenario.yaml", "offer: 15 s", "turn: 15 s"),
      ("scenario.yaml", "reinstatement:", "comeBack:"),
      ("tallies.csv", "falsePositivesAtLowerThreshold", "suspensionsByLuckBelow"),
      ("tallies.csv", "falsePositivesAtHigherThreshold", "suspensionsByLuckAbove"),
      ("tallies.csv", "falsePositives,", "suspensionsByLuck,"),
      ("measures.csv", "false_positive_share", "bad_luck"),
    ]
    for (file, current, former) in formerNames {
      let text = try sandbox.text("kept/\(file)")
      try #require(text.contains(current), "\(file) has no \(current)")
      try sandbox.write(text.replacing(current, with: former), to: "kept/\(file)")
    }
    let outcome = try await Ringside.run(["verify", "kept"], in: sandbox)
    #expect(outcome.status == 0, "\(outcome.text)")
    #expect(outcome.stderr.contains("note: `luck` is called `falsePositives` now"))
    #expect(
      outcome.stderr.contains(
        "kept: note: names of an earlier release are read as today's: bad_luck, "))
  }

  @Test("A folder that is no recording, or a damaged one, ends with 65 before anything runs")
  func wrong() async throws {
    let sandbox = try await recorded()
    #expect(try await Ringside.run(["verify", "kept", "nowhere"], in: sandbox).status == 65)
    try FileManager.default.removeItem(at: sandbox.folder.appending(path: "kept/tallies.csv"))
    let damaged = try await Ringside.run(["verify", "kept"], in: sandbox)
    #expect(damaged.status == 65)
    #expect(damaged.stderr.hasPrefix("kept/tallies.csv: error: "))
    #expect(try await Ringside.run(["verify"], in: sandbox).status == 64)
  }

  @Test(
    "The project's recorded runs come out the same", arguments: [1, 2, 5])
  func references(threads: Int) async throws {
    let folder = Recorded.root.appending(path: "results/reference")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { !$0.hasPrefix(".") }.sorted()
    #expect(names.count >= 2)
    let outcome = try await Ringside.run(
      ["verify", "--threads", "\(threads)"] + names.map { folder.appending(path: $0).path },
      in: try Sandbox())
    #expect(outcome.status == 0, "\(outcome.text)\(outcome.stderr); `make record` records anew")
  }
}
