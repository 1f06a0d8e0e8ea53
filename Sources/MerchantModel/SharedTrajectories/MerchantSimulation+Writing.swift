import SimKernel

/// Writing a world down.
///
/// A world is a merchant without a rule: all that the future depends on beside the keys of its streams. The
/// words are the same for two worlds only if both have the same future: what is pending stands in the order
/// in which it is to happen, contacts and rings are numbered in that order and not by their slots, and what
/// will never be looked at again is left out. ``read(from:at:now:)`` is the other half, field by field.
extension MerchantSimulation {
  /// Writes the world at this instant, between two events.
  mutating func write(into words: inout Buffer<UInt64>, by scribe: inout WorldScribe) {
    bringStaffUpToDate()
    clock.pending.attach(&arrival)
    scribe.begin()
    writeMerchant(into: &words)
    clock.pending.forEachInOrder {
      scribe.events.append(WorldScribe.Pending(event: $0, time: $1, priority: $2))
    }
    words.append(UInt64(scribe.events.count))
    for index in 0..<scribe.events.count {
      write(scribe.events[index], into: &words, by: &scribe)
    }
    writeQueue(into: &words, by: &scribe)
    writeLine(into: &words, by: &scribe)
    for agent in 0..<agents.count { write(agents[agent], into: &words, by: scribe) }
    words.append(UInt64(callLog.calls.count))
    for index in 0..<callLog.calls.count {
      let call = callLog.calls[index]
      words.append(call.contact)
      words.append(UInt64(call.ring) << 8 | UInt64(call.traits.rawValue))
      words.append(bitsOf: call.startedAt)
      words.append(bitsOf: call.endedAt)
    }
    // A ring from before the return counts on no day; for those that began since, it has been on for ever.
    let matters = standing.isOn && scribe.oldestRing < standing.onSince
    words.append(bitsOf: matters ? standing.onSince : .distantPast)
  }

  /// Brings rosters and apps up to now. It changes nothing that will happen: both are functions of their
  /// keys, looked up when somebody asks.
  private mutating func bringStaffUpToDate() {
    for agent in 0..<agents.count {
      advanceShift(of: agent, to: clock.now)
      bringAppUpToDate(of: agent)
    }
  }

  private func writeMerchant(into words: inout Buffer<UInt64>) {
    let isResponding =
      isResponding || !diligenceFactor.isOver(at: clock.now) || !cardsFactor.isOver(at: clock.now)
    words.append(
      (standing.isOn ? 1 : 0) | (isResponding ? 2 : 0) | (isThrottled ? 4 : 0))
    words.append(UInt64(nextArrival) << 32 | UInt64(arrivalsSoFar))
    words.append(UInt64(nextInRotation))
    if isThrottled {
      words.append(bitsOf: standing.throttledUntil)
      words.append(bitsOf: standing.throttledShare)
    }
    guard isResponding else { return }
    words.append(bitsOf: respondsUntil)
    words.append(bitsOf: diligenceFactor)
    words.append(bitsOf: cardsFactor)
  }

  private func write(
    _ pending: WorldScribe.Pending, into words: inout Buffer<UInt64>, by scribe: inout WorldScribe
  ) {
    words.append(bitsOf: pending.event.moved(to: 0))
    words.append(bitsOf: pending.time)
    words.append(UInt64(pending.priority.rawValue))
    switch pending.event.subject {
    case .merchant: break
    case .contact(let slot):
      write(
        contact: slot, isQueued: pending.event == .chatPatienceEnds(contact: slot),
        isAtWork: pending.event.isAboutWork, into: &words, by: &scribe)
    case .ring(let slot):
      write(ring: slot, into: &words, by: &scribe)
    }
  }

  private func write(
    contact slot: UInt32, isQueued: Bool, isAtWork: Bool, into words: inout Buffer<UInt64>,
    by scribe: inout WorldScribe
  ) {
    scribe.nameContact(slot)
    let contact = contacts[slot]
    var flags: UInt64 = contact.wasTaken ? 1 : 0
    if contact.willDrop { flags |= 2 }
    if contact.isVoiceCall { flags |= 4 }
    words.append(contact.key.rawValue)
    words.append(UInt64(contact.kind) << 32 | UInt64(contact.serial))
    words.append(bitsOf: contact.arrivedAt)
    words.append(bitsOf: contact.textDuration)
    words.append(bitsOf: contact.textToGo)
    words.append(bitsOf: contact.videoSpent)
    words.append(
      UInt64(contact.rings) << 48 | UInt64(contact.queueVisits) << 32
        | UInt64(contact.cards) << 16 | UInt64(contact.callBackTries))
    words.append(UInt64(isAtWork ? contact.agent : Contact.none) << 32 | flags)
    words.append(bitsOf: contact.cardSentAt)
    words.append(bitsOf: isQueued ? contact.enqueuedAt : .distantPast)
  }

