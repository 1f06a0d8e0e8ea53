import MerchantModel
import SimKernel
import SimRandom
import Testing

/// Rules by whom and when, worked out by hand: a desk whose calls at 20:00 are missed and whose calls at 9:00 are
/// answered.
@Suite struct RulebookTests {
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

  private func scoped(
    _ name: String, from: Int? = nil, through: Int? = nil, _ rule: Rule
  ) -> ScopedRule {
    var scoped = ScopedRule(name: name, rule: rule)
    let start = CivilDate(dayNumber: 20_514)
    scoped.from = from.map(start.adding)
    scoped.through = through.map(start.adding)
    return scoped
  }

  private func story(
    _ calls: [String], _ rules: [ScopedRule], _ change: (inout Scenario) -> Void = { _ in }
  ) -> [String] {
    RuledDesk.story(calls) {
      $0.rulebook.rules = rules
      change(&$0)
    }
  }

  // MARK: When

  @Test func theStreakIsEmptyAtAChangeOfRule() {
    let two = rule { $0.lowDays = 2 }
    let calls = ["", "20:00", "20:00", "20:00"]
    // The same rule under another name is another rule.
    #expect(
      story(calls, [scoped("old", through: 1, two), scoped("new", from: 2, two)])
        == [
          "0 rule 0", "0 0/0", "1 0/1 low", "2 rule 1", "2 0/1 low", "3 0/1 low", "3 suspended",
        ])
    #expect(
      story(calls, [scoped("both", two)])
        == ["0 0/0", "1 0/1 low", "2 0/1 low", "2 suspended", "3 off"])
  }

  @Test func windowsAreEmptyAtAChangeOfRule() {
    let three = rule {
      $0.trigger = .lowDaysOfLast
      $0.lowDays = 2
      $0.windowDays = 3
    }
    let calls = ["20:00", "9:00", "20:00", "20:00"]
    #expect(
      story(calls, [scoped("old", through: 1, three), scoped("new", from: 2, three)])
        == [
          "0 rule 0", "0 0/1 low", "1 1/1", "2 rule 1", "2 0/1 low", "3 0/1 low", "3 suspended",
        ])
    #expect(
      story(calls, [scoped("one", three)])
        == ["0 0/1 low", "1 1/1", "2 0/1 low", "2 suspended", "3 off"])
  }

  @Test func aPenaltyIsServedOutAsTheRuleThatGaveItHasIt() {
    let long = rule {
      $0.suspensionDays = 2
      $0.reinstatement = .byMerchant
      $0.returnDelay = .always(.hours(30))
    }
    #expect(
      story(
        ["20:00", "", "", "", "9:00"], [scoped("old", through: 0, long), scoped("new", rule())])
        == [
          "0 rule 0", "0 0/1 low", "0 suspended", "1 off", "2 off", "3 off", "4 returns 6",
          "4 rule 1", "4 1/1",
        ])
  }

  @Test func offencesStay() {
    let ladder = rule { $0.ladder = [1, 2] }
    #expect(
      story(
        ["20:00", "", "20:00", "", ""], [scoped("old", through: 1, ladder), scoped("new", ladder)])
        == [
          "0 rule 0", "0 0/1 low", "0 suspended", "1 off", "2 is back 0", "2 rule 1",
          "2 0/1 low", "2 suspended", "3 off", "4 off",
        ])
  }

  @Test func aRuleBeginsWithAnEmptyHistoryAndEnds() {
    let two = rule { $0.lowDays = 2 }
    #expect(
      story(
        ["20:00", "20:00", "20:00", "20:00", "", "20:00"],
        [scoped("trial", from: 2, through: 4, two)])
        == [
          "0 no rule", "1 no rule", "2 rule 0", "2 0/1 low", "3 0/1 low", "3 suspended", "4 off",
          "5 is back 0", "5 no rule",
        ])
  }

  @Test func daysUnderNoRuleEmptyTheHistory() {
    let two = rule { $0.lowDays = 2 }
    var small = scoped("small", two)
    // Averaged over the day alone: days of two calls are under no rule.
    small.callsBelow = 2
    small.callsOver = 1
    #expect(
      story(["20:00", "20:00 20:30", "20:00"], [small])
        == ["0 rule 0", "0 0/1 low", "1 no rule", "2 rule 0", "2 0/1 low"])
  }

  // MARK: Whom

  @Test func callsADayAreAveragedOverTheLastDays() {
    var busy = scoped("busy", rule { $0.lowDays = 5 })
    busy.callsFrom = 1.5
    busy.callsOver = 2
    let others = scoped("others", rule { $0.lowDays = 4 })
    // Means of 1, 3/2, 5/2, 4/2 and 1/2.
    #expect(
      story(["9:00", "9:00 9:30", "9:00 9:30 10:00", "9:00", ""], [busy, others])
        == [
          "0 rule 1", "0 1/1", "1 rule 0", "1 2/2", "2 3/3", "3 1/1", "4 rule 1", "4 0/0",
        ])
  }

  @Test func ageIsThatAtTheMidnightThatEndsTheDay() {
    var young = scoped("young", rule { $0.lowDays = 5 })
    young.youngerThan = .days(3)
    var old = scoped("old", rule { $0.lowDays = 4 })
    old.ageFrom = .days(4)
    func story(_ age: DurationDistribution?) -> [String] {
      self.story(["", "", "", ""], [young, old]) { $0.segments[0].age = age }
    }
    // One, two, three and four days old as the days end, and 0 as they begin.
    #expect(
      story(.always(.zero)) == ["0 rule 0", "0 0/0", "1 0/0", "2 no rule", "3 rule 1", "3 0/0"])
    // Who has no age is old enough for every rule.
    #expect(story(nil) == ["0 0/0", "1 0/0", "2 0/0", "3 0/0"])
  }

  @Test func theFirstRuleThatIsForTheMerchantJudges() {
    var desk = RuledDesk().scenario
    let segment = desk.segments[0]
    let strict = rule { $0.threshold = Threshold(0.9) ?? .assumed }
    func only(_ change: (inout ScopedRule) -> Void) -> Rule? {
      var first = scoped("first", strict)
      change(&first)
      desk.rulebook.rules = [first, scoped("rest", rule())]
      return desk.onlyRule(of: segment)
    }
    #expect(only { _ in } == strict)
    #expect(only { $0.segments = ["desk"] } == strict)
    #expect(only { $0.segments = ["other"] } == rule())
    #expect(only { $0.agentsFrom = 1 } == strict)
    #expect(only { $0.agentsFrom = 2 } == rule())
    #expect(only { $0.agentsUpTo = 1 } == strict)
    #expect(only { $0.agentsUpTo = 0 } == rule())
    #expect(only { $0.ageFrom = .days(9) } == strict)
    #expect(only { $0.youngerThan = .days(9) } == rule())
    #expect(only { $0.share = .never } == rule())
    // All simulated days, and one less.
    #expect(only { $0.through = CivilDate(dayNumber: 20_518) } == strict)
    #expect(only { $0.through = CivilDate(dayNumber: 20_513) } == rule())
    #expect(only { $0.through = CivilDate(dayNumber: 20_517) } == nil)
    #expect(only { $0.from = CivilDate(dayNumber: 20_519) } == rule())
    #expect(only { $0.share = Probability(clamping: 0.5) } == nil)
    #expect(only { $0.callsBelow = 3 } == nil)
    desk.rulebook.rules = [scoped("late", from: 99, rule())]
    #expect(desk.onlyRule(of: segment)?.enabled == false)
  }

  @Test func aShareIsDrawnOnceByTheNameOfTheRule() {
    func judged(_ share: Double, name: String = "trial") -> [Int64] {
      var desk = RuledDesk(days: 3)
      desk.calls(["9:00", "9:00", "9:00"])
      var trial = scoped(name, rule())
      trial.share = Probability(clamping: share)
      desk.scenario.rulebook.rules = [trial]
      return SmallShop.each(.judgedDays, desk.scenario, merchants: 2_000)
    }
    let some = judged(0.3)
    // A merchant is among the share on all days or on none.
    #expect(some.allSatisfy { $0 == 0 || $0 == 3 })
    #expect(zip(some, judged(0.6)).allSatisfy { $0 <= $1 })
    let count = Double(some.count { $0 > 0 })
    // Binomial, four standard errors.
    #expect(abs(count / 2_000 - 0.3) < 4 * (0.3 * 0.7 / 2_000).squareRoot())
    // Draws of other names are apart: of both are 9 %.
    let both = zip(some, judged(0.3, name: "other")).count { $0 > 0 && $1 > 0 }
    #expect(abs(Double(both) / 2_000 - 0.09) < 4 * (0.09 * 0.91 / 2_000).squareRoot())
  }

  // MARK: Moratoria

  @Test func aMoratoriumLeavesItsDaysOutOrResets() {
    func story(_ days: Moratorium.Days, _ change: (inout Moratorium) -> Void) -> [String] {
      RuledDesk.story(["20:00", "20:00", "20:00", "20:00"]) {
        $0.rule = rule { $0.lowDays = 2 }
        var moratorium = Moratorium(name: "sale")
        moratorium.days = days
        change(&moratorium)
        $0.rulebook.moratoria = [moratorium]
        $0.campaigns = [Campaign(name: "sale", start: CivilDate(dayNumber: 20_515), days: 1)]
      }
    }
    let leftOut = ["0 0/1 low", "1 moratorium", "2 0/1 low", "2 suspended", "3 off"]
    let reset = ["0 0/1 low", "1 moratorium", "2 0/1 low", "3 0/1 low", "3 suspended"]
    #expect(story(.leftOut) { $0.campaign = "sale" } == leftOut)
    #expect(story(.leftOut) { $0.from = CivilDate(dayNumber: 20_515) } == leftOut)
    #expect(story(.resets) { $0.campaign = "sale" } == reset)
    #expect(
      story(.leftOut) {
        $0.from = CivilDate(dayNumber: 20_514)
        $0.through = CivilDate(dayNumber: 20_517)
      } == ["0 moratorium", "1 moratorium", "2 moratorium", "3 moratorium"])
  }
}
