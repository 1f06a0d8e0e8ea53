import SimKernel

/// Reading a world: the other half of ``write(into:by:)``.
extension MerchantSimulation {
  /// Makes this the world that was written down at an instant. The merchant, and today's arrivals if the
  /// instant is not a midnight, are still the same.
  mutating func read(from words: borrowing Buffer<UInt64>, at start: Int, now: SimTime) {
    var at = start
    clock.reset(to: now)
    arrival = .none
    contacts.removeAll()
    rings.removeAll()
    queue = ChatQueue()
    ringLine = RingLine()
    shiftAlarm = nil
    oldestDay = max(now.dayIndex - 1, 0)
    readMerchant(words, &at)
    for _ in 0..<words.read(Int.self, at: &at) { readEvent(words, &at) }
    readQueue(words, &at)
    if plan.ring.keepsRinging {
      for _ in 0..<words.read(Int.self, at: &at) {
        ringLine.append(UInt32(truncatingIfNeeded: words.read(UInt64.self, at: &at)), in: &courses)
      }
    }
    for agent in 0..<agents.count { readAgent(agent, words, &at) }
    callLog.clear()
    for _ in 0..<words.read(Int.self, at: &at) { readCall(words, &at) }
    standing.onSince = words.read(SimTime.self, at: &at)
  }

  private mutating func readMerchant(_ words: borrowing Buffer<UInt64>, _ at: inout Int) {
    let flags = words.read(UInt64.self, at: &at)
    let counts = words.read(UInt64.self, at: &at)
    standing = Standing()
    standing.isOn = flags & 1 != 0
    nextArrival = Int(counts >> 32)
    arrivalsSoFar = UInt32(truncatingIfNeeded: counts)
    nextInRotation = words.read(Int.self, at: &at)
    if flags & 4 != 0 {
      standing.throttledUntil = words.read(SimTime.self, at: &at)
      standing.throttledShare = words.read(Double.self, at: &at)
    }
    let isResponding = flags & 2 != 0
    respondsUntil = isResponding ? words.read(SimTime.self, at: &at) : .distantPast
    diligenceFactor =
      isResponding ? words.read(FadingFactor.self, at: &at) : FadingFactor()
    cardsFactor = isResponding ? words.read(FadingFactor.self, at: &at) : FadingFactor()
    app.diligence = diligenceFactor
  }

  private mutating func readEvent(_ words: borrowing Buffer<UInt64>, _ at: inout Int) {
    let event = words.read(MerchantEvent.self, at: &at)
    let time = words.read(SimTime.self, at: &at)
    let priority = Priority(UInt8(truncatingIfNeeded: words.read(UInt64.self, at: &at) & 7))
    switch event.subject {
    case .merchant:
      let id = clock.schedule(event, at: time, priority: priority)
      if event == .shiftStarts {
        shiftAlarm = id
        shiftAlarmAt = time
      }
    case .contact:
      let slot = readContact(words, &at)
      let id = clock.schedule(event.moved(to: slot), at: time, priority: priority)
      if case .chatPatienceEnds = event { contacts[slot].patience = id }
    case .ring:
      let slot = readRing(words, &at)
      let id = clock.schedule(event.moved(to: slot), at: time, priority: priority)
      if plan.ring.remembersAgents { courses[Int(slot)].event = id }
    }
  }

  private mutating func readContact(
    _ words: borrowing Buffer<UInt64>, _ at: inout Int
  ) -> UInt32 {
    let contact = Contact(words, &at)
    oldestDay = min(oldestDay, Int(contact.day))
    return contacts.insert(contact)
  }

  private mutating func readRing(_ words: borrowing Buffer<UInt64>, _ at: inout Int) -> UInt32 {
    let contact = readContact(words, &at)
    let number = words.read(UInt64.self, at: &at)
    let startedAt = words.read(SimTime.self, at: &at)
    let endsAt = words.read(SimTime.self, at: &at)
    let flags = words.read(UInt64.self, at: &at)
    var ring = Ring(
      contact: contact, number: number, startedAt: startedAt, endsAt: endsAt,
      isCutShort: flags & 1 != 0, isVoice: flags & 2 != 0)
    ring.census = words.read(RingCensus.self, at: &at)
    ring.deskAt = words.read(SimTime.self, at: &at)
    let counts = words.read(UInt64.self, at: &at)
    let noticed = Int(counts >> 32)
    ring.candidates = noticed
    ring.turnsTaken = Int(counts & 0xFFFF_FFFF)
    oldestDay = min(oldestDay, startedAt.dayIndex)
    let slot = rings.insert(ring)
    makeRoom(for: slot)
    readCandidates(of: slot, words, &at)
    return slot
  }

