import SimKernel
import SimRandom

/// The invitation card, and voice calls by the customer.
extension VideoFeature {
  /// Sends a card if the feature is on and the window open.
  ///
  /// - Returns: The delay of the tap, if the customer accepts the card; else nil.
  @inline(__always)
  mutating func offerCard(
    to contact: inout Contact, _ arrivals: inout ArrivalProcess, _ workforce: inout Workforce,
    _ context: inout Context<some MerchantObserver>
  ) -> SimDuration? {
    guard isOn, isAdopted, sendsCards else { return nil }
    let kind = Int(contact.kind)
    let draws = arrivals.decisions(of: contact, &context)
    let offer = context.plan.kinds[kind].offer * state.cards.value(at: context.now)
    guard draws.offer < offer, !context.plan.night.isClosed(at: context.now),
      isGateOpen(&workforce, &context)
    else { return nil }
    if isGamed && holdsBack(contact, &workforce, &context) { return nil }
    let day = contact.day
    if isThrottled(at: context.now) && isHeldBack(contact.key, day: day, &context) {
      context.emit(.cardHeldBack(contact.name))
      return nil
    }
    context.book(.cardsOffered, day: day)
    contact.cards += 1
    contact.cardSentAt = context.now
    context.emit(.cardSent(contact.name))
    guard draws.shyness >= context.plan.shy,
      draws.acceptance < context.plan.kinds[kind].accept,
      !contact.metMiss || !ContactStore.refusesCard(contact, context)
    else {
      context.emit(.cardDeclined(contact.name))
      return nil
    }
    context.book(.cardsAccepted, day: day)
    let delay = SimDuration(seconds: context.plan.kinds[kind].tapDelay.quantile(draws.tap))
    context.emit(.cardAccepted(contact.name, tapAfter: delay))
    return delay
  }

  /// Notes on a contact what kept it from a card, or its customer from accepting one: the first that holds, an agent's choice
  /// being the last before the card.
  ///
  /// Found out once more, for contacts whose kinds are counted, so that nobody else has to keep it.
  @inline(never)
  mutating func noteNoCall(
    for contact: inout Contact, _ arrivals: inout ArrivalProcess, _ workforce: inout Workforce,
    _ context: inout Context<some MerchantObserver>
  ) {
    // With video off the reason would always be the same.
    guard sendsCards else { return }
    if contact.cardSentAt == context.now {
      let draws = arrivals.decisions(of: contact, &context)
      contact.fate = draws.shyness < context.plan.shy ? .shy : .refused
    } else if !isAdopted {
      contact.fate = .notAdopted
    } else if !isOn {
      contact.fate = .featureOff
    } else if context.plan.night.isClosed(at: context.now) {
      contact.fate = .night
    } else if !workforce.isAnyoneOnShift(&context) {
      contact.fate = .nobodyOnShift
    } else if !isGateOpen(&workforce, &context) {
      contact.fate = .gate
    } else {
      let draws = arrivals.decisions(of: contact, &context)
      let offer =
        context.plan.kinds[Int(contact.kind)].offer * state.cards.value(at: context.now)
      contact.fate = draws.offer < offer ? .throttled : .notOffered
    }
  }

  /// Whether the state of the agents lets a card be sent.
  @inline(__always)
  private mutating func isGateOpen(
    _ workforce: inout Workforce, _ context: inout Context<some MerchantObserver>
  ) -> Bool {
    if context.plan.response.offersOnlyInForeground && isResponding(at: context.now) {
      return workforce.isAnyoneThere(.foreground, &context)
    }
    let gate = context.plan.gate
    return gate == .always || workforce.isAnyoneThere(gate, &context)
  }

  /// Whether a merchant that games the rule holds back a card that would have been sent.
  @inline(never)
  private func holdsBack(
    _ contact: borrowing Contact, _ workforce: inout Workforce,
    _ context: inout Context<some MerchantObserver>
  ) -> Bool {
    if games(.withhold) && callsToday >= state.precautions.mostCalls {
      context.emit(.cardWithheld(contact.name))
      return true
    }
    return games(.presence) && !workforce.isAnyoneThere(.foreground, &context)
  }

  /// Whether the throttle holds back an invitation that would have been sent: by a uniform of the contact's
  /// own, so that a greater share lets the same invitations through, and more.
  @inline(never)
  private mutating func isHeldBack(
    _ contact: ContactKey, day: Int, _ context: inout Context<some MerchantObserver>
  ) -> Bool {
    let draw = context.uniforms(.throttle, entity: contact.rawValue).0
    guard draw >= state.throttledShare else { return false }
    context.book(.cardsThrottled, day: day)
    return true
  }

  /// Whether a contact that arrives begins as a voice call that rings. If the feature is off or the night
  /// closed, it goes to chat like any other.
  mutating func beginsByVoice(
    _ contact: borrowing Contact, _ context: inout Context<some MerchantObserver>
  ) -> Bool {
    let draws = context.uniforms(.voice, entity: contact.key.rawValue)
    guard draws.0 < context.plan.kinds[Int(contact.kind)].voiceShare else { return false }
    context.book(.voiceContacts, day: contact.day)
    guard isOn, isAdopted, !context.plan.night.isClosed(at: context.now) else {
      context.book(.voiceCallsRefused, day: contact.day)
      context.emit(.voiceRefused(contact.name))
      return false
    }
    context.book(.customersCalling, day: contact.day)
    return true
  }
}
