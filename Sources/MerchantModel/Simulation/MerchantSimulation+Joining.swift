import SimKernel

/// What happens to agents while calls ring: they become free and join, or enter another state.
extension MerchantSimulation {
  /// Where a ring's dealings with an agent are kept.
  @inline(__always)
  func place(of agent: Int, in slot: UInt32) -> Int { Int(slot) * agents.count + agent }

  /// Starts to remember a ring's dealings with the agents.
  mutating func rememberAgents(of slot: UInt32) {
    courses[Int(slot)] = RingCourse()
    for agent in 0..<agents.count { rungAgents[place(of: agent, in: slot)] = RungAgent() }
    if plan.ring.keepsRinging { ringLine.append(slot, in: &courses) }
  }

  /// Remembers that an agent is rung, and in which state.
  mutating func rememberRing(of agent: Int, in state: AgentState, by slot: UInt32) {
    let place = place(of: agent, in: slot)
    rungAgents[place].wasRung = true
    rungAgents[place].hasNoticed = false
    rungAgents[place].state = state.ofApp
  }

  /// An agent whose call has ended joins what rings.
  mutating func becomesFree(_ agent: Int) {
    if plan.ring.hunts { offerToHunts(agent) } else { joinRings(agent) }
  }

  /// Draws for every ringing call anew, and will take the longest-ringing one noticed: a younger call is
  /// picked up no sooner than an older one.
  private mutating func joinRings(_ agent: Int) {
    var earliest = clock.now
    var slot = ringLine.oldest
    while slot != Contact.none {
      if plan.agents[agent].takes(voice: rings[slot].isVoice) {
        forget(agent, in: slot)
        if let time = drawAgain(agent, in: state(of: agent), ring: slot) {
          let time = max(time, earliest)
          if time <= rings[slot].endsAt {
            add(Candidate(at: time, agent: Int32(truncatingIfNeeded: agent)), to: slot)
            earliest = time
          }
        }
        awaitNext(slot)
      }
      slot = courses[Int(slot)].younger
    }
  }

  /// Takes an agent from the candidates of a ring, with those who have had their turn.
  private mutating func forget(_ agent: Int, in slot: UInt32) {
    let first = Int(slot) * agents.count
    var kept = first
    for place in (first + rings[slot].turnsTaken)..<(first + rings[slot].candidates)
    where Int(candidates[place].agent) != agent {
      candidates[kept] = candidates[place]
      kept += 1
    }
    rings[slot].turnsTaken = 0
    rings[slot].candidates = kept - first
  }

  /// One of an agent's later draws at a ring.
  private mutating func drawAgain(
    _ agent: Int, in state: AgentState, ring slot: UInt32
  ) -> SimTime? {
    let place = place(of: agent, in: slot)
    let draw = rungAgents[place].laterDraws
    rungAgents[place].laterDraws += 1
    return answerTime(of: agent, in: state, ring: slot, laterDraw: draw)
  }

  /// Plans what happens to a ring first where hunts, joining or changes of state can come in between.
  mutating func awaitNext(_ slot: UInt32, orElse last: MerchantEvent, at end: SimTime) {
    if let pending = courses[Int(slot)].event { clock.cancel(pending) }
    var (event, time, priority) = (last, end, Priority.completion)
    let course = courses[Int(slot)]
    if course.turnEndsAt < time { (event, time) = (.turnEnds(ring: slot), course.turnEndsAt) }
    if course.picksUpAt <= time { (event, time) = (.pickUp(ring: slot), course.picksUpAt) }
    if plan.ring.reevaluates {
      let change = nextStateChange(slot)
      if change <= time {
        (event, time, priority) = (.ringStateChanges(ring: slot), change, .world)
      }
    }
    courses[Int(slot)].event = clock.schedule(event, at: time, priority: priority)
  }

  /// The agents who can still notice a ring by changing state: all, or the one who has a turn.
  @inline(__always)
  private func watched(by slot: UInt32) -> Range<Int> {
    guard plan.ring.hunts else { return 0..<agents.count }
    let agent = Int(courses[Int(slot)].agent)
    return agent < 0 ? 0..<0 : agent..<(agent + 1)
  }

  private mutating func nextStateChange(_ slot: UInt32) -> SimTime {
    var next = SimTime.distantFuture
    for agent in watched(by: slot) {
      let rung = rungAgents[place(of: agent, in: slot)]
      if rung.wasRung && !rung.hasNoticed { next = min(next, stateChange(of: agent)) }
    }
    return next
  }

  /// When an agent's app or shift next changes, after now.
  private mutating func stateChange(of agent: Int) -> SimTime {
    guard state(of: agent) != .offShift else { return agents[agent].cursor.start }
    return min(agents[agent].cursor.end, agents[agent].path.changesAt)
  }

  /// Those who have not noticed, are not in a call and have entered another state draw once more.
  mutating func ringStateChanges(_ slot: UInt32) {
    for agent in watched(by: slot) {
      let place = place(of: agent, in: slot)
      guard rungAgents[place].wasRung, !rungAgents[place].hasNoticed else { continue }
      let state = state(of: agent)
      guard state.ofApp != rungAgents[place].state else { continue }
      guard !agents[agent].isInCall else {
        rungAgents[place].state = state.ofApp
        continue
      }
      guard let time = drawAgain(agent, in: state, ring: slot) else { continue }
      if !plan.ring.hunts {
        add(Candidate(at: time, agent: Int32(truncatingIfNeeded: agent)), to: slot)
      } else if time <= courses[Int(slot)].turnEndsAt {
        courses[Int(slot)].picksUpAt = time
      }
    }
    awaitNext(slot)
  }
}
