import SimKernel
import SimRandom

/// A shared desk that answers what a merchant's agents leave ringing.
extension MerchantSimulation {
  /// Works out when the desk would answer a call.
  mutating func callDesk(_ slot: UInt32) {
    guard let chance = plan.overflow?.chance, let after = plan.overflow?.after else { return }
    let key = streams.key(.overflow, entity: contacts[rings[slot].contact].key.rawValue)
    let draws = key.uniforms(at: rings[slot].number)
    guard draws.0 < chance, let delay = plan.overflow?.delay.quantile(draws.1) else { return }
    rings[slot].deskAt = clock.now + after + SimDuration(seconds: delay)
  }

  mutating func deskAnswers(_ slot: UInt32) {
    let agent = agentInTurn(of: slot)
    let ring = endRing(slot)
    book(.deskAnswers, day: ring.startedAt.dayIndex)
    if plan.overflow?.counts == true { bookAnswer(ring) } else { bookMiss(ring) }
    tell(.deskAnswered(name(of: ring.contact), after: clock.now - ring.startedAt))
    contacts[ring.contact].agent = Contact.none
    startGuidance(ring.contact)
    if let agent { offerToHunts(agent) }
  }
}
