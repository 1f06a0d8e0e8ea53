import MerchantModel
import SimKernel
import SimRandom
import Testing

/// What happens while a call rings: all are busy, somebody becomes free, somebody changes state, a desk
/// or a call-back helps out.
@Suite struct BusyRingTests {
  private let threeCalls: [SimTime] = [.at(10), .at(10, 0, 10), .at(10, 0, 20)]

  @Test(arguments: RingStrategy.allCases)
  func rejectingMissesAtOnce(_ strategy: RingStrategy) {
    var desk = SmallDesk()
    desk.ring.strategy = strategy
    let outcome = desk.outcome(callsAt: threeCalls)
    #expect(outcome.calls == [call(0, .at(10, 0, 2))])
    #expect(outcome.total(.missedAllBusy) == 2)
    // The two seconds of the call that was answered; a rejected call has no length.
    #expect(outcome.total(.ringMicroseconds) == 2_000_000)
  }

  /// The customer's patience is a reason only where it ends the ring.
  @Test(arguments: RingStrategy.allCases)
  func aRejectedCallIsNotHungUp(_ strategy: RingStrategy) {
    var scenario = SmallDesk().scenario
    scenario.segments[0].ring.strategy = strategy
    scenario.customer.ringPatience = .always(.seconds(30))
    let outcome = RingRehearsal.outcome(of: scenario, contactsAt: threeCalls)
    #expect(outcome.total(.missedAllBusy) == 2)
    #expect(outcome.total(.missedHungUp) == 0)
  }

  @Test func aHuntThatRunsOutOfAgentsIsNotHungUp() {
    var scenario = SmallDesk(chance: 0).scenario
    scenario.segments[0].ring.strategy = .listed
    scenario.segments[0].ring.offer = .seconds(15)
    func reasons(patience: SimDuration) -> [Int64] {
      scenario.customer.ringPatience = .always(patience)
      let outcome = RingRehearsal.outcome(of: scenario, contactsAt: [.at(10)])
      return [outcome.total(.missedNotNoticed), outcome.total(.missedHungUp)]
    }
    #expect(reasons(patience: .seconds(30)) == [1, 0])
    #expect(reasons(patience: .seconds(10)) == [0, 1])
  }

  @Test func aDeskThatDoesNotCountLeavesTheAgentsReason() {
    var desk = SmallDesk(chance: 0)
    var overflow = OverflowDesk()
    overflow.delay = .always(.seconds(5))
    overflow.counts = false
    desk.overflow = overflow
    var scenario = desk.scenario
    scenario.customer.ringPatience = .always(.seconds(40))
    let outcome = RingRehearsal.outcome(of: scenario, contactsAt: [.at(10)])
    #expect(outcome.total(.deskAnswers) == 1)
    #expect(outcome.total(.missedNotNoticed) == 1)
    #expect(outcome.total(.missedHungUp) == 0)
  }

  /// Whoever would ring again but may not goes on by text; only the others give up.
  @Test func afterTheLastRingTextFollows() {
    var scenario = SmallDesk(chance: 0).scenario
    scenario.customer.afterMiss.ringAgain = .always
    scenario.customer.afterMiss.delay = .always(.minutes(1))
    scenario.customer.afterMiss.mostRings = 2
    scenario.customer.afterMiss.giveUp = .always
    let outcome = RingRehearsal.outcome(of: scenario, contactsAt: [.at(10)])
    #expect(outcome.total(.callsOffered) == 2)
    #expect(outcome.total(.gaveUp) == 0)
    #expect(outcome.total(.endedByText) == 1)
    scenario.customer.afterMiss.ringAgain = .never
    #expect(RingRehearsal.outcome(of: scenario, contactsAt: [.at(10)]).total(.gaveUp) == 1)
  }

  @Test func aCallThatTheEndCutsOffIsNeitherAnsweredNorMissed() {
    var desk = SmallDesk(chance: 0)
    desk.days = 1
    let outcome = desk.outcome(callsAt: [.at(23, 59, 50)])
    #expect(outcome.total(.callsOffered) == 1)
    #expect(outcome.total(.callsCutOff) == 1)
    #expect(outcome.total(.missedNotNoticed) == 0)
    #expect(outcome.total(.ringMicroseconds) == 10_000_000)
  }

