import SimKernel

/// How a call stops ringing, and what is booked and logged of it.
extension RingEngine where Noticing: ~Copyable {
  /// An agent answers.
  @inline(__always)
  mutating func answer(
    _ slot: Slot<Ring>, by agent: AgentIndex, _ contacts: borrowing ContactStore,
    _ workforce: inout Workforce, _ feature: borrowing VideoFeature, _ log: inout CallLog,
    _ context: inout Context<some MerchantObserver>
  ) -> RingOutcome {
    let ring = end(slot, &workforce, &context)
    bookAnswer(ring, contacts, feature, &log, &context)
    context.emit(
      .answered(
        contacts[ring.contact].name, agent: agent.place, after: context.now - ring.startedAt))
    return .answered(ring.contact, by: agent, after: context.now - ring.startedAt)
  }

  /// The time-out, or the customer's patience, ends a call that rings.
  mutating func ringEnds(
    _ slot: Slot<Ring>, _ contacts: borrowing ContactStore, _ workforce: inout Workforce,
    _ feature: borrowing VideoFeature, _ log: inout CallLog,
    _ context: inout Context<some MerchantObserver>
  ) -> RingOutcome {
    miss(
      slot, hasHungUp: table[slot].isCutShort, contacts, &workforce, feature, &log, &context)
  }

  /// A call is missed, or picked up at the last moment only to be hung up.
  ///
  /// - Parameter hasHungUp: Whether the customer's patience ended the ring.
  mutating func miss(
    _ slot: Slot<Ring>, hasHungUp: Bool, _ contacts: borrowing ContactStore,
    _ workforce: inout Workforce, _ feature: borrowing VideoFeature, _ log: inout CallLog,
    _ context: inout Context<some MerchantObserver>
  ) -> RingOutcome {
    let ring = end(slot, &workforce, &context)
    let rang = context.now - ring.startedAt
    var reason = ring.missReason(hasHungUp: hasHungUp)
    if !hasHungUp && isHungUpByMerchant(ring, contacts, feature, &context) {
      reason = .hungUpByMerchant
      context.book(.hungUpByMerchant, day: ring.startedAt.dayIndex)
      context.emit(.hungUpByMerchant(contacts[ring.contact].name, after: rang))
      bookAnswer(ring, contacts, feature, &log, &context)
    } else {
      context.emit(
        .missed(
          contacts[ring.contact].name, MissReason(reason), after: rang))
      bookMiss(ring, hasHungUp: hasHungUp, contacts, feature, &log, &context)
    }
    return .missed(
      ring.contact, number: UInt32(truncatingIfNeeded: ring.number),
      reason: KindCounter(missed: reason), after: rang)
  }

  /// A shared desk answers.
  mutating func deskAnswers(
    _ slot: Slot<Ring>, _ contacts: borrowing ContactStore, _ workforce: inout Workforce,
    _ feature: borrowing VideoFeature, _ log: inout CallLog,
    _ context: inout Context<some MerchantObserver>
  ) -> RingOutcome {
    let ring = end(slot, &workforce, &context)
    context.book(.deskAnswers, day: ring.startedAt.dayIndex)
    if context.plan.overflow?.counts == true {
      bookAnswer(ring, contacts, feature, &log, &context)
    } else {
      bookMiss(ring, hasHungUp: false, contacts, feature, &log, &context)
    }
    context.emit(
      .deskAnswered(contacts[ring.contact].name, after: context.now - ring.startedAt))
    return .answered(ring.contact, by: .none, after: context.now - ring.startedAt)
  }

  /// Books the calls that the end of the run cuts off, with the time for which they have rung.
  func finish(_ context: inout Context<some MerchantObserver>) {
    guard table.count > 0 else { return }
    table.forEachRing { ring in
      let day = ring.startedAt.dayIndex
      let rang = context.plan.horizon - ring.startedAt
      context.book(.callsCutOff, day: day)
      context.book(.ringMicroseconds, rang, day: day)
      context.book(.agentMicroseconds, rang, day: day)
    }
  }

  /// A call stops ringing.
  @inline(__always)
  private mutating func end(
    _ slot: Slot<Ring>, _ workforce: inout Workforce,
    _ context: inout Context<some MerchantObserver>
  ) -> Ring {
    let agent = offeredAgent(of: slot, &context)
    if !agent.isNone { workforce.endOffer(agent) }
    let ring = table.take(slot, leavesLine: context.plan.ring.keepsRinging)
    noticing.endedRing(at: slot.index)
    context.book(.ringMicroseconds, context.now - ring.startedAt, day: ring.startedAt.dayIndex)
    return ring
  }

