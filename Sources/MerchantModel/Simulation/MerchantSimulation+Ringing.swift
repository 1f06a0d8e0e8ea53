import SimKernel
import SimRandom

/// Calls: ringing, answering, missing.
extension MerchantSimulation {
  /// Rings every video agent who is not in a call, and works out who would pick up, and when.
  mutating func startRing(_ contact: UInt32) {
    let number = UInt64(contacts[contact].rings)
    contacts[contact].rings += 1
    book(.callsOffered, day: clock.now.dayIndex)
    if Observer.listens {
      tell(.rang(name(of: contact), attempt: Int(number) + 1, agents: agentsAtRing()))
    }

    let patience = ringPatience(of: contact, number: number)
    let limit = min(plan.ringTimeout, patience)
    let slot = rings.insert(
      Ring(
        contact: contact, number: number, startedAt: clock.now, endsAt: clock.now + limit,
        isCutShort: patience < plan.ringTimeout))
    while candidates.count < (Int(slot) + 1) * agents.count {
      candidates.append(Candidate(at: .zero, agent: 0))
    }
    let diligence = diligenceFactor.value(at: clock.now)
    let answers = streams.key(.answer, entity: contacts[contact].key.rawValue)
    for agent in 0..<agents.count where plan.agents[agent].video {
      if agents[agent].isInCall {
        if isOnShift(agent) { rings[slot].census.addBusy() }
        continue
      }
      let state = state(of: agent)
      rings[slot].census.add(state)
      let push = afterPush(state, agent: agent, contact: contact, ring: number)
      let chance = answerChance(in: push.state, diligence: diligence)
      guard chance > 0 else { continue }
      let draws = answers.uniforms(at: number << 16 | UInt64(agent))
      guard draws.0 < chance else { continue }
      let law = plan.answering[push.state.rawValue].delay
      let delay = SimDuration(seconds: law.quantile(draws.1)) + push.delay
      guard delay <= limit else { continue }
      add(Candidate(at: clock.now + delay, agent: Int32(truncatingIfNeeded: agent)), to: slot)
    }
    if rings[slot].census.isEveryoneBusy {
      // Rejected at once: a miss of no length, whoever off shift might have noticed.
      missed(slot)
    } else {
      awaitNextPickUp(slot)
    }
  }

  private func ringPatience(of contact: UInt32, number: UInt64) -> SimDuration {
    guard let law = plan.ringPatience else { return .max }
    let key = streams.key(.ring, entity: contacts[contact].key.rawValue)
    return SimDuration(seconds: law.quantile(key.uniforms(at: number).0))
  }

  /// Puts a candidate in its place: by the time of the pick-up, then as agents are listed.
  @inline(__always)
  private mutating func add(_ candidate: Candidate, to slot: UInt32) {
    let first = Int(slot) * agents.count
    var place = first + rings[slot].candidates
    while place > first && candidates[place - 1].at > candidate.at {
      candidates[place] = candidates[place - 1]
      place -= 1
    }
    candidates[place] = candidate
    rings[slot].candidates += 1
  }

  /// Only the earliest pick-up is on the event list; the next candidate has a turn if that agent turns
  /// out to be in another call by then.
  private mutating func awaitNextPickUp(_ slot: UInt32) {
    if rings[slot].turnsTaken < rings[slot].candidates {
      let next = candidates[Int(slot) * agents.count + rings[slot].turnsTaken]
      clock.schedule(.pickUp(ring: slot), at: next.at, priority: .completion)
    } else {
      clock.schedule(.ringEnds(ring: slot), at: rings[slot].endsAt, priority: .completion)
    }
  }

  mutating func pickUp(_ slot: UInt32) {
    let agent = Int(candidates[Int(slot) * agents.count + rings[slot].turnsTaken].agent)
    rings[slot].turnsTaken += 1
    if agents[agent].isInCall {
      awaitNextPickUp(slot)
    } else {
      answer(slot, by: agent)
    }
  }

  private mutating func answer(_ slot: UInt32, by agent: Int) {
    let ring = rings[slot]
    rings.remove(slot)
    let day = ring.startedAt.dayIndex
    book(.callsAnswered, day: day)
    book(.answerDelayMicroseconds, (clock.now - ring.startedAt).microseconds, day: day)
    tell(.answered(name(of: ring.contact), agent: agent, after: clock.now - ring.startedAt))
    ringEnded(ring, answered: true)
    beginWork(agent)
    agents[agent].call = ring.contact
    contacts[ring.contact].agent = UInt32(truncatingIfNeeded: agent)
    startVideo(ring.contact, ring: ring.number)
  }

  mutating func ringEnds(_ slot: UInt32) {
    missed(slot)
  }

  private mutating func missed(_ slot: UInt32) {
    let ring = rings[slot]
    rings.remove(slot)
    if isHungUpByMerchant(ring) {
      book(.callsAnswered, day: ring.startedAt.dayIndex)
      book(.hungUpByMerchant, day: ring.startedAt.dayIndex)
      tell(.hungUpByMerchant(name(of: ring.contact), after: clock.now - ring.startedAt))
      ringEnded(ring, answered: true)
    } else {
      book(ring.missReason, day: ring.startedAt.dayIndex)
      tell(
        .missed(
          name(of: ring.contact), MissReason(ring.missReason), after: clock.now - ring.startedAt))
      ringEnded(ring, answered: false)
    }
    afterMiss(ring.contact, number: ring.number)
  }

  /// What a customer does after a miss: rings again, gives up, or falls back to text.
  private mutating func afterMiss(_ contact: UInt32, number: UInt64) {
    let key = streams.key(.ring, entity: contacts[contact].key.rawValue)
    let draws = key.uniforms(at: number)
    if Int(contacts[contact].rings) < plan.mostRings && draws.1 < plan.ringAgain {
      let delay = SimDuration(seconds: plan.ringAgainDelay.quantile(draws.2))
      tell(.willRingAgain(name(of: contact), after: delay))
      awaitTap(contact, after: delay)
    } else if draws.3 < plan.giveUp {
      let ended = contacts[contact]
      contacts.remove(contact)
      end(ended, by: .gaveUp, at: clock.now)
    } else {
      fallBackToText(contact)
    }
  }
}
