import SimKernel

/// Chats: the queue, the slots, and text guidance.
extension MerchantSimulation {
  /// Chats handled by others take no slot and no wait; the text guidance is booked as it begins.
  mutating func meetOthers(_ contact: Contact) {
    var contact = contact
    contact.wasTaken = true
    guard isAnyoneOnShift(), let delay = offerVideo(contact) else {
      endByText(contact)
      return
    }
    contact.cardSentAt = clock.now
    awaitTap(contacts.insert(contact), after: delay)
  }

  /// Enters the chat queue at its end, with fresh patience.
  mutating func joinQueue(_ slot: UInt32) {
    book(.queueEntries, day: contacts[slot].day)
    contacts[slot].enqueuedAt = clock.now
    contacts[slot].patience = nil
    if let law = plan.chatPatience {
      let key = streams.key(.chatPatience, entity: contacts[slot].key.rawValue)
      let draw = key.uniforms(at: UInt64(contacts[slot].queueVisits)).0
      contacts[slot].patience = clock.schedule(
        .chatPatienceEnds(contact: slot), after: SimDuration(seconds: law.quantile(draw)),
        priority: .completion)
    }
    contacts[slot].queueVisits += 1
    queue.append(slot, in: &contacts)
    serveQueue()
  }

  mutating func chatPatienceEnds(_ slot: UInt32) {
    queue.remove(slot, in: &contacts)
    book(.leftQueue, day: contacts[slot].day)
    contacts.remove(slot)
  }

  /// Gives free slots to those who wait, longest wait first.
  mutating func serveQueue() {
    while !queue.isEmpty {
      guard let agent = agentForChat() else {
        setShiftAlarm()
        return
      }
      let slot = queue.first
      queue.remove(slot, in: &contacts)
      takeChat(slot, by: agent)
    }
  }

  /// The agent on shift, not in a call and with a free slot, who has the fewest chats; then the longest
  /// idle; then the first listed.
  private mutating func agentForChat() -> Int? {
    var chosen: Int?
    for agent in 0..<agents.count {
      guard !agents[agent].isInCall, agents[agent].chats < plan.chatSlots, isOnShift(agent) else {
        continue
      }
      guard let best = chosen else {
        chosen = agent
        continue
      }
      let (mine, theirs) = (agents[agent].chats, agents[best].chats)
      if mine < theirs || (mine == theirs && agents[agent].idleSince < agents[best].idleSince) {
        chosen = agent
      }
    }
    return chosen
  }

  private mutating func takeChat(_ slot: UInt32, by agent: Int) {
    let waited = clock.now - contacts[slot].enqueuedAt
    book(.queueWaits, day: contacts[slot].day)
    book(.queueWaitMicroseconds, waited.microseconds, day: contacts[slot].day)
    if let patience = contacts[slot].patience { clock.cancel(patience) }
    if !contacts[slot].wasTaken {
      contacts[slot].wasTaken = true
      if let delay = offerVideo(contacts[slot]) {
        // The card goes out and is accepted in the chat; the slot is free again at once.
        contacts[slot].cardSentAt = clock.now
        awaitTap(slot, after: delay)
        return
      }
    }
    contacts[slot].agent = UInt32(truncatingIfNeeded: agent)
    agents[agent].chats += 1
    clock.schedule(
      .chatEnds(contact: slot), after: contacts[slot].textDuration, priority: .completion)
  }

  mutating func chatEnds(_ slot: UInt32) {
    let agent = Int(contacts[slot].agent)
    agents[agent].chats -= 1
    agents[agent].idleSince = clock.now
    book(
      .chatMicroseconds, contacts[slot].textDuration.microseconds, day: contacts[slot].day)
    endByText(contacts[slot])
    contacts.remove(slot)
    serveQueue()
  }

  /// Goes on by text: after a miss, an expired card or a refused tap, with the full text duration.
  mutating func fallBackToText(_ slot: UInt32) {
    if plan.chatSlots == 0 {
      endByText(contacts[slot])
      contacts.remove(slot)
    } else {
      joinQueue(slot)
    }
  }
}
