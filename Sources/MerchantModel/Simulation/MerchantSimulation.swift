import SimKernel
import SimRandom

/// One merchant's days, simulated event by event.
///
/// The value is an arena: it is made once for a segment, and every merchant of it runs in the same memory. Its parts
/// own their state; this one routes events to them, and contacts from one to the next:
///
/// ```
///   arrivals -> chat -> feature (card) -> contacts (tap) -> ringing -> contacts (call) -> contacts (ending)
///                 ^________________________________________|  after a miss, by text
/// ```
///
/// No part calls an earlier one: it says where a contact goes next (``NextStep``, ``RingOutcome``), and the routes below
/// take it there.
struct MerchantSimulation<Observer: MerchantObserver, Noticing: NoticingLaw & ~Copyable>: ~Copyable
{
  var context: Context<Observer>
  var arrivals: ArrivalProcess
  var contacts = ContactStore()
  var workforce: Workforce
  var chat: ChatDesk
  var ringing: RingEngine<Noticing>
  var feature: VideoFeature
  var desk = DeskLine()
  var appeals = AppealLine()
  var callLog = CallLog()
  var judge = Judge()
  /// Finds out whether suspensions are false positives, where merchants can appeal against them.
  var examiner: SuspensionExaminer?

  /// Prepares a segment of a valid scenario.
  ///
  /// - Parameters:
  ///   - role: What its runs are for.
  ///   - tracksReplies: Whether chats are kept for reply rates, whatever the scenario's own rules ask for.
  init(
    _ scenario: Scenario, segment: Int, observer: Observer, noticing: consuming Noticing,
    role: RunRole = .alone, tracksReplies: Bool = false, tables: SharedTables = SharedTables()
  ) {
    let plan = SegmentPlan(
      scenario, segment: segment, tracksReplies: tracksReplies, tables: tables)
    let app = AppPlan(scenario.segments[segment].app, tables: tables)
    arrivals = ArrivalProcess(days: plan.days)
    chat = ChatDesk(plan)
    workforce = Workforce(agents: plan.agents.count, monday: plan.monday, app: app)
    ringing = RingEngine(plan.ring, agents: plan.agents.count, noticing: noticing)
    feature = VideoFeature(
      sendsCards: role != .counterfactual, countings: plan.countings)
    context = Context(plan, observer: observer)
    context.ledger.play(role)
    if scenario.appeals != nil && scenario.isUnderRules && role == .alone {
      examiner = SuspensionExaminer(scenario, segment: segment, tables: tables)
    }
  }

  // MARK: Running

  /// Simulates one merchant of one replication from its first midnight to the last.
  ///
  /// Afterwards the ledger holds the merchant's counts, day by day.
  mutating func run(merchant: UInt32, replication: UInt64) {
    reset(for: merchant, replication: replication)
    run()
  }

  /// Simulates the merchant that was set up.
  mutating func run() {
    takePrecautions()
    beginDay(firstDay)
    while let event = nextEvent() {
      handle(event)
    }
    finish()
  }

  /// Books what the end of the run leaves open.
  mutating func finish() {
    workforce.finish(&context)
    ringing.finish(&context)
  }

  /// The next event, if it is not beyond the end.
  @inline(__always)
  mutating func nextEvent() -> MerchantEvent? {
    arrivals.nextEvent(through: context.plan.horizon, &context)
  }

  // MARK: Events

