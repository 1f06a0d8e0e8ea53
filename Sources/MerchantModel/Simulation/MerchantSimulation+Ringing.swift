import SimKernel
import SimRandom

/// Calls: ringing, answering, missing.
extension MerchantSimulation {
  /// The merchant's side begins to ring for a contact.
  mutating func startRing(_ contact: UInt32) {
    let number = UInt64(contacts[contact].rings)
    let isVoice = contacts[contact].isVoiceCall
    contacts[contact].rings += 1
    book(.callsOffered, day: clock.now.dayIndex)
    if isVoice { book(.voiceCallsOffered, day: clock.now.dayIndex) }
    recordHour(.offered, of: clock.now)
    if Observer.listens {
      tell(
        .rang(
          name(of: contact), attempt: Int(number) + 1, agents: agentsAtRing(isVoice: isVoice)))
    }

    let patience = ringPatience(of: contact, number: number)
    let slot = rings.insert(
      Ring(
        contact: contact, number: number, startedAt: clock.now,
        endsAt: clock.now + min(plan.ring.timeout, patience),
        isCutShort: patience < plan.ring.timeout, isVoice: isVoice))
    makeRoom(for: slot)
    if plan.ring.remembersAgents { rememberAgents(of: slot) }
    if plan.ring.hunts { takeCensus(slot) } else { ringAll(slot) }

    if rings[slot].census.isEveryoneBusy && !plan.ring.keepsRinging {
      // Rejected at once: a miss of no length, whoever off shift might have noticed.
      missed(slot)
      return
    }
    if plan.overflow != nil { callDesk(slot) }
    if plan.ring.hunts {
      startHunt(slot)
    } else {
      awaitNext(slot)
    }
  }

  /// Makes sure that a ring has its places in the tables of rings and agents.
  @inline(__always)
  mutating func makeRoom(for slot: UInt32) {
    let places = (Int(slot) + 1) * agents.count
    while candidates.count < places { candidates.append(Candidate(at: .zero, agent: 0)) }
    guard plan.ring.remembersAgents else { return }
    while courses.count <= Int(slot) { courses.append(RingCourse()) }
    while rungAgents.count < places { rungAgents.append(RungAgent()) }
  }

  @inline(__always)
  private func ringPatience(of contact: UInt32, number: UInt64) -> SimDuration {
    guard let law = plan.ringPatience else { return .max }
    let draws = uniforms(.ring, entity: contacts[contact].key.rawValue, at: number)
    return SimDuration(seconds: law.quantile(draws.0))
  }

  /// Rings every agent who takes such calls and is not in one, and works out who would pick up, and when.
  private mutating func ringAll(_ slot: UInt32) {
    for agent in 0..<agents.count where plan.agents[agent].takes(voice: rings[slot].isVoice) {
      if agents[agent].isInCall {
        if isOnShift(agent) { rings[slot].census.addBusy() }
        continue
      }
      let state = state(of: agent)
      rings[slot].census.add(state)
      guard let time = answerTime(of: agent, in: state, ring: slot) else { continue }
      add(Candidate(at: time, agent: Int32(truncatingIfNeeded: agent)), to: slot)
    }
  }

  /// When an agent who is rung picks up; nil if the ring is not noticed, or over by then.
  ///
  /// - Parameter laterDraw: Nil for the first draw of this ring and agent, else which one after it.
  @inline(__always)
  mutating func answerTime(
    of agent: Int, in state: AgentState, ring slot: UInt32, laterDraw: UInt32? = nil
  ) -> SimTime? {
    if plan.ring.remembersAgents { rememberRing(of: agent, in: state, by: slot) }
    let number = rings[slot].number
    let push = afterPush(state, agent: agent, contact: rings[slot].contact, ring: number)
    let chance = answerChance(in: push.state, diligence: diligenceFactor.value(at: clock.now))
    guard chance > 0 else { return nil }
    let contact = contacts[rings[slot].contact].key.rawValue
    let block = number << 16 | UInt64(agent)
    let draws =
      if let laterDraw {
        uniforms(.answerAgain, entity: contact, at: UInt64(laterDraw) << 32 | block)
      } else {
        uniforms(.answer, entity: contact, at: block)
      }
    guard isNoticed(draws.0, chance: chance) else { return nil }
    if plan.ring.remembersAgents { rungAgents[place(of: agent, in: slot)].hasNoticed = true }
    let law = plan.answering[push.state.rawValue].delay
    let time = clock.now + SimDuration(seconds: law.quantile(draws.1)) + push.delay
    return time <= rings[slot].endsAt ? time : nil
  }

  /// Whether a ring that is noticed with some chance is, by a uniform.
  @inline(__always)
  private mutating func isNoticed(_ uniform: Double, chance: Double) -> Bool {
    guard Observer.tiltsNoticing else { return uniform < chance }
    return tilt.isNoticed(uniform, chance: chance, day: clock.now.dayIndex)
  }

