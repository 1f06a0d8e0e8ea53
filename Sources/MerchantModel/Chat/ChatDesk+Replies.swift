import SimKernel
import SimRandom

/// When agents see the chats that they are given, and reply.
extension ChatDesk {
  /// Gives an agent a chat that it has not seen yet: it takes a slot.
  mutating func hold(
    _ slot: Slot<Contact>, by agent: AgentIndex, _ contacts: inout ContactStore,
    _ workforce: inout Workforce, _ context: inout Context<some MerchantObserver>
  ) {
    // From now on the end of the patience is one of the causes of the chat's only event.
    if let patience = contacts[slot].patience {
      context.clock.cancel(patience)
      contacts[slot].patience = nil
    }
    context.emit(
      .taken(
        contacts[slot].name, agent: agent.place, waited: context.now - contacts[slot].enqueuedAt))
    contacts[slot].agent = agent
    workforce.beginHolding(agent)
    held.addUnseen(slot, to: agent, in: &contacts)
    held[slot].assignedAt = context.now
    held[slot].draws = 0
    held[slot].event = nil
    if workforce.beginsWork(agent, &context) {
      // Who comes to work sees what is there.
      held[slot].repliesAt = context.now
      held[slot].state = .offShift
      schedule(slot, before: .distantFuture, &context)
    } else {
      watch(slot, by: agent, contacts, &workforce, &context)
    }
  }

  /// Draws when an agent replies in its present state.
  private mutating func watch(
    _ slot: Slot<Contact>, by agent: AgentIndex, _ contacts: borrowing ContactStore,
    _ workforce: inout Workforce, _ context: inout Context<some MerchantObserver>
  ) {
    let state = workforce.state(of: agent, &context).ofApp
    let changesAt = workforce.nextStateChange(of: agent, &context)
    held[slot].state = state
    if state == .offShift {
      held[slot].repliesAt = changesAt
    } else {
      let contact = contacts[slot]
      let block = UInt64(contact.queueVisits) << 32 | UInt64(held[slot].draws)
      let draw = context.uniforms(.firstReply, entity: contact.key.rawValue, at: block).0
      held[slot].draws += 1
      held[slot].repliesAt =
        context.plan.chats.replyDelay(in: state, draw).map { context.now + $0 } ?? .distantFuture
    }
    schedule(slot, before: changesAt, &context)
  }

  /// Plans the next thing that happens to a chat that is not seen: the reply, the end of the patience, or a change of the
  /// agent's state.
  private mutating func schedule(
    _ slot: Slot<Contact>, before change: SimTime, _ context: inout Context<some MerchantObserver>
  ) {
    let next = min(held[slot].repliesAt, held[slot].patienceEndsAt, change)
    held[slot].event = context.clock.schedule(
      .replyDue(contact: slot), at: min(next, context.plan.chats.never), priority: .completion)
  }

  /// The agent replies, the customer's patience ends, or the agent's state may have changed. A reply as the patience ends counts.
  mutating func replyDue(
    _ slot: Slot<Contact>, _ contacts: inout ContactStore, _ workforce: inout Workforce,
    _ feature: inout VideoFeature, _ arrivals: inout ArrivalProcess,
    _ context: inout Context<some MerchantObserver>
  ) {
    let agent = contacts[slot].agent
    let chat = held[slot]
    if chat.repliesAt <= context.now || chat.patienceEndsAt <= context.now {
      held.removeUnseen(slot, from: agent, in: &contacts)
      workforce.endHolding(agent)
      if chat.repliesAt <= context.now {
        reply(slot, by: agent, &contacts, &workforce, &feature, &arrivals, &context)
      } else {
        leave(slot, &contacts, &context)
      }
      serve(&contacts, &workforce, &feature, &arrivals, &context)
      return
    }
    let state = workforce.state(of: agent, &context).ofApp
    if state == chat.state {
      schedule(slot, before: workforce.nextStateChange(of: agent, &context), &context)
    } else {
      watch(slot, by: agent, contacts, &workforce, &context)
    }
  }

