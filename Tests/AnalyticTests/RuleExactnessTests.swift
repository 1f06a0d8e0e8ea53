import AnalyticModel
import Foundation
import MerchantModel
import Runs
import Scenarios
import Testing

/// What theory knows of rules, and what it says it does not.
@Suite struct RuleExactnessTests {
  private func scenario(_ settings: [String]) throws -> Scenario {
    try ProjectScenario.load("theory/streak", settings).value
  }

  /// Within 3.5 standard errors over 30 replications, on the file's seed: for a t of 29 degrees of freedom, 1
  /// in 650 correct figures would fail on a random one.
  @Test(
    "Simulated and exact figures agree",
    arguments: [
      // At 50 % many days of few calls lie on the threshold.
      ["rule.boundary=atOrBelow", "rule.threshold=50 %"],
      ["rule.trigger=lowDaysOfLast", "rule.lowDays=2", "rule.windowDays=4"],
      ["rule.fewCallDay=carries", "segments.seller.contactsPerDay.call=6"],
      [
        "rule.trigger=lowDaysOfLast", "rule.lowDays=3", "rule.windowDays=5",
        "rule.fewCallDay=carries", "rule.boundary=atOrBelow",
        "segments.seller.contactsPerDay.call=6",
      ],
      ["rule.suspensionDays=0", "rule.returnDelay=1 day"],
      ["rule.returnDelay={discrete: {values: [0 s, 1 day, 4 days], weights: [1, 2, 1]}}"],
      [
        "rule.returnDelay={mixture: [{weight: 3, of: 0 s}, {weight: 1, of: 7 days}]}",
        "response.leave=10 %",
      ],
      ["rule.reinstatement=never"],
      ["rule.reinstatement=byItself", "rule.returnDelay=5 days", "rule.partDay=leftOut"],
      ["rule.warning=firstLowDay", "rule.ladder=[4, 4]"],
    ])
  func agree(settings: [String]) throws {
    let scenario = try scenario(settings + ["replications=30"])
    let known = SegmentAnalysis(scenario, segment: 0)
    let result = try Run(scenario, threads: 2).result()
    for name in ["low_days", "suspensions", "merchants_suspended", "time_off"] {
      let exact = try #require(known.figure(name), "\(name) of \(settings)")
      let estimate = result.estimate(try #require(Measure.named(name)), of: .segment(0))
      let value = try #require(estimate.value)
      // Where next to every merchant is suspended the replications may not differ at all.
      if name == "merchants_suspended", exact.value > 0.99 {
        #expect(value > 0.98)
        continue
      }
      let error = try #require(estimate.standardError)
      #expect(abs(value - exact.value) < 3.5 * error, "\(name) of \(settings): \(value)")
    }
  }

  @Test(
    "What breaks the theory is named",
    arguments: [
      (["rule.medium=voice"], "rule.medium"),
      (["rule.nightCalls=false", "segments.seller.night.answers=true"], "rule.nightCalls"),
      (["rule.busyCalls=false", "kinds.call.video=5 min"], "rule.busyCalls"),
      (["rule.trigger=rateOverDays"], "rule.trigger"),
      (["rule.trigger=rateOverCalls"], "rule.trigger"),
      (["rule.trigger=cusum"], "rule.trigger"),
      (["rule.trigger=lowDaysOfLast", "rule.windowDays=25"], "rule.windowDays"),
      (["rule.test=upperBound"], "rule.test"),
      (["rule.penalty=throttle"], "rule.penalty"),
      (["rule.ladder=[1, 3, 7]"], "rule.ladder"),
      (
        ["rule.exemptYoungerThan=30 days", "segments.seller.age=100 days"],
        "rule.exemptYoungerThan"
      ),
      (["rule.exemptAgentsUpTo=1"], "rule.exemptAgentsUpTo"),
      (["rule.exemptCallsBelow=3"], "rule.exemptCallsBelow"),
      (["rule.probationDays=7", "rule.probationThreshold=80 %"], "rule.probationThreshold"),
      (["rules={few: {callsBelow: 3}, others: {}}"], "rules, moratoria"),
      (["rules={trial: {share: 50 %}}"], "rules, moratoria"),
      (["moratoria={pause: {from: 2026-03-05}}"], "rules, moratoria"),
    ])
  func refuses(settings: [String], reason: String) throws {
    let known = SegmentAnalysis(try scenario(settings), segment: 0)
    #expect(known.figure("suspensions") == nil)
    let reasons = known.unknown.filter { $0.subject == "suspensions" }.flatMap(\.reasons)
    #expect(reasons.contains { $0.contains("(\(reason))") }, "\(known.unknown)")
  }

  @Test("A segment that one rule judges on all days is computed, whatever there is beside it")
  func oneForAllTime() throws {
    let plain = try scenario([])
    let exact = SegmentAnalysis(plain, segment: 0).figure("suspensions")
    #expect(exact != nil)
    var listed = plain
    var other = ScopedRule(name: "other", rule: plain.rule)
    other.agentsFrom = 99
    var pause = Moratorium(name: "pause")
    pause.from = plain.calendar.start.adding(days: 9_999)
    listed.rulebook = Rulebook()
    listed.rulebook.rules = [other, ScopedRule(name: "one", rule: plain.rule)]
    listed.rulebook.moratoria = [pause]
    #expect(SegmentAnalysis(listed, segment: 0).figure("suspensions")?.value == exact?.value)
    // Where no rule is for anybody there is no suspension to speak of.
    listed.rulebook.rules = [other]
    let none = SegmentAnalysis(listed, segment: 0)
    #expect(none.figure("suspensions") == nil)
    #expect(!none.unknown.contains { $0.subject == "suspensions" })
  }

  @Test(
    "Dates and adoption that goes with something break what is known of calls",
    arguments: [
      (
        "segments.seller.datedShifts=[{start: 2026-03-05, from: \"21:00\", to: \"22:00\"}]",
        "datedShifts"
      ),
      (
        "segments.seller={adoption: 50 %, adoptionCorrelation: {diligence: 0.5}, diligence: {gamma: {mean: 1, cv: 0.3}}}",
        "adoptionCorrelation"
      ),
      (
        "campaigns={sale: {start: 2026-03-05, days: 2, hours: {call: [{from: \"10:00\", to: \"12:00\", factor: 2}]}}}",
        "campaigns: hours"
      ),
    ])
  func dates(setting: String, reason: String) throws {
    let known = SegmentAnalysis(try scenario([setting]), segment: 0)
    #expect(known.figure("answer_rate") == nil)
    let reasons = known.unknown.flatMap(\.reasons)
    #expect(reasons.contains { $0.contains("(\(reason))") }, "\(known.unknown)")
  }

  @Test(
    "What makes no difference here breaks nothing",
    arguments: [
      ["rule.medium=video"], ["rule.nightCalls=false"], ["rule.busyCalls=false"],
      ["rule.quickHangUp=5 s"], ["rule.sameCallWithin=10 min"], ["rule.exemptYoungerThan=30 days"],
      ["rule.probationDays=7"],
    ])
  func keeps(settings: [String]) throws {
    let plain = SegmentAnalysis(try scenario([]), segment: 0)
    let known = SegmentAnalysis(try scenario(settings), segment: 0)
    #expect(known.figure("suspensions")?.value == plain.figure("suspensions")?.value)
    #expect(known.figure("suspensions") != nil)
  }
}
