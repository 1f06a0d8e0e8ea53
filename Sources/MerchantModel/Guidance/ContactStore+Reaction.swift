import SimKernel
import SimRandom

/// What customers make of missed rings and of waiting.
extension ContactStore {
  /// Keeps how long a call rang, where customers react to it.
  @inline(__always)
  mutating func noteRing(
    of slot: Slot<Contact>, lasting length: SimDuration,
    _ context: borrowing Context<some MerchantObserver>
  ) {
    if context.plan.reaction.isAnything { self[slot].waited += length }
  }

  /// Books a ring that the customer found unanswered, and keeps it where customers react to it.
  ///
  /// An answered ring is a contact's last, so its first miss is that of its first ring.
  @inline(__always)
  mutating func noteMiss(
    of slot: Slot<Contact>, number: UInt32, _ context: inout Context<some MerchantObserver>
  ) {
    let day = self[slot].day
    context.book(.ringsMissed, day: day)
    if number == 0 { context.book(.customersMissed, day: day) }
    if context.plan.reaction.isAnything {
      self[slot].ringsMissed = self[slot].rings
      self[slot].metMiss = true
    }
  }

  /// Draws what a contact's missed rings and waiting lead to as it ends: one uniform for each question.
  ///
  /// - Precondition: Customers react.
  @inline(never)
  func reaction(
    to contact: borrowing Contact, at time: SimTime,
    _ context: inout Context<some MerchantObserver>
  ) -> Reaction {
    let draws = context.uniforms(.reaction, entity: contact.key.rawValue)
    let reaction = Reaction(
      isLost: draws.0 < context.plan.reaction.lossChance(of: contact),
      complains: draws.1 < context.plan.reaction.complaintChance(of: contact))
    if reaction.isLost {
      context.book(.customersLost, day: contact.day)
      context.emit(.customerLost(contact.name), at: time)
    }
    if reaction.complains {
      context.book(.complaints, day: contact.day)
      context.book(.complaintsAboutMisses, day: contact.day)
      context.emit(.complainedOfMisses(contact.name), at: time)
    }
    return reaction
  }

  /// Whether a customer who met a miss refuses a card about the same matter, by a uniform of the contact's own.
  @inline(never)
  static func refusesCard(
    _ contact: borrowing Contact, _ context: inout Context<some MerchantObserver>
  ) -> Bool {
    guard
      context.uniforms(.reaction, entity: contact.key.rawValue).2
        < context.plan.reaction.refuseCard
    else { return false }
    context.emit(.cardRefusedAfterMiss(contact.name))
    return true
  }
}
