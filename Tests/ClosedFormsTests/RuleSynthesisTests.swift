import ClosedForms
import Testing

/// The rule that meets demands soonest, against what can be worked out by hand.
struct RuleSynthesisTests {
  /// With one call a day and a threshold above 0, a day is low just when the call is missed.
  private func oneCallADay(
    _ triggers: [SuspensionRule.Trigger], _ demands: [RuleDemand], days: Int
  ) throws -> RuleSynthesis {
    let threshold = try AnswerThreshold(1, over: 2)
    return RuleSynthesis(
      family: triggers.map {
        CandidateRule(threshold: threshold, minimumCalls: 1, trigger: $0)
      }, demands: demands, volumes: [.fixed(1)], days: days)
  }

  @Test("The chance within two days of two in a row is the chance of both being missed")
  func byHand() throws {
    let demand = try RuleDemand(answerRate: 0.4, .atLeast, 0.36)
    let synthesis = try oneCallADay([.consecutive(2)], [demand], days: 2)
    let requirement = try #require(try synthesis.outcome().meeting.first?.results.first)
    #expect(abs(requirement.chance - 0.6 * 0.6) < 1e-15)
    // Mean days to a run of two: (1 + q) / q^2 with q = 0.6 (Feller, XIII.7).
    let mean = try #require(requirement.meanDaysToFirst)
    #expect(abs(mean - 1.6 / 0.36) < 1e-12)
  }

  @Test("Of the rules that meet everything, the soonest comes first")
  func soonest() throws {
    // Answering 90 %: three misses in a row within 30 days are rare, two of the last seven are not.
    let demands = [
      try RuleDemand(answerRate: 0.9, .atMost, 0.05),
      try RuleDemand(answerRate: 0.2, .atLeast, 0.9),
    ]
    let triggers: [SuspensionRule.Trigger] = [
      .consecutive(1), .consecutive(2), .consecutive(4), .consecutive(3), .ofLast(low: 2, days: 7),
    ]
    let outcome = try oneCallADay(triggers, demands, days: 30).outcome()
    #expect(outcome.meeting.map(\.rule.trigger) == [.consecutive(3), .consecutive(4)])
    #expect(outcome.nearest == nil)
    let days = outcome.meeting.map(\.slowestCatch)
    #expect(days[0] < days[1])
    #expect(outcome.meeting.allSatisfy { $0.worstSparing <= 0.05 })
  }

  @Test("Where none does, the rule with the least break is named, and nothing is said to be met")
  func none() throws {
    let demands = [
      try RuleDemand(answerRate: 0.5, .atMost, 0.01),
      try RuleDemand(answerRate: 0.49, .atLeast, 0.99),
    ]
    let outcome = try oneCallADay(
      [.consecutive(1), .consecutive(3), .consecutive(20)], demands, days: 30
    ).outcome()
    #expect(outcome.meeting.isEmpty)
    let nearest = try #require(outcome.nearest)
    #expect(nearest.worstExcess > 0.2)
    #expect(nearest.rule.trigger == .consecutive(3))
  }

  @Test("A demand holds at every volume, and a merchant without enough calls is never caught")
  func volumes() throws {
    let demand = try RuleDemand(answerRate: 0.1, .atLeast, 0.5)
    let rule = CandidateRule(
      threshold: try AnswerThreshold(60, over: 100), minimumCalls: 5, trigger: .consecutive(1))
    var synthesis = RuleSynthesis(
      family: [rule], demands: [demand], volumes: [.poisson(mean: 10)], days: 30)
    #expect(try synthesis.outcome().meeting.count == 1)
    synthesis.volumes.append(.fixed(4))
    let outcome = try synthesis.outcome()
    #expect(outcome.meeting.isEmpty)
    #expect(outcome.nearest?.slowestCatch == .infinity)
    #expect(outcome.nearest?.results.map(\.chance).last == 0)
  }

  @Test("No rate or limit outside 0 to 1", arguments: [-0.1, 1.1, .nan])
  func wrong(value: Double) {
    #expect(throws: TheoryError.self) { try RuleDemand(answerRate: value, .atMost, 0.1) }
    #expect(throws: TheoryError.self) { try RuleDemand(answerRate: 0.1, .atMost, value) }
  }
}
