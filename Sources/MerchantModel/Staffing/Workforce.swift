import SimKernel
import SimRandom

/// A merchant's agents: who is on shift, in which app state, and at what work.
///
/// Rosters and apps are functions of their keys, looked up when somebody asks: an agent's cursor and path stand where
/// they were asked for last.
struct Workforce: ~Copyable {
  private let inPlace = InPlace()
  private var agents: Buffer<Agent>
  private var app: AppPlan

  init(agents count: Int, monday: SimTime, app: consuming AppPlan) {
    agents = Buffer(repeating: Agent(cursor: ShiftCursor(monday: monday)), count: count)
    self.app = app
  }

  /// Begins with another merchant.
  ///
  /// - Parameter foregroundShare: The merchant's own, if it has one.
  mutating func reset(
    foregroundShare: Double?, _ context: inout Context<some MerchantObserver>
  ) {
    for agent in indices {
      agents[agent.place] = Agent(cursor: ShiftCursor(monday: context.plan.monday))
    }
    app.setRoundKeys(context.roundKeys)
    app.diligence = DiligenceFactor()
    app.setForegroundShare(foregroundShare)
  }

  // MARK: Agents

  /// How many agents there are.
  var count: Int {
    @inline(__always) get { agents.count }
  }

  /// All agents.
  var indices: AgentIndices {
    @inline(__always) get { AgentIndices(count: agents.count) }
  }

  /// Whether an agent is in a call.
  @inline(__always)
  func isInCall(_ agent: AgentIndex) -> Bool { agents[agent.place].isInCall }

  /// When an agent's last call or chat ended; afresh each midnight.
  func idleSince(_ agent: AgentIndex) -> SimTime { agents[agent.place].idleSince }

  /// Whether an agent has a chat open.
  @inline(__always)
  func isChatting(_ agent: AgentIndex) -> Bool { agents[agent.place].chats > 0 }

  /// Books what is worked on the day that ends now, and begins the idle order anew.
  mutating func endDay(_ context: inout Context<some MerchantObserver>) {
    for agent in indices {
      if agents[agent.place].isWorking { agents[agent.place].bookWork(agent, app, &context) }
      agents[agent.place].idleSince = context.now
    }
  }

  // MARK: Shifts

  /// Whether an agent is on shift now.
  @inline(__always)
  mutating func isOnShift(
    _ agent: AgentIndex, _ context: inout Context<some MerchantObserver>
  ) -> Bool {
    agents[agent.place].isOnShift(agent, app, &context)
  }

  /// Whether any agent is on shift now.
  @inline(__always)
  mutating func isAnyoneOnShift(_ context: inout Context<some MerchantObserver>) -> Bool {
    for agent in indices where isOnShift(agent, &context) { return true }
    return false
  }

  /// When the next shift of any agent starts.
  mutating func nextShiftStart(_ context: inout Context<some MerchantObserver>) -> SimTime {
    var next = SimTime.distantFuture
    for agent in indices {
      agents[agent.place].advance(agent, to: context.now, app, &context)
      let start = agents[agent.place].cursor.start
      if start > context.now { next = min(next, start) }
    }
    return next
  }

  // MARK: Apps

  /// What an agent who is not in a call is to a ringing call now.
  @inline(__always)
  mutating func state(
    of agent: AgentIndex, _ context: inout Context<some MerchantObserver>
  ) -> AgentState {
    agents[agent.place].state(of: agent, app, &context)
  }

  /// When an agent's app or shift next changes, after now.
  mutating func nextStateChange(
    of agent: AgentIndex, _ context: inout Context<some MerchantObserver>
  ) -> SimTime {
    agents[agent.place].nextStateChange(of: agent, app, &context)
  }

  /// Whether somebody who takes video calls is there as a gate asks that leaves anybody out.
  @inline(never)
  mutating func isAnyoneThere(
    _ gate: OfferGate, _ context: inout Context<some MerchantObserver>
  ) -> Bool {
    for agent in indices
    where context.plan.agents[agent.place].video && !agents[agent.place].isInCall {
      switch state(of: agent, &context) {
      case .foreground, .foregroundChatting: return true
      case .background, .closed: if gate == .free { return true }
      case .offShift: break
      }
    }
    return false
  }

  /// Sets the responses' factor under the background times of spells that begin from now on.
  mutating func setDiligence(_ factor: DiligenceFactor) { app.diligence = factor }

  /// Sets the factor by which the merchant anticipates, under the background times of spells that begin from now on.
  mutating func anticipate(by factor: Double) { app.anticipate(by: factor) }

  /// Brings rosters and apps up to now. It changes nothing that will happen, but lets spells that begin later take
  /// another factor.
  mutating func bringUpToDate(_ context: inout Context<some MerchantObserver>) {
    for agent in indices {
      agents[agent.place].advance(agent, to: context.now, app, &context)
      agents[agent.place].bringAppUpToDate(of: agent, app, &context)
    }
  }

