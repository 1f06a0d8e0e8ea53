import SimKernel
import SimRandom

/// Contacts in calls, before and after them.
extension ContactStore {
  // MARK: The tap

  /// Waits for the tap, or for the card's death if that comes first.
  mutating func awaitTap(
    _ slot: Slot<Contact>, after delay: SimDuration,
    _ context: inout Context<some MerchantObserver>
  ) {
    let dies = self[slot].cardSentAt + context.plan.cardExpiry
    // A voice call needs no card.
    if context.now + delay > dies && !self[slot].isVoiceCall {
      // It may have died while the call rang that the customer wants to repeat.
      context.clock.schedule(
        .cardExpires(contact: slot), at: max(dies, context.now), priority: .completion)
    } else {
      context.clock.schedule(.tap(contact: slot), after: delay, priority: .arrival)
    }
  }

  /// A card dies untapped.
  mutating func cardExpires(
    _ slot: Slot<Contact>, _ context: inout Context<some MerchantObserver>
  ) {
    context.book(.cardsExpired, day: self[slot].day)
    self[slot].note(.expired)
    context.emit(.cardExpired(self[slot].name))
  }

  /// The customer taps the card, or calls again by voice.
  ///
  /// - Returns: Whether the merchant's side rings. If the feature is off or the night closed, guidance goes on by text.
  @inline(__always)
  mutating func tap(
    _ slot: Slot<Contact>, _ feature: borrowing VideoFeature,
    _ context: inout Context<some MerchantObserver>
  ) -> Bool {
    // Whoever rings again is counted already.
    if self[slot].rings == 0 { context.book(.customersCalling, day: self[slot].day) }
    let isClosed = context.plan.night.isClosed(at: context.now)
    if feature.isOn && !isClosed { return true }
    if self[slot].isVoiceCall {
      context.book(.voiceCallsRefused, day: self[slot].day)
      context.emit(.voiceRefused(self[slot].name))
    } else {
      context.book(feature.isOn ? .tapsRefusedNight : .tapsRefusedOff, day: self[slot].day)
      self[slot].note(feature.isOn ? .tapRefusedNight : .tapRefusedOff)
      context.emit(.tapRefused(self[slot].name, feature.isOn ? .night : .off))
    }
    return false
  }

  // MARK: The call

  /// Begins guidance by video or voice with the agent who answered or called back, or with a shared desk.
  ///
  /// - Parameter agent: None for a shared desk.
  @inline(__always)
  mutating func beginCall(
    _ slot: Slot<Contact>, with agent: AgentIndex, _ arrivals: borrowing ArrivalProcess,
    _ context: inout Context<some MerchantObserver>
  ) {
    self[slot].agent = agent
    let duration =
      self[slot].isVoiceCall
      ? voiceDuration(of: slot, &context) : videoDuration(of: slot, arrivals, &context)
    context.clock.schedule(.callEnds(contact: slot), after: duration, priority: .completion)
    // An agent's time is booked with the agent's work. A desk has no agents: its call is booked as it begins.
    if agent.isNone { context.book(.deskMicroseconds, duration, day: self[slot].day) }
  }

  /// A call ends, the agent being free already.
  ///
  /// - Returns: Whether the call dropped, so that guidance goes on by text; else the contact has ended.
  @inline(__always)
  mutating func callEnds(
    _ slot: Slot<Contact>, _ context: inout Context<some MerchantObserver>
  ) -> Bool {
    if self[slot].willDrop {
      let agent = self[slot].agent
      self[slot].willDrop = false
      context.book(.callsDropped, day: self[slot].day)
      context.emit(.callDropped(self[slot].name, agent: agent.isNone ? nil : agent.place))
      return true
    }
    var contact = take(slot)
    end(&contact, by: contact.isVoiceCall ? .voice : .video, at: context.now, &context)
    return false
  }

  // MARK: After a miss

