import SimKernel
import SimRandom

/// Voice calls by the customer.
extension MerchantSimulation {
  /// Whether a contact that arrives begins as a voice call that rings. If the feature is off or the night
  /// closed, it goes to chat like any other.
  mutating func beginsByVoice(_ contact: Contact) -> Bool {
    let kind = Int(contact.kind)
    let draws = uniforms(.voice, entity: contact.key.rawValue)
    guard draws.0 < plan.kinds[kind].voiceShare else { return false }
    book(.voiceContacts, day: Int(contact.day))
    guard standing.isOn, hasAdopted, !isClosedAtNight else {
      book(.voiceCallsRefused, day: Int(contact.day))
      tell(.voiceRefused(contact.name))
      return false
    }
    var contact = contact
    contact.isVoiceCall = true
    startRing(contacts.insert(contact))
    return true
  }

  /// Begins voice guidance. Its duration shares the contact's difficulty as the video duration does; it is
  /// found by key when it is needed, so that contacts need not carry it.
  mutating func startVoice(_ slot: UInt32) {
    let contact = contacts[slot]
    let kind = Int(contact.kind)
    let ownDraw = uniforms(.voice, entity: contact.key.rawValue).1
    let score =
      plan.kinds[kind].correlation * textScore(of: contact.key)
      + plan.kinds[kind].independence * StandardNormal.quantile(ownDraw)
    let duration = SimDuration(seconds: plan.kinds[kind].voice.value(atNormalScore: score))
    book(.voiceMicroseconds, duration.microseconds, day: Int(contact.day))
    tell(.voiceBegan(contact.name, length: duration))
    startTalk(slot, for: duration)
  }

  /// The customer calls again by voice; refused, the contact goes on by chat.
  mutating func ringByVoiceAgain(_ slot: UInt32) {
    if standing.isOn && !isClosedAtNight {
      startRing(slot)
    } else {
      book(.voiceCallsRefused, day: Int(contacts[slot].day))
      tell(.voiceRefused(name(of: slot)))
      goOnAfterMiss(slot)
    }
  }

  /// Goes on by text after a miss. One that began by voice has had no chat yet, so its first one is still
  /// to come, card and all.
  mutating func goOnAfterMiss(_ slot: UInt32) {
    guard contacts[slot].isVoiceCall else {
      fallBackToText(slot)
      return
    }
    contacts[slot].isVoiceCall = false
    if plan.chatSlots == 0 {
      var contact = contacts[slot]
      contacts.remove(slot)
      meetOthers(&contact)
    } else {
      joinQueue(slot)
    }
  }
}
