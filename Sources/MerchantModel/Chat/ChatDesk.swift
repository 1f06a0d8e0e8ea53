import SimKernel
import SimRandom

/// Chats: the queue, the slots, and text guidance.
struct ChatDesk: ~Copyable {
  private let inPlace = InPlace()
  private var queue = ChatQueue()
  /// The chats that agents hold, where it matters which.
  var held: HeldChats
  /// Today's chats as reply rates see them, where somebody asks for these.
  var replies = ReplyLog()
  /// The start of the next shift, on the event list while somebody waits.
  private var shiftAlarm: EventHandle?
  private var shiftAlarmAt = SimTime.distantFuture

  /// The desk of a segment, for whose first merchant nobody waits.
  init(_ plan: borrowing SegmentPlan) {
    held = HeldChats(agents: plan.chats.isTracked ? plan.agents.count : 0)
  }

  /// Begins with another merchant, for whom nobody waits.
  mutating func reset() {
    queue = ChatQueue()
    shiftAlarm = nil
    held.removeAll()
    replies.removeAll()
  }

  // MARK: The queue

  /// Enters the chat queue at its end, with fresh patience.
  mutating func join(
    _ slot: Slot<Contact>, _ contacts: inout ContactStore, _ workforce: inout Workforce,
    _ feature: inout VideoFeature, _ arrivals: inout ArrivalProcess,
    _ context: inout Context<some MerchantObserver>
  ) {
    context.book(.queueEntries, day: contacts[slot].day)
    context.emit(.queued(contacts[slot].name))
    contacts[slot].enqueuedAt = context.now
    contacts[slot].patience = nil
    let visit = UInt64(contacts[slot].queueVisits)
    contacts[slot].queueVisits += 1
    // Who need not wait needs no patience: neither its draw nor an event to be cancelled at once.
    let isFirst = queue.isEmpty
    if isFirst, let agent = workforce.agentForChat(&context) {
      if context.plan.chats.repliesLate { startPatience(slot, visit: visit, &contacts, &context) }
      take(slot, by: agent, &contacts, &workforce, &feature, &arrivals, &context)
      return
    }
    if context.plan.chats.message == nil
      || !leavesMessage(slot, &contacts, &workforce, &context)
    {
      startPatience(slot, visit: visit, &contacts, &context)
    }
    queue.append(slot, in: &contacts)
    if isFirst {
      setShiftAlarm(&workforce, &context)
    } else {
      serveWaiting(&contacts, &workforce, &feature, &arrivals, &context)
    }
  }

  /// Draws how long a customer waits in the queue, and plans the end of it.
  private mutating func startPatience(
    _ slot: Slot<Contact>, visit: UInt64, _ contacts: inout ContactStore,
    _ context: inout Context<some MerchantObserver>
  ) {
    guard let law = context.plan.chatPatience else { return }
    let draw = context.uniforms(
      .chatPatience, entity: contacts[slot].key.rawValue, at: visit
    ).0
    let length = SimDuration(seconds: law.quantile(draw))
    contacts[slot].patience = context.clock.schedule(
      .chatPatienceEnds(contact: slot), after: length, priority: .completion)
    if context.plan.chats.repliesLate { held[slot].patienceEndsAt = context.now + length }
  }

  /// A customer has waited too long, and leaves.
  mutating func patienceEnds(
    _ slot: Slot<Contact>, _ contacts: inout ContactStore,
    _ context: inout Context<some MerchantObserver>
  ) {
    queue.remove(slot, in: &contacts)
    leave(slot, &contacts, &context)
  }

  /// Ends the contact of a customer who has waited too long.
  mutating func leave(
    _ slot: Slot<Contact>, _ contacts: inout ContactStore,
    _ context: inout Context<some MerchantObserver>
  ) {
    var contact = contacts.take(slot)
    let waited = context.now - contact.enqueuedAt
    context.book(.queueMicroseconds, waited, day: contact.day)
    if context.plan.reaction.isAnything { contact.waited += waited }
    if !contact.wasTaken && waited <= context.plan.serviceTime {
      context.book(.leftInTime, day: contact.day)
    }
    contacts.end(&contact, by: .leftQueue, at: context.now, &context)
  }

  /// Gives free slots to those who wait, longest wait first.
  @inline(__always)
  mutating func serve(
    _ contacts: inout ContactStore, _ workforce: inout Workforce, _ feature: inout VideoFeature,
    _ arrivals: inout ArrivalProcess, _ context: inout Context<some MerchantObserver>
  ) {
    if !queue.isEmpty { serveWaiting(&contacts, &workforce, &feature, &arrivals, &context) }
  }

  private mutating func serveWaiting(
    _ contacts: inout ContactStore, _ workforce: inout Workforce, _ feature: inout VideoFeature,
    _ arrivals: inout ArrivalProcess, _ context: inout Context<some MerchantObserver>
  ) {
    while !queue.isEmpty {
      guard let agent = workforce.agentForChat(&context) else {
        setShiftAlarm(&workforce, &context)
        return
      }
      let slot = queue.first
      queue.remove(slot, in: &contacts)
      if contacts[slot].message == .waits {
        readMessage(slot, &contacts, &context)
        continue
      }
      take(slot, by: agent, &contacts, &workforce, &feature, &arrivals, &context)
    }
  }

  // MARK: Shifts