  /// What a customer does after a miss: waits to be called back, rings again, gives up, or goes on by
  /// text.
  ///
  /// - Parameters:
  ///   - number: Which ring of the contact was missed, from 0.
  ///   - reason: Why.
  ///   - rang: How long it rang.
  mutating func afterMiss(
    _ slot: Slot<Contact>, number: UInt32, reason: KindCounter, after rang: SimDuration,
    _ context: inout Context<some MerchantObserver>
  ) -> NextStep {
    noteMiss(of: slot, number: number, reason: reason, after: rang, &context)
    return chooseAfterMiss(slot, &context)
  }

  /// The same once the miss of the contact's last ring has been noted.
  @inline(__always)
  mutating func chooseAfterMiss(
    _ slot: Slot<Contact>, _ context: inout Context<some MerchantObserver>
  ) -> NextStep {
    let number = UInt64(self[slot].rings) - 1
    if context.plan.callBack != nil && promisesCallBack(slot, &context) { return .waits }
    guard context.plan.missIsDrawn else { return .text }
    let draws = context.uniforms(.ring, entity: self[slot].key.rawValue, at: number)
    if draws.1 < context.plan.ringAgain {
      guard Int(self[slot].rings) < context.plan.mostRings else { return .text }
      let delay = SimDuration(seconds: context.plan.ringAgainDelay.quantile(draws.2))
      context.emit(.willRingAgain(self[slot].name, after: delay))
      awaitTap(slot, after: delay, &context)
      return .waits
    }
    return draws.3 < context.plan.giveUp ? .givesUp : .text
  }

  /// Whether a missed call ends with the promise of a call-back.
  private mutating func promisesCallBack(
    _ slot: Slot<Contact>, _ context: inout Context<some MerchantObserver>
  ) -> Bool {
    guard let chance = context.plan.callBack?.chance, callBackDraws(slot, context).0 < chance
    else { return false }
    context.book(.callBacksPromised, day: self[slot].day)
    self[slot].callBackTries = 0
    awaitCallBack(slot, &context)
    return true
  }

  /// Draws of the contact's next try: promise, delay, answer.
  private func callBackDraws(
    _ slot: Slot<Contact>, _ context: borrowing Context<some MerchantObserver>
  ) -> (Double, Double, Double, Double) {
    let block = UInt64(self[slot].rings) << 16 | UInt64(self[slot].callBackTries)
    return context.uniforms(.callBack, entity: self[slot].key.rawValue, at: block)
  }

  private mutating func awaitCallBack(
    _ slot: Slot<Contact>, _ context: inout Context<some MerchantObserver>
  ) {
    let seconds = context.plan.callBack?.delay.quantile(callBackDraws(slot, context).1) ?? 0
    let delay = SimDuration(seconds: seconds)
    context.emit(.willCallBack(self[slot].name, after: delay))
    context.clock.schedule(.callBackDue(contact: slot), after: delay, priority: .completion)
  }

  /// An agent on shift and free calls back; if there is none, the try is lost.
  mutating func callBackDue(
    _ slot: Slot<Contact>, _ workforce: inout Workforce, _ feature: borrowing VideoFeature,
    _ context: inout Context<some MerchantObserver>
  ) -> NextStep {
    guard let callBack = context.plan.callBack, feature.isOn,
      !context.plan.night.isClosed(at: context.now)
    else { return .text }
    if let agent = workforce.agentForCallBack(isVoice: self[slot].isVoiceCall, &context) {
      context.book(.callBacksMade, day: self[slot].day)
      let isAnswered = callBackDraws(slot, context).2 < callBack.answer
      context.emit(.calledBack(self[slot].name, agent: agent.place, isAnswered: isAnswered))
      if isAnswered {
        context.book(.callBacksAnswered, day: self[slot].day)
        return .talks(with: agent)
      }
    }
    self[slot].callBackTries += 1
    guard self[slot].callBackTries < callBack.tries else { return .text }
    awaitCallBack(slot, &context)
    return .waits
  }
}
