import SimKernel
import SimRandom

/// What customers make of missed rings and of waiting.
extension ContactStore {
  /// Keeps how long a call rang that is answered, where customers react to it.
  @inline(__always)
  mutating func noteAnswer(
    of slot: Slot<Contact>, after length: SimDuration,
    _ context: borrowing Context<some MerchantObserver>
  ) {
    if context.plan.reaction.isAnything { self[slot].waited += length }
  }

  /// Books a ring that the customer found unanswered, and keeps it where customers react to it.
  ///
  /// An answered ring is a contact's last, so its first miss is that of its first ring.
  ///
  /// - Parameters:
  ///   - number: Which ring of the contact it was, from 0.
  ///   - reason: Why it was missed.
  ///   - length: How long the customer waited for the answer.
  @inline(__always)
  mutating func noteMiss(
    of slot: Slot<Contact>, number: UInt32, reason: KindCounter, after length: SimDuration,
    _ context: inout Context<some MerchantObserver>
  ) {
    if !self[slot].isVoiceCall { self[slot].note(reason) }
    let day = self[slot].day
    context.book(.ringsMissed, day: day)
    if number == 0 { context.book(.customersMissed, day: day) }
    if context.plan.reaction.isAnything {
      self[slot].waited += length
      self[slot].ringsMissed = self[slot].rings
      self[slot].metMiss = true
    }
  }

  /// Draws what follows where customers react to missed rings and waiting: one uniform for each question.
  ///
  /// - Returns: Whether guidance resolved the matter.
  @inline(never)
  mutating func react(
    to contact: inout Contact, _ ending: Ending, at time: SimTime,
    _ context: inout Context<some MerchantObserver>
  ) -> Bool {
    let day = contact.day
    let draws = context.uniforms(.reaction, entity: contact.key.rawValue)
    let isLost = draws.0 < context.plan.reaction.lossChance(of: contact)
    if isLost {
      context.book(.customersLost, day: day)
      context.emit(.customerLost(contact.name), at: time)
    }
    var isResolved = ending.isGuided
    if context.plan.kinds[Int(contact.kind)].hasOutcomes {
      isResolved = followUp(
        &contact, ending, movesOdds: context.plan.reaction.movesOdds, isLost: isLost, at: time,
        &context)
    } else if ending.isGuided {
      context.book(.resolved, day: day)
    }
    if draws.1 < context.plan.reaction.complaintChance(of: contact) {
      context.book(.complaints, day: day)
      context.book(.complaintsAboutMisses, day: day)
      context.emit(.complainedOfMisses(contact.name), at: time)
    } else if contact.cards > 0 && context.plan.complaintPerCard > 0 {
      complain(&contact, &context)
    }
    return isResolved
  }

  /// Whether a customer who met a miss refuses a card about the same matter, by a uniform of the contact's own.
  @inline(never)
  static func refusesCard(
    _ contact: borrowing Contact, _ context: borrowing Context<some MerchantObserver>
  ) -> Bool {
    context.uniforms(.reaction, entity: contact.key.rawValue).2 < context.plan.reaction.refuseCard
  }
}
