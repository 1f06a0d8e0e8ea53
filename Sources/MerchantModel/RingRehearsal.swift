import SimKernel

/// A merchant whose contacts arrive at given instants: for checking what rings against situations
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
    var simulation = MerchantSimulation(
      scenario, segment: 0, observer: NoTrace<MerchantEvent>(), noticing: PlainNoticing())
    simulation.reset(for: 0, replication: 0)
    simulation.takePrecautions()
    simulation.beginDay(simulation.firstDay)
    if let times { simulation.arrivals.expect(at: times, &simulation.context) }
    var outcome = Outcome()
    while let event = simulation.nextEvent() {
      let before = simulation.workforce.indices.map { simulation.workforce.isInCall($0) }
      simulation.handle(event)
      if event == .midnight, let times {
        simulation.arrivals.expect(at: times, &simulation.context)
      }
      for agent in simulation.workforce.indices
      where simulation.workforce.isInCall(agent) && !before[agent.place] {
        outcome.calls.append(Call(at: simulation.context.now, agent: agent.place))
      }
    }
    simulation.finish()
    outcome.totals = TallyTable(simulation.context.ledger.tallies).totals(
      over: 0..<simulation.context.plan.days)
    outcome.unfinishedContacts = simulation.contacts.count
    outcome.unfinishedRings = simulation.ringing.count
    outcome.distributions = simulation.context.ledger.takeDistributions()
    return outcome
  }
}
