import MerchantModel
import SimKernel
import SimRandom
import Testing

/// How merchants game the rule, on days worked out by hand: see ``RuledDesk`` for who answers when.
@Suite struct GamingTests {
  // MARK: Withholding cards

  /// Contacts that get a card, accept it and tap at once; nobody answers in the night before 8:00.
  private func cards(
    _ calls: [String], _ change: (inout Scenario) -> Void = { _ in }
  ) -> [Int64] {
    let counts = RuledDesk.counts(calls) {
      $0.kinds[0].voice.share = .never
      $0.kinds[0].offer = .always
      $0.kinds[0].accept = .always
      $0.kinds[0].video = .always(.minutes(1))
      $0.rule.minimumCalls = 3
      change(&$0)
    }
    return [counts[.cardsOffered], counts[.callsOffered]]
  }

  @Test func noCardGoesOutOnceOneCallLessStandsThanTheRuleNeeds() {
    let contacts = ["9:00 10:00 11:00 12:00"]
    #expect(cards(contacts) == [4, 4])
    #expect(cards(contacts) { $0.response.gaming.withhold = .always } == [2, 2])
    #expect(
      cards(contacts) {
        $0.response.gaming.withhold = .always
        $0.rule.minimumCalls = 1
      } == [0, 0])
    // Each day begins at none.
    #expect(
      cards(contacts + contacts) { $0.response.gaming.withhold = .always } == [4, 4])
    // Without a rule there is nothing to game, and who is exempt need not.
    #expect(
      cards(contacts) {
        $0.response.gaming.withhold = .always
        $0.rule.enabled = false
      } == [4, 4])
    #expect(
      cards(contacts) {
        $0.response.gaming.withhold = .always
        $0.rule.exemptions.agentsUpTo = 1
      } == [4, 4])
  }

  @Test func callsThatRingStandAndCardsThatAreOutDoNot() {
    // The first call rings as the second contact comes, both for 10 seconds; the third finds two.
    #expect(
      cards(["9:00 9:00:05 9:00:08"]) {
        $0.response.gaming.withhold = .always
        $0.segments[0].answering.foreground.delay = .always(.seconds(10))
        $0.segments[0].answering.background.delay = .always(.seconds(10))
      } == [2, 2])
    // All cards are out before the first is tapped: the trick leaks.
    #expect(
      cards(["9:00 9:01 9:02"]) {
        $0.response.gaming.withhold = .always
        $0.kinds[0].tapDelay = .always(.hours(1))
      } == [3, 3])
  }

  @Test func callsStandAsTheRuleCountsThem() {
    // The second ring of a contact begins 5:45 after its first: one call within ten minutes, and two within five.
    func offered(_ span: SimDuration?) -> Int64 {
      cards(["9:00 10:00 11:00"]) {
        $0.response.gaming.withhold = .always
        $0.segments[0].answering.foreground.chance = .never
        $0.segments[0].answering.background.chance = .never
        $0.customer.afterMiss.ringAgain = .always
        $0.customer.afterMiss.mostRings = 2
        $0.customer.afterMiss.delay = .always(.minutes(5))
        $0.rule.counting.sameCallWithin = span
      }[0]
    }
    #expect(offered(nil) == 1)
    #expect(offered(.minutes(10)) == 2)
    #expect(offered(.minutes(5)) == 1)
    // Voice calls alone: no video call stands.
    #expect(
      cards(["9:00 10:00 11:00"]) {
        $0.response.gaming.withhold = .always
        $0.rule.counting.medium = .voice
      } == [3, 3])
  }

  // MARK: Presence

  @Test func cardsGoOutInPresenceAlone() {
    // The app is in the foreground for an hour from the start of work or an hour later, and so on.
    func cards(_ presence: Probability) -> [Int64] {
      var desk = RuledDesk(days: 40) {
        $0.kinds[0].voice.share = .never
        $0.kinds[0].offer = .always
        $0.segments[0].app.foregroundShare = nil
        $0.response.gaming.presence = presence
      }
      desk.calls((0..<40).map { _ in "8:30 9:30" })
      return SmallShop.each(.cardsOffered, desk.scenario, merchants: 20)
    }
    #expect(cards(.never) == Array(repeating: 80, count: 20))
    // Each day one of the two hours is one in the foreground.
    #expect(cards(.always) == Array(repeating: 40, count: 20))
    let some = cards(Probability(clamping: 0.5))
    #expect(Set(some) == [40, 80])
  }

  // MARK: Picking up to hang up

  @Test func callsArePickedUpToBeHungUpFromTheFirstDay() {
    func story(_ calls: String, _ change: (inout Scenario) -> Void = { _ in }) -> [String] {
      RuledDesk.story([calls]) {
        $0.segments[0].answering.foreground.chance = .never
        $0.segments[0].answering.background.chance = .never
        $0.response.gaming.hangUp = .always
        change(&$0)
      }
    }
    #expect(story("9:00 10:00") == ["0 2/2"])
    // Off shift nobody is there to do so.
    #expect(story("9:00 20:00") == ["0 1/2 low", "0 suspended"])
    #expect(story("9:00") { $0.response.gaming.hangUp = .never } == ["0 0/1 low", "0 suspended"])
    let counts = RuledDesk.counts(["9:00"]) {
      $0.segments[0].answering.foreground.chance = .never
      $0.segments[0].answering.background.chance = .never
      $0.response.gaming.hangUp = .always
    }
    #expect(counts[.hungUpByMerchant] == 1)
    #expect(counts[.callMicroseconds] == 0)
    // The customer chooses as after a miss.
    #expect(counts[.ringsMissed] == 1)
    #expect(counts[.endedByText] == 1)
  }

  // MARK: Calls to oneself

  @Test func callsToOneselfCountForTheRuleAlone() {
    let calls = ["20:00", "20:00"]
    func story(_ change: (inout Scenario) -> Void) -> [String] {
      RuledDesk.story(calls, change)
    }
    #expect(story { _ in } == ["0 0/1 low", "0 suspended", "1 off"])
    // Two answered calls of three: 67 %.
    let twoCalls: (inout Scenario) -> Void = {
      $0.response.gaming.selfCalls = .always
      $0.response.gaming.selfCallsPerDay = 2
    }
    #expect(story(twoCalls) == ["0 2/3", "1 2/3"])
    // One of two is not enough, and while the feature is off there are none.
    #expect(
      story {
        $0.response.gaming.selfCalls = .always
        $0.response.gaming.selfCallsPerDay = 1
      } == ["0 1/2 low", "0 suspended", "1 off"])
    // They are video calls, and each is one of its own.
    #expect(
      story {
        twoCalls(&$0)
        $0.rule.counting.medium = .voice
      } == ["0 0/1 low", "0 suspended", "1 off"])
    #expect(
      story {
        twoCalls(&$0)
        $0.rule.counting.sameCallWithin = .hours(24)
      } == ["0 2/3", "1 2/3"])
    // What the merchant is to everybody else stays.
    let games = RuledDesk.counts(calls, twoCalls)
    let plain = RuledDesk.counts(calls) { $0.rule.threshold = Threshold(0) ?? .assumed }
    #expect(games == plain)
    #expect(games[.callsOffered] == 2)
  }

  @Test func callsToOneselfAreSpreadOverTheDay() {
    var desk = RuledDesk(days: 500) {
      $0.response.gaming.selfCalls = .always
      $0.response.gaming.selfCallsPerDay = 4
    }
    desk.calls([])
    let entries = MerchantTracer(desk.scenario).entries(
      segment: 0, merchant: 0, replication: 0, days: 0..<500)
    let hours = entries.filter { $0.event == .calledItself }.map {
      ($0.time - .at(0, day: Int64($0.day))).inSeconds / 3_600
    }
    #expect(hours.count == 2_000)
    #expect(hours.allSatisfy { (9.0...21.0).contains($0) })
    // Uniform over twelve hours: mean 15, standard deviation 12 / sqrt(12).
    let mean = hours.reduce(0, +) / 2_000
    #expect(abs(mean - 15) < 4 * 12 / (12.0 * 2_000).squareRoot())
  }

  @Test func whoCallsItselfWithholdsCardsAfterItsOwnCallsToo() {
    // Three calls to itself stand before 21:00, when two are one less than the rule needs.
    let counts = RuledDesk.counts(["22:00"]) {
      $0.kinds[0].voice.share = .never
      $0.kinds[0].offer = .always
      $0.segments[0].staffing.roster = Roster(shifts: [Shift(from: .midnight, to: .endOfDay)])
      $0.rule.minimumCalls = 3
      $0.response.gaming.withhold = .always
      $0.response.gaming.selfCalls = .always
    }
    #expect(counts[.contacts] == 1)
    #expect(counts[.cardsOffered] == 0)
  }

  @Test func anExaminationKnowsNoGames() {
    // Two of five calls of the first day are answered, none of a customer's. With its own calls a week's rate would be
    // 14 of 17.
    let counts = RuledDesk.counts(["20:00 20:10 20:20"]) {
      $0.measurement.falsePositives = true
      $0.rule.threshold = Threshold(0.5) ?? .assumed
      $0.response.gaming.selfCalls = .always
      $0.response.gaming.selfCallsPerDay = 2
    }
    #expect(counts[.suspensions] == 1)
    #expect(counts[.suspensionsExamined] == 1)
    #expect(counts[.falsePositives] == 0)
  }

  // MARK: Who does so

  @Test func eachTrickIsDrawnOnceAMerchant() {
    func tricksters(_ share: Double) -> [Int64] {
      var desk = RuledDesk(days: 3) {
        $0.response.gaming.selfCalls = Probability(clamping: share)
        $0.rule.suspensionDays = 9
      }
      desk.calls(["20:00"])
      return SmallShop.each(.suspensions, desk.scenario, merchants: 1_000).map { 1 - $0 }
    }
    let some = tricksters(0.3)
    let error = (1_000 * 0.3 * 0.7).squareRoot()
    #expect(abs(Double(some.reduce(0, +)) - 300) < 4 * error)
    #expect(zip(some, tricksters(0.6)).allSatisfy { $0 <= $1 })
  }

  @Test func rulesThatAreGamedAlikeShareDays() throws {
    var scenario = try Shop.scenario()
    scenario.calendar.days = 10
    scenario.measurement.falsePositives = false
    scenario.customer.complaints.perMissedRing = Probability(clamping: 0.1)
    scenario.customer.loss.perMinute = Probability(clamping: 0.01)
    scenario.response.gaming.withhold = Probability(clamping: 0.5)
    scenario.response.gaming.selfCalls = Probability(clamping: 0.3)
    let rules = [3, 5, 8].flatMap { least in
      [CallCounting.Medium.both, .voice].map { medium in
        var rule = Rule()
        rule.minimumCalls = least
        rule.counting.medium = medium
        return rule
      }
    }
    var check = CoupledRulesCheck(scenario, rules: rules + rules)
    check.merchants = 6
    #expect(check.differences() == [])
    // Each rule is there twice.
    #expect(2 * check.daysShared <= check.daysApart)
  }
}
