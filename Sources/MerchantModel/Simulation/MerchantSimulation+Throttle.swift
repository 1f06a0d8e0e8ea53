import SimKernel
import SimRandom

/// A penalty that lets only a share of the invitations through.
extension MerchantSimulation {
  /// Whether invitations are throttled now.
  @inline(__always)
  var isThrottled: Bool { clock.now < standing.throttledUntil }

  /// Whether a throttle holds an invitation back that would have been sent.
  @inline(__always)
  mutating func isHeldBack(_ contact: Contact) -> Bool {
    isThrottled && throttleHoldsBack(contact)
  }

  /// By a uniform of the contact's own, so that a greater share lets the same invitations through, and
  /// more.
  @inline(never)
  private mutating func throttleHoldsBack(_ contact: Contact) -> Bool {
    let draw = streams.key(.throttle, entity: contact.key.rawValue).uniforms(at: 0).0
    guard draw >= standing.throttledShare else { return false }
    book(.cardsThrottled, day: Int(contact.day))
    tell(.cardHeldBack(contact.name))
    return true
  }
}
