import MerchantModel
import SimKernel
import SimRandom
import Testing

/// Many rules on shared days give what each of them gives by itself, to the last bit.
@Suite struct MultiRuleSimulatorTests {
  /// Scenarios in which every switch of the model is thrown now and then, events that coincide among them,
  /// and rules in which every part of the language is: 480 of them.
  @Test(arguments: 0..<40)
  func randomRulesOnRandomScenarios(number: Int) throws {
    var random = RandomRules(UInt64(number))
    var check = CoupledRulesCheck(
      try RandomScenario.make(UInt64(number)), rules: try random.make(12))
    #expect(check.differences() == [])
  }

  /// One rule alone goes through every return that a simulator of many rules makes.
  @Test(arguments: 40..<50)
  func oneRuleAlone(number: Int) throws {
    var random = RandomRules(UInt64(number))
    var check = CoupledRulesCheck(
      try RandomScenario.make(UInt64(number)), rules: try random.make(1))
    #expect(check.differences() == [])
  }

  /// Rules by whom and when, each of them with rules of its own: tiers, beginnings and ends, moratoria.
  @Test(arguments: 0..<30)
  func randomRulebooks(number: Int) throws {
    var random = RandomRules(2_000 + UInt64(number))
    let scenario = try RandomScenario.make(UInt64(number))
    var check = CoupledRulesCheck(
      scenario, books: try random.books(10, on: scenario.calendar))
    #expect(check.differences() == [])
  }

  @Test(arguments: 0..<3)
  func rulebooksOverManyDays(seed: UInt64) throws {
    var random = RandomRules(3_000 + seed)
    let scenario = try weeks(seed: seed)
    var check = CoupledRulesCheck(
      scenario, books: try random.books(40, on: scenario.calendar))
    #expect(check.differences() == [])
  }

  /// Over more days, so that worlds part and meet many times.
  @Test(arguments: 0..<5)
  func manyRulesOverManyDays(seed: UInt64) throws {
    var random = RandomRules(1_000 + seed)
    var check = CoupledRulesCheck(try weeks(seed: seed), rules: try random.make(60))
    #expect(check.differences() == [])
  }

  /// The announced rule and none: worlds that part at a suspension meet again, or else each suspension
  /// would cost the rest of the days once more.
  @Test func worldsThatPartedMeetAgain() throws {
    var none = Rule()
    none.enabled = false
    let rules = [Rule(), none]
    var (simulated, neverMeeting, together) = (0, 0, 0)
    for seed in UInt64(0)..<20 {
      let scenario = try weeks(seed: seed)
      let days = scenario.calendar.totalDays
      var simulator = MultiRuleSimulator(scenario, rules: rules, segment: 0)
      simulator.run(merchant: 0, replication: 0)
      simulated += simulator.daysSimulated
      together += days + 1
      neverMeeting += days + 1
      let tallies = simulator.takeOutcomes()[0].tallies
      let first = (0..<days).first {
        tallies.totals(over: $0..<($0 + 1))[Counter.suspensions.rawValue] > 0
      }
      if let first { neverMeeting += days - first }
    }
    #expect(simulated > together)
    // Measured: a fifth of the days that would be simulated twice.
    #expect(2 * (simulated - together) < neverMeeting - together)
  }

  /// A hundred rules that differ in threshold, minimum, streak and length take a few times one rule's days.
  @Test func aHundredRulesTakeFewDays() throws {
    let rules = (0..<100).map { number in
      var rule = Rule()
      rule.threshold = Threshold(Double(50 + 5 * (number % 5)) / 100) ?? .assumed
      rule.minimumCalls = 2 + number / 5 % 5
      rule.lowDays = 1 + number / 25 % 2
      rule.suspensionDays = 1 + number / 50 * 2
      return rule
    }
    var (simulated, one) = (0, 0)
    for seed in UInt64(0)..<10 {
      let scenario = try weeks(seed: seed)
      var simulator = MultiRuleSimulator(scenario, rules: rules, segment: 0)
      simulator.run(merchant: 0, replication: 0)
      simulated += simulator.daysSimulated
      one += scenario.calendar.totalDays + 1
    }
    // Measured: 2.4 times.
    #expect(simulated < 4 * one)
  }

  /// Tiers share days as single rules do: the same hundred rules, each with a milder one for small shops and a moratorium.
  @Test func aHundredTieredRulesTakeFewDays() throws {
    let books = (0..<100).map { number in
      var rule = Rule()
      rule.threshold = Threshold(Double(50 + 5 * (number % 5)) / 100) ?? .assumed
      rule.minimumCalls = 2 + number / 5 % 5
      rule.lowDays = 1 + number / 25 % 2
      var mild = ScopedRule(name: "small", rule: rule)
      mild.callsBelow = 6
      mild.rule.lowDays += 1
      var book = Rulebook()
      book.rules = [mild, ScopedRule(name: "others", rule: rule)]
      if number % 2 == 1 {
        var moratorium = Moratorium(name: "sale")
        moratorium.from = StudyCalendar().start.adding(days: 10)
        moratorium.through = StudyCalendar().start.adding(days: 12)
        book.moratoria = [moratorium]
      }
      return book
    }
    var (simulated, one) = (0, 0)
    for seed in UInt64(0)..<5 {
      let scenario = try weeks(seed: seed)
      var simulator = MultiRuleSimulator(scenario, rules: books, segment: 0)
      simulator.run(merchant: 0, replication: 0)
      simulated += simulator.daysSimulated
      one += scenario.calendar.totalDays + 1
    }
    #expect(simulated > one)
    #expect(simulated < 8 * one)
  }

  /// A shop that is suspended now and then, over six weeks.
  private func weeks(seed: UInt64) throws -> Scenario {
    var scenario = try Shop.scenario()
    scenario.seed = seed
    scenario.calendar.warmup = 7
    scenario.calendar.days = 35
    scenario.segments[0].contacts[0].perDay = 15
    scenario.segments[0].demand.busyness = 0.3
    return scenario
  }
}