  /// A ring, with the contact that rings and its dealings with the agents.
  private func write(
    ring slot: UInt32, into words: inout Buffer<UInt64>, by scribe: inout WorldScribe
  ) {
    scribe.nameRing(slot)
    let ring = rings[slot]
    scribe.oldestRing = min(scribe.oldestRing, ring.startedAt)
    write(contact: ring.contact, isQueued: false, isAtWork: false, into: &words, by: &scribe)
    words.append(ring.number)
    words.append(bitsOf: ring.startedAt)
    words.append(bitsOf: ring.endsAt)
    words.append((ring.isCutShort ? 1 : 0) | (ring.isVoice ? 2 : 0))
    words.append(bitsOf: ring.census)
    words.append(bitsOf: ring.deskAt)
    words.append(UInt64(ring.candidates) << 32 | UInt64(ring.turnsTaken))
    writeCandidates(of: slot, into: &words)
  }

  /// Who will pick a ring up, or the order of its hunt, and what each agent has had to do with it.
  private func writeCandidates(of slot: UInt32, into words: inout Buffer<UInt64>) {
    let remembers = plan.ring.remembersAgents
    let course = remembers ? courses[Int(slot)] : RingCourse()
    if remembers {
      words.append(
        UInt64(UInt32(bitPattern: course.order)) << 32
          | UInt64(UInt32(bitPattern: course.position)))
      words.append(UInt64(UInt32(bitPattern: course.agent)))
      words.append(bitsOf: course.turnEndsAt)
      words.append(bitsOf: course.picksUpAt)
    }
    let first = Int(slot) * agents.count
    for place in 0..<max(rings[slot].candidates, Int(course.order)) {
      words.append(bitsOf: candidates[first + place].at)
      words.append(UInt64(UInt32(bitPattern: candidates[first + place].agent)))
    }
    guard remembers else { return }
    for agent in 0..<agents.count {
      let rung = rungAgents[first + agent]
      var flags: UInt64 = rung.isInOrder ? 1 : 0
      if rung.wasRung { flags |= 2 }
      if rung.hasNoticed { flags |= 4 }
      words.append(UInt64(rung.laterDraws) << 16 | UInt64(rung.state.rawValue) << 8 | flags)
    }
  }

  /// Those who wait for a chat: by number if their patience has written them down, else here.
  private func writeQueue(into words: inout Buffer<UInt64>, by scribe: inout WorldScribe) {
    let place = words.count
    words.append(0)
    var slot = queue.first
    while slot != Contact.none {
      words[place] += 1
      if contacts[slot].patience == nil {
        words.append(UInt64(Contact.none))
        write(contact: slot, isQueued: true, isAtWork: false, into: &words, by: &scribe)
      } else {
        words.append(UInt64(scribe.number(ofContact: slot)))
      }
      slot = contacts[slot].behind
    }
  }

  private func writeLine(into words: inout Buffer<UInt64>, by scribe: inout WorldScribe) {
    guard plan.ring.keepsRinging else { return }
    let place = words.count
    words.append(0)
    var slot = ringLine.oldest
    while slot != Contact.none {
      words[place] += 1
      words.append(UInt64(scribe.number(ofRing: slot)))
      slot = courses[Int(slot)].younger
    }
  }

  private func write(
    _ agent: Agent, into words: inout Buffer<UInt64>, by scribe: borrowing WorldScribe
  ) {
    words.append(bitsOf: agent.cursor)
    words.append(bitsOf: agent.idleSince)
    let call = agent.isInCall ? scribe.number(ofContact: agent.call) : Contact.none
    let hasPath = agent.hasPathOfItsWork
    words.append(UInt64(call) << 32 | (agent.isWorking ? 1 : 0) | (hasPath ? 2 : 0))
    words.append(
      UInt64(UInt32(bitPattern: agent.chats)) << 32 | UInt64(UInt32(bitPattern: agent.turns)))
    if agent.chats > 0 { words.append(bitsOf: agent.chattingSince) }
    if agent.isWorking {
      words.append(bitsOf: agent.workingSince)
      words.append(bitsOf: agent.rosteredWork)
    }
    if hasPath { agent.path.write(into: &words) }
  }
}
