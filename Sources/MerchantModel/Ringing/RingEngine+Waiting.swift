import SimKernel

/// What happens to agents while calls ring: they become free, or enter another state.
extension RingEngine where Noticing: ~Copyable {
  /// An agent whose call has ended is there for what rings.
  mutating func agentIsFree(
    _ agent: AgentIndex, _ contacts: borrowing ContactStore, _ workforce: inout Workforce,
    _ feature: borrowing VideoFeature, _ context: inout Context<some MerchantObserver>
  ) {
    if context.plan.ring.hunts {
      offerWaiting(to: agent, contacts, &workforce, feature, &context)
    } else {
      joinRings(agent, contacts, &workforce, feature, &context)
    }
  }

  /// Draws for every ringing call anew, and will take the longest-ringing one noticed: a younger call is
  /// picked up no sooner than an older one.
  private mutating func joinRings(
    _ agent: AgentIndex, _ contacts: borrowing ContactStore, _ workforce: inout Workforce,
    _ feature: borrowing VideoFeature, _ context: inout Context<some MerchantObserver>
  ) {
    var earliest = context.now
    var slot = table.oldest
    while !slot.isNone {
      if context.plan.agents[agent.place].takes(voice: table[slot].isVoice) {
        table.dropAnswers(of: agent, to: slot)
        let state = workforce.state(of: agent, &context)
        if let time = drawAgain(
          agent, in: state, ring: slot, contacts, workforce, feature, &context)
        {
          let time = max(time, earliest)
          if time <= table[slot].endsAt {
            table.add(PendingAnswer(at: time, agent: agent), to: slot)
            earliest = time
          }
        }
        scheduleNext(slot, &workforce, &context)
      }
      slot = table.younger(than: slot)
    }
  }

  /// One of an agent's later draws at a ring.
  private mutating func drawAgain(
    _ agent: AgentIndex, in state: AgentState, ring slot: Slot<Ring>,
    _ contacts: borrowing ContactStore, _ workforce: borrowing Workforce,
    _ feature: borrowing VideoFeature, _ context: inout Context<some MerchantObserver>
  ) -> SimTime? {
    let draw = table[slot, agent].laterDraws
    table[slot, agent].laterDraws += 1
    return answerTime(
      of: agent, in: state, ring: slot, laterDraw: draw, contacts, workforce, feature, &context)
  }

  /// Schedules what happens to a ring first where hunts, joining or changes of state can come in between.
  mutating func reschedule(
    _ slot: Slot<Ring>, orElse last: MerchantEvent, at end: SimTime,
    _ workforce: inout Workforce, _ context: inout Context<some MerchantObserver>
  ) {
    if let pending = table[nextEventOf: slot] { context.clock.cancel(pending) }
    var (event, time, priority) = (last, end, Priority.completion)
    let hunt = table[huntOf: slot]
    if hunt.offerEndsAt < time { (event, time) = (.offerEnds(ring: slot), hunt.offerEndsAt) }
    if hunt.picksUpAt <= time { (event, time) = (.pickUp(ring: slot), hunt.picksUpAt) }
    if context.plan.ring.reevaluates {
      let change = nextStateChange(slot, &workforce, &context)
      if change <= time {
        (event, time, priority) = (.agentStateChanges(ring: slot), change, .world)
      }
    }
    table[nextEventOf: slot] = context.clock.schedule(event, at: time, priority: priority)
  }

  /// The agents who can still notice a ring by changing state: all, or the one to whom it is offered.
  @inline(__always)
  private func watched(
    by slot: Slot<Ring>, _ workforce: borrowing Workforce,
    _ context: inout Context<some MerchantObserver>
  ) -> AgentIndices {
    context.plan.ring.hunts
      ? AgentIndices(only: table[huntOf: slot].agent) : workforce.indices
  }

  private func nextStateChange(
    _ slot: Slot<Ring>, _ workforce: inout Workforce,
    _ context: inout Context<some MerchantObserver>
  ) -> SimTime {
    var next = SimTime.distantFuture
    for agent in watched(by: slot, workforce, &context)
    where table[slot, agent].wasRung && !table[slot, agent].hasNoticed {
      next = min(next, workforce.nextStateChange(of: agent, &context))
    }
    return next
  }

  /// Those who have not noticed, are not in a call and have entered another state draw once more.
  mutating func agentStateChanges(
    _ slot: Slot<Ring>, _ contacts: borrowing ContactStore, _ workforce: inout Workforce,
    _ feature: borrowing VideoFeature, _ context: inout Context<some MerchantObserver>
  ) {
    for agent in watched(by: slot, workforce, &context) {
      guard table[slot, agent].wasRung, !table[slot, agent].hasNoticed else { continue }
      let state = workforce.state(of: agent, &context)
      guard state.ofApp != table[slot, agent].state else { continue }
      guard !workforce.isInCall(agent) else {
        table[slot, agent].state = state.ofApp
        continue
      }
      guard
        let time = drawAgain(agent, in: state, ring: slot, contacts, workforce, feature, &context)
      else { continue }
      if !context.plan.ring.hunts {
        table.add(PendingAnswer(at: time, agent: agent), to: slot)
      } else if time <= table[huntOf: slot].offerEndsAt {
        table[huntOf: slot].picksUpAt = time
      }
    }
    scheduleNext(slot, &workforce, &context)
  }
}
