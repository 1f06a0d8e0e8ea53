import SimKernel
import SimRandom

/// The invitation card: offering, accepting, tapping.
extension MerchantSimulation {
  /// Whether the night window is closed to calls now.
  @inline(__always)
  var isClosedAtNight: Bool {
    let sinceMidnight = clock.now - .midnight(ofDay: clock.now.dayIndex)
    return !plan.night.answers && plan.night.contains(sinceMidnight)
  }

  /// Sends a card if the feature is on and the window open; the delay of the tap if it is accepted.
  mutating func offerVideo(_ contact: inout Contact) -> SimDuration? {
    guard standing.isOn, hasAdopted, role != .counterfactual else { return nil }
    let kind = Int(contact.kind)
    let draws = decisions(of: contact)
    let offer = plan.kinds[kind].offer * cardsFactor.value(at: clock.now)
    guard draws.offer < offer, !isClosedAtNight, isGateOpen() else { return nil }
    let day = Int(contact.day)
    if isThrottled && isHeldBack(contact.key, day: day) {
      tell(.cardHeldBack(contact.name))
      return nil
    }
    book(.cardsOffered, day: day)
    contact.cards += 1
    contact.cardSentAt = clock.now
    tell(.cardSent(contact.name))
    guard draws.shyness >= plan.shy, draws.acceptance < plan.kinds[kind].accept else {
      tell(.cardDeclined(contact.name))
      return nil
    }
    book(.cardsAccepted, day: day)
    let delay = SimDuration(seconds: plan.kinds[kind].tapDelay.quantile(draws.tap))
    tell(.cardAccepted(contact.name, tapAfter: delay))
    return delay
  }

  /// Whether the state of the agents lets a card be sent.
  @inline(__always)
  private mutating func isGateOpen() -> Bool {
    if plan.response.offersOnlyInForeground && isResponding { return isOpen(.foreground) }
    return plan.gate == .always || isOpen(plan.gate)
  }

  /// Whether somebody is there as a gate asks that leaves anybody out.
  @inline(never)
  private mutating func isOpen(_ gate: OfferGate) -> Bool {
    for agent in 0..<agents.count where plan.agents[agent].video && !agents[agent].isInCall {
      switch state(of: agent) {
      case .foreground, .foregroundChatting: return true
      case .background, .closed: if gate == .free { return true }
      case .offShift: break
      }
    }
    return false
  }

  /// Waits for the tap, or for the card's death if that comes first.
  mutating func awaitTap(_ slot: UInt32, after delay: SimDuration) {
    let dies = contacts[slot].cardSentAt + plan.cardExpiry
    // A voice call needs no card.
    if clock.now + delay > dies && !contacts[slot].isVoiceCall {
      // It may have died while the call rang that the customer wants to repeat.
      clock.schedule(
        .cardExpires(contact: slot), at: max(dies, clock.now), priority: .completion)
    } else {
      clock.schedule(.tap(contact: slot), after: delay, priority: .arrival)
    }
  }

  mutating func cardExpires(_ slot: UInt32) {
    book(.cardsExpired, day: Int(contacts[slot].day))
    tell(.cardExpired(name(of: slot)))
    fallBackToText(slot)
  }

  /// The customer taps the card, or rings again: the merchant's side rings unless the feature is off or
  /// the night is closed.
  mutating func tap(_ slot: UInt32) {
    if contacts[slot].isVoiceCall {
      ringByVoiceAgain(slot)
    } else if !standing.isOn {
      book(.tapsRefusedOff, day: Int(contacts[slot].day))
      tell(.tapRefused(name(of: slot), .off))
      fallBackToText(slot)
    } else if isClosedAtNight {
      book(.tapsRefusedNight, day: Int(contacts[slot].day))
      tell(.tapRefused(name(of: slot), .night))
      fallBackToText(slot)
    } else {
      startRing(slot)
    }
  }
}
