import SimKernel

/// Hunting: a call is offered to one agent of the merchant after the other, in an order fixed as the ring starts.
extension RingEngine where Noticing: ~Copyable {
  /// Sees in which states the agents are as the ring starts, without ringing them.
  mutating func observeAvailability(
    _ slot: Slot<Ring>, _ workforce: inout Workforce,
    _ context: inout Context<some MerchantObserver>
  ) {
    for agent in workforce.indices
    where context.plan.agents[agent.place].takes(voice: table[slot].isVoice) {
      if !workforce.isInCall(agent) {
        table[slot].availability.add(workforce.state(of: agent, &context))
      } else if workforce.isOnShift(agent, &context) {
        table[slot].availability.addBusy()
      }
    }
  }

  /// Fixes the order, agents on shift or all if none is, and offers the call to the first one.
  mutating func startHunt(
    _ slot: Slot<Ring>, _ contacts: borrowing ContactStore, _ workforce: inout Workforce,
    _ feature: borrowing VideoFeature, _ log: inout CallLog,
    _ context: inout Context<some MerchantObserver>
  ) -> RingOutcome {
    let isVoice = table[slot].isVoice
    var isAnyoneThere = false
    for agent in workforce.indices where context.plan.agents[agent.place].takes(voice: isVoice) {
      if workforce.isOnShift(agent, &context) { isAnyoneThere = true }
    }
    for agent in workforce.indices where context.plan.agents[agent.place].takes(voice: isVoice) {
      if !isAnyoneThere || workforce.isOnShift(agent, &context) {
        table.addToOrder(agent, rank: rank(of: agent, &workforce, &context), of: slot)
      }
    }
    return offerToNext(slot, contacts, &workforce, feature, &log, &context)
  }

  /// Agents of lower rank come first.
  private func rank(
    of agent: AgentIndex, _ workforce: inout Workforce,
    _ context: inout Context<some MerchantObserver>
  ) -> Int64 {
    switch context.plan.ring.strategy {
    case .all, .listed: 0
    case .longestIdle: workforce.idleSince(agent).microseconds
    case .roundRobin:
      Int64((agent.place - nextInRotation + workforce.count) % workforce.count)
    // A call lies over the app's path: foreground meanwhile.
    case .foregroundFirst:
      workforce.isInCall(agent) ? 0 : Int64(workforce.state(of: agent, &context).ofApp.rawValue)
    }
  }

  /// To whom a call is offered now, if it hunts; else none.
  @inline(__always)
  func offeredAgent(
    of slot: Slot<Ring>, _ context: inout Context<some MerchantObserver>
  ) -> AgentIndex {
    context.plan.ring.hunts ? table[huntOf: slot].agent : .none
  }

  /// Goes on to the next agent; those in a call are passed over. After the last offer the ring is over,
  /// unless it waits for somebody who was passed over, or for a shared desk.
  private mutating func offerToNext(
    _ slot: Slot<Ring>, _ contacts: borrowing ContactStore, _ workforce: inout Workforce,
    _ feature: borrowing VideoFeature, _ log: inout CallLog,
    _ context: inout Context<some MerchantObserver>
  ) -> RingOutcome {
    table[huntOf: slot].agent = .none
    table[huntOf: slot].offerEndsAt = .distantFuture
    table[huntOf: slot].picksUpAt = .distantFuture
    while table[huntOf: slot].position < table[huntOf: slot].length {
      let agent = table.agent(at: table[huntOf: slot].position, of: slot)
      table[huntOf: slot].position += 1
      guard workforce.isInCall(agent) else {
        offer(slot, to: agent, contacts, &workforce, feature, &context)
        return .ringsOn
      }
    }
    var waits = context.plan.overflow != nil
    if context.plan.ring.keepsRinging {
      for position in 0..<table[huntOf: slot].length {
        let agent = table.agent(at: position, of: slot)
        guard !table[slot, agent].wasRung else { continue }
        guard workforce.isInCall(agent) || workforce.isOfferedACall(agent) else {
          offer(slot, to: agent, contacts, &workforce, feature, &context)
          return .ringsOn
        }
        waits = true
      }
    }
    guard waits else {
      return miss(slot, hasHungUp: false, contacts, &workforce, feature, &log, &context)
    }
    scheduleNext(slot, &workforce, &context)
    return .ringsOn
  }

  private mutating func offer(
    _ slot: Slot<Ring>, to agent: AgentIndex, _ contacts: borrowing ContactStore,
    _ workforce: inout Workforce, _ feature: borrowing VideoFeature,
    _ context: inout Context<some MerchantObserver>
  ) {
    workforce.beginOffer(agent)
    nextInRotation = (agent.place + 1) % workforce.count
    let ends = context.now + context.plan.ring.offer
    table[huntOf: slot].agent = agent
    table[huntOf: slot].offerEndsAt = ends
    let state = workforce.state(of: agent, &context)
    if let time = answerTime(
      of: agent, in: state, ring: slot, contacts, workforce, feature, &context), time <= ends
    {
      table[huntOf: slot].picksUpAt = time
    }
    scheduleNext(slot, &workforce, &context)
  }

  /// The agent to whom a call is offered picks it up, if still free.
  mutating func pickUpOffer(
    _ slot: Slot<Ring>, _ contacts: borrowing ContactStore, _ workforce: inout Workforce,
    _ feature: borrowing VideoFeature, _ log: inout CallLog,
    _ context: inout Context<some MerchantObserver>
  ) -> RingOutcome {
    let agent = table[huntOf: slot].agent
    if workforce.isInCall(agent) {
      workforce.endOffer(agent)
      return offerToNext(slot, contacts, &workforce, feature, &log, &context)
    }
    return answer(slot, by: agent, contacts, &workforce, feature, &log, &context)
  }

  /// The offer to an agent is over.
  mutating func offerEnds(
    _ slot: Slot<Ring>, _ contacts: borrowing ContactStore, _ workforce: inout Workforce,
    _ feature: borrowing VideoFeature, _ log: inout CallLog,
    _ context: inout Context<some MerchantObserver>
  ) -> RingOutcome {
    workforce.endOffer(table[huntOf: slot].agent)
    return offerToNext(slot, contacts, &workforce, feature, &log, &context)
  }

  /// Offers the oldest hunt that waits for an agent to him, if nobody rings him now.
  ///
  /// - Parameter agent: Who has just become free; none changes nothing.
  mutating func offerWaiting(
    to agent: AgentIndex, _ contacts: borrowing ContactStore, _ workforce: inout Workforce,
    _ feature: borrowing VideoFeature, _ context: inout Context<some MerchantObserver>
  ) {
    guard !agent.isNone, context.plan.ring.keepsRinging, !workforce.isInCall(agent),
      !workforce.isOfferedACall(agent)
    else { return }
    var slot = table.oldest
    while !slot.isNone {
      if table[huntOf: slot].agent.isNone && table[slot, agent].isInOrder
        && !table[slot, agent].wasRung
      {
        offer(slot, to: agent, contacts, &workforce, feature, &context)
        return
      }
      slot = table.younger(than: slot)
    }
  }
}
