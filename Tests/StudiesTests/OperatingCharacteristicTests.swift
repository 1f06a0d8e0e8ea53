import ClosedForms
import MerchantModel
import SimStatistics
import Studies
import Testing

/// The chance of suspension against the true answer rate: theory against simulation, and against itself.
struct OperatingCharacteristicTests {
  private func characteristic(
    _ change: (inout Scenario) -> Void = { _ in }, merchants: Int = 2_000
  ) throws -> OperatingCharacteristic {
    var scenario = Scenario()
    change(&scenario)
    var segment = Segment(name: "solo")
    segment.staffing.groups[0].count = 2
    return OperatingCharacteristic(
      rules: [try OperatingRule("a", of: scenario, segment: segment)],
      answerRates: [0.35, 0.55, 0.65, 0.8], callsADay: [4, 12], days: [10, 40],
      merchants: merchants, seed: 7)
  }

  @Test("Exact and simulated agree")
  func agreement() throws {
    let outcome = try characteristic().outcome(threads: 2)
    #expect(outcome.reasons == [[]])
    #expect(outcome.points.count == 16)
    for point in outcome.points {
      let exact = try #require(point.exact)
      let value = try #require(point.simulated.value)
      // Five standard errors of a binomial share, and one merchant where the share is nearly 0 or 1: of 16
      // points of one seed, none is outside by chance but once in some 100,000 seeds.
      let tolerance = 5 * (exact * (1 - exact) / 2_000).squareRoot() + 1 / 2_000.0
      #expect(abs(value - exact) <= tolerance, "\(point)")
    }
  }

  @Test("The exact chance is that of the chain of days from a binomial day")
  func chain() throws {
    let outcome = try characteristic(merchants: 10).outcome(threads: 1)
    for point in outcome.points {
      let day = try LowDayChance(
        calls: .poisson(mean: point.callsADay), answerProbability: point.answerRate,
        threshold: AnswerThreshold(60, over: 100), minimumCalls: 5)
      let chain = try SuspensionChain(
        days: .independent(low: day.low, few: day.few),
        rule: SuspensionRule(trigger: .consecutive(2), penaltyDays: 3))
      let chance = try chain.firstSuspension(upTo: point.days).reduce(0, +)
      // Sums of the same terms through another path.
      #expect(abs(try #require(point.exact) - chance) < 1e-9)
    }
  }

  @Test("What follows the first penalty changes nothing")
  func laterPenalties() throws {
    let plain = try characteristic(merchants: 200).outcome(threads: 1)
    let other = try characteristic(
      {
        $0.rule.ladder = [1, 3, 7]
        $0.rule.penalty = .throttle
        $0.rule.reinstatement = .byItself
        $0.rule.probationDays = 9
      }, merchants: 200
    ).outcome(threads: 3)
    #expect(plain.points == other.points)
  }

  @Test("A rule outside theory is simulated, with the reason; a more lenient one suspends less")
  func outsideTheory() throws {
    let plain = try characteristic().outcome(threads: 2)
    let outcome = try characteristic({ $0.rule.test = .upperBound }).outcome(threads: 2)
    #expect(outcome.reasons[0].contains { $0.contains("rule.test") })
    #expect(outcome.points.allSatisfy { $0.exact == nil })
    let shares = outcome.points.compactMap(\.simulated.value)
    #expect(shares.count == outcome.points.count && shares.contains { $0 > 0.5 })
    // On the same calls a bound above the rate is low on fewer days.
    for (bound, rate) in zip(outcome.points, plain.points) {
      #expect(try #require(bound.simulated.value) <= (try #require(rate.simulated.value)))
    }
  }

  @Test("Nobody who is exempt by the number of agents is suspended")
  func exempt() throws {
    let exempt = try characteristic({ $0.rule.exemptions.agentsUpTo = 2 }, merchants: 50)
    #expect(!exempt.rules[0].isJudging)
    #expect(
      try exempt.outcome(threads: 1).points.allSatisfy {
        $0.exact == 0 && $0.simulated.value == 0
      })
    let judged = try characteristic({ $0.rule.exemptions.agentsUpTo = 1 }, merchants: 50)
    #expect(judged.rules[0].isJudging)
  }

  @Test("Of the merchants' one rule there is a characteristic, and of several there is none")
  func manyRules() throws {
    var rule = Rule()
    rule.lowDays = 3
    let listed = try characteristic(
      {
        $0.rulebook.rules = [ScopedRule(name: "one", rule: rule)]
      }, merchants: 50
    ).outcome(threads: 1)
    let plain = try characteristic({ $0.rule = rule }, merchants: 50).outcome(threads: 1)
    #expect(listed.points == plain.points)
    #expect(throws: OperatingRuleError.judgesReplies(policy: "a", segment: "solo")) {
      try characteristic { $0.rule.replyRates.threeMinutes = ReplyRateClause() }
    }
    #expect(throws: OperatingRuleError.self) {
      try characteristic {
        var few = ScopedRule(name: "few", rule: rule)
        few.callsBelow = 3
        $0.rulebook.rules = [few, ScopedRule(name: "others")]
      }
    }
  }

  @Test("Wrong grids are told apart")
  func grids() throws {
    #expect(try OperatingGrid.rates("0.3:0.6:0.1") == [0.3, 0.4, 0.5, 0.6])
    #expect(try OperatingGrid.rates("90%,50%") == [0.5, 0.9])
    for text in ["", "1.2", "-0.1", "0.5,0.5", "50%,0.5", "1 h", "x"] {
      #expect(throws: OperatingGrid.ParseError.badRates(text)) { try OperatingGrid.rates(text) }
    }
    for text in ["", "0", "5,5", "x", "10%"] {
      #expect(throws: OperatingGrid.ParseError.badVolumes(text)) { try OperatingGrid.volumes(text) }
    }
    for text in ["0", "1.5", "30,30", "4000", ""] {
      #expect(throws: OperatingGrid.ParseError.badDays(text)) { try OperatingGrid.days(text) }
    }
  }
}
