import SimKernel
import SimRandom

/// Video guidance: the camera, the call, its end or its drop.
extension MerchantSimulation {
  /// Begins guidance by video or voice with the agent who answered or called back, or with a shared desk.
  mutating func startGuidance(_ slot: UInt32) {
    if contacts[slot].isVoiceCall { startVoice(slot) } else { startVideo(slot) }
  }

  private mutating func startVideo(_ slot: UInt32) {
    let contact = contacts[slot]
    let ring = UInt64(contact.rings) - 1
    let kind = Int(contact.kind)
    let score = videoScore(of: contact)
    var duration: SimDuration
    if plan.kinds[kind].drawsForCalls {
      let draws = uniforms(.call, entity: contact.key.rawValue, at: ring)
      if let law = plan.kinds[kind].videoWhenOff, draws.2 >= plan.kinds[kind].cameraOn {
        duration = SimDuration(seconds: law.value(atNormalScore: score))
      } else {
        duration = SimDuration(seconds: plan.kinds[kind].video.value(atNormalScore: score))
      }
      if draws.0 < plan.kinds[kind].drop {
        contacts[slot].willDrop = true
        contacts[slot].textToGo = contact.textToGo.scaled(by: 1 - draws.1)
        duration = duration.scaled(by: draws.1)
      }
    } else {
      duration = SimDuration(seconds: plan.kinds[kind].video.value(atNormalScore: score))
    }
    contacts[slot].videoSpent += duration
    tell(.videoBegan(contact.name, length: duration))
    startTalk(slot, for: duration)
  }

  /// Plans the end of a call.
  mutating func startTalk(_ slot: UInt32, for duration: SimDuration) {
    clock.schedule(.callEnds(contact: slot), after: duration, priority: .completion)
    // Booked here, where the length of this call is known; the call runs to its end whatever happens.
    let day = Int(contacts[slot].day)
    if contacts[slot].agent == Contact.none {
      book(.deskMicroseconds, duration.microseconds, day: day)
    } else {
      book(.callMicroseconds, duration.microseconds, day: day)
      book(.agentMicroseconds, duration.microseconds, day: day)
    }
  }

  /// A call ends: guidance is over, or has dropped and goes on by text.
  mutating func callEnds(_ slot: UInt32) {
    let agent = contacts[slot].agent
    if agent != Contact.none {
      agents[Int(agent)].call = Contact.none
      agents[Int(agent)].idleSince = clock.now
      endWork(Int(agent))
      if plan.ring.keepsRinging { becomesFree(Int(agent)) }
    }
    if contacts[slot].willDrop {
      contacts[slot].willDrop = false
      book(.callsDropped, day: Int(contacts[slot].day))
      tell(.callDropped(name(of: slot), agent: agent == Contact.none ? nil : Int(agent)))
      fallBackToText(slot)
    } else {
      var contact = contacts[slot]
      contacts.remove(slot)
      end(&contact, by: contact.isVoiceCall ? .voice : .video, at: clock.now)
    }
    serveQueue()
  }
}