  /// An agent replies to a chat it was given before.
  private mutating func reply(
    _ slot: Slot<Contact>, by agent: AgentIndex, _ contacts: inout ContactStore,
    _ workforce: inout Workforce, _ feature: inout VideoFeature,
    _ arrivals: inout ArrivalProcess, _ context: inout Context<some MerchantObserver>
  ) {
    let contact = contacts[slot]
    context.emit(
      .replied(contact.name, agent: agent.place, after: context.now - contact.enqueuedAt))
    attend(
      slot, by: agent, since: held[slot].assignedAt, &contacts, &workforce, &feature, &arrivals,
      &context)
  }

  /// Notes the first reply to a contact, for those who ask for it.
  @inline(never)
  mutating func noteFirstReply(
    to slot: Slot<Contact>, _ contacts: borrowing ContactStore,
    _ context: inout Context<some MerchantObserver>
  ) {
    if context.plan.tracksReplies { replies.noteReply(to: contacts[slot].key, at: context.now) }
    guard context.plan.chats.measuresReplies else { return }
    let day = contacts[slot].day
    let waited = context.now - contacts[slot].arrivedAt
    context.book(.firstReplies, day: day)
    context.book(.firstReplyMicroseconds, waited, day: day)
    context.ledger.record(.firstReply, waited, day: day)
  }

  // MARK: Calls

  /// An agent's call has begun or ended: chats that are not seen wait for its end, and open ones go on at another speed.
  mutating func callChanges(
    of agent: AgentIndex, _ contacts: inout ContactStore, _ workforce: inout Workforce,
    _ context: inout Context<some MerchantObserver>
  ) {
    if context.plan.chats.slowsDown {
      held.advance(agent, to: context.now)
      pace(agent, contacts, workforce, &context)
    }
    guard context.plan.chats.repliesLate else { return }
    var slot = held[agent].unseen.first
    while !slot.isNone {
      if let event = held[slot].event { context.clock.cancel(event) }
      if workforce.isInCall(agent) {
        held[slot].repliesAt = .distantFuture
        schedule(slot, before: .distantFuture, &context)
      } else {
        watch(slot, by: agent, contacts, &workforce, &context)
      }
      slot = contacts[slot].behind
    }
  }

  // MARK: Open chats

  /// Opens a chat that slows others down.
  mutating func open(
    _ slot: Slot<Contact>, at agent: AgentIndex, _ contacts: inout ContactStore,
    _ workforce: borrowing Workforce, _ context: inout Context<some MerchantObserver>
  ) {
    held.advance(agent, to: context.now)
    held.open(slot, at: agent, work: contacts[slot].textToGo, in: &contacts)
    pace(agent, contacts, workforce, &context)
  }

  /// Closes a chat that slowed others down.
  mutating func close(
    _ slot: Slot<Contact>, at agent: AgentIndex, _ contacts: inout ContactStore,
    _ workforce: borrowing Workforce, _ context: inout Context<some MerchantObserver>
  ) {
    held.advance(agent, to: context.now)
    held.close(slot, at: agent, in: &contacts)
    pace(agent, contacts, workforce, &context)
  }

  /// Sets the speed of an agent's open chats, and plans their ends anew. Complexity: O(open chats).
  private mutating func pace(
    _ agent: AgentIndex, _ contacts: borrowing ContactStore, _ workforce: borrowing Workforce,
    _ context: inout Context<some MerchantObserver>
  ) {
    let count = held[agent].openCount
    guard count > 0 else { return }
    held[agent].speed = context.plan.chats.speed(open: count, isInCall: workforce.isInCall(agent))
    var slot = held[agent].open.first
    while !slot.isNone {
      if let event = held[slot].event { context.clock.cancel(event) }
      let left = held.timeLeft(of: slot, at: agent)
      let ends = left.map { context.now + $0 } ?? .distantFuture
      held[slot].event = context.clock.schedule(
        .chatEnds(contact: slot), at: min(ends, context.plan.chats.never), priority: .completion)
      slot = contacts[slot].behind
    }
  }
}