  private mutating func readCandidates(
    of slot: UInt32, _ words: borrowing Buffer<UInt64>, _ at: inout Int
  ) {
    let remembers = plan.ring.remembersAgents
    var order: Int32 = 0
    if remembers {
      var course = RingCourse()
      let places = words.read(UInt64.self, at: &at)
      order = Int32(truncatingIfNeeded: places >> 32)
      course.order = order
      course.position = Int32(truncatingIfNeeded: places)
      course.agent = Int32(truncatingIfNeeded: words.read(UInt64.self, at: &at))
      course.turnEndsAt = words.read(SimTime.self, at: &at)
      course.picksUpAt = words.read(SimTime.self, at: &at)
      courses[Int(slot)] = course
    }
    let first = Int(slot) * agents.count
    for place in 0..<max(rings[slot].candidates, Int(order)) {
      let time = words.read(SimTime.self, at: &at)
      candidates[first + place] = Candidate(
        at: time, agent: Int32(truncatingIfNeeded: words.read(UInt64.self, at: &at)))
    }
    guard remembers else { return }
    for agent in 0..<agents.count {
      let word = words.read(UInt64.self, at: &at)
      var rung = RungAgent()
      rung.isInOrder = word & 1 != 0
      rung.wasRung = word & 2 != 0
      rung.hasNoticed = word & 4 != 0
      rung.state = AgentState(rawValue: Int(word >> 8 & 0xFF)) ?? .offShift
      rung.laterDraws = UInt32(truncatingIfNeeded: word >> 16)
      rungAgents[first + agent] = rung
    }
  }

  private mutating func readQueue(_ words: borrowing Buffer<UInt64>, _ at: inout Int) {
    for _ in 0..<words.read(Int.self, at: &at) {
      let number = UInt32(truncatingIfNeeded: words.read(UInt64.self, at: &at))
      let slot = number == Contact.none ? readContact(words, &at) : number
      queue.append(slot, in: &contacts)
    }
  }

  private mutating func readAgent(
    _ number: Int, _ words: borrowing Buffer<UInt64>, _ at: inout Int
  ) {
    var agent = Agent(cursor: words.read(ShiftCursor.self, at: &at))
    agent.idleSince = words.read(SimTime.self, at: &at)
    let work = words.read(UInt64.self, at: &at)
    agent.call = UInt32(truncatingIfNeeded: work >> 32)
    let counts = words.read(UInt64.self, at: &at)
    agent.chats = Int32(truncatingIfNeeded: counts >> 32)
    agent.turns = Int32(truncatingIfNeeded: counts)
    if agent.chats > 0 {
      agent.chattingSince = words.read(SimTime.self, at: &at)
      oldestDay = min(oldestDay, agent.chattingSince.dayIndex)
    }
    if work & 1 != 0 {
      agent.workingSince = words.read(SimTime.self, at: &at)
      agent.rosteredWork = words.read(SimDuration.self, at: &at)
      oldestDay = min(oldestDay, agent.workingSince.dayIndex)
    }
    if work & 2 != 0 { agent.path = AppPath(words, &at) }
    agents[number] = agent
  }

  private mutating func readCall(_ words: borrowing Buffer<UInt64>, _ at: inout Int) {
    let contact = words.read(UInt64.self, at: &at)
    let ring = words.read(UInt64.self, at: &at)
    let startedAt = words.read(SimTime.self, at: &at)
    callLog.add(
      LoggedCall(
        contact: contact, ring: UInt32(truncatingIfNeeded: ring >> 8),
        traits: LoggedCall.Traits(rawValue: UInt8(truncatingIfNeeded: ring)),
        startedAt: startedAt, endedAt: words.read(SimTime.self, at: &at)))
  }
}

extension Contact {
  /// The contact that was written down from an index on; moves the index behind it.
  fileprivate init(_ words: borrowing Buffer<UInt64>, _ at: inout Int) {
    let key = ContactKey(rawValue: words.read(UInt64.self, at: &at))
    let names = words.read(UInt64.self, at: &at)
    let arrivedAt = words.read(SimTime.self, at: &at)
    let text = words.read(SimDuration.self, at: &at)
    self.init(
      key: key, kind: UInt16(truncatingIfNeeded: names >> 32), arrivedAt: arrivedAt,
      serial: UInt32(truncatingIfNeeded: names), textDuration: text)
    textToGo = words.read(SimDuration.self, at: &at)
    videoSpent = words.read(SimDuration.self, at: &at)
    let counts = words.read(UInt64.self, at: &at)
    rings = UInt16(truncatingIfNeeded: counts >> 48)
    queueVisits = UInt16(truncatingIfNeeded: counts >> 32)
    cards = UInt16(truncatingIfNeeded: counts >> 16)
    callBackTries = UInt16(truncatingIfNeeded: counts)
    let state = words.read(UInt64.self, at: &at)
    agent = UInt32(truncatingIfNeeded: state >> 32)
    wasTaken = state & 1 != 0
    willDrop = state & 2 != 0
    isVoiceCall = state & 4 != 0
    cardSentAt = words.read(SimTime.self, at: &at)
    enqueuedAt = words.read(SimTime.self, at: &at)
  }
}
