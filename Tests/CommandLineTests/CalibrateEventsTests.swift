import Foundation
import Testing

/// `ringside calibrate` on events that `ringside log` wrote: what was simulated is found again.
struct CalibrateEventsTests {
  private static let truth = """
    title: Two who ring together
    seed: 11
    replications: 2
    calendar: {start: 2026-03-02, days: 28}
    kinds:
      install:
        hours: [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 3, 2, 2, 2, 2, 1, 1, 1, 0, 0, 0, 0]
        text: 20 min
        video: {gamma: {mean: 6 min, cv: 0.6}}
        offer: 80 %
        accept: 80 %
        tapDelay: 1 min
    customer:
      ringPatience: {exponential: {mean: 60 s}}
      afterMiss: {ringAgain: 50 %, delay: {exponential: {mean: 3 min}}, mostRings: 3}
    segments:
      shop:
        merchants: 12
        agents: 2
        contactsPerDay: {install: 6}
        demand: {busyness: 0.3, persistence: 0.5}
        roster: [{days: daily, from: "08:00", to: "22:00"}]
        answering: {foreground: &all {chance: 60 %, delay: {lognormal: {median: 10 s, sigma: 0.6}}}, background: *all}
    rule: {enabled: false}

    """

  /// The ends of the 95 % interval in the comment of a line.
  private func interval(_ line: Substring) -> ClosedRange<Double>? {
    let words = line.components(separatedBy: "95 %: ")
    guard words.count > 1 else { return nil }
    let ends = words[1].components(separatedBy: CharacterSet(charactersIn: ";)"))[0]
      .components(separatedBy: " to ").compactMap(Double.init)
    return ends.count == 2 && ends[0] <= ends[1] ? ends[0]...ends[1] : nil
  }

  @Test("Hours, durations, patience and delays are found again, and what a log lacks is said")
  func roundTrip() async throws {
    let sandbox = try Sandbox()
    try sandbox.write(Self.truth, to: "shop.yaml")
    let log = try await Ringside.run(["log", "shop.yaml", "--out", "events.csv"], in: sandbox)
    #expect(log.status == 0, "\(log.stderr)")
    let outcome = try await Ringside.run(
      ["calibrate", "events.csv", "--scenario", "shop.yaml", "--out", "ours.yaml"], in: sandbox)
    #expect(outcome.status == 0, "\(outcome.stderr)")
    let policy = try sandbox.text("ours.yaml").split(separator: "\n")
    func line(_ words: String) throws -> Substring {
      try #require(policy.first { $0.contains(words) && !$0.hasPrefix("#") }, "\(words)")
    }
    // Medians in seconds: of a gamma of mean 360 and cv 0.6, of exponentials of mean 60 and 180, of one agent's delay.
    for (words, median) in [
      ("talks", 317.8), ("patience while it rings", 41.59),
      ("delay until a customer rings again", 124.8), ("one agent alone", 10),
    ] {
      let line = try line(words)
      let ends = try #require(interval(line), "\(line)")
      // Four intervals of one seed: wider by half, so that the seed need not be looked for.
      let slack = (ends.upperBound - ends.lowerBound) / 4
      #expect(ends.lowerBound - slack < median && median < ends.upperBound + slack, "\(line)")
    }
    #expect(outcome.stderr.contains("rosters, breaks and absence are not fitted"))
    #expect(outcome.stderr.contains("delay until a merchant comes back: none in the log"))
    let run = try await Ringside.run(
      ["run", "shop.yaml", "--policy", "ours.yaml", "--quiet"], in: sandbox)
    #expect(run.status == 0, "\(run.stderr)")
  }

  @Test("Hours that differ within days are found again beside the days' own busyness")
  func withinDay() async throws {
    let sandbox = try Sandbox()
    try sandbox.write(Self.truth, to: "shop.yaml")
    let settings = [
      "calendar.days=56", "segments.shop.contactsPerDay.install=24",
      "segments.shop.demand={busyness: 0.6, persistence: 0.5, withinDay: {busyness: 0.6, persistence: 0.6}}",
    ].flatMap { ["--set", $0] }
    let log = try await Ringside.run(
      ["log", "shop.yaml", "--out", "events.csv"] + settings, in: sandbox)
    #expect(log.status == 0, "\(log.stderr)")
    let outcome = try await Ringside.run(
      ["calibrate", "events.csv", "--scenario", "shop.yaml", "--out", "ours.yaml"], in: sandbox)
    #expect(outcome.status == 0, "\(outcome.stderr)")
    let policy = try sandbox.text("ours.yaml").split(separator: "\n").map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    let demand = try #require(policy.firstIndex { $0 == "demand:" })
    let platform = try #require(policy.firstIndex { $0 == "platform:" })
    // The day's busyness and persistence, then those of its hours.
    for (words, truths) in [("busyness: ", [0.6, 0.6]), ("persistence: ", [0.5, 0.6])] {
      // Behind them are those of good and bad days.
      let lines = policy[demand...].filter { $0.hasPrefix(words) }.prefix(2)
      #expect(lines.count == 2)
      for (line, truth) in zip(lines, truths) {
        let ends = try #require(interval(line[...]), "\(line)")
        // Half as wide again: the four hold their truths together in 98.7 % of logs (Bonferroni's inequality).
        let slack = (ends.upperBound - ends.lowerBound) / 4
        #expect(ends.lowerBound - slack < truth && truth < ends.upperBound + slack, "\(line)")
      }
    }
    let shared = policy[platform...].first {
      $0.hasPrefix("busyness: 0  #") && $0.contains("half like")
    }
    #expect(shared?.contains("it would show") == true)
    let run = try await Ringside.run(
      ["run", "shop.yaml", "--policy", "ours.yaml", "--quiet"], in: sandbox)
    #expect(run.status == 0, "\(run.stderr)")
  }

  @Test("Dates without a time of day leave the hours as they are, and say so")
  func dates() async throws {
    let sandbox = try Sandbox()
    try sandbox.write(Self.truth, to: "shop.yaml")
    var rows =
      "record,merchant,start,contact,agent,kind,outcome,wait_seconds,duration_seconds,log,line\n"
    for day in 2..<16 {
      for place in 0..<(5 + day % 3) {
        let date = "2026-03-\(day < 10 ? "0" : "")\(day)T00:00:00"
        rows += "contact,a,\(date),\(day).\(place),,,,,,1,1\n"
      }
    }
    try sandbox.write(rows, to: "events.csv")
    let outcome = try await Ringside.run(
      ["calibrate", "events.csv", "--scenario", "shop.yaml", "--out", "ours.yaml"], in: sandbox)
    #expect(outcome.status == 0, "\(outcome.stderr)")
    #expect(outcome.stderr.contains("contacts have dates alone: hours stay as they are"))
    #expect(try !sandbox.text("ours.yaml").contains("hours:"))
  }
}
