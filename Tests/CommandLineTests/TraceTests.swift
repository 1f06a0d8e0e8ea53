import Foundation
import Testing

/// `ringside trace`, compared with what `run` counts.
struct TraceTests {
  private struct Line: Decodable {
    let date: String
    let day: Int
    let time: String
    let event: String
    let contact: String?
    let offered: Int?
    let answered: Int?
    let isLow: Bool?
  }

  private let scenario = Ringside.scenario("two-segments")

  private func lines(_ options: [String], in sandbox: Sandbox) async throws -> [Line] {
    let outcome = try await Ringside.run(["trace", scenario, "--json"] + options, in: sandbox)
    #expect(outcome.status == 0)
    #expect(outcome.stderr.isEmpty)
    return try outcome.text.split(separator: "\n").map {
      try JSONDecoder().decode(Line.self, from: Data($0.utf8))
    }
  }

  @Test("What a trace tells adds up to the merchant's row")
  func adding() async throws {
    let sandbox = try Sandbox()
    let run = try await Ringside.run(["run", scenario, "-q", "--out", "r"], in: sandbox)
    #expect(run.status == 0)
    let table = try StrictCSV(sandbox.text("r/merchants.csv"))
    for key in [["0", "solo", "0"], ["2", "solo", "69"], ["1", "shop", "29"]] {
      let row = try #require(table.rows.first { Array($0[0...2]) == key })
      let lines = try await lines(
        ["--replication", key[0], "--segment", key[1], "--merchant", key[2], "--dates", "-2:14"],
        in: sandbox)
      func count(_ event: String) -> Int { lines.count { $0.day >= 1 && $0.event == event } }
      func cell(_ column: String) throws -> Int {
        try #require(table.header.firstIndex(of: column).flatMap { Int(row[$0]) })
      }
      #expect(count("arrived") == (try cell("contacts")))
      #expect(count("cardAccepted") + count("cardDeclined") == count("cardSent"))
      #expect(count("answered") <= count("rang"))
      #expect(count("suspended") == (try cell("suspensions")))
      #expect(lines.count { $0.day >= 1 && $0.isLow == true } == (try cell("low_days")))
      // A call counts on the day it rings, and none of them rings at a midnight here.
      #expect(count("rang") == (try cell("calls_offered")))
      let judged = lines.count { $0.event == "judged" || $0.event == "notJudged" }
      #expect(judged == 17)
      let moments = lines.map { $0.date + $0.time }
      #expect(moments == moments.sorted())
    }
  }

  @Test("What an app is said to be is what the next ring finds")
  func apps() async throws {
    struct Line: Decodable {
      let event: String
      let agent: Int?
      let app: String?
      let agents: [String]?
    }
    let sandbox = try Sandbox()
    let outcome = try await Ringside.run(
      [
        "trace", scenario, "--json", "--segment", "shop", "--merchant", "1", "--dates", "-2:14",
      ], in: sandbox)
    var apps: [Int: String] = [:]
    var rings = 0
    for text in outcome.text.split(separator: "\n") {
      let line = try JSONDecoder().decode(Line.self, from: Data(text.utf8))
      if line.event == "app", let agent = line.agent { apps[agent] = line.app }
      guard line.event == "rang" else { continue }
      for (index, state) in (line.agents ?? []).enumerated() {
        guard state != "off shift", state != "in a call", state != "not rung" else { continue }
        rings += 1
        #expect(apps[index + 1] == (state == "foreground, chatting" ? "foreground" : state))
      }
    }
    #expect(rings > 20)
  }

