import SimKernel
import SimRandom

/// Calls that ring: whom they ring, who answers, and what is entered in the rule's log.
///
/// `Noticing` is the law by which agents notice: the model's own, or a tilted one.
struct RingEngine<Noticing: NoticingLaw & ~Copyable>: ~Copyable {
  private let inPlace = InPlace()
  var table: RingTable
  /// By ``AgentState``: the chance that this merchant's agents notice, before any response.
  private var chances: Buffer<Double>
  /// The merchant's factor on the odds of noticing.
  private var diligence = 1.0
  private(set) var dayOdds = DayOdds()
  var noticing: Noticing
  /// The agent a round robin would begin with.
  var nextInRotation = 0

  init(_ plan: borrowing RingPlan, agents: Int, noticing: consuming Noticing) {
    table = RingTable(agents: agents, keepsOffers: plan.remembersAgents)
    chances = Buffer(repeating: 0, count: AgentState.allCases.count)
    self.noticing = noticing
  }

  /// Begins with another merchant, at whom nothing rings.
  ///
  /// - Parameter diligence: The merchant's factor on the odds of noticing.
  mutating func reset(
    diligence: Double, _ context: inout Context<some MerchantObserver>
  ) {
    table.removeAll()
    nextInRotation = 0
    self.diligence = diligence
    dayOdds.draw(context)
    anticipate(by: 1, &context)
  }

  /// Sets the factor on the odds of noticing by which the merchant anticipates, on top of its own.
  mutating func anticipate(
    by factor: Double, _ context: inout Context<some MerchantObserver>
  ) {
    for state in 0..<chances.count {
      chances[state] =
        context.plan.answering[state].chance.withOdds(multipliedBy: diligence * factor).value
    }
  }

  /// How many calls ring.
  var count: Int { table.count }

  /// Begins the rotation anew.
  mutating func restartRotation() { nextInRotation = 0 }

  // MARK: Starting

  /// The merchant's side begins to ring for a contact.
  @inline(__always)
  mutating func start<Observer: MerchantObserver>(
    _ contact: Slot<Contact>, _ contacts: inout ContactStore, _ workforce: inout Workforce,
    _ feature: borrowing VideoFeature, _ log: inout CallLog, _ context: inout Context<Observer>
  ) -> RingOutcome {
    let number = UInt64(contacts[contact].rings)
    let isVoice = contacts[contact].isVoiceCall
    contacts[contact].rings += 1
    let now = context.now
    context.book(.callsOffered, day: now.dayIndex)
    if isVoice { context.book(.voiceCallsOffered, day: now.dayIndex) }
    context.ledger.recordHour(.offered, of: now)
    if Observer.listens {
      context.emit(
        .rang(
          contacts[contact].name, attempt: Int(number) + 1,
          agents: agentsAtRing(isVoice: isVoice, &workforce, &context)))
    }

    let patience = ringPatience(of: contacts[contact].key, number: number, &context)
    let slot = table.insert(
      Ring(
        contact: contact, number: number, startedAt: now,
        endsAt: now + min(context.plan.ring.timeout, patience),
        isCutShort: patience < context.plan.ring.timeout, isVoice: isVoice),
      joinsLine: context.plan.ring.keepsRinging)
    if context.plan.ring.hunts {
      observeAvailability(slot, &workforce, &context)
    } else {
      ringAll(slot, contacts, &workforce, feature, &context)
      noticing.beganRing(
        at: slot.index, isAnswered: table[slot].pendingAnswers > 0,
        isRejected: table[slot].availability.isEveryoneBusy)
    }

    if table[slot].availability.isEveryoneBusy && !context.plan.ring.keepsRinging {
      // Rejected at once: a miss of no length, whoever off shift might have noticed.
      return miss(slot, hasHungUp: false, contacts, &workforce, feature, &log, &context)
    }
    if context.plan.overflow != nil { callDesk(slot, contacts, &context) }
    if context.plan.ring.hunts {
      return startHunt(slot, contacts, &workforce, feature, &log, &context)
    }
    scheduleNext(slot, &workforce, &context)
    return .ringsOn
  }

