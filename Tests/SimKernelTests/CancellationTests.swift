import SimKernel
import Testing

@Suite struct Cancellation {
  @Test func aCancelledEventNeverRuns() {
    var simulation = Simulation<Int>()
    simulation.schedule(1, after: .seconds(1))
    let doomed = simulation.schedule(2, after: .seconds(2))
    simulation.schedule(3, after: .seconds(3))
    check(simulation.cancel(doomed))
    check(simulation.pending.count == 2)
    check(simulation.next() == 1)
    check(simulation.next() == 3)
    check(simulation.next() == nil)
  }

  @Test func anEventCanCancelAnotherAtItsOwnInstant() {
    var simulation = Simulation<Int>()
    simulation.schedule(1, after: .seconds(1))
    let neighbour = simulation.schedule(2, after: .seconds(1))
    check(simulation.next() == 1)
    check(simulation.cancel(neighbour))
    check(simulation.next() == nil)
  }

  @Test func aTicketIsVoidOnceItsEventRan() {
    var simulation = Simulation<Int>()
    let ran = simulation.schedule(1, after: .seconds(1))
    check(simulation.next() == 1)
    // The slot of the first event serves the second; the old handle must not reach it.
    let second = simulation.schedule(2, after: .seconds(1))
    check(!simulation.cancel(ran))
    check(simulation.reschedule(ran, to: simulation.now) == nil)
    check(simulation.pending.isPending(second))
    check(simulation.next() == 2)
  }

  @Test func reschedulingToNowRunsAfterWhatIsAlreadyDueNow() {
    var simulation = Simulation<Int>()
    simulation.schedule(1, after: .seconds(1))
    simulation.schedule(2, after: .seconds(1))
    let later = simulation.schedule(3, after: .seconds(9))
    simulation.schedule(4, after: .seconds(2))
    check(simulation.next() == 1)
    check(simulation.reschedule(later, to: simulation.now) != nil)
    check(simulation.next() == 2)
    check(simulation.next() == 3)
    check(simulation.now == SimTime.zero + .seconds(1))
    check(simulation.next() == 4)
  }

  @Test func massCancellationReturnsItsMemory() {
    var list = EventList<Int>()
    for round in 0..<100 {
      let ids = (0..<1_000).map { list.schedule($0, at: SimTime(microseconds: Int64(round))) }
      for id in ids { check(list.cancel(id)) }
    }
    check(list.isEmpty)
    check(list.nextTime == nil)
    // 100,000 events passed through; slots of at most one round and its sweep remainder remain.
    check(list.slotsUsed <= 2_048)
  }

  @Test func clearingKeepsOldTicketsVoid() {
    var simulation = Simulation<Int>()
    let old = simulation.schedule(1, after: .seconds(5))
    simulation.reset()
    check(simulation.next() == nil)
    let new = simulation.schedule(2, after: .seconds(1))
    check(!simulation.cancel(old))
    check(simulation.pending.isPending(new))
    check(simulation.next() == 2)
  }
}