  /// Makes sure that customers who wait are looked after when the next shift starts.
  private mutating func setShiftAlarm(
    _ workforce: inout Workforce, _ context: inout Context<some MerchantObserver>
  ) {
    guard !queue.isEmpty else { return }
    let next = workforce.nextShiftStart(&context)
    guard next <= context.plan.horizon else { return }
    if let alarm = shiftAlarm {
      // An agent who was full when the alarm was set may be off shift by now and back before it.
      guard next < shiftAlarmAt else { return }
      context.clock.cancel(alarm)
    }
    shiftAlarmAt = next
    shiftAlarm = context.clock.schedule(.shiftStarts, at: next, priority: .world)
  }

  /// An agent comes on shift while customers wait.
  mutating func shiftStarts(
    _ contacts: inout ContactStore, _ workforce: inout Workforce, _ feature: inout VideoFeature,
    _ arrivals: inout ArrivalProcess, _ context: inout Context<some MerchantObserver>
  ) {
    shiftAlarm = nil
    serve(&contacts, &workforce, &feature, &arrivals, &context)
  }

  // MARK: Chats

  @inline(__always)
  private mutating func take(
    _ slot: Slot<Contact>, by agent: AgentIndex, _ contacts: inout ContactStore,
    _ workforce: inout Workforce, _ feature: inout VideoFeature,
    _ arrivals: inout ArrivalProcess, _ context: inout Context<some MerchantObserver>
  ) {
    if context.plan.chats.repliesLate {
      hold(slot, by: agent, &contacts, &workforce, &context)
    } else {
      let waited = context.now - contacts[slot].enqueuedAt
      context.emit(.taken(contacts[slot].name, agent: agent.place, waited: waited))
      attend(
        slot, by: agent, since: context.now, &contacts, &workforce, &feature, &arrivals, &context)
    }
  }

  /// Attends to a chat that an agent sees: the card goes out, or text guidance begins.
  ///
  /// - Parameter assigned: When the agent was given the chat.
  @inline(__always)
  mutating func attend(
    _ slot: Slot<Contact>, by agent: AgentIndex, since assigned: SimTime,
    _ contacts: inout ContactStore, _ workforce: inout Workforce, _ feature: inout VideoFeature,
    _ arrivals: inout ArrivalProcess, _ context: inout Context<some MerchantObserver>
  ) {
    let day = contacts[slot].day
    let waited = context.now - contacts[slot].enqueuedAt
    let queued = assigned - contacts[slot].enqueuedAt
    context.book(.queueWaits, day: day)
    context.book(.queueWaitMicroseconds, queued, day: day)
    context.book(.queueMicroseconds, waited, day: day)
    context.ledger.record(.queueWait, queued, day: day)
    if context.plan.reaction.isAnything { contacts[slot].waited += waited }
    if let patience = contacts[slot].patience { context.clock.cancel(patience) }
    if !contacts[slot].wasTaken {
      if waited <= context.plan.serviceTime { context.book(.servedInTime, day: day) }
      if context.plan.chats.notesReplies { noteFirstReply(to: slot, contacts, &context) }
      contacts[slot].wasTaken = true
      if let delay = feature.offerCard(
        to: &contacts[slot], &arrivals, &workforce, &context)
      {
        // The card goes out and is accepted in the chat; the slot is free again at once.
        contacts.awaitTap(slot, after: delay, &context)
        return
      }
      if context.ledger.countsKinds {
        feature.noteNoCall(for: &contacts[slot], &arrivals, &workforce, &context)
      }
    }
    contacts[slot].agent = agent
    workforce.openChat(agent, &context)
    context.emit(
      .textBegan(contacts[slot].name, agent: agent.place, length: contacts[slot].textToGo))
    if context.plan.chats.slowsDown {
      open(slot, at: agent, &contacts, workforce, &context)
      return
    }
    context.clock.schedule(
      .chatEnds(contact: slot), after: contacts[slot].textToGo, priority: .completion)
  }

  /// Text guidance ends, and the slot is free for who waits.
  mutating func chatEnds(
    _ slot: Slot<Contact>, _ contacts: inout ContactStore, _ workforce: inout Workforce,
    _ feature: inout VideoFeature, _ arrivals: inout ArrivalProcess,
    _ context: inout Context<some MerchantObserver>
  ) {
    let agent = contacts[slot].agent
    workforce.closeChat(agent, &context)
    if context.plan.chats.slowsDown { close(slot, at: agent, &contacts, workforce, &context) }
    var contact = contacts.take(slot)
    contacts.end(&contact, by: .text, at: context.now, &context)
    serve(&contacts, &workforce, &feature, &arrivals, &context)
  }

  // MARK: Snapshots

  /// Notes the alarm that a snapshot had.
  mutating func restoreAlarm(_ alarm: EventHandle, at time: SimTime) {
    shiftAlarm = alarm
    shiftAlarmAt = time
  }

  /// Transfers those who wait: by number if the end of their patience was transferred before, else here.
  mutating func transferQueue(
    _ contacts: inout ContactStore, _ archive: inout SnapshotArchive
  ) {
    var waiting = 0
    var slot = queue.first
    while !slot.isNone {
      waiting += 1
      slot = contacts[slot].behind
    }
    archive.transfer(shape: &waiting)
    slot = queue.first
    for _ in 0..<waiting {
      var hasPatience = archive.isReading ? false : contacts[slot].patience != nil
      archive.transfer(shape: &hasPatience)
      var current = slot
      if hasPatience {
        archive.transfer(shape: &current)
      } else {
        current = contacts.transfer(current, isQueued: true, isAtWork: false, &archive)
      }
      if archive.isReading {
        queue.append(current, in: &contacts)
      } else {
        slot = contacts[slot].behind
      }
    }
  }
}
