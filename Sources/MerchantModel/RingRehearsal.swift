import SimKernel

/// A merchant whose contacts come when they are told to: for checking what rings against situations
/// worked out by hand.
package enum RingRehearsal {
  /// A call that an agent took.
  package struct Call: Hashable, Sendable {
    /// When it was picked up.
    package var at: SimTime
    /// The agent's place in the list, from 0.
    package var agent: Int

    /// Makes a call.
    package init(at: SimTime, agent: Int) {
      self.at = at
      self.agent = agent
    }
  }

  /// What came of the contacts.
  package struct Outcome: Sendable {
    /// Calls that agents took, in the order in which they were picked up.
    package var calls: [Call] = []
    /// All counters, over all days.
    package var totals: [Int64] = []
    /// Contacts that the end found unfinished, and calls that it found ringing.
    package var unfinishedContacts = 0
    package var unfinishedRings = 0
    /// What was observed one by one on the counted days.
    package var distributions = Distributions()

    /// A counter.
    package func total(_ counter: Counter) -> Int64 { totals[counter.rawValue] }
  }

  /// Simulates merchant 0 of replication 0 of a scenario's first segment.
  ///
  /// - Parameters:
  ///   - scenario: What is simulated.
  ///   - times: When contacts of the first kind arrive, in order; nil lets them come as they are drawn.
  package static func outcome(
    of scenario: Scenario, contactsAt times: [SimTime]? = nil
  ) -> Outcome {
    var simulation = MerchantSimulation(scenario, segment: 0, trace: NoTrace<MerchantEvent>())
    simulation.start(merchant: 0, replication: 0)
    if let times { simulation.expect(contactsAt: times) }
    var outcome = Outcome()
    while let event = simulation.nextEvent() {
      let before = (0..<simulation.agents.count).map { simulation.agents[$0].isInCall }
      simulation.handle(event)
      if event == .midnight, let times { simulation.expect(contactsAt: times) }
      for (agent, wasInCall) in before.enumerated()
      where simulation.agents[agent].isInCall && !wasInCall {
        outcome.calls.append(Call(at: simulation.clock.now, agent: agent))
      }
    }
    simulation.finish()
    outcome.totals = TallyTable(simulation.tallies).totals(over: 0..<simulation.plan.days)
    outcome.unfinishedContacts = simulation.contacts.count
    outcome.unfinishedRings = simulation.rings.count
    outcome.distributions = simulation.distributions.take()
    return outcome
  }
}

extension MerchantSimulation {
  /// Plans those contacts of the first kind that arrive today.
  fileprivate mutating func expect(contactsAt times: [SimTime]) {
    let today = clock.now.dayIndex
    arrivals.removeAll()
    draws.removeAll()
    nextArrival = 0
    for (place, time) in times.enumerated() where time.dayIndex == today {
      arrivals.append(Arrival(at: time, kind: 0, place: UInt32(truncatingIfNeeded: place)))
    }
    scheduleNextArrival()
  }
}
