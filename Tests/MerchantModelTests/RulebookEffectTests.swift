import MerchantModel
import SimKernel
import SimRandom
import Testing

/// What follows from rules by whom and when: anticipation, false positives, and nothing where one rule is for everybody.
@Suite struct RulebookEffectTests {
  /// A rule by which one low day of one call or more suspends for a day, and the feature comes back by itself.
  private func rule(_ change: (inout Rule) -> Void = { _ in }) -> Rule {
    var rule = Rule()
    rule.minimumCalls = 1
    rule.lowDays = 1
    rule.suspensionDays = 1
    rule.reinstatement = .byItself
    change(&rule)
    return rule
  }

  @Test func merchantsAnticipateOnDaysOnWhichTheyWouldBeJudged() {
    func answered(_ change: (inout Rulebook) -> Void) -> [Int64] {
      var desk = RuledDesk(days: 6) {
        $0.rule.minimumCalls = 1_000
        $0.response.anticipation.diligence = 1e12
        $0.segments[0].answering.foreground.chance = Probability(clamping: 1e-7)
        $0.segments[0].answering.background.chance = Probability(clamping: 1e-7)
        change(&$0.rulebook)
      }
      desk.calls([String](repeating: "9:00 10:00 11:00", count: 6))
      var runner = MerchantRunner(desk.scenario, segment: 0)
      var tallies = Tallies(days: 6)
      runner.run(merchant: 0, replication: 0, into: &tallies)
      let table = TallyTable(tallies)
      return (0..<6).map { table.totals(over: $0..<($0 + 1))[.callsAnswered] }
    }
    // Chances of one in a hundred thousand against it, and of one in ten millions for it.
    #expect(answered { _ in } == [3, 3, 3, 3, 3, 3])
    #expect(
      answered {
        var later = ScopedRule(name: "later", rule: $0.rule)
        later.from = CivilDate(dayNumber: 20_516)
        later.through = CivilDate(dayNumber: 20_518)
        $0.rules = [later]
      } == [0, 0, 3, 3, 3, 0])
    #expect(
      answered {
        var moratorium = Moratorium(name: "sale")
        moratorium.from = CivilDate(dayNumber: 20_515)
        $0.moratoria = [moratorium]
      } == [3, 0, 3, 3, 3, 3])
  }

  /// Half of the calls are answered: above the threshold of the one rule, below that of the other.
  @Test func falsePositivesGoByTheRuleThatSuspended() {
    var desk = SmallDesk(chance: 0.5, days: 40)
    desk.ring.timeout = .seconds(10)
    var scenario = desk.scenario
    scenario.measurement.counterfactual = false
    var replay = Replay(kind: "call", file: "made up")
    replay.instants = (0..<40).map {
      RecordedInstant(day: scenario.calendar.start.adding(days: $0), sinceMidnight: .hours(9))
    }
    scenario.segments[0].replays = [replay]
    let first = scenario.calendar.start
    func dated(_ name: String, _ days: Range<Int>, _ threshold: Double) -> ScopedRule {
      var dated = ScopedRule(
        name: name, rule: rule { $0.threshold = Threshold(threshold) ?? .assumed })
      dated.from = first.adding(days: days.lowerBound)
      dated.through = first.adding(days: days.upperBound - 1)
      return dated
    }
    scenario.rulebook.rules = [dated("strict", 0..<20, 0.9), dated("mild", 20..<40, 0.1)]
    var runner = MerchantRunner(scenario, segment: 0)
    var tallies = Tallies(days: 40)
    for merchant in 0..<5 {
      runner.run(merchant: UInt32(merchant), replication: 0, into: &tallies)
    }
    let table = TallyTable(tallies)
    let (strict, mild) = (table.totals(over: 0..<20), table.totals(over: 20..<40))
    #expect(strict[.suspensions] > 0)
    #expect(strict[.suspensionsExamined] == strict[.suspensions])
    #expect(strict[.falsePositives] == 0)
    #expect(mild[.suspensions] > 0)
    #expect(mild[.falsePositives] == mild[.suspensions])
    // One reference for all rules has its way.
    scenario.measurement.reference = ReferenceRate(.assumed)
    #expect(SmallShop.counts(scenario)[.falsePositives] == 0)
  }

  /// The rule that judges everybody on all days is the list of one, to the last event.
  @Test(arguments: 0..<20)
  func theListOfOneIsTheRule(number: Int) throws {
    let plain = try RandomScenario.make(UInt64(number))
    var listed = plain
    listed.rulebook = Rulebook()
    listed.rulebook.rules = [ScopedRule(name: "one", rule: plain.rule)]
    var alone = plain
    alone.rulebook = Rulebook(plain.rule)
    func outcome(_ scenario: Scenario) -> (TallyTable, String) {
      var runner = MerchantRunner(scenario, segment: 0)
      var tallies = Tallies(days: scenario.calendar.totalDays)
      for merchant in 0..<3 {
        runner.run(merchant: UInt32(merchant), replication: 0, into: &tallies)
      }
      return (TallyTable(tallies), runner.fingerprint.description)
    }
    let (list, rule) = (outcome(listed), outcome(alone))
    #expect(list.0 == rule.0)
    #expect(list.1 == rule.1)
  }
}
