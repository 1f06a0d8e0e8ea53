import AnalyticModel
import Foundation
import MerchantModel
import Runs
import Scenarios
import SimStatistics
import Testing

/// Conditioning on the rule's chain: unbiased, narrower, and refused where it would bias.
struct ConditioningTests {
  private func scenario(_ settings: [String], _ name: String = "theory/streak") throws -> Scenario {
    try ProjectScenario.load(name, settings).value
  }

  private let measures = ["suspensions", "merchants_suspended", "time_off", "days_off", "low_days"]

  /// Few merchants a replication, where a biased estimate of a power of a share would show: with 4 merchants
  /// squaring a share of 0.3 itself is off by 58 %.
  @Test("Exact figures, with very few merchants a replication")
  func exact() throws {
    let scenario = try scenario([
      "segments.seller.merchants=4", "calendar.days=12", "segments.seller.contactsPerDay.call=8",
      "segments.seller.answering.foreground.chance=0.75",
    ])
    var run = Run(scenario, threads: 2)
    run.replications = 6_000
    run.conditioning = Conditioning(scenario)
    let result = try run.result()
    let known = SegmentAnalysis(scenario, segment: 0)
    for name in measures {
      let outcome = result.controlled(try #require(Measure.named(name)), of: .segment(0))
      let exact = try #require(known.figure(name)).value
      let error = try #require(outcome.estimate.standardError)
      #expect(outcome.isConditioned)
      // 4 standard errors: one in 15,000 correct figures is further off.
      #expect(abs(try #require(outcome.estimate.value) - exact) < 4 * error, "\(name)")
      #expect(error < 0.02 * exact, "\(name)")
    }
  }

  /// Weekdays, a campaign's worth of busyness shared by all, agents whose apps wander, calls that last: days
  /// are neither alike nor known, but independent.
  @Test("Agrees with counting where theory knows nothing, and wins")
  func counting() throws {
    let scenario = try scenario([
      "segments.seller.merchants=40", "calendar.days=30", "calendar.warmup=5",
      "platform.busyness=0.3", "segments.seller.demand.busyness=0.3",
      "kinds.call.weekdays={mon: 1, tue: 1, wed: 1, thu: 1, fri: 1, sat: 2, sun: 2}",
      "kinds.call.video=8 min",
      "segments.seller.agents=2", "segments.seller.absence=0.1",
      "segments.seller.app={foreground: {exponential: {mean: 1 h}}, "
        + "background: {exponential: {mean: 1 h}}, foregroundShare: 0.5}",
      "segments.seller.ring.timeout=1 min",
      "segments.seller.answering.foreground={chance: 75 %, delay: 10 s}",
      "segments.seller.answering.background={chance: 30 %, delay: 20 s}", "rule.lowDays=2",
      "kinds.call.hours=[0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0]",
    ])
    var run = Run(scenario, threads: 2)
    run.replications = 400
    run.conditioning = Conditioning(scenario)
    #expect(Conditioning(scenario).reasons == [[]])
    let result = try run.result()
    for name in measures {
      let outcome = result.controlled(try #require(Measure.named(name)), of: .segment(0))
      let shift = try #require(outcome.estimate.value) - (try #require(outcome.plain.value))
      #expect(abs(shift) < 4 * (try #require(outcome.plain.standardError)), "\(name)")
      // What wins nothing is left out; low days are nearly those that were counted.
      if name != "low_days" { #expect(try #require(outcome.varianceRatio).value >= 1, "\(name)") }
    }
    let suspended = result.controlled(
      try #require(Measure.named("merchants_suspended")), of: .segment(0))
    #expect(try #require(suspended.varianceRatio).value > 1.2)
  }

  @Test("Rare suspensions gain most: some 1 / (4 p) for two low days in a row of chance p")
  func rare() throws {
    let scenario = try scenario([
      "segments.seller.answering.foreground.chance=0.8", "segments.seller.merchants=100",
    ])
    var run = Run(scenario, threads: 2)
    run.replications = 60
    run.conditioning = Conditioning(scenario)
    let result = try run.result()
    let outcome = result.controlled(try #require(Measure.named("suspensions")), of: .segment(0))
    #expect(try #require(outcome.varianceRatio).value > 3)
  }

  @Test(
    "Each assumption that fails is named",
    arguments: [
      ("rule.enabled=false", "the rule is off"), ("response.diligence=2", "merchants respond"),
      ("rule.returnDelay=12 h", "in the course of a day"),
      ("segments.seller.demand.volume={lognormal: {mean: 1, cv: 0.5}}", "demand.volume"),
      ("segments.seller.diligence={lognormal: {mean: 1, cv: 0.3}}", "differ in diligence"),
      ("segments.seller.app.foregroundShare={beta: {mean: 0.6, sd: 0.2}}", "foregroundShare"),
      ("segments.seller.adoption=0.5", "not all merchants adopt"),
      ("segments.seller.chats=2", "free chat slot"),
      ("segments.seller.callBack={}", "called back"),
      ("kinds.call.tapDelay={exponential: {mean: 1 h}}", "past midnight"),
      ("kinds.call.outcomes.contactAgain={text: 0.1}", "lead to new contacts"),
      (
        "segments.seller={absence: 0.1, roster: [{days: daily, from: \"00:00\", to: \"24:00\"}]}",
        "shifts go on past midnight"
      ),
    ])
  func refusals(setting: String, word: String) throws {
    let scenario = try scenario([setting])
    let conditioning = Conditioning(scenario)
    #expect(!conditioning.isPossible)
    #expect(conditioning.reasons[0].contains { $0.contains(word) }, "\(conditioning.reasons)")
    // Left alone, not estimated wrongly.
    var run = Run(scenario, threads: 1)
    run.replications = 2
    run.conditioning = conditioning
    let outcome = try run.result().controlled(
      try #require(Measure.named("suspensions")), of: .segment(0))
    #expect(!outcome.isConditioned && outcome.estimate == outcome.plain)
  }

  @Test("With controls as well, which are used where they win, and to a precision")
  func together() throws {
    let scenario = try scenario(["segments.seller.merchants=50"])
    var run = Run(scenario, threads: 2)
    run.controls = [.contacts]
    run.conditioning = Conditioning(scenario)
    let targets = try PrecisionTarget.parse("suspensions=2%", for: scenario)
    let result = try PreciseRun(run, targets: targets, rule: StoppingRule(ceiling: 200)).result()
    let outcome = result.controlled(try #require(Measure.named("suspensions")), of: .segment(0))
    #expect(outcome.isConditioned)
    #expect(try #require(outcome.varianceRatio).value > 1)
    #expect(try #require(result.precision).isReached)
    run.conditioning = nil
    run.controls = []
    let plain = try PreciseRun(run, targets: targets, rule: StoppingRule(ceiling: 200)).result()
    #expect(plain.replications >= result.replications)
  }
}