  /// Lets an event happen.
  @inline(__always)
  mutating func handle(_ event: MerchantEvent) {
    switch event {
    case .midnight: midnight()
    case .featureReturns: reinstate()
    case .appealFiled(let number): appeals.file(number, &context)
    case .appealDecided(let number): decideAppeal(number)
    case .shiftStarts: chat.shiftStarts(&contacts, &workforce, &feature, &arrivals, &context)
    case .arrival: contactArrives()
    case .contactReturns(let contact):
      contacts.bookReturn(of: contact, &context)
      if context.plan.kinds[Int(contacts[contact].kind)].hasPrelude {
        beginPrelude(contact)
      } else {
        beginChat(contact)
      }
    case .chatPatienceEnds(let contact): chat.patienceEnds(contact, &contacts, &context)
    case .chatEnds(let contact):
      chat.chatEnds(contact, &contacts, &workforce, &feature, &arrivals, &context)
    case .replyDue(let contact):
      chat.replyDue(contact, &contacts, &workforce, &feature, &arrivals, &context)
    case .assistantEnds(let contact): assistantEnds(contact)
    case .assistantHandsOver(let contact): assistantHandsOver(contact)
    case .customerAnswers(let contact):
      chat.join(contact, &contacts, &workforce, &feature, &arrivals, &context)
    case .tap(let contact):
      if contacts.tap(contact, feature, &context) { ring(contact) } else { goOnByText(contact) }
    case .cardExpires(let contact):
      contacts.cardExpires(contact, &context)
      goOnByText(contact)
    case .pickUp(let ring):
      settle(ringing.pickUp(ring, contacts, &workforce, feature, &callLog, &context))
    case .ringEnds(let ring):
      let agent = ringing.offeredAgent(of: ring, &context)
      settle(ringing.ringEnds(ring, contacts, &workforce, feature, &callLog, &context))
      ringing.offerWaiting(to: agent, contacts, &workforce, feature, &context)
    case .callEnds(let contact): callEnds(contact)
    case .offerEnds(let ring):
      let agent = ringing.offeredAgent(of: ring, &context)
      settle(ringing.offerEnds(ring, contacts, &workforce, feature, &callLog, &context))
      ringing.offerWaiting(to: agent, contacts, &workforce, feature, &context)
    case .agentStateChanges(let ring):
      ringing.agentStateChanges(ring, contacts, &workforce, feature, &context)
    case .deskAnswers(let ring):
      let agent = ringing.offeredAgent(of: ring, &context)
      settle(ringing.deskAnswers(ring, contacts, &workforce, feature, &callLog, &context))
      ringing.offerWaiting(to: agent, contacts, &workforce, feature, &context)
    case .deskReached(let contact):
      context.emit(.reachedDesk(contacts[contact].name))
      talk(contact, with: .none)
    case .deskLeft(let contact):
      context.emit(.leftDesk(contacts[contact].name))
      route(contact, to: contacts.chooseAfterMiss(contact, &context))
    case .selfCall: callItself()
    case .callBackDue(let contact):
      route(contact, to: contacts.callBackDue(contact, &workforce, feature, &context))
    }
  }

  // MARK: Routes of a contact

  /// A contact arrives, and asks for a chat or calls by voice.
  @inline(__always)
  private mutating func contactArrives() {
    var contact = arrivals.arrive(&context)
    context.emit(.arrived(contact.name))
    if context.plan.kinds[Int(contact.kind)].beginsOtherwise {
      beginOtherwise(&contact)
    } else if context.plan.chatSlots == 0 {
      chatWithOthers(&contact)
    } else {
      chat.join(
        contacts.insert(contact), &contacts, &workforce, &feature, &arrivals, &context)
    }
  }

  /// A contact of a kind that may begin by voice, or of which something comes before the chat.
  @inline(never)
  private mutating func beginOtherwise(_ contact: inout Contact) {
    if context.plan.kinds[Int(contact.kind)].voiceShare > 0
      && feature.beginsByVoice(contact, &context)
    {
      contact.isVoiceCall = true
      ring(contacts.insert(contact))
    } else if context.plan.kinds[Int(contact.kind)].hasPrelude {
      beginPrelude(contacts.insert(contact))
    } else if context.plan.chatSlots == 0 {
      chatWithOthers(&contact)
    } else {
      chat.join(
        contacts.insert(contact), &contacts, &workforce, &feature, &arrivals, &context)
    }
  }

