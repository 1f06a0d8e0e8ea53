import Foundation
import Testing

/// docs/forecasts.md, whose commands are run as they stand there, and what is said of wrong input.
struct ForecastPageTests {
  private static func commands() throws -> [Substring] {
    let page = try String(
      contentsOf: Recorded.root.appending(path: "docs/forecasts.md"), encoding: .utf8)
    return page.components(separatedBy: "```").enumerated()
      .filter { $0.offset % 2 == 1 && $0.element.hasPrefix("sh\n") }
      .flatMap { $0.element.dropFirst(3).split(separator: "\n") }
  }

  private struct Backtest: Decodable {
    struct Policy: Decodable {
      let name: String
      let suspensions: Int
      let suspensionsAlsoInHistory: Int
      let answered: Int
    }
    let suspensionsInHistory: Int
    let policies: [Policy]
  }

  private struct Validation: Decodable {
    struct Verdict: Decodable { let verdict: String }
    struct Measure: Decodable {
      struct Day: Decodable { let actual: Double? }
      let name: String
      let days: [Day]
    }
    let forecastFrom: String
    let verdict: Verdict
    let measures: [Measure]
  }

  @Test("The commands lead from a log to a verdict, and to a forecast that is scored later")
  func story() async throws {
    let sandbox = try Sandbox()
    let scenarios = Recorded.root.appending(path: "scenarios").path
    let lines = try Self.commands()
    #expect(lines.count == 7)
    for line in lines {
      let outcome = try await Ringside.shell(
        "mkdir -p ../bin; ln -sf \"$RINGSIDE\" ../bin/ringside; ln -sfn '\(scenarios)' scenarios; "
          + "PATH=\"$PWD/../bin:$PATH\"; \(line)", in: sandbox)
      #expect(outcome.status == 0, "\(line): \(outcome.stderr)\(outcome.text)")
    }
    func read<Figures: Decodable>(_ type: Figures.Type, _ file: String) throws -> Figures {
      try JSONDecoder().decode(type, from: Data(try sandbox.text(file).utf8))
    }
    let backtest = try read(Backtest.self, "results/backtest/backtest.json")
    #expect(backtest.policies.map(\.name) == ["as written", "three-in-a-row"])
    // Three low days in a row are rarer than two, on the same days.
    #expect(backtest.policies[0].suspensions > backtest.policies[1].suspensions)
    #expect(backtest.policies[0].answered == backtest.policies[1].answered)
    let validation = try read(Validation.self, "results/validation/validation.json")
    // 30 % of 42 days are 13.
    #expect(validation.forecastFrom == "2026-03-31")
    #expect(validation.verdict.verdict == "notRefuted")
    let calls = try #require(validation.measures.first { $0.name == "calls" })
    #expect(calls.days.count == 42 && calls.days.allSatisfy { $0.actual != nil })
    // Each folder has a page in both languages, and is replaced by a later one of its kind.
    for (folder, section) in [
      ("backtest", "sides"), ("validation", "scores"), ("forecast", "silence"),
    ] {
      for language in ["en", "zh"] {
        let outcome = try await Ringside.shell(
          "RINGSIDE_PYTHON=/nowhere/python3 $RINGSIDE report results/\(folder) --language \(language) --out page.html",
          in: sandbox)
        #expect(outcome.status == 0, "\(outcome.stderr)")
        let page = try sandbox.text("page.html")
        #expect(page.contains("<section id=\"\(section)\">") && page.contains("class=\"verdict\""))
      }
    }
    let again = try await Ringside.run(
      ["backtest", "events.csv", "--out", "results/backtest", "--quiet"], in: sandbox)
    #expect(again.status == 0, "\(again.stderr)")
  }

  @Test("A forecast is the same on any number of threads")
  func bytes() async throws {
    let sandbox = try Sandbox()
    let scenario = Recorded.root.appending(path: "scenarios/solo-seller.yaml").path
    let small = ["--set", "segments.solo.merchants=4", "--set", "calendar.days=14"]
    let log = try await Ringside.run(["log", scenario, "--out", "log.csv"] + small, in: sandbox)
    #expect(log.status == 0, "\(log.stderr)")
    var outputs: [String] = []
    for threads in ["1", "3"] {
      let outcome = try await Ringside.run(
        [
          "forecast", "log.csv", "--scenario", scenario, "--days", "3", "--draws", "20", "--json",
          "--threads", threads,
        ], in: sandbox)
      #expect(outcome.status == 0, "\(outcome.stderr)")
      outputs.append(outcome.text)
    }
    #expect(outputs[0] == outputs[1])
  }

  @Test("A model with another chance of answering is refuted, with exit code 99")
  func refuted() async throws {
    let sandbox = try Sandbox()
    let scenario = Recorded.root.appending(path: "scenarios/solo-seller.yaml").path
    let small = ["--set", "segments.solo.merchants=10", "--set", "calendar.days=28"]
    let log = try await Ringside.run(["log", scenario, "--out", "log.csv"] + small, in: sandbox)
    #expect(log.status == 0, "\(log.stderr)")
    let outcome = try await Ringside.run(
      [
        "validate", "log.csv", "--scenario", scenario, "--as-is", "--draws", "40",
        "--set", "segments.solo.diligence=0.1",
      ], in: sandbox)
    #expect(outcome.status == 99, "\(outcome.stderr)")
    #expect(outcome.text.contains("Verdict: refuted, by"))
    #expect(outcome.text.contains("What to look at next:"))
  }

  @Test(
    "What cannot be done is said",
    arguments: [
      (["backtest", "log.csv", "--policy", "three-in-a-rwo"], 65, "three-in-a-row"),
      (["backtest", "log.csv", "--segment", "solos"], 64, "'--segment' takes one of: solo"),
      (["backtest", "nothing.csv"], 65, "nothing.csv"),
      (["validate", "log.csv"], 64, "'--scenario' or '--forecast'"),
      (["validate", "log.csv", "--scenario", "S", "--holdout", "120%"], 64, "'--holdout 120%'"),
      (["validate", "log.csv", "--scenario", "S", "--holdout", "9"], 65, "leaves nothing to fit"),
      (["validate", "log.csv", "--forecast", "."], 65, "."),
      (["forecast", "log.csv", "--scenario", "S", "--days", "0"], 64, "'--days'"),
    ])
  func wrongInput(words: [String], status: Int32, message: String) async throws {
    let sandbox = try Sandbox()
    try sandbox.write(
      "date,merchant,offered,answered\n2026-03-02,a,9,4\n2026-03-03,a,9,2\n", to: "log.csv")
    let scenarios = Recorded.root.appending(path: "scenarios").path
    let line = words.map { $0 == "S" ? "scenarios/solo-seller.yaml" : "'\($0)'" }
      .joined(separator: " ")
    let outcome = try await Ringside.shell(
      "ln -sfn '\(scenarios)' scenarios; \"$RINGSIDE\" \(line)", in: sandbox)
    #expect(outcome.status == status, "\(line): \(outcome.stderr)")
    #expect(outcome.stderr.contains(message), "\(outcome.stderr)")
  }
}
