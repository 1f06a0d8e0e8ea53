import SimKernel

/// What can happen to a merchant. The number is the slot of the contact or ring it happens to.
public enum MerchantEvent: BitwiseCopyable, Hashable, Sendable {
  /// A day ends and is judged; the next one begins.
  case midnight
  /// The merchant switches the feature on again.
  case featureReturns
  /// An agent comes on shift while customers wait in the chat queue.
  case shiftStarts
  /// The next planned contact arrives.
  case arrival
  /// A customer comes back about the same matter.
  case contactReturns(contact: UInt32)
  /// A customer has waited too long in the chat queue.
  case chatPatienceEnds(contact: UInt32)
  /// Text guidance ends.
  case chatEnds(contact: UInt32)
  /// A customer taps a card, or rings again.
  case tap(contact: UInt32)
  /// A card dies untapped.
  case cardExpires(contact: UInt32)
  /// The next agent to pick a ringing call up does so, if still free.
  case pickUp(ring: UInt32)
  /// A call has rung in vain.
  case ringEnds(ring: UInt32)
  /// Guidance by video or voice ends.
  case callEnds(contact: UInt32)
  /// The turn of an agent whom a hunting call rings is over.
  case turnEnds(ring: UInt32)
  /// An agent whom a call rings enters another app state or shift.
  case ringStateChanges(ring: UInt32)
  /// A shared desk answers a ringing call.
  case deskAnswers(ring: UInt32)
  /// An agent is to call a customer back.
  case callBackDue(contact: UInt32)
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
