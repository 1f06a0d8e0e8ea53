import SimKernel
import SimRandom

/// The assistant on the first line, and what else comes before people.
extension MerchantSimulation where Noticing: ~Copyable {
  /// A customer asks for guidance by text where something comes before the chat: the chat is noted for reply rates, and the
  /// assistant may take it.
  @inline(never)
  mutating func beginPrelude(_ slot: Slot<Contact>) {
    if context.plan.tracksReplies {
      chat.replies.add(
        contacts[slot].key, at: context.now, isOn: feature.isOn && feature.isAdopted)
    }
    if context.plan.kinds[Int(contacts[slot].kind)].assistant != nil {
      meetAssistant(slot)
    } else {
      beginChat(slot)
    }
  }

  /// A customer of a kind that the assistant takes asks for guidance by text: the assistant has the contact, and contains it or
  /// hands it over later; or people have it at once.
  private mutating func meetAssistant(_ slot: Slot<Contact>) {
    let contact = contacts[slot]
    let draws = context.uniforms(.assistant, entity: contact.key.rawValue)
    guard let service = context.plan.kinds[Int(contact.kind)].assistant,
      context.plan.assistant.hours.contains(context.now),
      draws.0 >= context.plan.assistant.asksForPerson.value
    else { return beginChat(slot) }
    context.book(.assistantContacts, day: contact.day)
    context.emit(.assistantTook(contact.name))
    let isContained = draws.1 < service.contains
    if context.plan.tracksReplies { chat.replies.noteAssistant(contains: isContained) }
    if isContained {
      context.clock.schedule(
        .assistantEnds(contact: slot),
        after: SimDuration(seconds: service.duration.quantile(draws.2)), priority: .completion)
    } else {
      context.clock.schedule(
        .assistantHandsOver(contact: slot),
        after: SimDuration(seconds: service.handOver.quantile(draws.2)), priority: .completion)
    }
  }

  /// The assistant ends a contact that needed no person.
  mutating func assistantEnds(_ slot: Slot<Contact>) {
    var contact = contacts.take(slot)
    contacts.end(&contact, by: .contained, at: context.now, &context)
  }

  /// The assistant hands a contact over to people, for whom it is the harder residue.
  mutating func assistantHandsOver(_ slot: Slot<Contact>) {
    context.emit(.assistantHandedOver(contacts[slot].name))
    if let service = context.plan.kinds[Int(contacts[slot].kind)].assistant, service.factor != 1 {
      contacts[slot].beginResidue(factor: service.factor)
    }
    beginChat(slot)
  }
}

extension Contact {
  /// Makes it the harder contact that the assistant left: its durations are those drawn times a factor.
  fileprivate mutating func beginResidue(factor: Double) {
    let (text, video) = (textDuration, videoDuration)
    setDurations(text: text.scaled(by: factor), video: video.scaled(by: factor))
    isResidue = true
    residue = (textDuration - text) - (videoDuration - video)
  }
}
