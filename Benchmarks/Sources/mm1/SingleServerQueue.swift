import SimKernel
import SimRandom

/// The single-server queue (M/M/1) as fast as the public API of the kernel allows: the job of
/// `yardsticks/mm1.c`, two events a customer.
struct SingleServerQueue {
  private enum Event { case arrival, departure }

  /// Seconds between arrivals, and of a service.
  let meanGap: Double
  let meanService: Double

  /// Lets customers arrive and serves all of them; returns their mean time in the system, in seconds.
  func serve(customers: Int, seed: UInt64) -> (meanTime: Double, events: Int) {
    var simulation = Simulation<Event>(capacity: 4)
    var stream = RandomStream(
      StreamKey(seed: seed, replication: 0, subject: 0, entity: 0, purpose: 0))
    var inSystem = ArrivalRing()
    var arrived = 0
    var total: Int64 = 0

    simulation.schedule(.arrival, after: SimDuration(seconds: meanGap * stream.exponential()))
    while let event = simulation.next() {
      switch event {
      case .arrival:
        inSystem.append(simulation.now.microseconds)
        if inSystem.count == 1 {
          simulation.schedule(
            .departure, after: SimDuration(seconds: meanService * stream.exponential()))
        }
        arrived += 1
        if arrived < customers {
          simulation.schedule(.arrival, after: SimDuration(seconds: meanGap * stream.exponential()))
        }
      case .departure:
        total += simulation.now.microseconds - inSystem.removeFirst()
        if inSystem.count > 0 {
          simulation.schedule(
            .departure, after: SimDuration(seconds: meanService * stream.exponential()))
        }
      }
    }
    return (Double(total) / 1e6 / Double(customers), simulation.eventsRun)
  }
}