  // MARK: Chats

  /// The agent on shift, not in a call and with a free slot, who has the fewest chats; then the longest
  /// idle; then the first listed.
  mutating func agentForChat(
    _ context: inout Context<some MerchantObserver>
  ) -> AgentIndex? {
    var chosen: AgentIndex?
    for agent in indices {
      guard !agents[agent.place].isInCall, agents[agent.place].slotsTaken < context.plan.chatSlots,
        isOnShift(agent, &context)
      else { continue }
      guard let best = chosen else {
        chosen = agent
        continue
      }
      let (mine, theirs) = (agents[agent.place].slotsTaken, agents[best.place].slotsTaken)
      if mine < theirs
        || (mine == theirs && agents[agent.place].idleSince < agents[best.place].idleSince)
      {
        chosen = agent
      }
    }
    return chosen
  }

  /// Whether anybody on shift has a free chat slot, be it in a call.
  mutating func isAnyoneWithSlot(_ context: inout Context<some MerchantObserver>) -> Bool {
    for agent in indices
    where agents[agent.place].slotsTaken < context.plan.chatSlots && isOnShift(agent, &context) {
      return true
    }
    return false
  }

  /// Whether an agent's work begins now.
  mutating func beginsWork(
    _ agent: AgentIndex, _ context: inout Context<some MerchantObserver>
  ) -> Bool {
    isOnShift(agent, &context) && agents[agent.place].cursor.start == context.now
  }

  /// An agent is given a chat that it has not seen yet.
  mutating func beginHolding(_ agent: AgentIndex) { agents[agent.place].slotsTaken += 1 }

  /// The agent has seen it, or the customer has left.
  mutating func endHolding(_ agent: AgentIndex) { agents[agent.place].slotsTaken -= 1 }

  /// An agent opens a chat.
  @inline(__always)
  mutating func openChat(_ agent: AgentIndex, _ context: inout Context<some MerchantObserver>) {
    agents[agent.place].openChat(agent, app, &context)
  }

  /// An agent closes a chat.
  @inline(__always)
  mutating func closeChat(_ agent: AgentIndex, _ context: inout Context<some MerchantObserver>) {
    agents[agent.place].closeChat(agent, app, &context)
  }

  /// Books the shifts that nobody has asked for up to the end of the run.
  mutating func finish(_ context: inout Context<some MerchantObserver>) {
    for agent in indices {
      agents[agent.place].advance(agent, to: context.plan.horizon, app, &context)
    }
  }

  // MARK: Calls

  /// The longest idle of the agents on shift and not in a call, then the first listed.
  mutating func agentForCallBack(
    isVoice: Bool, _ context: inout Context<some MerchantObserver>
  ) -> AgentIndex? {
    var chosen: AgentIndex?
    for agent in indices
    where context.plan.agents[agent.place].takes(voice: isVoice) && !agents[agent.place].isInCall
      && isOnShift(agent, &context)
    {
      if let best = chosen, agents[best.place].idleSince <= agents[agent.place].idleSince {
        continue
      }
      chosen = agent
    }
    return chosen
  }

  /// An agent takes a call.
  @inline(__always)
  mutating func beginCall(
    _ agent: AgentIndex, with contact: Slot<Contact>,
    _ context: inout Context<some MerchantObserver>
  ) {
    agents[agent.place].beginCall(agent, with: contact, app, &context)
  }

  /// An agent's call ends.
  @inline(__always)
  mutating func endCall(_ agent: AgentIndex, _ context: inout Context<some MerchantObserver>) {
    agents[agent.place].endCall(agent, app, &context)
  }

  // MARK: Offers

  /// Whether some call is offered to an agent by hunting.
  func isOfferedACall(_ agent: AgentIndex) -> Bool { agents[agent.place].offers > 0 }

  /// A hunting call is offered to an agent.
  mutating func beginOffer(_ agent: AgentIndex) { agents[agent.place].offers += 1 }

  /// The offer is over.
  mutating func endOffer(_ agent: AgentIndex) { agents[agent.place].offers -= 1 }

  // MARK: Snapshots

  /// The last day on which a shift is booked that has been looked up and is not over: it may be a day to come.
  func lastBookedDay(_ context: borrowing Context<some MerchantObserver>) -> Int? {
    var last: Int?
    for agent in indices {
      let cursor = agents[agent.place].cursor
      guard cursor.end > context.now && cursor.start < context.plan.horizon else { continue }
      let day = (min(cursor.end, context.plan.horizon) - .microseconds(1)).dayIndex
      last = max(last ?? day, day)
    }
    return last
  }

  /// Transfers the agents, their rosters and apps having been brought up to date before they are written.
  mutating func transfer(_ archive: inout SnapshotArchive) {
    for agent in indices { agents[agent.place].transfer(&archive) }
  }
}