  /// Whether somebody on shift picks a call up at the last moment only to hang up.
  @inline(__always)
  private func isHungUpByMerchant(
    _ ring: Ring, _ contacts: borrowing ContactStore,
    _ feature: borrowing VideoFeature, _ context: inout Context<some MerchantObserver>
  ) -> Bool {
    guard ring.availability.isAnyoneOnShift else { return false }
    if feature.games(.hangUp) { return true }
    guard context.plan.response.hangUp > .never, feature.isResponding(at: context.now) else {
      return false
    }
    let contact = contacts[ring.contact].key.rawValue
    return context.plan.response.hangUp.occurs(
      at: context.uniforms(.call, entity: contact, at: ring.number).3)
  }

  // MARK: Booking

  /// Books a call as answered by the merchant, if only to hang up.
  @inline(__always)
  private func bookAnswer(
    _ ring: Ring, _ contacts: borrowing ContactStore,
    _ feature: borrowing VideoFeature, _ log: inout CallLog,
    _ context: inout Context<some MerchantObserver>
  ) {
    let day = ring.startedAt.dayIndex
    let delay = context.now - ring.startedAt
    context.book(.answerDelayMicroseconds, delay, day: day)
    context.ledger.record(.answerDelay, delay, day: day)
    context.ledger.recordHour(.answered, of: ring.startedAt)
    context.book(.callsAnswered, day: day)
    if ring.isVoice { context.book(.voiceCallsAnswered, day: day) }
    bookEnd(
      ring, on: day, isAnswered: true, hasHungUp: false, contacts, feature, &log, &context)
  }

  /// Books a call as missed by the merchant.
  private func bookMiss(
    _ ring: Ring, hasHungUp: Bool, _ contacts: borrowing ContactStore,
    _ feature: borrowing VideoFeature, _ log: inout CallLog,
    _ context: inout Context<some MerchantObserver>
  ) {
    let day = ring.startedAt.dayIndex
    context.book(ring.missReason(hasHungUp: hasHungUp), day: day)
    bookEnd(
      ring, on: day, isAnswered: false, hasHungUp: hasHungUp, contacts, feature, &log, &context)
  }

  /// A ring's end feeds the day it falls on, unless the feature is off by then.
  ///
  /// The agents' effort is the ring's length, once a call.
  @inline(__always)
  private func bookEnd(
    _ ring: Ring, on day: Int, isAnswered: Bool, hasHungUp: Bool,
    _ contacts: borrowing ContactStore, _ feature: borrowing VideoFeature, _ log: inout CallLog,
    _ context: inout Context<some MerchantObserver>
  ) {
    context.book(.agentMicroseconds, context.now - ring.startedAt, day: day)
    guard feature.counts(ring) else { return }
    var traits: LoggedCall.Traits = []
    if isAnswered { traits.insert(.answered) }
    if hasHungUp { traits.insert(.hungUp) }
    log.add(call(ring, on: day, traits, contacts, context))
  }

  /// A ring as the rule sees it if it ends now.
  @inline(__always)
  private func call(
    _ ring: Ring, on day: Int, _ outcome: LoggedCall.Traits, _ contacts: borrowing ContactStore,
    _ context: borrowing Context<some MerchantObserver>
  ) -> LoggedCall {
    var traits = outcome
    if ring.isVoice { traits.insert(.voice) }
    if ring.availability.isEveryoneBusy { traits.insert(.foundAllBusy) }
    let sinceMidnight = ring.startedAt - .midnight(ofDay: day)
    if context.plan.night.contains(sinceMidnight) { traits.insert(.atNight) }
    return LoggedCall(
      contact: contacts[ring.contact].key.rawValue,
      ring: UInt32(truncatingIfNeeded: ring.number), traits: traits,
      startedAt: ring.startedAt, endedAt: context.now)
  }

  /// How many calls stand today as a rule counts them: those that ended, and those that ring, as if they ended now.
  ///
  /// - Complexity: that of ``CallLog/count(by:)``.
  func callsToday(
    by counting: CallCounting, _ contacts: borrowing ContactStore,
    _ feature: borrowing VideoFeature, _ log: inout CallLog,
    _ context: borrowing Context<some MerchantObserver>
  ) -> Int64 {
    let ended = log.calls.count
    table.forEachRing { ring in
      guard feature.counts(ring) else { return }
      log.add(call(ring, on: ring.startedAt.dayIndex, [], contacts, context))
    }
    let count = log.count(by: counting).offered
    log.removeAll(from: ended)
    return count
  }
}