  /// What every agent is to a call that rings now.
  private func agentsAtRing(
    isVoice: Bool, _ workforce: inout Workforce, _ context: inout Context<some MerchantObserver>
  ) -> [AgentAtRing] {
    var agents: [AgentAtRing] = []
    for agent in workforce.indices {
      if !context.plan.agents[agent.place].takes(voice: isVoice) {
        agents.append(.notRung)
      } else if workforce.isInCall(agent) {
        agents.append(.inCall)
      } else {
        agents.append(.state(workforce.state(of: agent, &context)))
      }
    }
    return agents
  }

  @inline(__always)
  private func ringPatience(
    of contact: ContactKey, number: UInt64, _ context: inout Context<some MerchantObserver>
  ) -> SimDuration {
    guard let law = context.plan.ringPatience else { return .max }
    let draws = context.uniforms(.ring, entity: contact.rawValue, at: number)
    return SimDuration(seconds: law.quantile(draws.0))
  }

  /// Rings every agent who takes such calls and is not in one, and works out who would pick up, and when.
  private mutating func ringAll(
    _ slot: Slot<Ring>, _ contacts: borrowing ContactStore, _ workforce: inout Workforce,
    _ feature: borrowing VideoFeature, _ context: inout Context<some MerchantObserver>
  ) {
    for agent in workforce.indices
    where context.plan.agents[agent.place].takes(voice: table[slot].isVoice) {
      if workforce.isInCall(agent) {
        if workforce.isOnShift(agent, &context) { table[slot].availability.addBusy() }
        continue
      }
      let state = workforce.state(of: agent, &context)
      table[slot].availability.add(state)
      guard
        let time = answerTime(
          of: agent, in: state, ring: slot, contacts, workforce, feature, &context)
      else { continue }
      table.add(PendingAnswer(at: time, agent: agent), to: slot)
    }
  }

  // MARK: Noticing

  /// When an agent who is rung picks up; nil if the ring is not noticed, or over by then.
  ///
  /// - Parameter laterDraw: Nil for the first draw of this ring and agent, else which one after it.
  @inline(__always)
  mutating func answerTime(
    of agent: AgentIndex, in state: AgentState, ring slot: Slot<Ring>, laterDraw: UInt32? = nil,
    _ contacts: borrowing ContactStore, _ workforce: borrowing Workforce,
    _ feature: borrowing VideoFeature, _ context: inout Context<some MerchantObserver>
  ) -> SimTime? {
    if context.plan.ring.remembersAgents {
      table[slot, agent].wasRung = true
      table[slot, agent].hasNoticed = false
      table[slot, agent].state = state.ofApp
    }
    let number = table[slot].number
    let contact = contacts[table[slot].contact].key.rawValue
    let block = number << 16 | UInt64(agent.rawValue)
    let push = afterPush(
      state, contact: contact, block: block, isChatting: workforce.isChatting(agent), &context)
    let chance = answerChance(
      in: push.state,
      diligence: feature.state.diligence.value(at: context.now)
        * dayOdds.factor(at: table[slot].startedAt))
    guard chance > 0 else { return nil }
    noticing.rings(
      agentIn: push.state, chance: chance,
      answeringWithin: table[slot].endsAt - context.now - push.delay)
    let draws =
      if let laterDraw {
        context.uniforms(.answerAgain, entity: contact, at: UInt64(laterDraw) << 32 | block)
      } else {
        context.uniforms(.answer, entity: contact, at: block)
      }
    guard noticing.isNoticed(draws.0, chance: chance, day: context.today) else { return nil }
    if context.plan.ring.remembersAgents { table[slot, agent].hasNoticed = true }
    let law = context.plan.answering[push.state.rawValue].delay
    let time = context.now + SimDuration(seconds: law.quantile(draws.1)) + push.delay
    return time <= table[slot].endsAt ? time : nil
  }

