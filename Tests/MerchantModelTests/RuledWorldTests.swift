import MerchantModel
import SimKernel
import SimRandom
import Testing

/// The rule in the simulated world, on days worked out by hand: see ``RuledDesk`` for who answers when.
@Suite struct RuledWorldTests {
  @Test func aNightCallIsOneThatBeganToRingAtNight() {
    // The night ends at 8:00; a call of 7:59:50 still rings then.
    let calls = ["5:00 7:59:50 9:00 10:00"]
    #expect(RuledDesk.story(calls) == ["0 2/4 low", "0 suspended"])
    #expect(RuledDesk.story(calls) { $0.rule.counting.night = false } == ["0 2/2"])
  }

  @Test func callsThatFoundAllBusyCanBeLeftOut() {
    // The agent talks from 9:00:02 to 9:01:02.
    let calls = ["9:00 9:00:10 9:00:20"]
    #expect(RuledDesk.story(calls) == ["0 1/3 low", "0 suspended"])
    #expect(RuledDesk.story(calls) { $0.rule.counting.busy = false } == ["0 1/1"])
    // Ringing on, they are answered at 9:01:04 and 9:02:06, and are left out all the same.
    let keepsRinging: (inout Scenario) -> Void = {
      $0.segments[0].ring.whenAllBusy = .keepRinging
      $0.segments[0].ring.timeout = .minutes(2)
      $0.rule.threshold = .assumed
    }
    #expect(RuledDesk.story(calls, keepsRinging) == ["0 3/3"])
    #expect(
      RuledDesk.story(calls) {
        keepsRinging(&$0)
        $0.rule.counting.busy = false
      } == ["0 1/1"])
  }

  @Test func customersWhoHangUpSoonCanBeLeftOut() {
    let calls = ["9:00 20:00"]
    func story(patience: Int64, within: Int64) -> [String] {
      RuledDesk.story(calls) {
        $0.customer.ringPatience = .always(.seconds(patience))
        $0.rule.counting.quickHangUp = .seconds(within)
      }
    }
    #expect(story(patience: 5, within: 5) == ["0 1/1"])
    #expect(story(patience: 5, within: 4) == ["0 1/2 low", "0 suspended"])
    // The time-out is nobody's hanging up.
    #expect(story(patience: 60, within: 60) == ["0 1/2 low", "0 suspended"])
  }

  @Test func aRejectedCallIsNoHangUp() {
    // Rejected at once by the busy agent: the customer's patience had no part in it.
    let story = RuledDesk.story(["9:00 9:00:10"]) {
      $0.customer.ringPatience = .always(.seconds(5))
      $0.rule.counting.quickHangUp = .seconds(5)
    }
    #expect(story == ["0 1/2 low", "0 suspended"])
  }

  @Test func ringsOfOneContactCanBeOneCall() {
    // Rings at 7:57:00, 7:59:45 and 8:02:30, the last one answered.
    func story(_ change: (inout Rule) -> Void) -> [String] {
      RuledDesk.story(["7:57"]) {
        $0.customer.afterMiss.ringAgain = .always
        $0.customer.afterMiss.delay = .always(.minutes(2))
        $0.customer.afterMiss.mostRings = 3
        change(&$0.rule)
      }
    }
    #expect(story { _ in } == ["0 1/3 low", "0 suspended"])
    #expect(story { $0.counting.sameCallWithin = .seconds(164) } == ["0 1/3 low", "0 suspended"])
    #expect(story { $0.counting.sameCallWithin = .seconds(165) } == ["0 1/2 low", "0 suspended"])
    #expect(story { $0.counting.sameCallWithin = .minutes(6) } == ["0 1/1"])
    // The rings of the night left out, one is left.
    #expect(
      story {
        $0.counting.night = false
        $0.counting.sameCallWithin = .minutes(6)
      } == ["0 1/1"])
  }

  @Test func aRingAcrossMidnightBelongsToTheDayOfItsEnd() {
    #expect(
      RuledDesk.story(["23:59:50", "", ""])
        == ["0 0/0", "1 0/1 low", "1 suspended", "2 off"])
  }

  @Test func theFeatureComesBackAsTheRuleSays() {
    let calls = ["20:00", "", "9:00", "9:00"]
    func story(_ change: (inout Scenario) -> Void) -> [String] {
      RuledDesk.story(calls) {
        $0.rule.returnDelay = .always(.hours(30))
        change(&$0)
      }
    }
    #expect(
      story { _ in } == ["0 0/1 low", "0 suspended", "1 off", "2 off", "3 returns 6", "3 1/1"])
    #expect(
      story { $0.rule.reinstatement = .byItself }
        == ["0 0/1 low", "0 suspended", "1 off", "2 is back 0", "2 1/1", "3 1/1"])
    #expect(
      story { $0.rule.reinstatement = .never }
        == ["0 0/1 low", "0 suspended", "0 off for good", "1 off", "2 off", "3 off"])
    #expect(
      story {
        $0.rule.reinstatement = .byItself
        $0.response.leave = .always
      } == ["0 0/1 low", "0 suspended", "0 left", "1 off", "2 off", "3 off"])
    let counts = RuledDesk.counts(calls) { $0.rule.reinstatement = .never }
    #expect(counts[.leftForGood] == 1)
    #expect(counts[.wholeDaysOff] == 3)
  }

  @Test func hiddenUntilSwitchedOnLastsAsLongAsTheMerchantTakes() {
    let calls = ["20:00", "20:00", "20:00"]
    func story(delay: SimDuration) -> [String] {
      RuledDesk.story(calls) {
        $0.rule.suspensionDays = 0
        $0.rule.lowDays = 2
        $0.rule.warning = .firstLowDay
        $0.rule.returnDelay = .always(delay)
      }
    }
    #expect(
      story(delay: .hours(12)) == [
        "0 0/1 low", "0 warned", "1 0/1 low", "1 suspended", "2 returns 12", "2 0/1 low",
        "2 warned",
      ])
    // Switched on at once: off for no time at all, and still an offence.
    #expect(
      story(delay: .zero) == [
        "0 0/1 low", "0 warned", "1 0/1 low", "1 suspended", "2 returns 0", "2 0/1 low",
        "2 warned",
      ])
    let counts = RuledDesk.counts(calls) {
      $0.rule.suspensionDays = 0
      $0.rule.returnDelay = .always(.hours(12))
    }
    // The last suspension begins as the run ends.
    #expect(counts[.suspensions] == 3)
    #expect(counts[.offMicroseconds] == SimDuration.hours(24).microseconds)
    #expect(counts[.wholeDaysOff] == 0)
  }

  @Test func whatRangAtTheSuspensionCountsOnNoDay() {
    // The second call of the first day rings until 0:00:35, when the feature is on again.
    let story = RuledDesk.story(["20:00 23:59:50", "9:00"]) { $0.rule.suspensionDays = 0 }
    #expect(story == ["0 0/1 low", "0 suspended", "1 returns 0", "1 1/1"])
  }

  @Test func theDayOfTheReturnCountsOrNot() {
    let calls = ["20:00", "", "20:00", "20:00"]
    func story(_ partDay: Rule.PartDay) -> [String] {
      RuledDesk.story(calls) {
        $0.rule.returnDelay = .always(.hours(10))
        $0.rule.partDay = partDay
      }
    }
    #expect(
      story(.counts)
        == [
          "0 0/1 low", "0 suspended", "1 off", "2 returns 10", "2 0/1 low", "2 suspended", "3 off",
        ])
    #expect(
      story(.leftOut)
        == [
          "0 0/1 low", "0 suspended", "1 off", "2 returns 10", "2 part day", "3 0/1 low",
          "3 suspended",
        ])
  }

  @Test func probationIsCountedInDaysAfterTheReturn() {
    let calls = ["20:00", "", "9:00 20:00", "9:00 20:00"]
    func half(_ change: (inout Rule) -> Void) -> [Int64] {
      RuledDesk.counts(calls) {
        $0.rule.threshold = Threshold(0.4) ?? .assumed
        change(&$0.rule)
      }
    }
    #expect(half { _ in }[.suspensions] == 1)
    let counts = half {
      $0.probationDays = 1
      $0.probationThreshold = Threshold(0.9)
    }
    // Half of the calls answered on the day of the return is too little on probation.
    #expect(counts[.suspensions] == 2)
    #expect(counts[.probationDays] == 1)
    #expect(counts[.judgedDays] == 2)
  }

  @Test func exemptionGoesByAgeAndAgents() {
    let calls = ["20:00", "20:00"]
    // As the second day ends the merchant is three days old, no longer younger.
    let young = RuledDesk.story(calls) {
      $0.segments[0].age = .always(.days(1))
      $0.rule.exemptions.youngerThan = .days(3)
    }
    #expect(young == ["0 exempt", "1 0/1 low", "1 suspended"])
    // Ages are told as the counted days begin: a day earlier the merchant was younger.
    let warmedUp = RuledDesk.story(["", "20:00", "20:00"], days: 2) {
      $0.calendar.warmup = 1
      $0.calendar.start = CivilDate(dayNumber: 20_515)
      $0.segments[0].age = .always(.days(1))
      $0.rule.exemptions.youngerThan = .days(3)
    }
    #expect(warmedUp == ["0 exempt", "1 exempt", "2 0/1 low", "2 suspended"])
    let nobodysAge = RuledDesk.story(["20:00"]) { $0.rule.exemptions.youngerThan = .days(3) }
    #expect(nobodysAge == ["0 0/1 low", "0 suspended"])
    let small = RuledDesk.counts(calls) { $0.rule.exemptions.agentsUpTo = 1 }
    #expect(small[.exemptDays] == 2)
    #expect(small[.judgedDays] == 0)
  }

  @Test func agesAreDrawnOnceAMerchantAndChangeNothingElse() {
    var desk = RuledDesk(days: 1) {
      $0.segments[0].age = DurationDistribution(
        seconds: SmallShop.law { try .exponential(mean: 5 * 86_400) })
      $0.rule.exemptions.youngerThan = .days(5)
      $0.rule.warning = .firstLowDay
    }
    desk.calls(["20:00"])
    let exempt = SmallShop.each(.exemptDays, desk.scenario, merchants: 400)
    // Younger than 4 days as the day begins: chance 1 - exp(-4/5); four standard errors of 400 draws.
    let expected = 400 * 0.5507
    #expect(abs(Double(exempt.reduce(0, +)) - expected) < 4 * (expected * 0.4493).squareRoot())
    desk.scenario.segments[0].age = nil
    let judged = SmallShop.counts(desk.scenario, merchants: 400)
    #expect(judged[.exemptDays] == 0)
    #expect(judged[.callsOffered] == 400)
  }
}
