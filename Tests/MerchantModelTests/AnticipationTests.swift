import MerchantModel
import SimKernel
import SimRandom
import Testing

/// How merchants answer because a rule is there, and what a low day without a warning does, worked out by hand or compared
/// with what a chance says.
@Suite struct AnticipationTests {
  /// A desk whose agent is in the foreground and answers a call a day with some chance, under a rule that never strikes.
  private func desk(
    days: Int = 2_000, chance: Double = 0.5, _ change: (inout Scenario) -> Void
  ) -> Scenario {
    var desk = SmallDesk(chance: chance, talk: .zero, days: days)
    desk.ring.timeout = .seconds(10)
    var scenario = desk.scenario
    scenario.segments[0].staffing.roster = Roster(shifts: [Shift(from: .hour(8), to: .hour(16))])
    scenario.measurement.counterfactual = false
    scenario.measurement.falsePositives = false
    scenario.rule.enabled = true
    scenario.rule.minimumCalls = 1_000
    var replay = Replay(kind: "call", file: "made up")
    replay.instants = (0..<days).map {
      RecordedInstant(day: scenario.calendar.start.adding(days: $0), sinceMidnight: .hours(9))
    }
    scenario.segments[0].replays = [replay]
    change(&scenario)
    return scenario
  }

  /// Calls answered of those that rang, each with a chance of its own, within four standard errors.
  private func expectAnswers(_ chance: Double, _ scenario: Scenario) {
    let counts = SmallShop.counts(scenario)
    let calls = Double(counts[.callsOffered])
    #expect(calls == Double(scenario.calendar.days))
    let error = (chance * (1 - chance) / calls).squareRoot()
    let share = Double(counts[.callsAnswered]) / calls
    #expect(abs(share - chance) < 4 * error, "\(share), not \(chance)")
  }

  @Test func oddsAreMultipliedWhileAPenalisingRuleIsInForce() {
    let anticipates: (inout Scenario) -> Void = { $0.response.anticipation.diligence = 3 }
    expectAnswers(0.5, desk { _ in })
    // Odds of 1 become 3.
    expectAnswers(0.75, desk(anticipates))
    expectAnswers(
      0.5,
      desk {
        anticipates(&$0)
        $0.rule.enabled = false
      })
    // A throttle that lets everything through is no penalty.
    expectAnswers(
      0.5,
      desk {
        anticipates(&$0)
        $0.rule.penalty = .throttle
        $0.rule.throttledShare = .always
      })
    // On top of the merchant's own diligence: odds of 1/3 x 3 x 3.
    expectAnswers(
      0.75,
      desk(chance: 0.25) {
        anticipates(&$0)
        $0.segments[0].diligence = .exactly(3)
      })
  }

  @Test func whoIsExemptDoesNotAnticipate() {
    func answered(_ change: (inout Scenario) -> Void) -> Int64 {
      SmallShop.counts(
        desk(days: 300, chance: 1e-7) {
          $0.response.anticipation.diligence = 1e6
          change(&$0)
        })[.callsAnswered]
    }
    let all = answered { _ in }
    #expect(answered { $0.rule.exemptions.agentsUpTo = 1 } == 0)
    #expect(answered { $0.rule.exemptions.agentsUpTo = 0 } == all)
    // One call a day is fewer than two; of the first day nothing is known, so it is reckoned with.
    #expect(answered { $0.rule.exemptions.callsBelow = 2 } <= 1)
    #expect(answered { $0.rule.exemptions.callsBelow = 1 } == all)
    // 200 days old as the 200th day ends: not younger on that one and the 100 after it.
    let grown = answered {
      $0.segments[0].age = .always(.zero)
      $0.rule.exemptions.youngerThan = .days(200)
    }
    #expect(grown < all && grown > 0)
    // 9 % of calls are answered: odds of 1e-7 x 1e6.
    #expect(all > 10)
  }

  @Test func aShareOfMerchantsAnticipates() {
    func answered(_ share: Double) -> [Int64] {
      // Odds of 1e-9 become 1: half of the calls of those who anticipate, and next to none of the others'.
      SmallShop.each(
        .callsAnswered,
        desk(days: 1, chance: 1e-9) {
          $0.response.anticipation.share = Probability(clamping: share)
          $0.response.anticipation.diligence = 1e9
        }, merchants: 2_000)
    }
    let some = answered(0.3)
    let chance = 0.3 * 0.5
    let share = Double(some.reduce(0, +)) / 2_000
    #expect(abs(share - chance) < 4 * (chance * (1 - chance) / 2_000).squareRoot())
    // Who anticipates at a small share does so at a greater one.
    #expect(zip(some, answered(0.6)).allSatisfy { $0 <= $1 })
  }