  @Test("What missed calls lead to, and what merchants do because of the rule, is told")
  func reactions() async throws {
    let sandbox = try Sandbox()
    func told(_ settings: [String]) async throws -> String {
      try await Ringside.run(
        ["trace", scenario, "--segment", "solo", "--merchant", "1", "--dates", "-2:14"]
          + settings.flatMap { ["--set", $0] }, in: sandbox
      ).text
    }
    let misses = try await told([
      "customer.loss.perMissedRing=1", "customer.complaints.perMissedRing=1",
      "response.anticipation.diligence=1.2", "response.lowDay.diligence=2", "rule.lowDays=9",
    ])
    #expect(misses.contains("00:00:00.000  the merchant anticipates the rule\n"))
    #expect(misses.contains(": the customer is lost\n"))
    #expect(misses.contains(": the customer complains of missed calls\n"))
    #expect(
      misses.contains(
        ", a low day\n  24:00:00.000  the merchant sees the low rate, and responds\n"))
    let games = try await told(["response.gaming={withhold: 1, selfCalls: 1, selfCallsPerDay: 1}"])
    #expect(games.contains("  the merchant calls itself, and answers\n"))
    #expect(games.contains(" is sent no card: one call more, and the day could be low\n"))
    #expect(!games.contains("anticipates"))
  }

  @Test("Days are numbers or dates, and name the same")
  func days() async throws {
    let sandbox = try Sandbox()
    let numbers = try await Ringside.run(
      ["trace", scenario, "--segment", "solo", "--merchant", "3", "--dates", "0:2"], in: sandbox)
    let dates = try await Ringside.run(
      [
        "trace", scenario, "--segment", "solo", "--merchant", "3", "--dates",
        "2026-03-01:2026-03-03",
      ], in: sandbox)
    #expect(numbers.status == 0)
    #expect(numbers.stdout == dates.stdout)
    let headings = numbers.text.split(separator: "\n").filter { !$0.hasPrefix(" ") }
    #expect(
      headings == [
        "2026-03-01 sun, day 0 (warm-up)", "2026-03-02 mon, day 1", "2026-03-03 tue, day 2",
      ])
    #expect(numbers.text.contains("  agent 1 comes on shift, until 2026-03-02 21:00\n"))
    #expect(numbers.text.contains("  the day is judged: "))
  }

  @Test("Who comes back from a break does so as it ends, not as the shift began")
  func returnFromBreak() async throws {
    let sandbox = try Sandbox()
    try sandbox.write(
      """
      title: A break in the trace
      calendar: {start: 2026-03-02, days: 1}
      kinds: {call: {text: 1 min}}
      segments:
        shop:
          merchants: 1
          agents: 1
          contactsPerDay: {call: 0}
          roster: [{days: daily, from: "09:00", to: "12:00"}]
          breaks: [{days: daily, from: "10:00", to: "10:30"}]
          answering: {foreground: {chance: 1}}
      """, to: "break.yaml")
    let outcome = try await Ringside.run(
      ["trace", "break.yaml", "--segment", "shop", "--merchant", "0", "--json"], in: sandbox)
    #expect(outcome.status == 0)
    func times(_ event: String) throws -> [String] {
      try outcome.text.split(separator: "\n").map {
        try JSONDecoder().decode(Line.self, from: Data($0.utf8))
      }.filter { $0.event == event }.map { String($0.time.prefix(5)) }
    }
    #expect(try times("shiftBegins") == ["09:00", "10:30"])
    #expect(try times("shiftEnds") == ["10:00", "12:00"])
  }

  @Test(
    "What does not exist is wrong usage, with what does",
    arguments: [
      (
        ["--segment", "solo", "--merchant", "70"],
        "'--merchant' takes a number from 0 to 69 in the segment 'solo'."
      ),
      (["--merchant", "0"], "'--segment' is needed: solo, shop."),
      (["--segment", "brand", "--merchant", "0"], "'--segment' takes one of: solo, shop."),
      (
        ["--segment", "solo", "--merchant", "0", "--dates", "5:4"],
        "'--dates' takes days from -2 to 14, or from 2026-02-27 to 2026-03-15, as first:last."
      ),
      (
        ["--segment", "solo", "--merchant", "0", "--dates", "-3"],
        "'--dates' takes days from -2 to 14, or from 2026-02-27 to 2026-03-15, as first:last."
      ),
    ])
  func usage(options: [String], words: String) async throws {
    let outcome = try await Ringside.run(["trace", scenario] + options, in: try Sandbox())
    #expect(outcome.status == 64)
    #expect(outcome.stderr.hasPrefix("Error: \(words)\n"), "\(outcome.stderr)")
    #expect(outcome.stdout.isEmpty)
  }
}
