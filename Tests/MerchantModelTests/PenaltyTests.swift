import MerchantModel
import SimKernel
import Testing

/// Warnings, penalties, exemptions and probation, on histories worked out by hand: a low day is 3 of 6
/// calls, a good one 6 of 6.
@Suite struct PenaltyTests {
  private let low = (6, 3)
  private let good = (6, 6)

  @Test func theOnlyLowDayInViewIsWarnedOf() {
    func words(_ days: [(Int, Int)], _ change: (inout Rule) -> Void) -> [String] {
      RuleTable.words(days) {
        $0.warning = .firstLowDay
        change(&$0)
      }
    }
    #expect(
      words([low, low, low, low]) { $0.lowDays = 3 } == ["low?", "low", "low!3", "low?"])
    #expect(words([low, good, low]) { _ in } == ["low?", "notLow", "low?"])
    // A day that suspends is not warned of.
    #expect(words([low, low]) { $0.lowDays = 1 } == ["low!3", "low!3"])
    // Three of four: with two low days in view none is the only one, until the window has moved on.
    #expect(
      words([low, good, low, good, good, good, low]) {
        $0.trigger = .lowDaysOfLast
        $0.lowDays = 3
        $0.windowDays = 4
      } == ["low?", "notLow", "low", "notLow", "notLow", "notLow", "low?"])
    // Over calls: the first low day is in view as long as one of its calls is.
    #expect(
      words([low, good, low]) {
        $0.trigger = .rateOverCalls
        $0.windowCalls = 13
      } == ["low?", "notLow", "low"])
    #expect(
      words([low, good, low]) {
        $0.trigger = .rateOverCalls
        $0.windowCalls = 12
      } == ["low?", "notLow", "low?"])
    // On the chart: since it last stood at 0. Three misses of three days weigh 2.079 each, three answers
    // of the second day take 1.216 away and six of the third 2.433, so that 0.510 is left; the answers of
    // the fourth bring it to 0.
    #expect(
      words([low, low, good, low]) {
        $0.trigger = .cusum
        $0.cusum.limit = 100
      } == ["low?", "low", "notLow", "low?"])
  }

  @Test func theLadderIsClimbedAndItsLastRungRepeats() {
    let words = RuleTable.words([low, low, good, low, low, low]) {
      $0.lowDays = 1
      $0.ladder = [1, 3, 7]
    }
    #expect(words == ["low!1", "low!3", "notLow", "low!7", "low!7", "low!7"])
  }

  @Test func aThrottleIsJudgedOnAndClearsTheHistory() {
    // Days under a throttle are days like others.
    let words = RuleTable.words([low, low, low, low]) { $0.penalty = .throttle }
    #expect(words == ["low", "low~3", "low", "low~3"])
  }

  @Test func theYoungAreExemptUntilTheyAreOldEnough() {
    var rule = Rule()
    rule.lowDays = 1
    rule.exemptions.youngerThan = .days(3)
    // A day old as the first day begins, so two as it ends, and three, which is not younger, a day later.
    var young = RuleTable(rule, age: .days(1))
    #expect(young.days([low, low]) == ["exempt", "low!3"])
    var old = RuleTable(rule, age: nil)
    #expect(old.days([low]) == ["low!3"])
  }

  @Test func merchantsOfFewAgentsAreExempt() {
    var rule = Rule()
    rule.lowDays = 1
    rule.exemptions.agentsUpTo = 2
    var small = RuleTable(rule, agents: 2)
    #expect(small.days([low]) == ["exempt"])
    var large = RuleTable(rule, agents: 3)
    #expect(large.days([low]) == ["low!3"])
  }

  @Test func merchantsOfFewCallsADayAreExempt() {
    // Means over the last three days: 4, 5, 5, 14/3.
    let words = RuleTable.words([(4, 4), (6, 6), (5, 5), (3, 3)]) {
      $0.minimumCalls = 1
      $0.exemptions.callsBelow = 5
      $0.exemptions.callsOver = 3
    }
    #expect(words == ["exempt", "notLow", "notLow", "exempt"])
  }

  @Test func anExemptDayIsAsIfItHadNotBeen() {
    let words = RuleTable.words([low, (3, 0), low]) {
      $0.minimumCalls = 1
      $0.exemptions.callsBelow = 5
      $0.exemptions.callsOver = 1
    }
    #expect(words == ["low", "exempt", "low!3"])
  }

  @Test func thePartDayAfterTheReturnCountsOrNot() {
    func words(_ partDay: Rule.PartDay, returnsAfter delay: SimDuration) -> [String] {
      var rule = Rule()
      rule.lowDays = 1
      rule.partDay = partDay
      var table = RuleTable(rule, returnsAfter: delay)
      return table.days([low, low, low])
    }
    #expect(words(.counts, returnsAfter: .hours(10)) == ["low!3", "low!3", "low!3"])
    #expect(words(.leftOut, returnsAfter: .hours(10)) == ["low!3", "partDay", "low!3"])
    // A return at midnight leaves a whole day.
    #expect(words(.leftOut, returnsAfter: .zero) == ["low!3", "low!3", "low!3"])
  }

  private func onProbation(_ rule: Rule) -> Rule {
    var rule = rule
    rule.probationDays = 2
    rule.probationThreshold = Threshold(0.8)
    return rule
  }

  @Test func probationHasAThresholdOfItsOwn() {
    // 7 of 10 lies between the thresholds.
    var table = RuleTable(onProbation(Rule()))
    #expect(
      table.days([(10, 7), low, low, (10, 7), good, (10, 7), low])
        == ["notLow", "low", "low!3", "plow", "pnotLow", "notLow", "low"])
    var again = RuleTable(onProbation(Rule()))
    #expect(again.days([low, low, (10, 7), (10, 7)]) == ["low", "low!3", "plow", "plow!3"])
  }

  @Test func probationLastsThePartDayAndSoManyWholeDays() {
    var rule = Rule()
    rule.suspensionDays = 1
    rule.lowDays = 2
    var table = RuleTable(onProbation(rule), returnsAfter: .hours(10))
    #expect(
      table.days([low, low, good, good, good, good])
        == ["low", "low!1", "pnotLow", "pnotLow", "pnotLow", "notLow"])
  }

  @Test func probationAfterAThrottleBeginsAsItEnds() {
    var rule = onProbation(Rule())
    rule.penalty = .throttle
    rule.suspensionDays = 1
    var table = RuleTable(rule)
    #expect(
      table.days([low, low, good, good, good, good])
        == ["low", "low~1", "notLow", "pnotLow", "pnotLow", "notLow"])
  }

  @Test func choicesCombine() {
    // Two of three at or below the threshold, few-call days left out, a warning, a ladder and probation.
    var rule = onProbation(Rule())
    rule.trigger = .lowDaysOfLast
    rule.windowDays = 3
    rule.boundary = .atOrBelow
    rule.fewCallDay = .carries
    rule.warning = .firstLowDay
    rule.ladder = [1, 2]
    var table = RuleTable(rule)
    #expect(
      table.days([(5, 3), (2, 0), (6, 6), (5, 3), (10, 8), (5, 4), (5, 3), (5, 3)])
        == ["low?", "few", "notLow", "low!1", "plow?", "plow!2", "plow?", "plow!2"])
  }
}
