import MerchantModel
import SimKernel
import Testing

/// Every strategy in situations worked out by hand.
@Suite struct RingStrategyTests {
  @Test func allAtOnceIsAnsweredByTheFirstListedAmongEquals() {
    let desk = SmallDesk(agents: 3)
    let outcome = desk.outcome(callsAt: [.at(10), .at(10, 0, 30)])
    #expect(outcome.calls == [call(0, .at(10, 0, 2)), call(1, .at(10, 0, 32))])
  }

  @Test func longestIdleStartsWithWhoeverWasIdleLongestAndAfreshAtMidnight() {
    var desk = SmallDesk(agents: 3)
    desk.ring.strategy = .longestIdle
    let outcome = desk.outcome(callsAt: [
      .at(10), .at(10, 5), .at(10, 10), .at(10, 15), .at(10, 20), .at(9, day: 1),
    ])
    // Idle since the ends at 10:01:02, 10:06:02, 10:11:02, ...; at midnight all begin alike.
    #expect(outcome.calls.map(\.agent) == [0, 1, 2, 0, 1, 0])
  }

  @Test func roundRobinGoesOnAfterTheLastOneRungAndAfreshAtMidnight() {
    var desk = SmallDesk(agents: 3)
    desk.ring.strategy = .roundRobin
    let outcome = desk.outcome(callsAt: [
      .at(10), .at(10, 5), .at(10, 10), .at(10, 15), .at(10, 20), .at(9, day: 1),
    ])
    #expect(outcome.calls.map(\.agent) == [0, 1, 2, 0, 1, 0])
  }

  @Test func roundRobinCountsTurnsAndLongestIdleCountsWork() {
    // Nobody picks up within a turn, so all are rung in vain by the first call; no one has worked.
    var desk = SmallDesk(agents: 2, delay: .seconds(3))
    desk.ring.strategy = .roundRobin
    desk.ring.offer = .seconds(2)
    #expect(desk.outcome(callsAt: [.at(10)]).calls.isEmpty)
    desk.ring.offer = .seconds(3)
    let calls = desk.outcome(callsAt: [.at(10), .at(10, 0, 10)]).calls
    #expect(calls == [call(0, .at(10, 0, 3)), call(1, .at(10, 0, 13))])
  }

  @Test func aListedHuntPassesOverThoseInACall() {
    var desk = SmallDesk(agents: 2)
    desk.ring.strategy = .listed
    let outcome = desk.outcome(callsAt: [.at(10), .at(10, 0, 30), .at(10, 2)])
    #expect(
      outcome.calls == [call(0, .at(10, 0, 2)), call(1, .at(10, 0, 32)), call(0, .at(10, 2, 2))])
  }

  @Test func aHuntIsOverAfterTheLastTurn() {
    var desk = SmallDesk(agents: 3, chance: 0)
    desk.ring.strategy = .listed
    desk.ring.offer = .seconds(10)
    for treatment in BusyTreatment.allCases {
      desk.ring.whenAllBusy = treatment
      let outcome = desk.outcome(callsAt: [.at(10)])
      #expect(outcome.total(.ringMicroseconds) == 30_000_000)
      #expect(outcome.total(.missedNotNoticed) == 1)
    }
  }

  @Test func aHuntIsOverAtTheTimeOut() {
    var desk = SmallDesk(agents: 3, chance: 0)
    desk.ring.strategy = .listed
    desk.ring.offer = .seconds(10)
    desk.ring.timeout = .seconds(25)
    #expect(desk.outcome(callsAt: [.at(10)]).total(.ringMicroseconds) == 25_000_000)
  }

  @Test(arguments: RingStrategy.allCases)
  func aPickUpAtTheVeryTimeOutCounts(_ strategy: RingStrategy) {
    var desk = SmallDesk(delay: .seconds(10))
    desk.ring.strategy = strategy
    desk.ring.timeout = .seconds(10)
    desk.ring.offer = .seconds(10)
    #expect(desk.outcome(callsAt: [.at(10)]).calls == [call(0, .at(10, 0, 10))])
    desk.delay = .seconds(10) + .microseconds(1)
    #expect(desk.outcome(callsAt: [.at(10)]).calls.isEmpty)
  }

  @Test func foregroundFirstSparesTheTurnsOfThoseInTheBackground() throws {
    // Who is in the foreground changes on the hour only. A listed hunt reaches the first of them after
    // as many turns as agents are listed before; foreground first rings the same agent at once.
    var desk = SmallDesk(agents: 6, delay: .zero, appAlternates: true)
    desk.ring.offer = .seconds(7)
    let times = (8..<16).map { SimTime.at($0, 30) }
    desk.ring.strategy = .listed
    let listed = desk.outcome(callsAt: times).calls
    desk.ring.strategy = .foregroundFirst
    let foregroundFirst = desk.outcome(callsAt: times).calls
    #expect(foregroundFirst.map(\.agent) == listed.map(\.agent))
    for found in listed {
      let start = try #require(times.last { $0 <= found.at })
      #expect(found.at == start + .seconds(7) * Int64(found.agent))
    }
    #expect(foregroundFirst.allSatisfy { times.contains($0.at) })
    // The situation is one in which the two differ.
    #expect(listed.contains { $0.agent > 0 })
  }

  @Test(arguments: RingStrategy.allCases)
  func offShiftAgentsAreHuntedOnlyIfNobodyIsOnShift(_ strategy: RingStrategy) {
    var scenario = SmallDesk(agents: 1).scenario
    scenario.segments[0].ring.strategy = strategy
    scenario.segments[0].answering.offShift = scenario.segments[0].answering.foreground
    scenario.segments[0].answering.offShift.delay = .always(.seconds(1))
    scenario.segments[0].staffing.groups = [
      AgentGroup(
        name: "late", count: 1, roster: Roster(shifts: [Shift(from: .hour(12), to: .hour(13))])),
      AgentGroup(
        name: "early", count: 1, roster: Roster(shifts: [Shift(from: .hour(8), to: .hour(9))])),
    ]
    let calls = RingRehearsal.outcome(of: scenario, contactsAt: [.at(8, 30), .at(10)]).calls
    // Ringing all rings those off shift too, and they are quicker here.
    let first = strategy == .all ? call(0, .at(8, 30, 1)) : call(1, .at(8, 30, 2))
    #expect(calls.first == first)
    #expect(calls.dropFirst().map(\.at) == [.at(10, 0, 1)])
  }

  @Test func onlyAccountsOfTheMediumAreRung() {
    var scenario = SmallDesk(agents: 1).scenario
    scenario.segments[0].staffing.groups = [
      AgentGroup(name: "video", count: 1, voice: false),
      AgentGroup(name: "voice", count: 1, video: false),
    ]
    #expect(RingRehearsal.outcome(of: scenario, contactsAt: [.at(10)]).calls.map(\.agent) == [1])
    scenario.segments[0].staffing.groups.removeLast()
    let outcome = RingRehearsal.outcome(of: scenario, contactsAt: [.at(10)])
    #expect(outcome.total(.missedNobodyOnShift) == 1)
  }
}
