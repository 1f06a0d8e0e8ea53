import Foundation
import Testing

/// "The same seed gives the same bytes."
struct SameBytesTests {
  static let files = [
    "daily.csv", "distributions.csv", "fairness.csv", "false-positives.csv", "hours.csv",
    "kinds.csv", "manifest.json", "measures.csv", "merchants.csv", "replications.csv", "sizes.csv",
    "summary.json", "survival.csv", "waterfall.csv",
  ]

  @Test("Every file but the manifest has the same bytes at 1, 2 and 5 threads")
  func threads() async throws {
    let sandbox = try Sandbox()
    var printed: [Data] = []
    for threads in [1, 2, 5] {
      let outcome = try await Ringside.run(
        [
          "run", Ringside.scenario("two-segments"), "--threads", "\(threads)", "--json", "--out",
          "at-\(threads)",
        ], in: sandbox)
      #expect(outcome.status == 0)
      #expect(try sandbox.entries(of: "at-\(threads)") == Self.files)
      printed.append(outcome.stdout)
    }
    #expect(!printed[0].isEmpty)
    #expect(printed[1] == printed[0])
    #expect(printed[2] == printed[0])
    for file in Self.files where file != "manifest.json" {
      let single = try sandbox.data("at-1/\(file)")
      #expect(try sandbox.data("at-2/\(file)") == single, "\(file) at 2 threads")
      #expect(try sandbox.data("at-5/\(file)") == single, "\(file) at 5 threads")
    }
  }

  @Test(
    "So has every file where chats are seen late and slow each other down, and an assistant helps")
  func chats() async throws {
    let sandbox = try Sandbox()
    let settings = [
      "customer.message={chance: 50 %, delay: 5 min, gone: 20 %}",
      "segments.each.firstReply={foreground: 20 s, background: {exponential: {mean: 5 min}}}",
      "segments.each.slowdown={perChat: 0.3, inCall: 0.5}",
      "kinds.each.assistant={contains: 30 %, resolved: 80 %, contactAgain: {unresolved: 50 %}, factor: 1.3}",
      "measurement.replyRates.replies=person",
      "rule.threeMinuteReplyRate={threshold: 70 %, minimumCustomers: 3}",
    ].flatMap { ["--set", $0] }
    for threads in [1, 2, 5] {
      let outcome = try await Ringside.run(
        [
          "run", Ringside.scenario("two-segments"), "--threads", "\(threads)", "--quiet", "--out",
          "at-\(threads)",
        ] + settings, in: sandbox)
      #expect(outcome.status == 0)
    }
    let measures = try sandbox.text("at-1/measures.csv")
    for name in ["first_reply", "messages", "contained_resolved", "three_minute_reply_rate"] {
      #expect(measures.contains(name))
    }
    #expect(try sandbox.text("at-1/waterfall.csv").contains("assistant_residue"))
    #expect(try sandbox.text("at-1/distributions.csv").contains("first_reply"))
    for file in Self.files where file != "manifest.json" {
      let single = try sandbox.data("at-1/\(file)")
      #expect(try sandbox.data("at-2/\(file)") == single, "\(file) at 2 threads")
      #expect(try sandbox.data("at-5/\(file)") == single, "\(file) at 5 threads")
    }
  }

  @Test(
    "So has every file where customers react to missed calls, and merchants reckon with the rule")
  func reactions() async throws {
    let sandbox = try Sandbox()
    let settings = [
      "customer.loss={perMissedRing: 5 %, perMinute: 0.5 %}",
      "customer.complaints.perMissedRing=3 %", "response.lowDay.diligence=1.5",
      "response.anticipation={share: 40 %, diligence: 2}",
      "response.gaming={withhold: 30 %, presence: 30 %, hangUp: 20 %, selfCalls: 20 %}",
    ].flatMap { ["--set", $0] }
    for threads in [1, 2, 5] {
      let outcome = try await Ringside.run(
        [
          "run", Ringside.scenario("two-segments"), "--threads", "\(threads)", "--quiet", "--out",
          "at-\(threads)",
        ] + settings, in: sandbox)
      #expect(outcome.status == 0)
    }
    #expect(try sandbox.text("at-1/measures.csv").contains("customers_lost"))
    for file in Self.files where file != "manifest.json" {
      let single = try sandbox.data("at-1/\(file)")
      #expect(try sandbox.data("at-2/\(file)") == single, "\(file) at 2 threads")
      #expect(try sandbox.data("at-5/\(file)") == single, "\(file) at 5 threads")
    }
  }

  @Test("So has every file where days resemble each other, whatever simulates them")
  func days() async throws {
    let sandbox = try Sandbox()
    let settings = [
      "platform={busyness: 0.2, persistence: 0.7, withinDay: {busyness: 0.3, persistence: 0.5}}",
      "segments.each.demand={busyness: 0.3, persistence: 0.6, withinDay: {busyness: 0.2}}",
      "segments.each.dayEffect={sd: 1, persistence: 0.8}",
    ].flatMap { ["--set", $0] }
    for threads in [1, 2, 5] {
      let outcome = try await Ringside.run(
        [
          "run", Ringside.scenario("two-segments"), "--threads", "\(threads)", "--quiet", "--out",
          "at-\(threads)",
        ] + settings, in: sandbox)
      #expect(outcome.status == 0, "\(outcome.stderr)")
    }
    for file in Self.files where file != "manifest.json" {
      let single = try sandbox.data("at-1/\(file)")
      #expect(try sandbox.data("at-2/\(file)") == single, "\(file) at 2 threads")
      #expect(try sandbox.data("at-5/\(file)") == single, "\(file) at 5 threads")
    }
    // A sweep's units carry the days to whoever simulates them, on shared days and off.
    for threads in ["1", "5"] {
      let outcome = try await Ringside.run(
        [
          "sweep", Ringside.scenario("two-segments"), "--vary", "rule.threshold=0.4,0.6",
          "--replications", "3", "--threads", threads, "--out", "sweep-\(threads)",
        ] + settings, in: sandbox)
      #expect(outcome.status == 0, "\(outcome.stderr)")
    }
    #expect(try sandbox.data("sweep-1/sweep.csv") == sandbox.data("sweep-5/sweep.csv"))
  }

  @Test("The table is the same at any number of threads, and another seed gives another")
  func table() async throws {
    let sandbox = try Sandbox()
    let scenario = Ringside.scenario("two-segments")
    let one = try await Ringside.run(["run", scenario, "--threads", "1"], in: sandbox)
    let five = try await Ringside.run(["run", scenario, "--threads", "5"], in: sandbox)
    let other = try await Ringside.run(["run", scenario, "--seed", "8"], in: sandbox)
    #expect(one.status == 0)
    #expect(one.text.hasPrefix("Two segments\n"))
    #expect(five.stdout == one.stdout)
    #expect(other.stdout != one.stdout)
  }
}