  @Test(arguments: RingStrategy.allCases)
  func keepingOnTheLongestRingingCallComesFirst(_ strategy: RingStrategy) {
    var desk = SmallDesk()
    desk.ring.strategy = strategy
    desk.ring.whenAllBusy = .keepRinging
    desk.ring.timeout = .minutes(5)
    let outcome = desk.outcome(callsAt: threeCalls)
    // Free at 10:01:02 and 10:02:04, and two seconds to pick up.
    #expect(
      outcome.calls == [call(0, .at(10, 0, 2)), call(0, .at(10, 1, 4)), call(0, .at(10, 2, 6))])
    #expect(outcome.total(.missedAllBusy) == 0)
  }

  @Test(arguments: RingStrategy.allCases)
  func keepingOnEndsAtTheTimeOut(_ strategy: RingStrategy) {
    var desk = SmallDesk()
    desk.ring.strategy = strategy
    desk.ring.whenAllBusy = .keepRinging
    // The second call dies at 10:01:03, one second before he would reach it; the third at 10:01:13.
    desk.ring.timeout = .seconds(53)
    let outcome = desk.outcome(callsAt: threeCalls)
    let second: SimTime = strategy == .all ? .at(10, 1, 4) : .at(10, 1, 5)
    #expect(outcome.calls == [call(0, .at(10, 0, 2)), call(0, second)])
    #expect(outcome.total(.missedAllBusy) == 1)
  }

  @Test func oneAgentWhoBecomesFreeLeavesTheYoungerCallToTheNext() {
    var desk = SmallDesk(agents: 2)
    desk.ring.whenAllBusy = .keepRinging
    desk.ring.timeout = .minutes(5)
    let outcome = desk.outcome(callsAt: [.at(10), .at(10, 0, 5), .at(10, 0, 10), .at(10, 0, 20)])
    #expect(
      outcome.calls == [
        call(0, .at(10, 0, 2)), call(1, .at(10, 0, 7)), call(0, .at(10, 1, 4)),
        call(1, .at(10, 1, 9)),
      ])
  }

  @Test(arguments: RingStrategy.allCases)
  func enteringTheForegroundDrawsOnceMore(_ strategy: RingStrategy) {
    // One of the two calls starts in the background, ten seconds before the app comes forward.
    var desk = SmallDesk(delay: .seconds(3), appAlternates: true)
    desk.ring.strategy = strategy
    desk.ring.offer = .seconds(45)
    let times: [SimTime] = [.at(10, 59, 50), .at(11, 59, 50)]
    func delays() -> [SimDuration] {
      desk.outcome(callsAt: times).calls.map { found in
        found.at - (found.at < .at(11, 30) ? times[0] : times[1])
      }.sorted()
    }
    #expect(delays() == [.seconds(3)])
    desk.ring.stateDuringRing = .reevaluated
    #expect(delays() == [.seconds(3), .seconds(13)])
  }

  @Test func comingOnShiftDrawsOnceMore() {
    var scenario = SmallDesk().scenario
    scenario.segments[0].staffing.roster = Roster(shifts: [Shift(from: .hour(9), to: .hour(12))])
    let time = SimTime.at(8, 59, 40)
    #expect(RingRehearsal.outcome(of: scenario, contactsAt: [time]).calls.isEmpty)
    scenario.segments[0].ring.stateDuringRing = .reevaluated
    let calls = RingRehearsal.outcome(of: scenario, contactsAt: [time]).calls
    #expect(calls == [call(0, .at(9, 0, 2))])
  }

  @Test(arguments: RingStrategy.allCases, [true, false])
  func aDeskAnswersWhatRingsTooLong(_ strategy: RingStrategy, counts: Bool) {
    var desk = SmallDesk(chance: 0)
    desk.ring.strategy = strategy
    var overflow = OverflowDesk()
    overflow.delay = .always(.seconds(5))
    overflow.counts = counts
    desk.overflow = overflow
    let outcome = desk.outcome(callsAt: [.at(10)])
    #expect(outcome.calls.isEmpty)
    #expect(outcome.total(.deskAnswers) == 1)
    #expect(outcome.total(.endedByVoice) == 1)
    #expect(outcome.total(.deskMicroseconds) == 60_000_000)
    #expect(outcome.total(.callMicroseconds) == 0)
    #expect(outcome.total(.ringMicroseconds) == 25_000_000)
    #expect(outcome.total(.callsAnswered) == (counts ? 1 : 0))
    #expect(outcome.total(.missedNotNoticed) == (counts ? 0 : 1))
  }

  @Test func aCallBackOccupiesAnAgentAndIsNoCallOfTheRule() {
    var desk = SmallDesk(chance: 0)
    desk.callBack = CallBack()
    let outcome = desk.outcome(callsAt: [.at(10)])
    // Missed at the time-out of 45 seconds, called back ten minutes later.
    #expect(outcome.calls == [call(0, .at(10, 10, 45))])
    #expect(outcome.total(.callsOffered) == 1)
    #expect(outcome.total(.callsAnswered) == 0)
    #expect(outcome.total(.callMicroseconds) == 60_000_000)
    #expect(outcome.total(.endedByVoice) == 1)
  }

  @Test func callBacksThatNobodyAnswersEndInText() {
    var desk = SmallDesk(chance: 0)
    var callBack = CallBack()
    callBack.tries = 3
    callBack.answer = .never
    desk.callBack = callBack
    let outcome = desk.outcome(callsAt: [.at(10)])
    #expect(outcome.total(.callBacksMade) == 3)
    #expect(outcome.total(.callBacksAnswered) == 0)
    #expect(outcome.total(.endedByText) == 1)
  }

  @Test func aVoiceCallInAClosedNightGoesToChat() {
    var scenario = SmallDesk().scenario
    scenario.segments[0].night.answers = false
    let outcome = RingRehearsal.outcome(of: scenario, contactsAt: [.at(23, 30)])
    #expect(outcome.total(.callsOffered) == 0)
    #expect(outcome.total(.voiceCallsRefused) == 1)
    #expect(outcome.total(.endedByText) == 1)
  }
}
