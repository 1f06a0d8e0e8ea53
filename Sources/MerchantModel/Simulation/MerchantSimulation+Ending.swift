import SimKernel
import SimRandom

/// How a contact can end.
enum Ending: BitwiseCopyable {
  case text, video, voice, leftQueue, gaveUp

  /// Whether the customer was guided to the end.
  var isGuided: Bool { self == .text || self == .video || self == .voice }
  /// Whether its minutes are held against those of text.
  var isCompared: Bool { self == .text || self == .video }
}

/// Endings: every contact ends exactly once, or is cut off by the end of the run.
extension MerchantSimulation {
  /// Ends a contact now, or when the guidance by others that begins now will end.
  ///
  /// Outcomes are booked on the day the contact arrived, like everything else about it.
  ///
  /// - Parameter contact: Left as it is. Passed in place, as in all that follows: a contact copied right after it
  ///   was written is waited for, since the copy reads wider words than were stored.
  mutating func end(_ contact: inout Contact, by ending: Ending, at time: SimTime) {
    let day = Int(contact.day)
    book(.endings, day: day)
    if Observer.listens {
      clock.trace.observe(.ended(contact.name, ContactEnding(ending)), at: time)
    }
    switch ending {
    case .text:
      book(.endedByText, day: day)
      book(.textMicroseconds, contact.textToGo.microseconds, day: day)
      record(.textGuidance, contact.textToGo, day: day)
    case .video:
      book(.endedByVideo, day: day)
      record(.videoGuidance, contact.videoSpent, day: day)
    case .voice: book(.endedByVoice, day: day)
    case .leftQueue: book(.leftQueue, day: day)
    case .gaveUp: book(.gaveUp, day: day)
    }
    if ending.isCompared {
      let had = contact.videoSpent + (ending == .text ? contact.textToGo : .zero)
      book(
        .contactMicrosecondsSaved, (contact.textDuration - had).microseconds, day: day)
      bookElapsed(&contact, (time - contact.arrivedAt).microseconds)
    }
    // What a dropped call had of video counts, however the contact ended.
    book(.videoMicroseconds, contact.videoSpent.microseconds, day: day)
    if plan.kinds[Int(contact.kind)].hasOutcomes {
      followUp(&contact, ending, at: time)
    } else if ending.isGuided {
      book(.resolved, day: day)
    }
    if contact.cards > 0 && plan.complaintPerCard > 0 { complain(&contact) }
  }

  /// Books the time to the end of handling, and what video saved of it where the same contact was also
  /// guided to the end with video off.
  @inline(__always)
  private mutating func bookElapsed(_ contact: inout Contact, _ elapsed: Int64) {
    let day = Int(contact.day)
    book(.elapsedMicroseconds, elapsed, day: day)
    guard contact.serial != Contact.none else { return }
    switch role {
    case .alone, .counted: break
    case .itsOwnTwin: book(.elapsedPairs, day: day)
    case .counterfactual: elapsedByArrival[Int(contact.serial)] = elapsed
    case .compared:
      let without = elapsedByArrival[Int(contact.serial)]
      guard without >= 0 else { return }
      book(.elapsedPairs, day: day)
      book(.elapsedMicrosecondsSaved, without - elapsed, day: day)
    }
  }

  /// Draws what follows: resolution, return, sale, a new contact; one uniform each, whatever the ending.
  @inline(never)
  private mutating func followUp(_ contact: inout Contact, _ ending: Ending, at time: SimTime) {
    let day = Int(contact.day)
    let kind = Int(contact.kind)
    let draws = uniforms(.outcomes, entity: contact.key.rawValue)
    let isResolved =
      switch ending {
      case .text, .voice: draws.0 < plan.kinds[kind].resolvedByText
      case .video: draws.0 < plan.kinds[kind].resolvedByVideo
      case .leftQueue, .gaveUp: false
      }
    if isResolved { book(.resolved, day: day) }
    let column = isResolved ? (ending == .video ? 1 : 0) : 2
    if draws.1 < plan.kinds[kind].returned[column] { book(.returns, day: day) }
    if draws.2 < plan.kinds[kind].sale[column] { book(.sales, day: day) }
    guard draws.3 < plan.kinds[kind].contactAgain[column], let next = contact.key.next else {
      return
    }
    let delayDraw = uniforms(.outcomes, entity: contact.key.rawValue, at: 1).0
    let delay = SimDuration(seconds: plan.kinds[kind].contactAgainDelay.quantile(delayDraw))
    let comesBack = time + delay
    guard comesBack < plan.horizon else { return }
    var again = Contact(
      key: next, kind: contact.kind, arrivedAt: comesBack, serial: Contact.none,
      textDuration: textDuration(of: kind, key: next))
    again.cards = contact.cards
    clock.schedule(
      .contactReturns(contact: contacts.insert(again)), at: comesBack, priority: .arrival)
  }

  private mutating func complain(_ contact: inout Contact) {
    let chance = Double(contact.cards) * plan.complaintPerCard
    let draw = uniforms(.outcomes, entity: contact.key.rawValue, at: 1).1
    if draw < chance { book(.complaints, day: Int(contact.day)) }
  }

  /// A customer comes back about the same matter.
  mutating func contactReturns(_ slot: UInt32) {
    var contact = contacts[slot]
    book(.contacts, day: Int(contact.day))
    book(.repeatContacts, day: Int(contact.day))
    tell(.cameBack(contact.name))
    if plan.chatSlots == 0 {
      contacts.remove(slot)
      meetOthers(&contact)
    } else {
      joinQueue(slot)
    }
  }
}