  /// The chance that an agent in a state notices a ring now.
  ///
  /// - Parameter diligence: The factor on the odds by the response and by the day.
  @inline(__always)
  private func answerChance(in state: AgentState, diligence: Double) -> Double {
    let chance = chances[state.rawValue]
    if diligence == 1 { return chance }
    return Probability(clamping: chance).withOdds(multipliedBy: diligence).value
  }

  /// What an agent answers as, and how much later, once a push had its chance to wake an app in the background.
  ///
  /// The app's path stays as it is, and so does the reason a miss is put down to: the push acts on
  /// this answer alone. Its draws have a purpose of their own, so that the chance and the delay of the
  /// answer are the same numbers with a push and without.
  @inline(__always)
  private func afterPush(
    _ state: AgentState, contact: UInt64, block: UInt64, isChatting: Bool,
    _ context: inout Context<some MerchantObserver>
  ) -> (state: AgentState, delay: SimDuration) {
    guard context.plan.pushChance > 0, state == .background else { return (state, .zero) }
    let draws = context.uniforms(.push, entity: contact, at: block)
    guard draws.0 < context.plan.pushChance else { return (state, .zero) }
    context.book(.appsWoken, day: context.today)
    return (
      isChatting ? .foregroundChatting : .foreground,
      max(SimDuration(seconds: context.plan.pushDelay.quantile(draws.1)), .zero)
    )
  }

  // MARK: Going on

  /// Schedules what happens to a ring first, and nothing else: if the next agent to answer turns out to be in
  /// another call by then, another has a chance.
  ///
  /// At one instant an agent's pick-up comes before the desk's, and either before the end of the ring.
  @inline(__always)
  mutating func scheduleNext(
    _ slot: Slot<Ring>, _ workforce: inout Workforce,
    _ context: inout Context<some MerchantObserver>
  ) {
    var time = table[slot].endsAt
    var event = MerchantEvent.ringEnds(ring: slot)
    if table[slot].deskAt <= time {
      time = table[slot].deskAt
      event = .deskAnswers(ring: slot)
    }
    if let next = table.nextAnswer(to: slot), next <= time {
      time = next
      event = .pickUp(ring: slot)
    }
    if context.plan.ring.remembersAgents {
      reschedule(slot, orElse: event, at: time, &workforce, &context)
    } else {
      context.clock.schedule(event, at: time, priority: .completion)
    }
  }

  /// The next agent to answer a call does so, if still free.
  mutating func pickUp(
    _ slot: Slot<Ring>, _ contacts: borrowing ContactStore, _ workforce: inout Workforce,
    _ feature: borrowing VideoFeature, _ log: inout CallLog,
    _ context: inout Context<some MerchantObserver>
  ) -> RingOutcome {
    if context.plan.ring.hunts {
      return pickUpOffer(slot, contacts, &workforce, feature, &log, &context)
    }
    let agent = table.takeAnswer(to: slot)
    if workforce.isInCall(agent) {
      scheduleNext(slot, &workforce, &context)
      return .ringsOn
    }
    return answer(slot, by: agent, contacts, &workforce, feature, &log, &context)
  }

  /// Works out when a shared desk would answer a call that the agents leave ringing.
  private mutating func callDesk(
    _ slot: Slot<Ring>, _ contacts: borrowing ContactStore,
    _ context: inout Context<some MerchantObserver>
  ) {
    guard let desk = context.plan.overflow else { return }
    let key = context.streams.key(
      .overflow, entity: contacts[table[slot].contact].key.rawValue)
    let draws = key.uniforms(at: table[slot].number)
    guard draws.0 < desk.chance else { return }
    let delay = SimDuration(seconds: desk.delay.quantile(draws.1))
    table[slot].deskAt = context.now + desk.after + delay
  }
}