  /// A contact asks for its first chat.
  mutating func beginChat(_ slot: Slot<Contact>) {
    if context.plan.chatSlots == 0 {
      var contact = contacts.take(slot)
      if context.plan.tracksReplies { chat.replies.noteReply(to: contact.key, at: context.now) }
      chatWithOthers(&contact)
    } else {
      chat.join(slot, &contacts, &workforce, &feature, &arrivals, &context)
    }
  }

  /// Chats handled by others take no slot and no wait; the text guidance is booked as it begins.
  @inline(__always)
  private mutating func chatWithOthers(_ contact: inout Contact) {
    contact.wasTaken = true
    context.book(.servedInTime, day: contact.day)
    guard workforce.isAnyoneOnShift(&context),
      let delay = feature.offerCard(to: &contact, &arrivals, &workforce, &context)
    else {
      if context.ledger.countsKinds {
        feature.noteNoCall(for: &contact, &arrivals, &workforce, &context)
      }
      contacts.leaveToOthers(&contact, &context)
      return
    }
    contacts.awaitTap(contacts.insert(contact), after: delay, &context)
  }

  /// The merchant's side rings for a contact.
  private mutating func ring(_ slot: Slot<Contact>) {
    settle(ringing.start(slot, &contacts, &workforce, feature, &callLog, &context))
  }

  /// Takes the contact of a call where the outcome of its ringing leads.
  @inline(__always)
  private mutating func settle(_ outcome: RingOutcome) {
    if feature.games(.withhold) { countCallsToday() }
    switch outcome {
    case .ringsOn: break
    case .answered(let contact, let agent, let rang):
      contacts.noteAnswer(of: contact, after: rang, context)
      talk(contact, with: agent)
    case .missed(let contact, let number, let reason, let rang):
      if context.plan.desk != nil
        && desk.send(
          contact, number: number, reason: reason, after: rang, &contacts, arrivals, &context)
      {
        break
      }
      route(
        contact,
        to: contacts.afterMiss(contact, number: number, reason: reason, after: rang, &context))
    }
  }

  /// A call begins, with an agent or a shared desk.
  private mutating func talk(_ slot: Slot<Contact>, with agent: AgentIndex) {
    if !agent.isNone {
      workforce.beginCall(agent, with: slot, &context)
      if context.plan.chats.isTracked {
        chat.callChanges(of: agent, &contacts, &workforce, &context)
      }
    }
    contacts.beginCall(slot, with: agent, arrivals, &context)
  }

  /// Takes a contact where it goes next.
  @inline(__always)
  private mutating func route(_ slot: Slot<Contact>, to next: NextStep) {
    switch next {
    case .waits: break
    case .talks(let agent): talk(slot, with: agent)
    case .text: goOnByText(slot)
    case .givesUp:
      var contact = contacts.take(slot)
      contacts.end(&contact, by: .gaveUp, at: context.now, &context)
    }
  }

  /// Goes on by text: after a miss, an expired card or a refused tap with the full text duration, after
  /// a dropped call with what is left. A contact that began by voice has had no chat yet, so its first one is still
  /// to come, card and all.
  private mutating func goOnByText(_ slot: Slot<Contact>) {
    if contacts[slot].isVoiceCall {
      contacts[slot].isVoiceCall = false
      beginChat(slot)
    } else if context.plan.chatSlots == 0 {
      var contact = contacts.take(slot)
      contacts.leaveToOthers(&contact, &context)
    } else {
      chat.join(slot, &contacts, &workforce, &feature, &arrivals, &context)
    }
  }

  /// A call ends, and the agent is free for what rings and for who waits.
  private mutating func callEnds(_ slot: Slot<Contact>) {
    let agent = contacts[slot].agent
    if !agent.isNone {
      workforce.endCall(agent, &context)
      if context.plan.chats.isTracked {
        chat.callChanges(of: agent, &contacts, &workforce, &context)
      }
      if context.plan.ring.keepsRinging {
        ringing.agentIsFree(agent, contacts, &workforce, feature, &context)
      }
    }
    if contacts.callEnds(slot, &context) { goOnByText(slot) }
    chat.serve(&contacts, &workforce, &feature, &arrivals, &context)
  }
}