  /// Puts a candidate in its place: by the time of the pick-up, then as agents are listed or joined.
  @inline(__always)
  mutating func add(_ candidate: Candidate, to slot: UInt32) {
    let first = Int(slot) * agents.count
    var place = first + rings[slot].candidates
    while place > first + rings[slot].turnsTaken && candidates[place - 1].at > candidate.at {
      candidates[place] = candidates[place - 1]
      place -= 1
    }
    candidates[place] = candidate
    rings[slot].candidates += 1
  }

  /// Only what happens to a ring first is on the event list: if the next candidate turns out to be in
  /// another call by then, another has a turn.
  ///
  /// At one instant an agent's pick-up comes before the desk's, and either before the end of the ring.
  mutating func awaitNext(_ slot: UInt32) {
    var time = rings[slot].endsAt
    var event = MerchantEvent.ringEnds(ring: slot)
    if rings[slot].deskAt <= time {
      time = rings[slot].deskAt
      event = .deskAnswers(ring: slot)
    }
    if rings[slot].turnsTaken < rings[slot].candidates {
      let next = candidates[Int(slot) * agents.count + rings[slot].turnsTaken].at
      if next <= time {
        time = next
        event = .pickUp(ring: slot)
      }
    }
    guard plan.ring.remembersAgents else {
      clock.schedule(event, at: time, priority: .completion)
      return
    }
    awaitNext(slot, orElse: event, at: time)
  }

  mutating func pickUp(_ slot: UInt32) {
    if plan.ring.hunts {
      pickUpInTurn(slot)
      return
    }
    let agent = Int(candidates[Int(slot) * agents.count + rings[slot].turnsTaken].agent)
    rings[slot].turnsTaken += 1
    if agents[agent].isInCall {
      awaitNext(slot)
    } else {
      answer(slot, by: agent)
    }
  }

  mutating func answer(_ slot: UInt32, by agent: Int) {
    let ring = endRing(slot)
    bookAnswer(ring)
    tell(.answered(name(of: ring.contact), agent: agent, after: clock.now - ring.startedAt))
    startCall(ring.contact, with: agent)
  }

  /// Books a call as answered by the merchant, if only to hang up.
  mutating func bookAnswer(_ ring: Ring) {
    let day = ring.startedAt.dayIndex
    let delay = clock.now - ring.startedAt
    book(.answerDelayMicroseconds, delay.microseconds, day: day)
    record(.answerDelay, delay, day: day)
    recordHour(.answered, of: ring.startedAt)
    book(.callsAnswered, day: day)
    if ring.isVoice { book(.voiceCallsAnswered, day: day) }
    ringEnded(ring, answered: true)
  }

  /// Books a call as missed by the merchant.
  mutating func bookMiss(_ ring: Ring) {
    book(ring.missReason, day: ring.startedAt.dayIndex)
    ringEnded(ring, answered: false)
  }

  /// A call begins to occupy an agent.
  mutating func startCall(_ contact: UInt32, with agent: Int) {
    beginWork(agent)
    agents[agent].call = contact
    contacts[contact].agent = UInt32(truncatingIfNeeded: agent)
    startGuidance(contact)
  }

  /// A call stops ringing.
  mutating func endRing(_ slot: UInt32) -> Ring {
    if plan.ring.keepsRinging { ringLine.remove(slot, in: &courses) }
    if let agent = agentInTurn(of: slot) { agents[agent].turns -= 1 }
    let ring = rings[slot]
    rings.remove(slot)
    let rang = clock.now - ring.startedAt
    book(.ringMicroseconds, rang.microseconds, day: ring.startedAt.dayIndex)
    return ring
  }

  mutating func ringEnds(_ slot: UInt32) {
    missed(slot)
  }

  mutating func missed(_ slot: UInt32) {
    let agent = agentInTurn(of: slot)
    let ring = endRing(slot)
    if isHungUpByMerchant(ring) {
      book(.hungUpByMerchant, day: ring.startedAt.dayIndex)
      tell(.hungUpByMerchant(name(of: ring.contact), after: clock.now - ring.startedAt))
      bookAnswer(ring)
    } else {
      tell(
        .missed(
          name(of: ring.contact), MissReason(ring.missReason), after: clock.now - ring.startedAt))
      bookMiss(ring)
    }
    afterMiss(ring.contact, number: ring.number)
    if let agent { offerToHunts(agent) }
  }

  /// What a customer does after a miss: waits to be called back, rings again, gives up, or goes on by
  /// text.
  private mutating func afterMiss(_ contact: UInt32, number: UInt64) {
    if plan.callBack != nil && promisesCallBack(contact) { return }
    guard plan.missIsDrawn else {
      goOnAfterMiss(contact)
      return
    }
    let draws = uniforms(.ring, entity: contacts[contact].key.rawValue, at: number)
    if Int(contacts[contact].rings) < plan.mostRings && draws.1 < plan.ringAgain {
      let delay = SimDuration(seconds: plan.ringAgainDelay.quantile(draws.2))
      tell(.willRingAgain(name(of: contact), after: delay))
      awaitTap(contact, after: delay)
    } else if draws.3 < plan.giveUp {
      var ended = contacts[contact]
      contacts.remove(contact)
      end(&ended, by: .gaveUp, at: clock.now)
    } else {
      goOnAfterMiss(contact)
    }
  }
}
