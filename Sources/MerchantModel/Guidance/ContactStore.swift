import SimKernel
import SimRandom

/// The contacts on their way from arrival to ending. Each ends exactly once, or is cut off by the end of the run.
struct ContactStore: ~Copyable {
  private let inPlace = InPlace()
  private var contacts = Slab<Contact>()

  init() {}

  /// How many contacts have not ended.
  var count: Int { contacts.count }

  subscript(slot: Slot<Contact>) -> Contact {
    @inline(__always) unsafeAddress { unsafe contacts.address(of: slot) }
    @inline(__always) unsafeMutableAddress { unsafe contacts.mutableAddress(of: slot) }
  }

  /// Keeps a contact, and returns its slot.
  @inline(__always)
  mutating func insert(_ contact: Contact) -> Slot<Contact> { contacts.insert(contact) }

  /// Removes a contact, and returns it.
  @inline(__always)
  mutating func take(_ slot: Slot<Contact>) -> Contact { contacts.take(slot) }

  /// Removes all contacts and keeps the memory.
  mutating func removeAll() { contacts.removeAll() }

  // MARK: Ending

  /// Ends a contact now, or when the guidance by others that begins now will end.
  ///
  /// Outcomes are booked on the day the contact arrived, like everything else about it.
  ///
  /// - Parameter contact: Left as it is. Passed in place, as in all that follows: a contact copied right after it
  ///   was written is waited for, since the copy reads wider words than were stored.
  mutating func end(
    _ contact: inout Contact, by ending: Ending, at time: SimTime,
    _ context: inout Context<some MerchantObserver>
  ) {
    book(ending, of: &contact, at: time, &context)
  }

  /// Books an ending and what follows from it. Inlined: most contacts end by text that others give, and where the ending
  /// is known only what it needs is left.
  @inline(__always)
  private mutating func book(
    _ ending: Ending, of contact: inout Contact, at time: SimTime,
    _ context: inout Context<some MerchantObserver>
  ) {
    let day = contact.day
    context.book(.endings, day: day)
    context.emit(.ended(contact.name, ContactEnding(ending)), at: time)
    switch ending {
    case .text:
      context.book(.endedByText, day: day)
      context.book(.textMicroseconds, contact.textToGo, day: day)
      context.ledger.record(.textGuidance, contact.textToGo, day: day)
    case .video:
      context.book(.endedByVideo, day: day)
      context.ledger.record(.videoGuidance, contact.videoSpent, day: day)
    case .voice: context.book(.endedByVoice, day: day)
    case .leftQueue: context.book(.leftQueue, day: day)
    case .gaveUp: context.book(.gaveUp, day: day)
    case .notReached: context.book(.notReached, day: day)
    case .contained: context.book(.contained, day: day)
    }
    if ending.isCompared {
      let had = contact.videoSpent + (ending == .text ? contact.textToGo : .zero)
      context.book(.contactMicrosecondsSaved, contact.textDuration - had, day: day)
    }
    context.ledger.bookElapsed(time - contact.arrivedAt, by: ending, day: day)
    // What a dropped call had of video counts, however the contact ended.
    context.book(.videoMicroseconds, contact.videoSpent, day: day)
    if context.plan.reaction.isAnything {
      let isResolved = react(to: &contact, ending, at: time, &context)
      if context.ledger.countsKinds {
        context.ledger.bookKind(ending, of: contact, isResolved: isResolved)
      }
      return
    }
    var isResolved = ending.isGuided
    if context.plan.kinds[Int(contact.kind)].hasOutcomes {
      isResolved = followUp(&contact, ending, at: time, &context)
    } else if ending.isGuided {
      context.book(.resolved, day: day)
    }
    if contact.cards > 0 && context.plan.complaintPerCard > 0 { complain(&contact, &context) }
    if context.ledger.countsKinds {
      context.ledger.bookKind(ending, of: contact, isResolved: isResolved)
    }
  }

  /// Text guidance by people outside the model, booked as it begins.
  mutating func leaveToOthers(
    _ contact: inout Contact, _ context: inout Context<some MerchantObserver>
  ) {
    context.book(.agentMicroseconds, contact.textToGo, day: contact.day)
    context.emit(.textByOthersBegan(contact.name, length: contact.textToGo))
    book(.text, of: &contact, at: context.now + contact.textToGo, &context)
  }

  /// Draws what follows where customers do not react to missed calls; whether guidance resolved the matter.
  @inline(never)
  private mutating func followUp(
    _ contact: inout Contact, _ ending: Ending, at time: SimTime,
    _ context: inout Context<some MerchantObserver>
  ) -> Bool {
    followUp(&contact, ending, movesOdds: false, isLost: false, at: time, &context)
  }

