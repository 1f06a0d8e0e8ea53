import SimKernel
import SimRandom

/// A penalty that lets only a share of the invitations through.
extension MerchantSimulation {
  /// Whether invitations are throttled now.
  @inline(__always)
  var isThrottled: Bool { clock.now < standing.throttledUntil }

  /// Whether the throttle holds back an invitation that would have been sent: by a uniform of the contact's
  /// own, so that a greater share lets the same invitations through, and more.
  @inline(never)
  mutating func isHeldBack(_ contact: ContactKey, day: Int) -> Bool {
    let draw = uniforms(.throttle, entity: contact.rawValue).0
    guard draw >= standing.throttledShare else { return false }
    book(.cardsThrottled, day: day)
    return true
  }
}
