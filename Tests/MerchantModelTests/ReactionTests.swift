import MerchantModel
import SimKernel
import SimRandom
import Testing

/// What customers make of missed rings and of waiting, worked out by hand.
@Suite struct ReactionTests {
  /// Nobody answers a voice call: it rings three times for 45 seconds and goes on by text, with an agent at once or
  /// after who came before.
  private func desk(agents: Int = 1, _ change: (inout Scenario) -> Void) -> Scenario {
    var desk = SmallDesk(agents: agents, chance: 0)
    desk.ring.timeout = .seconds(45)
    var scenario = desk.scenario
    scenario.segments[0].staffing.chats = .slots(1)
    scenario.customer.afterMiss.ringAgain = .always
    scenario.customer.afterMiss.delay = .always(.minutes(2))
    change(&scenario)
    return scenario
  }

  private func outcome(_ scenario: Scenario) -> RingRehearsal.Outcome {
    RingRehearsal.outcome(of: scenario, contactsAt: [.at(9), .at(10)])
  }

  @Test func missedRingsAndTheirCustomersAreCounted() {
    let outcome = outcome(desk { _ in })
    #expect(outcome.total(.customersCalling) == 2)
    #expect(outcome.total(.customersMissed) == 2)
    #expect(outcome.total(.ringsMissed) == 6)
    #expect(outcome.total(.customersLost) == 0)
    #expect(outcome.total(.complaints) == 0)
  }

  @Test func whatADeskAnswersIsNoMissAndBeingHungUpOnIs() {
    let desk = outcome(
      desk {
        $0.segments[0].overflow = OverflowDesk()
        $0.customer.loss.perMissedRing = .always
      })
    #expect(desk.total(.deskAnswers) == 2)
    #expect(desk.total(.ringsMissed) == 0)
    #expect(desk.total(.customersLost) == 0)
    // The low day of the first call brings the response; the call of the second day is picked up only to be hung up.
    var ruled = RuledDesk(days: 2) {
      $0.rule.penalty = .throttle
      $0.response.hangUp = .always
      $0.response.diligence = 1.01
      $0.customer.loss.perMissedRing = .always
      $0.segments[0].answering.foreground.chance = .never
    }
    ruled.calls(["9:00", "9:00"])
    ruled.scenario.segments[0].answering.background.chance = .never
    let counts = SmallShop.counts(ruled.scenario)
    #expect(counts[.hungUpByMerchant] == 1)
    #expect(counts[.ringsMissed] == 2)
    #expect(counts[.customersLost] == 2)
  }

  @Test func aLostCustomersChainEnds() {
    func again(_ loss: Probability) -> RingRehearsal.Outcome {
      outcome(
        desk {
          $0.kinds[0].outcomes.resolvedByText = .never
          $0.kinds[0].outcomes.contactAgain.unresolved = .always
          $0.kinds[0].outcomes.contactAgainDelay = .always(.hours(30))
          $0.customer.loss.perMissedRing = loss
        })
    }
    #expect(again(.never).total(.repeatContacts) == 2)
    let lost = again(.always)
    #expect(lost.total(.repeatContacts) == 0)
    #expect(lost.total(.customersLost) == 2)
  }

