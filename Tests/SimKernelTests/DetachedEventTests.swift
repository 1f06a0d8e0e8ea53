import SimKernel
import Testing

/// An event kept beside the list comes out where it would have on the list.
@Suite struct DetachedEvents {
  private func second(_ count: Int64) -> SimTime { .zero + .seconds(count) }

  @Test func itComesInItsTurnAndOnce() {
    var simulation = Simulation<Int>()
    simulation.schedule(1, at: second(1))
    simulation.schedule(3, at: second(3))
    var detached = simulation.scheduleDetached(2, at: second(2))
    check(simulation.next(through: second(9), or: &detached) == 1)
    check(simulation.next(through: second(9), or: &detached) == 2)
    check(simulation.now == second(2))
    check(simulation.next(through: second(9), or: &detached) == 3)
    check(simulation.next(through: second(9), or: &detached) == nil)
    check(simulation.eventsRun == 3)
  }

  @Test func amongEqualsItKeepsThePlaceInWhichItWasScheduled() {
    var simulation = Simulation<Int>()
    simulation.schedule(1, at: second(1))
    var detached = simulation.scheduleDetached(2, at: second(1))
    simulation.schedule(3, at: second(1))
    simulation.schedule(0, at: second(1), priority: .first)
    for event in 0...3 { check(simulation.next(through: second(1), or: &detached) == event) }
  }

  @Test func beyondTheHorizonItWaits() {
    var simulation = Simulation<Int>()
    var detached = simulation.scheduleDetached(1, at: second(5))
    check(simulation.next(through: second(4), or: &detached) == nil)
    check(simulation.now == second(4))
    check(simulation.next(through: second(5), or: &detached) == 1)
  }

  @Test func aCancelledEventBeforeItLetsNoLaterOneOvertake() {
    var simulation = Simulation<Int>()
    let cancelled = simulation.schedule(0, at: second(1))
    simulation.schedule(3, at: second(3))
    var detached = simulation.scheduleDetached(2, at: second(2))
    simulation.cancel(cancelled)
    check(simulation.next(through: second(9), or: &detached) == 2)
    check(simulation.next(through: second(9), or: &detached) == 3)
  }

  /// Against the same events all on the list, with cancellations and equal times.
  @Test func theWholeSequenceIsThatOfTheList() {
    var beside = Simulation<Int>()
    var onList = Simulation<Int>()
    var detached = DetachedEvent<Int>.none
    var random = SystemOfRemainders()
    var handles: [(EventHandle, EventHandle)] = []
    let horizon = second(1_000_000)
    func source(_ count: Int) -> Int { 1_000_000 + count }
    detached = beside.scheduleDetached(source(0), at: .zero)
    onList.schedule(source(0), at: .zero)
    var sourced = 0
    for step in 0..<20_000 {
      let event = onList.next(through: horizon)
      check(beside.next(through: horizon, or: &detached) == event)
      check(beside.now == onList.now)
      guard let event else { return }
      if event >= 1_000_000 {
        sourced += 1
        let delay = SimDuration.seconds(random.below(4))
        detached = beside.scheduleDetached(source(sourced), at: beside.now + delay)
        onList.schedule(source(sourced), after: delay)
      }
      if random.below(3) > 0 {
        let delay = SimDuration.seconds(random.below(6))
        handles.append(
          (beside.schedule(step, after: delay), onList.schedule(step, after: delay)))
      }
      if random.below(3) == 0, let (mine, theirs) = handles.popLast() {
        check(beside.cancel(mine) == onList.cancel(theirs))
      }
    }
  }
}

/// Small whole numbers in an order of no meaning, the same in every run.
private struct SystemOfRemainders {
  private var state: UInt64 = 1

  mutating func below(_ limit: UInt64) -> Int64 {
    // Knuth's multiplier for a linear congruence modulo 2^64; the upper bits are the better ones.
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int64(state >> 33) % Int64(limit)
  }
}
