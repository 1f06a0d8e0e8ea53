import SimKernel

/// Chats: the queue, the slots, and text guidance.
extension MerchantSimulation {
  /// Chats handled by others take no slot and no wait; the text guidance is booked as it begins.
  @inline(__always)
  mutating func meetOthers(_ contact: inout Contact) {
    contact.wasTaken = true
    book(.servedInTime, day: Int(contact.day))
    guard isAnyoneOnShift(), let delay = offerVideo(&contact) else {
      leaveToOthers(&contact)
      return
    }
    awaitTap(contacts.insert(contact), after: delay)
  }

  /// Text guidance by people outside the model, booked as it begins.
  private mutating func leaveToOthers(_ contact: inout Contact) {
    book(.agentMicroseconds, contact.textToGo.microseconds, day: Int(contact.day))
    tell(.textByOthersBegan(contact.name, length: contact.textToGo))
    end(&contact, by: .text, at: clock.now + contact.textToGo)
  }

  /// Enters the chat queue at its end, with fresh patience.
  mutating func joinQueue(_ slot: UInt32) {
    book(.queueEntries, day: Int(contacts[slot].day))
    tell(.queued(name(of: slot)))
    contacts[slot].enqueuedAt = clock.now
    contacts[slot].patience = nil
    let visit = UInt64(contacts[slot].queueVisits)
    contacts[slot].queueVisits += 1
    // Who need not wait needs no patience: neither its draw nor an event to be cancelled at once.
    let isFirst = queue.isEmpty
    if isFirst, let agent = agentForChat() {
      takeChat(slot, by: agent)
      return
    }
    startPatience(slot, visit: visit)
    queue.append(slot, in: &contacts)
    if isFirst { setShiftAlarm() } else { serveQueue() }
  }

  /// Draws how long a customer waits in the queue, and plans the end of it.
  private mutating func startPatience(_ slot: UInt32, visit: UInt64) {
    guard let law = plan.chatPatience else { return }
    let draw = uniforms(.chatPatience, entity: contacts[slot].key.rawValue, at: visit).0
    contacts[slot].patience = clock.schedule(
      .chatPatienceEnds(contact: slot), after: SimDuration(seconds: law.quantile(draw)),
      priority: .completion)
  }

  mutating func chatPatienceEnds(_ slot: UInt32) {
    queue.remove(slot, in: &contacts)
    var contact = contacts[slot]
    book(
      .queueMicroseconds, (clock.now - contact.enqueuedAt).microseconds, day: Int(contact.day))
    contacts.remove(slot)
    if !contact.wasTaken && clock.now - contact.enqueuedAt <= plan.serviceTime {
      book(.leftInTime, day: Int(contact.day))
    }
    end(&contact, by: .leftQueue, at: clock.now)
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
    book(.queueWaits, day: Int(contacts[slot].day))
    book(.queueWaitMicroseconds, waited.microseconds, day: Int(contacts[slot].day))
    book(.queueMicroseconds, waited.microseconds, day: Int(contacts[slot].day))
    tell(.taken(name(of: slot), agent: agent, waited: waited))
    record(.queueWait, waited, day: Int(contacts[slot].day))
    if let patience = contacts[slot].patience { clock.cancel(patience) }
    if !contacts[slot].wasTaken {
      if waited <= plan.serviceTime { book(.servedInTime, day: Int(contacts[slot].day)) }
      var contact = contacts[slot]
      contact.wasTaken = true
      let delay = offerVideo(&contact)
      contacts[slot] = contact
      if let delay {
        // The card goes out and is accepted in the chat; the slot is free again at once.
        awaitTap(slot, after: delay)
        return
      }
    }
    contacts[slot].agent = UInt32(truncatingIfNeeded: agent)
    if agents[agent].chats == 0 { agents[agent].chattingSince = clock.now }
    beginWork(agent)
    agents[agent].chats += 1
    tell(.textBegan(name(of: slot), agent: agent, length: contacts[slot].textToGo))
    clock.schedule(
      .chatEnds(contact: slot), after: contacts[slot].textToGo, priority: .completion)
  }

  mutating func chatEnds(_ slot: UInt32) {
    let agent = Int(contacts[slot].agent)
    agents[agent].chats -= 1
    if agents[agent].chats == 0 { bookChatting(agent, until: clock.now) }
    agents[agent].idleSince = clock.now
    endWork(agent)
    var contact = contacts[slot]
    contacts.remove(slot)
    book(.chatMicroseconds, contact.textToGo.microseconds, day: Int(contact.day))
    book(
      .chatLoadMicroseconds, contact.textToGo.microseconds / Int64(plan.chatSlots),
      day: Int(contact.day))
    end(&contact, by: .text, at: clock.now)
    serveQueue()
  }

  /// Books an agent's effort in chats: n open chats cost 1 / n of each minute, so together all of it.
  mutating func bookChatting(_ agent: Int, until time: SimTime) {
    let since = agents[agent].chattingSince
    book(.agentMicroseconds, (time - since).microseconds, day: since.dayIndex)
  }

  /// Goes on by text: after a miss, an expired card or a refused tap with the full text duration, after
  /// a dropped call with what is left.
  mutating func fallBackToText(_ slot: UInt32) {
    if plan.chatSlots == 0 {
      var contact = contacts[slot]
      contacts.remove(slot)
      leaveToOthers(&contact)
    } else {
      joinQueue(slot)
    }
  }
}
