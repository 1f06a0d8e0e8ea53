import SimKernel

/// What can happen to a merchant, and to which contact or ring.
enum MerchantEvent: BitwiseCopyable, Hashable, Sendable {
  /// A day ends and is judged; the next one begins.
  case midnight
  /// The merchant switches the feature on again.
  case featureReturns
  /// The merchant files an appeal, by its number.
  case appealFiled(number: UInt32)
  /// An appeal is decided.
  case appealDecided(number: UInt32)
  /// An agent comes on shift while customers wait in the chat queue.
  case shiftStarts
  /// The next planned contact arrives.
  case arrival
  /// A customer comes back about the same matter.
  case contactReturns(contact: Slot<Contact>)
  /// A customer has waited too long in the chat queue.
  case chatPatienceEnds(contact: Slot<Contact>)
  /// An agent replies to a new chat, its customer's patience ends, or the agent's state changes before.
  case replyDue(contact: Slot<Contact>)
  /// A customer whose message was read answers.
  case customerAnswers(contact: Slot<Contact>)
  /// The assistant ends a contact that it contains.
  case assistantEnds(contact: Slot<Contact>)
  /// The assistant hands a contact over to people.
  case assistantHandsOver(contact: Slot<Contact>)
  /// Text guidance ends.
  case chatEnds(contact: Slot<Contact>)
  /// A customer taps a card, or rings again.
  case tap(contact: Slot<Contact>)
  /// A card dies untapped.
  case cardExpires(contact: Slot<Contact>)
  /// The next agent to pick a ringing call up does so, if still free.
  case pickUp(ring: Slot<Ring>)
  /// A call has rung in vain.
  case ringEnds(ring: Slot<Ring>)
  /// Guidance by video or voice ends.
  case callEnds(contact: Slot<Contact>)
  /// The time is over for which a hunting call was offered to an agent.
  case offerEnds(ring: Slot<Ring>)
  /// An agent whom a call rings enters another app state or shift.
  case agentStateChanges(ring: Slot<Ring>)
  /// A shared desk answers a ringing call.
  case deskAnswers(ring: Slot<Ring>)
  /// The platform's desk answers a customer who waits there.
  case deskReached(contact: Slot<Contact>)
  /// A customer waited in vain at the platform's desk.
  case deskLeft(contact: Slot<Contact>)
  /// An agent is to call a customer back.
  case callBackDue(contact: Slot<Contact>)
  /// A merchant that games the rule calls itself.
  case selfCall
}

/// The order of causes at one instant: the rule's evaluation, changes of the world, completions, arrivals.
///
/// Of the changes of the world the feature's return comes first, so that no order depends on when a rule
/// decided on it.
extension Priority {
  static var evaluation: Priority { .first }
  static var featureReturn: Priority { Priority(1) }
  static var world: Priority { Priority(2) }
  static var completion: Priority { Priority(3) }
  static var arrival: Priority { Priority(4) }
}

extension MerchantEvent {
  /// What an event happens to.
  enum Subject: BitwiseCopyable {
    /// The merchant, or an agent.
    case merchant
    /// A contact.
    case contact(Slot<Contact>)
    /// A ring.
    case ring(Slot<Ring>)
  }

  /// What the event happens to.
  var subject: Subject {
    switch self {
    case .midnight, .featureReturns, .appealFiled, .appealDecided, .shiftStarts, .arrival,
      .selfCall:
      .merchant
    case .contactReturns(let contact), .chatPatienceEnds(let contact), .chatEnds(let contact),
      .tap(let contact), .cardExpires(let contact), .callEnds(let contact),
      .callBackDue(let contact), .replyDue(let contact), .customerAnswers(let contact),
      .assistantEnds(let contact), .assistantHandsOver(let contact), .deskReached(let contact),
      .deskLeft(let contact):
      .contact(contact)
    case .pickUp(let ring), .ringEnds(let ring), .offerEnds(let ring),
      .agentStateChanges(let ring), .deskAnswers(let ring):
      .ring(ring)
    }
  }

  /// The same event, happening to another subject of the same kind.
  func moved(to subject: Subject) -> MerchantEvent {
    switch (self, subject) {
    case (.contactReturns, .contact(let slot)): .contactReturns(contact: slot)
    case (.chatPatienceEnds, .contact(let slot)): .chatPatienceEnds(contact: slot)
    case (.chatEnds, .contact(let slot)): .chatEnds(contact: slot)
    case (.replyDue, .contact(let slot)): .replyDue(contact: slot)
    case (.customerAnswers, .contact(let slot)): .customerAnswers(contact: slot)
    case (.assistantEnds, .contact(let slot)): .assistantEnds(contact: slot)
    case (.assistantHandsOver, .contact(let slot)): .assistantHandsOver(contact: slot)
    case (.tap, .contact(let slot)): .tap(contact: slot)
    case (.cardExpires, .contact(let slot)): .cardExpires(contact: slot)
    case (.callEnds, .contact(let slot)): .callEnds(contact: slot)
    case (.callBackDue, .contact(let slot)): .callBackDue(contact: slot)
    case (.deskReached, .contact(let slot)): .deskReached(contact: slot)
    case (.deskLeft, .contact(let slot)): .deskLeft(contact: slot)
    case (.pickUp, .ring(let slot)): .pickUp(ring: slot)
    case (.ringEnds, .ring(let slot)): .ringEnds(ring: slot)
    case (.offerEnds, .ring(let slot)): .offerEnds(ring: slot)
    case (.agentStateChanges, .ring(let slot)): .agentStateChanges(ring: slot)
    case (.deskAnswers, .ring(let slot)): .deskAnswers(ring: slot)
    default: self
    }
  }

  /// The event without its slot.
  var kind: MerchantEvent {
    switch subject {
    case .merchant: self
    case .contact: moved(to: .contact(Slot(rawValue: 0)))
    case .ring: moved(to: .ring(Slot(rawValue: 0)))
    }
  }

  /// Whether its contact is with an agent meanwhile.
  var endsWork: Bool {
    switch self {
    case .chatEnds, .callEnds, .replyDue: true
    default: false
    }
  }

  /// Whether its contact waits for a reply meanwhile, in the chat queue or with an agent.
  var endsWait: Bool {
    switch self {
    case .chatPatienceEnds, .replyDue: true
    default: false
    }
  }
}