  /// Draws what follows: resolution, return, sale, a new contact; one uniform each, whatever the ending.
  ///
  /// - Parameters:
  ///   - movesOdds: Whether the odds depend on missed rings and waiting.
  ///   - isLost: Whether the customer is lost, and makes no new contact.
  /// - Returns: Whether guidance resolved the matter.
  @inline(__always)
  mutating func followUp(
    _ contact: inout Contact, _ ending: Ending, movesOdds: Bool, isLost: Bool, at time: SimTime,
    _ context: inout Context<some MerchantObserver>
  ) -> Bool {
    let day = contact.day
    let kind = Int(contact.kind)
    let draws = context.uniforms(.outcomes, entity: contact.key.rawValue)
    var resolution =
      switch ending {
      case .text, .voice: context.plan.kinds[kind].resolvedByText
      case .video: context.plan.kinds[kind].resolvedByVideo
      case .leftQueue, .gaveUp, .notReached: 0.0
      case .contained: context.plan.kinds[kind].assistant?.resolved ?? 0
      }
    if movesOdds { resolution = context.plan.reaction.resolution(resolution, of: contact) }
    let isResolved = draws.0 < resolution
    if isResolved { context.book(.resolved, day: day) }
    if isResolved && ending == .contained { context.book(.containedResolved, day: day) }
    let column = isResolved ? (ending == .video ? 1 : 0) : 2
    var returned = context.plan.kinds[kind].returned[column]
    if movesOdds { returned = context.plan.reaction.returnChance(returned, of: contact) }
    if draws.1 < returned { context.book(.returns, day: day) }
    if draws.2 < context.plan.kinds[kind].sale[column] { context.book(.sales, day: day) }
    let comesAgain =
      if ending == .contained, let assistant = context.plan.kinds[kind].assistant {
        assistant.contactAgain(isResolved: isResolved)
      } else {
        context.plan.kinds[kind].contactAgain[column]
      }
    guard draws.3 < comesAgain, !isLost,
      let next = contact.key.next
    else { return isResolved }
    let delayDraw = context.uniforms(.outcomes, entity: contact.key.rawValue, at: 1).0
    let delay = SimDuration(
      seconds: context.plan.kinds[kind].contactAgainDelay.quantile(delayDraw))
    let returnsAt =
      context.plan.kinds[kind].comesAgainInItsHours
      ? OperationalTime.end(
        of: delay, begunAt: time, by: context.plan.hoursBefore, from: kind * 25) : time + delay
    guard returnsAt < context.plan.horizon else { return isResolved }
    let score = ContactStore.textScore(of: next, context)
    var again = Contact(
      key: next, kind: contact.kind, arrivedAt: returnsAt, serial: Contact.noSerial,
      textDuration: SimDuration(
        guidanceSeconds: context.plan.kinds[kind].text.value(atNormalScore: score)))
    again.cards = contact.cards
    again.metMiss = contact.metMiss
    context.clock.schedule(
      .contactReturns(contact: contacts.insert(again)), at: returnsAt, priority: .arrival)
    return isResolved
  }

  mutating func complain(
    _ contact: inout Contact, _ context: inout Context<some MerchantObserver>
  ) {
    let chance = Double(contact.cards) * context.plan.complaintPerCard
    let draw = context.uniforms(.outcomes, entity: contact.key.rawValue, at: 1).1
    if draw < chance { context.book(.complaints, day: contact.day) }
  }

  /// Books a contact that is there again, about the same matter.
  mutating func bookReturn(
    of slot: Slot<Contact>, _ context: inout Context<some MerchantObserver>
  ) {
    context.book(.contacts, day: contacts[slot].day)
    context.book(.repeatContacts, day: contacts[slot].day)
    if context.ledger.countsKinds { bookKind(ofReturn: slot, &context) }
    context.emit(.cameBack(contacts[slot].name))
  }

  /// Counts a contact that is there again with its kind.
  private mutating func bookKind(
    ofReturn slot: Slot<Contact>, _ context: inout Context<some MerchantObserver>
  ) {
    let kind = Int(contacts[slot].kind)
    let uniforms = context.uniforms(.durations, entity: contacts[slot].key.rawValue)
    let score = context.plan.kinds[kind].videoScore(difficulty: uniforms.0, own: uniforms.1)
    contacts[slot].videoDuration = SimDuration(
      guidanceSeconds: context.plan.kinds[kind].video.value(atNormalScore: score))
    context.ledger.bookArrival(contacts[slot])
  }

  /// The normal score of a contact's difficulty, by which its text duration is found.
  @inline(__always)
  static func textScore(
    of key: ContactKey, _ context: borrowing Context<some MerchantObserver>
  ) -> Double {
    StandardNormal.quantile(context.uniforms(.durations, entity: key.rawValue).0)
  }

  // MARK: Snapshots

  /// Transfers a contact; see ``Contact/transfer(_:isQueued:isAtWork:)``.
  ///
  /// - Parameter slot: Where it is. On reading it gets the next slot.
  /// - Returns: The slot.
  mutating func transfer(
    _ slot: Slot<Contact>, isQueued: Bool, isAtWork: Bool, _ archive: inout SnapshotArchive
  ) -> Slot<Contact> {
    let slot = archive.isReading ? contacts.insert(Contact()) : slot
    if !archive.isReading { archive.number(slot) }
    contacts[slot].transfer(&archive, isQueued: isQueued, isAtWork: isAtWork)
    return slot
  }
}
