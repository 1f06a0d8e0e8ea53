import Foundation
import Testing

/// `ringside calibrate --draws`: what a log leaves open, in every world.
struct CalibrateDrawsTests {
  private static let truth = """
    title: A shop
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
    segments:
      shop:
        merchants: 12
        agents: 2
        contactsPerDay: {install: 6}
        demand: {busyness: 0.3, volume: {lognormal: {mean: 1, cv: 0.5}}}
        roster: [{days: daily, from: "08:00", to: "22:00"}]
        diligence: {lognormal: {mean: 1, cv: 0.5}}
        answering: {foreground: &all {chance: 60 %, delay: {lognormal: {median: 10 s, sigma: 0.6}}}, background: *all}
    rule: {enabled: false}

    """

  private func sandbox() async throws -> Sandbox {
    let sandbox = try Sandbox()
    try sandbox.write(Self.truth, to: "shop.yaml")
    let log = try await Ringside.run(["log", "shop.yaml", "--out", "events.csv"], in: sandbox)
    #expect(log.status == 0, "\(log.stderr)")
    return sandbox
  }

  private func calibrate(_ more: [String], in sandbox: Sandbox) async throws {
    let outcome = try await Ringside.run(
      ["calibrate", "events.csv", "--scenario", "shop.yaml", "--quiet"] + more, in: sandbox)
    #expect(outcome.status == 0, "\(outcome.stderr)")
  }

  /// The ranges over worlds of a run's answer rate.
  private func range(_ more: [String], in sandbox: Sandbox) async throws -> Double {
    let run = try await Ringside.run(
      ["run", "shop.yaml", "--worlds", "32", "--quiet", "--out", "run"]
        + ["--set", "segments.shop.merchants=60"] + more, in: sandbox)
    #expect(run.status == 0, "\(run.stderr)")
    let rows = try sandbox.text("run/world-ranges.csv").split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    let row = try #require(rows.first { $0.contains("answer_rate") })
    return try #require(Double(row[8])) - #require(Double(row[4]))
  }

  @Test("The policy lints clean, runs over worlds, and its fits' errors widen what comes of it")
  func roundTrip() async throws {
    let sandbox = try await sandbox()
    try await calibrate(["--out", "plain.yaml"], in: sandbox)
    try await calibrate(["--out", "ours.yaml", "--draws", "ours.csv"], in: sandbox)
    let lint = try await Ringside.run(["lint", "ours.yaml", "shop.yaml"], in: sandbox)
    #expect(lint.status == 0, "\(String(decoding: lint.stdout, as: UTF8.self))")
    let policy = try sandbox.text("ours.yaml")
    for path in [
      "kinds.install.weekdays.tue", "kinds.install.video.gamma.mean",
      "customer.ringPatience", "segments.shop.contactsPerDay.install",
      "segments.shop.demand.busyness", "segments.shop.diligence",
      "segments.shop.answering.foreground.delay",
    ] {
      #expect(policy.contains("draws: \"ours.csv\", column: \"\(path)"), "\(path)")
    }
    let rows = try sandbox.text("ours.csv").split(separator: "\n")
    #expect(rows.count == 514 && rows[0].hasPrefix("# Drawn by `ringside calibrate`"))
    // Where there are no worlds the values are those of the plain policy.
    let run = ["run", "shop.yaml", "--json", "--policy"]
    let plain = try await Ringside.run(run + ["plain.yaml"], in: sandbox)
    let fixed = try await Ringside.run(run + ["ours.yaml", "--fixed"], in: sandbox)
    #expect(plain.status == 0 && !plain.stdout.isEmpty && plain.stdout == fixed.stdout)
    // A number that decides nothing here, so that there are worlds.
    let idle = ["--set", "rule.minimumCalls={uncertain: [3, 4], value: 3}"]
    let known = try await range(["--policy", "plain.yaml"] + idle, in: sandbox)
    let open = try await range(["--policy", "ours.yaml"] + idle, in: sandbox)
    #expect(open > 1.5 * known, "\(open) against \(known)")
    let compare = try await Ringside.run(
      ["compare", "shop.yaml", "--policy", "ours.yaml", "--worlds", "32"], in: sandbox)
    #expect(compare.status == 0, "\(compare.stderr)")
    #expect(String(decoding: compare.stdout, as: UTF8.self).contains("Nobody knows"))
  }

  @Test(
    "The same bytes at any number of threads, in a folder of their own, and never over other files")
  func files() async throws {
    let sandbox = try await sandbox()
    try sandbox.write("mine\n", to: "mine.csv")
    try sandbox.makeFolder("mine")
    try await calibrate(
      ["--out", "one.yaml", "--draws", "mine/draws.csv", "--threads", "1"], in: sandbox)
    let first = try (sandbox.text("one.yaml"), sandbox.text("mine/draws.csv"))
    #expect(first.0.contains("draws: \"mine/draws.csv\""))
    try await calibrate(
      ["--out", "one.yaml", "--draws", "mine/draws.csv", "--threads", "3"], in: sandbox)
    #expect(try sandbox.text("one.yaml") == first.0)
    #expect(try sandbox.text("mine/draws.csv") == first.1)
    for (more, words) in [
      (["--draws", "mine.csv"], "mine.csv"), (["--draws", "./two.yaml"], "one file"),
      (["--draws", ""], "'--draws' takes the path of a file"),
    ] {
      let outcome = try await Ringside.run(
        ["calibrate", "events.csv", "--scenario", "shop.yaml", "--out", "two.yaml"] + more,
        in: sandbox)
      #expect(outcome.status != 0 && outcome.stderr.contains(words), "\(outcome.stderr)")
    }
    #expect(try sandbox.text("mine.csv") == "mine\n")
    #expect(try !sandbox.entries().contains("two.yaml"))
  }
}
