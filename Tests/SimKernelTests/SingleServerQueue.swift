import SimKernel
import SimRandom

/// A single-server queue: customers arrive at random, wait their turn, are served for a random time.
struct SingleServerQueue {
  enum Event { case arrival, departure }

  let arrivalsPerSecond: Double
  let servicesPerSecond: Double

  /// Serves a number of customers and returns their mean time in the system and the mean number in it.
  func serve(customers: Int, seed: UInt64) -> (timeInSystem: Tally, numberInSystem: Double) {
    var simulation = Simulation<Event>()
    var arrivals = stream(seed: seed, purpose: 1)
    var services = stream(seed: seed, purpose: 2)
    var waiting: [SimTime] = []  // when those in the system arrived, a ring would save the shifting
    var numberInSystem = TimeWeighted()
    var timeInSystem = Tally()

    simulation.schedule(.arrival, after: gap(&arrivals, rate: arrivalsPerSecond))
    while timeInSystem.count < customers, let event = simulation.next() {
      switch event {
      case .arrival:
        waiting.append(simulation.now)
        simulation.schedule(.arrival, after: gap(&arrivals, rate: arrivalsPerSecond))
        if waiting.count == 1 {
          simulation.schedule(.departure, after: gap(&services, rate: servicesPerSecond))
        }
      case .departure:
        timeInSystem.record((simulation.now - waiting.removeFirst()).inSeconds)
        if !waiting.isEmpty {
          simulation.schedule(.departure, after: gap(&services, rate: servicesPerSecond))
        }
      }
      numberInSystem.set(Double(waiting.count), at: simulation.now)
    }
    return (timeInSystem, numberInSystem.mean(through: simulation.now) ?? 0)
  }

  private func stream(seed: UInt64, purpose: UInt64) -> RandomStream {
    RandomStream(StreamKey(seed: seed, replication: 0, subject: 0, entity: 0, purpose: purpose))
  }

  private func gap(_ stream: inout RandomStream, rate: Double) -> SimDuration {
    SimDuration(seconds: stream.exponential() / rate)
  }
}
