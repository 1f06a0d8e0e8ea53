import Foundation
import Testing

/// docs/calibration.md, whose commands are run as they stand there, and what they write.
struct CalibrationPageTests {
  private static func blocks(_ language: String) throws -> [String] {
    let page = try String(
      contentsOf: Recorded.root.appending(path: "docs/calibration.md"), encoding: .utf8)
    var blocks: [String] = []
    var block: String?
    for line in page.components(separatedBy: "\n") {
      if line.hasPrefix("```") {
        if let text = block { blocks.append(text) }
        block = block == nil && line == "```" + language ? "" : nil
      } else {
        block?.append(line + "\n")
      }
    }
    return blocks
  }

  @Test(
    "Five commands lead from a raw log to a comparison of policies, and three more to one in worlds"
  )
  func commands() async throws {
    let sandbox = try Sandbox()
    try sandbox.write(try #require(try Self.blocks("yaml").first), to: "mapping.yaml")
    let scenarios = Recorded.root.appending(path: "scenarios").path
    let lines = try Self.blocks("sh").joined().split(separator: "\n")
    #expect(lines.count == 8)
    for line in lines {
      let outcome = try await Ringside.shell(
        "mkdir -p ../bin; ln -sf \"$RINGSIDE\" ../bin/ringside; ln -sfn '\(scenarios)' scenarios; "
          + "PATH=\"$PWD/../bin:$PATH\"; \(line)", in: sandbox)
      #expect(outcome.status == 0, "\(line): \(outcome.stderr)")
    }
    // Sellers with good and bad days are seen to have them. Apps blur them, so that what was simulated need not lie within.
    let policy = try sandbox.text("ours.yaml")
    let line = try #require(
      policy.components(separatedBy: "dayEffect:").last?.split(separator: "\n")
        .first { $0.contains("sd: ") })
    let ends = try #require(line.components(separatedBy: "95 %: ").last)
      .components(separatedBy: ";")[0].components(separatedBy: " to ").compactMap(Double.init)
    #expect(ends.count == 2 && ends[0] > 0.2 && ends[1] < 1.2, "\(line)")
  }

  @Test("The same log gives the same policy, on any number of threads")
  func bytes() async throws {
    let sandbox = try Sandbox()
    let scenario = Recorded.root.appending(path: "scenarios/solo-seller.yaml").path
    let small = ["--set", "segments.solo.merchants=12"]
    let log = try await Ringside.run(
      ["log", scenario, "--counts", "--out", "counts.csv"] + small, in: sandbox)
    #expect(log.status == 0, "\(log.stderr)")
    for threads in ["1", "3"] {
      let outcome = try await Ringside.run(
        ["calibrate", "counts.csv", "--scenario", scenario, "--threads", threads, "--out", threads]
          + small, in: sandbox)
      #expect(outcome.status == 0, "\(outcome.stderr)")
    }
    #expect(try sandbox.text("1") == sandbox.text("3"))
  }

  @Test("Days that are less alike than by chance are said to be, and written as not alike")
  func alternatingDays() async throws {
    let sandbox = try Sandbox()
    // One merchant is busy on every other day, one on the days between.
    let rows = (0..<56).flatMap { day in
      ["a", "b"].enumerated().map { place, merchant in
        let date = day < 31 ? "2026-03-\(day + 1)" : "2026-04-\(day - 30)"
        let calls = (day + place) % 2 == 0 ? 30 : 4
        return
          "\(date.replacing(#/-([0-9])$/#) { "-0\($0.output.1)" }),\(merchant),\(calls),\(calls / 2)"
      }
    }
    try sandbox.write(
      "date,merchant,offered,answered\n" + rows.joined(separator: "\n") + "\n", to: "log.csv")
    let scenario = Recorded.root.appending(path: "scenarios/solo-seller.yaml").path
    let outcome = try await Ringside.run(
      ["calibrate", "log.csv", "--scenario", scenario, "--out", "ours.yaml"], in: sandbox)
    #expect(outcome.status == 0, "\(outcome.stderr)")
    #expect(try sandbox.text("ours.yaml").contains("persistence: 0  # fitted as -0."))
  }

  @Test(
    "What cannot be fitted to is said",
    arguments: [
      ("a,b\n1,2\n", "neither an events.csv nor a counts.csv"),
      ("date,merchant,offered,answered\n", "has no rows"),
      ("date,merchant,offered,answered\n2026-03-02,a,3,4\n", "more calls answered than offered"),
      ("date,merchant,offered,answered\n2026-02-30,a,3,2\n", "'2026-02-30' is no value for `date`"),
      ("date,merchant,offered,answered\n2026-03-02,a,x,2\n", "'x' is no value for `offered`"),
      ("date,merchant,offered,answered\n2026-03-02,a,3,2\n", "no weekday has two whole days"),
      ("date,merchant,offered,answered\n2026-03-02,a,0,0\n2026-03-09,a,0,0\n", "no calls"),
    ])
  func wrongInput(log: String, message: String) async throws {
    let sandbox = try Sandbox()
    try sandbox.write(log, to: "log.csv")
    let scenario = Recorded.root.appending(path: "scenarios/solo-seller.yaml").path
    let outcome = try await Ringside.run(
      ["calibrate", "log.csv", "--scenario", scenario, "--out", "ours.yaml"], in: sandbox)
    #expect(outcome.status == 65)
    #expect(outcome.stderr.contains(message), "\(outcome.stderr)")
    #expect(try sandbox.entries() == ["log.csv"])
  }
}
