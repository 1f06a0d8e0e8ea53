import SimKernel
import SimRandom

/// Messages of customers who meet nobody.
extension ChatDesk {
  /// Whether a customer who joins the queue leaves a message instead of waiting there.
  ///
  /// Nobody does while an agent who has a slot is merely in a call.
  mutating func leavesMessage(
    _ slot: Slot<Contact>, _ contacts: inout ContactStore, _ workforce: inout Workforce,
    _ context: inout Context<some MerchantObserver>
  ) -> Bool {
    guard let message = context.plan.chats.message, contacts[slot].message == .none,
      ChatDesk.messageDraws(contacts[slot].key, context).0 < message.chance,
      !workforce.isAnyoneWithSlot(&context)
    else { return false }
    contacts[slot].message = .waits
    context.book(.messages, day: contacts[slot].day)
    context.emit(.leftMessage(contacts[slot].name))
    return true
  }

  /// A message's turn has come: its customer is gone, or will answer after a while.
  mutating func readMessage(
    _ slot: Slot<Contact>, _ contacts: inout ContactStore,
    _ context: inout Context<some MerchantObserver>
  ) {
    contacts[slot].message = .read
    let draws = ChatDesk.messageDraws(contacts[slot].key, context)
    guard let message = context.plan.chats.message, draws.1 >= message.gone else {
      var contact = contacts.take(slot)
      contacts.end(&contact, by: .notReached, at: context.now, &context)
      return
    }
    let delay = SimDuration(seconds: message.delay.quantile(draws.2))
    context.emit(.readMessage(contacts[slot].name, answersAfter: delay))
    context.clock.schedule(.customerAnswers(contact: slot), after: delay, priority: .arrival)
  }

  /// The contact's draws: whether a message is left, whether the customer is gone, the delay.
  private static func messageDraws(
    _ key: ContactKey, _ context: borrowing Context<some MerchantObserver>
  ) -> (Double, Double, Double, Double) {
    context.uniforms(.message, entity: key.rawValue)
  }
}
