import SimKernel
import SimRandom

/// Staff: who is on shift, and in which state.
extension MerchantSimulation {
  /// Moves an agent's cursor to the shift it is in at `time`, or else to its next one.
  @inline(__always)
  mutating func advanceShift(of agent: Int, to time: SimTime) {
    while agents[agent].cursor.end <= time {
      guard nextShift(of: agent) else { return }
    }
  }

  @inline(never)
  private mutating func nextShift(of agent: Int) -> Bool {
    passShift(of: agent, until: .distantFuture)
    if Observer.listens { tellApp(of: agent, until: agents[agent].cursor.end) }
    guard agents[agent].cursor.step(plan.agents[agent].roster, in: plan.weeklySpans) else {
      return false
    }
    let start = agents[agent].cursor.shiftStart
    // A shift that began before the first day has no day to be booked on.
    let day = start < .zero ? -1 : start.dayIndex
    // Beyond the horizon nobody asks, and where everybody is always absent there would be no end.
    if plan.absence > 0 && start <= plan.horizon {
      let entity = UInt64(agent) << 32 | UInt64(UInt32(truncatingIfNeeded: day))
      if uniforms(.absence, entity: entity).0 < plan.absence {
        if Observer.listens { clock.trace.observe(.isAbsent(agent: agent), at: start) }
        agents[agent].cursor.skip()
        return true
      }
    }
    if Observer.listens {
      let end = agents[agent].cursor.end
      clock.trace.observe(.shiftBegins(agent: agent, until: end), at: start)
      clock.trace.observe(.shiftEnds(agent: agent), at: end)
    }
    if day >= 0 && start < plan.horizon {
      let begins = min(agents[agent].cursor.start, plan.horizon)
      let ends = min(agents[agent].cursor.end, plan.horizon)
      book(.rosteredMicroseconds, (ends - begins).microseconds, day: day)
    }
    return true
  }

  /// Whether an agent is on shift now.
  @inline(__always)
  mutating func isOnShift(_ agent: Int) -> Bool {
    advanceShift(of: agent, to: clock.now)
    return agents[agent].cursor.start <= clock.now && clock.now < agents[agent].cursor.end
  }

  /// Whether any agent is on shift now.
  @inline(__always)
  mutating func isAnyoneOnShift() -> Bool {
    for agent in 0..<agents.count where isOnShift(agent) { return true }
    return false
  }

  /// What an agent who is not in a call is to a ringing call now.
  mutating func state(of agent: Int) -> AgentState {
    guard isOnShift(agent) else { return .offShift }
    beginPath(of: agent)
    if Observer.listens { tellApp(of: agent, until: clock.now) }
    switch agents[agent].path.state(at: clock.now, behaviour: app) {
    case .foreground: return agents[agent].chats > 0 ? .foregroundChatting : .foreground
    case .background: return .background
    case .closed: return .closed
    }
  }

  /// Brings the app of an agent who is at work, if only in a break, up to now: its roster stands there.
  mutating func bringAppUpToDate(of agent: Int) {
    let cursor = agents[agent].cursor
    guard cursor.workBegan != .distantPast, cursor.workBegan <= clock.now,
      cursor.start != .distantFuture
    else { return }
    beginPath(of: agent)
    if Observer.listens { tellApp(of: agent, until: clock.now) }
    _ = agents[agent].path.state(at: clock.now, behaviour: app)
  }

  /// Makes the path of an agent's app in its present stretch of work, if it is not made yet.
  @inline(__always)
  private mutating func beginPath(of agent: Int) {
    let workBegan = agents[agent].cursor.workBegan
    guard agents[agent].path.workBegan != workBegan else { return }
    let entity = UInt64(agent) << 48 ^ UInt64(bitPattern: workBegan.microseconds)
    agents[agent].path = AppPath(
      key: streams.key(.app, entity: entity), from: workBegan, behaviour: app)
    if Observer.listens {
      let state = agents[agent].path.state.ofAgent
      clock.trace.observe(.appIs(state, agent: agent), at: workBegan)
    }
  }

  /// Tells what an agent's app does in the span of work that its cursor stands in, up to an instant.
  @inline(never)
  private mutating func tellApp(of agent: Int, until time: SimTime) {
    let cursor = agents[agent].cursor
    guard cursor.start < cursor.end, cursor.start <= time else { return }
    beginPath(of: agent)
    while agents[agent].path.changesAt <= min(time, cursor.end) {
      let change = agents[agent].path.changesAt
      let state = agents[agent].path.state(at: change, behaviour: app).ofAgent
      clock.trace.observe(.appIs(state, agent: agent), at: change)
    }
  }

  /// When the next shift of any agent starts.
  private mutating func nextShiftStart() -> SimTime {
    var next = SimTime.distantFuture
    for agent in 0..<agents.count {
      advanceShift(of: agent, to: clock.now)
      if agents[agent].cursor.start > clock.now { next = min(next, agents[agent].cursor.start) }
    }
    return next
  }

  /// Makes sure that customers who wait are looked after when the next shift starts.
  mutating func setShiftAlarm() {
    guard !queue.isEmpty else { return }
    let next = nextShiftStart()
    guard next <= plan.horizon else { return }
    if let alarm = shiftAlarm {
      // An agent who was full when the alarm was set may be off shift by now and back before it.
      guard next < shiftAlarmAt else { return }
      clock.cancel(alarm)
    }
    shiftAlarmAt = next
    shiftAlarm = clock.schedule(.shiftStarts, at: next, priority: .world)
  }

  mutating func shiftStarts() {
    shiftAlarm = nil
    serveQueue()
  }
}
