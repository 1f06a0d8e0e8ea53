import SimKernel
import SimRandom

/// Where an agent is in its roster, and what its app does there. The number of the agent is part of the keys of its
/// streams.
extension Agent {
  // MARK: Shifts

  /// Moves the cursor to the shift it is in at `time`, or else to its next one.
  @inline(__always)
  mutating func advance(
    _ agent: AgentIndex, to time: SimTime, _ app: borrowing AppPlan,
    _ context: inout Context<some MerchantObserver>
  ) {
    while cursor.end <= time {
      guard nextShift(of: agent, app, &context) else { return }
    }
  }

  @inline(never)
  mutating func nextShift<Observer: MerchantObserver>(
    of agent: AgentIndex, _ app: borrowing AppPlan, _ context: inout Context<Observer>
  ) -> Bool {
    passShift(until: .distantFuture)
    if Observer.listens { emitApp(of: agent, until: cursor.end, app, &context) }
    guard
      cursor.step(
        context.plan.agents[agent.place].roster, in: context.plan.weeklySpans,
        context.plan.datedSpans)
    else { return false }
    let start = cursor.shiftStart
    // A shift that began before the first day has no day to be booked on.
    let day = context.key(ofDay: start < .zero ? -1 : start.dayIndex)
    // Beyond the horizon nobody asks, and where everybody is always absent there would be no end.
    if context.plan.absence > 0 && start <= context.plan.horizon {
      let entity = UInt64(agent.rawValue) << 32 | UInt64(UInt32(truncatingIfNeeded: day))
      if context.uniforms(.absence, entity: entity).0 < context.plan.absence {
        context.emit(.isAbsent(agent: agent.place), at: start)
        cursor.skip()
        return true
      }
    }
    if Observer.listens {
      let (start, end) = (cursor.start, cursor.end)
      context.emit(.shiftBegins(agent: agent.place, until: end), at: start)
      context.emit(.shiftEnds(agent: agent.place), at: end)
    }
    bookShift(&context)
    return true
  }

  /// Books the part of a shift that the cursor has come to, on each day that it is worked on.
  private func bookShift(_ context: inout Context<some MerchantObserver>) {
    var time = max(cursor.start, .zero)
    let ends = min(cursor.end, context.plan.horizon)
    while time < ends {
      let dayEnds = min(ends, .midnight(ofDay: time.dayIndex + 1))
      context.book(.rosteredMicroseconds, dayEnds - time, day: time.dayIndex)
      time = dayEnds
    }
  }

  /// Whether the agent is on shift now.
  @inline(__always)
  mutating func isOnShift(
    _ agent: AgentIndex, _ app: borrowing AppPlan, _ context: inout Context<some MerchantObserver>
  ) -> Bool {
    advance(agent, to: context.now, app, &context)
    return cursor.start <= context.now
      && context.now < cursor.end
  }

  /// Adds the part of the cursor's span that the agent worked, up to an instant.
  @inline(__always)
  mutating func passShift(until time: SimTime) {
    let begins = max(cursor.start, workingSince)
    let ends = min(cursor.end, time)
    if ends > begins { rosteredWork += ends - begins }
  }

  // MARK: Apps

  /// What the agent, not being in a call, is to a ringing call now.
  mutating func state<Observer: MerchantObserver>(
    of agent: AgentIndex, _ app: borrowing AppPlan, _ context: inout Context<Observer>
  ) -> AgentState {
    guard isOnShift(agent, app, &context) else { return .offShift }
    beginPath(of: agent, app, &context)
    if Observer.listens { emitApp(of: agent, until: context.now, app, &context) }
    switch path.state(at: context.now, behaviour: app) {
    case .foreground: return chats > 0 ? .foregroundChatting : .foreground
    case .background: return .background
    case .closed: return .closed
    }
  }

  /// When the agent's app or shift next changes, after now.
  mutating func nextStateChange(
    of agent: AgentIndex, _ app: borrowing AppPlan, _ context: inout Context<some MerchantObserver>
  ) -> SimTime {
    guard state(of: agent, app, &context) != .offShift else { return cursor.start }
    return min(cursor.end, path.changesAt)
  }

  /// Brings the app of an agent at work, if only in a break, up to now: its roster stands there.
  mutating func bringAppUpToDate<Observer: MerchantObserver>(
    of agent: AgentIndex, _ app: borrowing AppPlan, _ context: inout Context<Observer>
  ) {
    let cursor = cursor
    guard cursor.workBegan != .distantPast, cursor.workBegan <= context.now,
      cursor.start != .distantFuture
    else { return }
    beginPath(of: agent, app, &context)
    if Observer.listens { emitApp(of: agent, until: context.now, app, &context) }
    _ = path.state(at: context.now, behaviour: app)
  }

  /// Makes the path of the app in its present stretch of work, if it is not made yet.
  @inline(__always)
  mutating func beginPath<Observer: MerchantObserver>(
    of agent: AgentIndex, _ app: borrowing AppPlan, _ context: inout Context<Observer>
  ) {
    let workBegan = cursor.workBegan
    guard path.workBegan != workBegan else { return }
    let keyed = workBegan + .day * Int64(context.plan.firstDayKey)
    let entity = UInt64(agent.rawValue) << 48 ^ UInt64(bitPattern: keyed.microseconds)
    path = AppPath(
      key: context.streams.key(.app, entity: entity), from: workBegan, behaviour: app)
    if Observer.listens {
      let state = path.state.ofAgent
      context.emit(.appIs(state, agent: agent.place), at: workBegan)
    }
  }

  /// Tells what the app does in the span of work that its cursor stands in, up to an instant.
  @inline(never)
  mutating func emitApp(
    of agent: AgentIndex, until time: SimTime, _ app: borrowing AppPlan,
    _ context: inout Context<some MerchantObserver>
  ) {
    let cursor = cursor
    guard cursor.start < cursor.end, cursor.start <= time else { return }
    beginPath(of: agent, app, &context)
    while path.changesAt <= min(time, cursor.end) {
      let change = path.changesAt
      let state = path.state(at: change, behaviour: app).ofAgent
      context.emit(.appIs(state, agent: agent.place), at: change)
    }
  }
}
