import MerchantModel
import Runs
import SimRandom
import Testing

/// How many days a rule judges, and what it leaves out.
struct JudgedDaysTests {
  private func judged(
    _ settings: [String], _ change: (inout Scenario) -> Void = { _ in }
  ) throws -> (days: JudgedDays?, scenario: Scenario) {
    var scenario = try PolicyRunTests.policy("first", settings).scenario
    change(&scenario)
    let result = try Run(scenario, threads: 2).result()
    return (result.judgedDays(of: Scope.overall(of: scenario)), scenario)
  }

  @Test("Days add up, and each clause has its own")
  func parts() throws {
    let days = try #require(
      try judged(["rule.exemptCallsBelow=3", "rule.minimumCalls=4", "rule.partDay=leftOut"]).days)
    let sum = days.unjudged.reduce(days.judged) { $0 + $1.share }
    #expect(abs(sum - 1) < 1e-12)
    #expect(Set(days.unjudged.map(\.clause)).isSuperset(of: [.fewCalls, .exempt, .featureOff]))
    let shares = days.unjudged.map(\.share)
    #expect(shares == shares.sorted(by: >))
  }

  @Test("What is left out for certain is left out whole")
  func certain() throws {
    let exempt = try #require(try judged(["rule.exemptAgentsUpTo=2"]).days)
    #expect(exempt.judged == 0 && exempt.areMostUnjudged)
    #expect(exempt.unjudged.map(\.clause) == [.exempt] && exempt.unjudged[0].share == 1)
    let few = try #require(try judged(["rule.minimumCalls=1000"]).days)
    #expect(few.unjudged.map(\.clause) == [.fewCalls] && few.unjudged[0].share == 1)
    // Nobody is ever low, so nobody is off. On 4 % of days both agents of the shop are absent, and nobody can be called.
    let all = try #require(
      try judged(["rule.threshold=0", "segments.each.contactsPerDay.install=200"]).days)
    #expect(all.judged > 0.9 && !all.areMostUnjudged)
    #expect(try judged(["rule.enabled=false"]).days == nil)
  }

  @Test("Who did not adopt the feature has no days, and segments count for the real merchants")
  func weights() throws {
    let half = try #require(
      try judged(["rule.exemptAgentsUpTo=2"]) {
        $0.segments[0].adoption = Probability(clamping: 0.3)
      }.days)
    #expect(half.unjudged.map(\.clause) == [.exempt] && half.unjudged[0].share == 1)
    // Of 12,000 real merchants the 5,000 of one agent are exempt; none of the others is ever off.
    let one = try #require(
      try judged(["rule.exemptAgentsUpTo=1", "rule.threshold=0", "rule.minimumCalls=0"]).days)
    let exempt = try #require(one.unjudged.first { $0.clause == .exempt })
    #expect(abs(exempt.share - 5.0 / 12) < 1e-12)
  }

  @Test(
    "What a scenario alone says is left out is never more than is left out",
    arguments: [
      ["rule.minimumCalls=12"], ["rule.exemptCallsBelow=9"], ["rule.exemptAgentsUpTo=1"],
      ["rule.minimumCalls=20", "customer.afterMiss.ringAgain=50 %"],
      ["rule.exemptYoungerThan=12 days", "segments.each.age={exponential: {mean: 6 days}}"],
      ["rule.minimumCalls=9", "kinds.install.outcomes={contactAgain: {text: 20 %, video: 10 %}}"],
    ])
  func bound(settings: [String]) throws {
    // No day is off, so that all of them are the rule's.
    let (found, scenario) = try judged(settings + ["rule.threshold=0"])
    let days = try #require(found)
    let bound = try #require(UnjudgedDays(scenario))
    #expect(bound.share > 0.1)
    // Four standard errors of the share of merchants of a random age, who are the least days to be alike.
    let merchants = Double(
      scenario.replications * scenario.segments.reduce(0) { $0 + $1.merchants })
    #expect(bound.share <= 1 - days.judged + 4 * (0.25 / merchants).squareRoot())
  }
}
