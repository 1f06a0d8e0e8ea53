import SimKernel
import Testing

@Suite struct Running {
  private func second(_ count: Int64) -> SimTime { .zero + .seconds(count) }

  @Test func anEventAtTheHorizonRunsWhenTheHorizonIsInclusive() {
    var simulation = Simulation<Int>()
    simulation.schedule(1, at: second(10))
    simulation.schedule(2, at: second(10) + .microseconds(1))
    check(simulation.next(through: second(10)) == 1)
    check(simulation.next(through: second(10)) == nil)
    check(simulation.now == second(10))
    check(simulation.next(through: second(11)) == 2)
  }

  @Test func anEventAtTheHorizonWaitsWhenTheHorizonIsExclusive() {
    var simulation = Simulation<Int>()
    simulation.schedule(1, at: second(10) - .microseconds(1))
    simulation.schedule(2, at: second(10))
    check(simulation.next(before: second(10)) == 1)
    check(simulation.next(before: second(10)) == nil)
    check(simulation.now == second(10))
    check(simulation.next(before: second(11)) == 2)
  }

  @Test func theClockStandsAtTheHorizonWhenNothingIsDue() {
    var simulation = Simulation<Int>()
    check(simulation.next(through: second(3)) == nil)
    check(simulation.now == second(3))
    check(simulation.next() == nil)
    check(simulation.now == second(3))
  }

  @Test func stoppingInsideAHandlerLeavesTheRestPending() {
    var simulation = Simulation<Int>()
    for number in 1...5 { simulation.schedule(number, at: second(2)) }
    var handled: [Int] = []
    let first = simulation.run(through: second(9)) { _, event in
      handled.append(event)
      return event == 2 ? .stop : .goOn
    }
    #expect(first == .stopped)
    check(simulation.now == second(2))
    check(simulation.pending.count == 3)
    let rest = simulation.run(through: second(9)) { _, event in
      handled.append(event)
      return .goOn
    }
    #expect(rest == .reachedHorizon)
    #expect(handled == [1, 2, 3, 4, 5])
    check(simulation.now == second(9))
  }

  @Test func anErrorInsideAHandlerLeavesTheSimulationWhole() throws {
    struct Broken: Error {}
    var simulation = Simulation<Int>()
    simulation.schedule(1, at: second(1))
    simulation.schedule(2, at: second(2))
    simulation.schedule(3, at: second(3))
    var handled: [Int] = []
    #expect(throws: Broken.self) {
      try simulation.run(through: second(9)) { (_, event) throws(Broken) in
        if event == 2 { throw Broken() }
        handled.append(event)
        return .goOn
      }
    }
    check(simulation.now == second(2))
    check(simulation.eventsRun == 2)
    simulation.run(through: second(9)) { _, event in
      handled.append(event)
      return .goOn
    }
    #expect(handled == [1, 3])
  }

  @Test func aHandlerCanScheduleForThisVeryInstant() {
    var simulation = Simulation<Int>()
    simulation.schedule(0, at: second(1))
    var seen = 0
    while let event = simulation.next(through: second(1)) {
      seen += 1
      if event < 1_000 { simulation.schedule(event + 1, after: .zero) }
    }
    #expect(seen == 1_001)
    check(simulation.now == second(1))
  }

  @Test func aDelayBeyondTheEndOfTimeNeverComes() {
    var simulation = Simulation<Int>()
    simulation.schedule(1, at: second(5))
    check(simulation.next() == 1)
    simulation.schedule(2, after: .max)
    check(simulation.pending.count == 1)
    check(simulation.next(through: .distantFuture - .microseconds(1)) == nil)
  }

  @Test func aTraceSeesEveryEventBeforeItsHandler() {
    var simulation = TracedSimulation(trace: RecordedTrace<Int>())
    simulation.schedule(7, at: second(1))
    simulation.schedule(8, at: second(2))
    simulation.schedule(9, at: second(30))
    while let event = simulation.next(through: second(20)) {
      check(simulation.trace.events.last?.event == event)
      check(simulation.trace.events.last?.time == simulation.now)
    }
    check(simulation.trace.events.map(\.event) == [7, 8])
  }
}
