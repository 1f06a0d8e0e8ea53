import SimKernel
import SimRandom

/// Video guidance: the camera, the call, its end or its drop.
extension MerchantSimulation {
  /// Begins video guidance with the agent who answered.
  mutating func startVideo(_ slot: UInt32, ring: UInt64) {
    let contact = contacts[slot]
    let kind = Int(contact.kind)
    var duration = contact.videoDuration
    if plan.kinds[kind].drawsForCalls {
      let draws = streams.key(.call, entity: contact.key.rawValue).uniforms(at: ring)
      if let law = plan.kinds[kind].videoWhenOff, draws.2 >= plan.kinds[kind].cameraOn {
        let score = difficulty(of: kind, key: contact.key).video
        duration = SimDuration(seconds: law.value(atNormalScore: score))
      }
      if draws.0 < plan.kinds[kind].drop {
        contacts[slot].willDrop = true
        contacts[slot].textToGo = contact.textToGo.scaled(by: 1 - draws.1)
        duration = duration.scaled(by: draws.1)
      }
    }
    contacts[slot].videoSpent += duration
    tell(.videoBegan(contact.name, length: duration))
    clock.schedule(.callEnds(contact: slot), after: duration, priority: .completion)
    // Booked here, where the length of this call is known; the call runs to its end whatever happens.
    book(.callMicroseconds, duration.microseconds, day: Int(contact.day))
    book(.agentMicroseconds, duration.microseconds, day: Int(contact.day))
  }

  /// A call ends: guidance is over, or has dropped and goes on by text.
  mutating func callEnds(_ slot: UInt32) {
    let agent = Int(contacts[slot].agent)
    agents[agent].call = Contact.none
    agents[agent].idleSince = clock.now
    endWork(agent)
    if contacts[slot].willDrop {
      contacts[slot].willDrop = false
      book(.callsDropped, day: Int(contacts[slot].day))
      tell(.callDropped(name(of: slot), agent: agent))
      fallBackToText(slot)
    } else {
      let contact = contacts[slot]
      contacts.remove(slot)
      end(contact, by: .video, at: clock.now)
    }
    serveQueue()
  }
}