  @Test func backgroundSpellsAreDividedByAFactorOfTheirOwn() {
    // Answered and all calls of an app that alternates, in whose background nobody answers.
    func answered(background: Double?) -> [Int64] {
      var desk = SmallDesk(days: 40, appAlternates: true)
      desk.talk = .zero
      var scenario = desk.scenario
      scenario.rule.enabled = true
      scenario.rule.minimumCalls = 1_000
      scenario.measurement.counterfactual = false
      scenario.response.anticipation.diligence = 1
      scenario.response.anticipation.background = background
      scenario.segments[0].contacts = [ContactRate(kind: "call", perDay: 200)]
      let counts = SmallShop.counts(scenario)
      return [counts[.callsAnswered], counts[.callsOffered]]
    }
    let without = answered(background: nil)
    let with = answered(background: 4)
    #expect(with[1] == without[1])
    // An hour in the foreground, and one in the background or a quarter of one.
    func expectShare(_ counts: [Int64], _ share: Double) {
      let error = (share * (1 - share) / Double(counts[1])).squareRoot()
      #expect(abs(Double(counts[0]) / Double(counts[1]) - share) < 4 * error)
    }
    expectShare(without, 1.0 / 2)
    expectShare(with, 4.0 / 5)
  }

  @Test func neitherTwinAnticipates() {
    // A merchant at 50 % under a threshold of 60 % that answers 75 % because of the rule: suspended now and then, and never
    // by a false positive.
    let scenario = desk(days: 400) {
      $0.response.anticipation.diligence = 3
      $0.rule.minimumCalls = 1
      $0.rule.lowDays = 1
      $0.rule.suspensionDays = 1
      $0.rule.threshold = .assumed
      $0.measurement.falsePositives = true
    }
    let counts = SmallShop.counts(scenario)
    #expect(counts[.suspensionsExamined] > 20)
    #expect(counts[.falsePositives] == 0)
    // With voice calls in both, the twin's minutes of agents are those of the answers without a rule.
    var compared = desk { $0.measurement.counterfactual = true }
    compared.kinds[0].voice.duration = .always(.minutes(1))
    compared.response.anticipation.diligence = 3
    let saved = SmallShop.counts(compared)
    var twin = compared
    twin.rule.enabled = false
    let alone = SmallShop.counts(twin)
    #expect(saved[.agentMicrosecondsWithoutVideo] == alone[.agentMicroseconds])
    #expect(saved[.agentMicrosecondsWithoutVideo] != saved[.agentMicroseconds])
  }

  // MARK: Low days

  /// Answers of some days of a desk whose one call a day is missed on the first.
  private func lowDays(_ change: (inout Scenario) -> Void) -> [Int64] {
    let scenario = desk(days: 3, chance: 1e-6) {
      $0.rule.minimumCalls = 1
      $0.rule.lowDays = 1_000
      $0.response.lowDay.diligence = 1_000
      $0.response.lowDay.halfLife = .hours(3)
      change(&$0)
    }
    var runner = MerchantRunner(scenario, segment: 0)
    var tallies = Tallies(days: 3)
    for merchant in UInt32(0)..<2_000 {
      runner.run(merchant: merchant, replication: 0, into: &tallies)
    }
    return (0..<3).map { tallies[.callsAnswered, day: $0] }
  }

  @Test func aLowDayWithoutAWarningIsRespondedTo() {
    let raised: (inout Scenario) -> Void = { $0.segments[0].diligence = .exactly(8_000) }
    // First day: odds of 0.008. Then 9 hours, three half-lives, after the midnight: 0.008 x (1 + 999/8) = 1.007.
    let answers = lowDays(raised)
    func expectShare(_ count: Int64, _ chance: Double) {
      let error = (chance * (1 - chance) / 2_000).squareRoot()
      #expect(abs(Double(count) / 2_000 - chance) < 4 * error)
    }
    expectShare(answers[0], 0.008 / 1.008)
    // Whose first day was low: all but 0.8 %.
    expectShare(answers[1], (1.007 / 2.007) * (1 / 1.008) + 0.0079 * 0.0079)
    // A warning takes its place.
    let warned = lowDays {
      raised(&$0)
      $0.rule.warning = .firstLowDay
    }
    expectShare(warned[1], 0.008 / 1.008)
  }

  @Test func theStrongestResponseHolds() {
    // The suspension's factor of 1,000 hardly fades; that of the low day is weaker, and changes nothing.
    func answered(_ lowDay: Double) -> [Int64] {
      let scenario = desk(days: 30, chance: 0.01) {
        $0.rule.minimumCalls = 1
        $0.rule.lowDays = 1
        $0.rule.suspensionDays = 0
        $0.response.diligence = 50
        $0.response.halfLife = .days(3_000)
        $0.response.lowDay.diligence = lowDay
        $0.response.lowDay.halfLife = .days(3_000)
      }
      return SmallShop.each(.callsAnswered, scenario, merchants: 50)
    }
    #expect(answered(1) == answered(20))
    let stronger = answered(500)
    #expect(zip(answered(1), stronger).allSatisfy { $0 <= $1 })
    #expect(stronger.reduce(0, +) > answered(1).reduce(0, +))
  }

  // MARK: Shared days

  @Test func rulesOfOtherAnticipationShareNoDays() throws {
    var scenario = try Shop.scenario()
    scenario.measurement.falsePositives = false
    scenario.response.anticipation.diligence = 2
    scenario.response.anticipation.share = Probability(clamping: 0.5)
    var none = Rule()
    none.enabled = false
    var exempt = Rule()
    exempt.exemptions.callsBelow = 7
    exempt.exemptions.callsOver = 5
    var spared = Rule()
    spared.exemptions.agentsUpTo = 9
    var check = CoupledRulesCheck(scenario, rules: [Rule(), none, exempt, spared])
    check.merchants = 6
    #expect(check.differences() == [])
    #expect(check.daysShared < check.daysApart)
  }
}