  @Test func complaintsAboutMissesAreComplaints() {
    func complaints(_ change: (inout Scenario) -> Void) -> [Int64] {
      let outcome = outcome(desk(change))
      return [outcome.total(.complaints), outcome.total(.complaintsAboutMisses)]
    }
    #expect(complaints { $0.customer.complaints.perMissedRing = .always } == [2, 2])
    // Once a contact at the most: the card that its first chat brought changes nothing.
    let sendsCards: (inout Scenario) -> Void = {
      $0.kinds[0].offer = .always
      $0.customer.complaints.perCard = .always
    }
    #expect(complaints(sendsCards) == [2, 0])
    #expect(
      complaints {
        sendsCards(&$0)
        $0.customer.complaints.perMissedRing = .always
      } == [2, 2])
  }

  @Test func aCustomerWhoMetAMissRefusesALaterCard() {
    func cards(_ refuse: Probability, chance: Double = 0) -> [Int64] {
      let outcome = outcome(
        desk {
          $0.kinds[0].offer = .always
          $0.kinds[0].accept = .always
          $0.customer.afterMiss.refuseCard = refuse
          $0.segments[0].answering.foreground.chance = Probability(clamping: chance)
          $0.segments[0].answering.background.chance = Probability(clamping: chance)
        })
      return [outcome.total(.cardsOffered), outcome.total(.cardsAccepted)]
    }
    #expect(cards(.never) == [2, 2])
    #expect(cards(.always) == [2, 0])
  }

  /// Two contacts of one matter, the first one's card tapped in vain: the second refuses its card.
  @Test func theMatterIsTheSameInItsNextContact() {
    func cards(_ refuse: Probability) -> [Int64] {
      let outcome = outcome(
        desk {
          $0.kinds[0].voice.share = .never
          $0.kinds[0].offer = .always
          $0.kinds[0].accept = .always
          $0.kinds[0].outcomes.resolvedByText = .never
          $0.kinds[0].outcomes.contactAgain.unresolved = .always
          $0.kinds[0].outcomes.contactAgainDelay = .always(.hours(30))
          $0.customer.afterMiss.refuseCard = refuse
        })
      return [outcome.total(.cardsOffered), outcome.total(.cardsAccepted)]
    }
    #expect(cards(.never) == [4, 4])
    #expect(cards(.always) == [4, 2])
  }

  // MARK: Chances, each within four standard errors of its exact value

  /// The share of contacts that a counter counts, of customers who ring three times in vain, each the only one at a time.
  private func expectShare(
    _ counter: Counter, _ chance: Double, _ change: (inout Scenario) -> Void
  ) {
    let scenario = desk(agents: 40) {
      $0.calendar.days = 20
      $0.segments[0].contacts = [ContactRate(kind: "call", perDay: 200)]
      change(&$0)
    }
    let outcome = RingRehearsal.outcome(of: scenario)
    let count = Double(outcome.total(.endings))
    #expect(count > 3_000)
    let error = (chance * (1 - chance) / count).squareRoot()
    #expect(abs(Double(outcome.total(counter)) / count - chance) < 4 * error)
  }

  @Test func theChanceOfALossGrowsWithMissedRings() {
    expectShare(.customersLost, 1 - 0.8 * 0.8 * 0.8) {
      $0.customer.loss.perMissedRing = Probability(clamping: 0.2)
    }
  }

  @Test func theChanceOfALossGrowsWithMinutesOfRinging() {
    // Three rings of 45 seconds are 2.25 minutes: 0.9^2.25 = 0.788943.
    expectShare(.customersLost, 1 - 0.788943) {
      $0.customer.loss.perMinute = Probability(clamping: 0.1)
    }
  }

  @Test func theChanceOfAComplaintGrowsWithMissedRings() {
    expectShare(.complaintsAboutMisses, 1 - 0.9 * 0.9 * 0.9) {
      $0.customer.complaints.perMissedRing = Probability(clamping: 0.1)
    }
  }

  @Test func oddsOfResolutionFallWithMissedRings() {
    // Odds of an unresolved end of 2/3 x 2^3 = 16/3.
    expectShare(.resolved, 3.0 / 19) {
      $0.kinds[0].outcomes.resolvedByText = Probability(clamping: 0.6)
      $0.customer.unresolvedOdds.perMissedRing = 2
    }
  }

  @Test func oddsOfAReturnRiseWithMissedRingsAndMinutes() {
    // Odds of 1/4 x 1.5^3 x 1.2^2.25 = 0.84375 x 1.507155 = 1.271662.
    expectShare(.returns, 1.271662 / 2.271662) {
      $0.kinds[0].outcomes.returned.text = Probability(clamping: 0.2)
      $0.customer.returnOdds.perMissedRing = 1.5
      $0.customer.returnOdds.perMinute = 1.2
    }
  }

  @Test func aRefusalHasItsChance() {
    // Half of the customers accept the card of their first chat, less those who refuse it after the misses.
    expectShare(.cardsAccepted, 0.5 * 0.7) {
      $0.kinds[0].offer = .always
      $0.kinds[0].accept = Probability(clamping: 0.5)
      $0.customer.afterMiss.refuseCard = Probability(clamping: 0.3)
    }
  }

  /// Text takes an hour and comes by chat alone: of two customers at a time the second waits for the first, an hour.
  @Test func minutesInTheQueueCount() {
    var scenario = desk { _ in }
    scenario.kinds[0].voice.share = .never
    scenario.kinds[0].text = .always(.hours(1))
    scenario.calendar.days = 40
    scenario.customer.loss.perMinute = Probability(clamping: 0.01)
    let times = (Int64(0)..<40).flatMap { day in
      [SimTime.at(9, day: day), .at(9, day: day)]
    }
    var (lost, count) = (0.0, 0.0)
    for seed in 1...25 {
      scenario.seed = UInt64(seed)
      let outcome = RingRehearsal.outcome(of: scenario, contactsAt: times)
      lost += Double(outcome.total(.customersLost))
      count += Double(outcome.total(.queueWaits))
      #expect(outcome.total(.queueMicroseconds) == 40 * SimDuration.hours(1).microseconds)
    }
    // 0.99^60 = 0.547157; those who do not wait are never lost.
    let chance = 1 - 0.547157
    let error = (count / 2 * chance * (1 - chance)).squareRoot()
    #expect(abs(lost - count / 2 * chance) < 4 * error)
  }

  @Test func whoIsLostAtASmallChanceIsLostAtAGreaterOne() {
    func lost(_ chance: Double) -> [Int64] {
      SmallShop.each(
        .customersLost,
        desk(agents: 40) {
          $0.segments[0].contacts = [ContactRate(kind: "call", perDay: 3)]
          $0.customer.loss.perMissedRing = Probability(clamping: chance)
        }, merchants: 200)
    }
    let (few, many) = (lost(0.1), lost(0.3))
    #expect(zip(few, many).allSatisfy { $0 <= $1 })
    #expect(few.reduce(0, +) < many.reduce(0, +))
  }
}
