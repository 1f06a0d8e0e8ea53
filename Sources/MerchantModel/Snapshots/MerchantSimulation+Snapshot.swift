import SimKernel

/// Snapshots: all that a merchant's future depends on beside the keys of its streams and the rule.
///
/// The words are the same for two merchants only if both have the same future: what is pending stands in the order
/// in which it is to happen, contacts and rings are numbered in that order and not by their slots, and what
/// will never be looked at again is a constant.
extension MerchantSimulation where Noticing: ~Copyable {
  /// Writes a snapshot of this instant, between two events, behind the words that are there.
  ///
  /// - Precondition: No call has been logged today: the instant is a midnight, or the feature has been off since one.
  mutating func snapshot(into archive: inout SnapshotArchive) {
    assert(callLog.calls.isEmpty, "a snapshot keeps no log")
    workforce.bringUpToDate(&context)
    arrivals.attachPending(&context)
    archive.beginWriting()
    transfer(&archive)
  }

  /// Makes this the world of a snapshot of an instant. The merchant, and today's arrivals if the
  /// instant is not a midnight, are still the same.
  ///
  /// - Returns: The earliest day on which anything pending can be booked.
  mutating func restore(
    from archive: inout SnapshotArchive, at start: Int, now: SimTime
  ) -> Int {
    context.clock.reset(to: now)
    callLog.clear()
    contacts.removeAll()
    ringing.removeAll()
    chat.reset()
    archive.beginReading(at: start)
    transfer(&archive)
    followFeature()
    return min(archive.oldestDay, max(context.today - 1, 0))
  }

  private mutating func transfer(_ archive: inout SnapshotArchive) {
    arrivals.transfer(&archive)
    ringing.transfer(&archive)
    transferEvents(&archive)
    chat.transferQueue(&contacts, &archive)
    if context.plan.ring.keepsRinging { ringing.transferLine(&archive) }
    workforce.transfer(&archive)
    if context.plan.chats.isTracked { chat.held.transfer(&contacts, &archive) }
    if context.plan.tracksReplies {
      chat.replies.transfer(
        &archive, isOn: feature.isOn, onSince: feature.state.onSince)
    }
    feature.transfer(&archive, now: context.now, oldestRing: archive.oldestRing)
  }

  private mutating func transferEvents(_ archive: inout SnapshotArchive) {
    if archive.isReading {
      var count = 0
      archive.transfer(shape: &count)
      for _ in 0..<count {
        var pending = PendingEvent()
        pending.transfer(&archive)
        pending.event = transferSubject(of: pending.event, &archive)
        let handle = context.clock.schedule(
          pending.event, at: pending.time, priority: Priority(pending.priority))
        keep(handle, of: pending)
      }
    } else {
      archive.events.removeAll()
      context.clock.pending.forEachInOrder {
        archive.events.append(PendingEvent(event: $0, time: $1, priority: $2.rawValue))
      }
      var count = archive.events.count
      archive.transfer(shape: &count)
      for index in 0..<count {
        var pending = archive.events[index]
        pending.transfer(&archive)
        _ = transferSubject(of: pending.event, &archive)
      }
    }
  }

  /// Transfers the contact or ring that an event happens to.
  ///
  /// - Returns: The event; on reading, in its new slot.
  private mutating func transferSubject(
    of event: MerchantEvent, _ archive: inout SnapshotArchive
  ) -> MerchantEvent {
    switch event.subject {
    case .merchant: return event
    case .contact(let slot):
      let slot = contacts.transfer(
        slot, isQueued: event.endsWait, isAtWork: event.endsWork, &archive)
      return event.moved(to: .contact(slot))
    case .ring(let slot):
      let known = archive.isReading ? Slot<Contact>.none : ringing.contact(of: slot)
      let contact = contacts.transfer(known, isQueued: false, isAtWork: false, &archive)
      return event.moved(to: .ring(ringing.transfer(slot, of: contact, &archive)))
    }
  }

  /// Gives the handle of a pending event to whoever may cancel it.
  private mutating func keep(_ handle: EventHandle, of pending: PendingEvent) {
    switch pending.event {
    case .shiftStarts: chat.restoreAlarm(handle, at: pending.time)
    case .chatPatienceEnds(let contact):
      contacts[contact].patience = handle
      if context.plan.chats.repliesLate { chat.held[contact].patienceEndsAt = pending.time }
    case .replyDue(let contact): chat.held[contact].event = handle
    case .chatEnds(let contact):
      if context.plan.chats.slowsDown { chat.held[contact].event = handle }
    default:
      if case .ring(let ring) = pending.event.subject { ringing.restoreNextEvent(handle, of: ring) }
    }
  }
}

/// An event on the list, as a snapshot has it.
struct PendingEvent: BitwiseCopyable {
  var event = MerchantEvent.midnight
  var time = SimTime.zero
  var priority: UInt8 = 0

  /// Transfers the event without its slot, which depends on what was there before.
  mutating func transfer(_ archive: inout SnapshotArchive) {
    var kind = event.kind
    archive.transfer(shape: &kind)
    if archive.isReading { event = kind }
    archive.transfer(&time, .eventTime)
    archive.transfer(&priority, .eventPriority)
  }
}
