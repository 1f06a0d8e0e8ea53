import SimKernel

/// Hunting: a call rings one agent after the other, in an order fixed as the ring starts.
extension MerchantSimulation {
  /// Sees what the agents are as the ring starts, without ringing them.
  mutating func takeCensus(_ slot: UInt32) {
    for agent in 0..<agents.count where plan.agents[agent].takes(voice: rings[slot].isVoice) {
      if !agents[agent].isInCall {
        rings[slot].census.add(state(of: agent))
      } else if isOnShift(agent) {
        rings[slot].census.addBusy()
      }
    }
  }

  /// Fixes the order, agents on shift or all if none is, and gives the first one a turn.
  mutating func startHunt(_ slot: UInt32) {
    let isVoice = rings[slot].isVoice
    var isAnyoneThere = false
    for agent in 0..<agents.count where plan.agents[agent].takes(voice: isVoice) {
      if isOnShift(agent) { isAnyoneThere = true }
    }
    for agent in 0..<agents.count where plan.agents[agent].takes(voice: isVoice) {
      if !isAnyoneThere || isOnShift(agent) { addToOrder(agent, of: slot) }
    }
    nextTurn(slot)
  }

  /// Puts an agent in its place: by rank, then as listed.
  private mutating func addToOrder(_ agent: Int, of slot: UInt32) {
    let rank = SimTime(microseconds: rank(of: agent))
    let first = Int(slot) * agents.count
    var place = first + Int(courses[Int(slot)].order)
    while place > first && candidates[place - 1].at > rank {
      candidates[place] = candidates[place - 1]
      place -= 1
    }
    candidates[place] = Candidate(at: rank, agent: Int32(truncatingIfNeeded: agent))
    courses[Int(slot)].order += 1
    rungAgents[self.place(of: agent, in: slot)].isInOrder = true
  }

  /// Agents of lower rank come first.
  private mutating func rank(of agent: Int) -> Int64 {
    switch plan.ring.strategy {
    case .all, .listed: 0
    case .longestIdle: agents[agent].idleSince.microseconds
    case .roundRobin: Int64((agent - nextInRotation + agents.count) % agents.count)
    // A call lies over the app's path: foreground meanwhile.
    case .foregroundFirst:
      agents[agent].isInCall ? 0 : Int64(state(of: agent).ofApp.rawValue)
    }
  }

  /// Whose turn it is, if the call hunts.
  @inline(__always)
  func agentInTurn(of slot: UInt32) -> Int? {
    guard plan.ring.hunts, courses[Int(slot)].isSomeonesTurn else { return nil }
    return Int(courses[Int(slot)].agent)
  }

  @inline(__always)
  private func agentInOrder(_ position: Int32, of slot: UInt32) -> Int {
    Int(candidates[Int(slot) * agents.count + Int(position)].agent)
  }

  /// Goes on to the next agent; those in a call are passed over. After the last turn the ring is over,
  /// unless it waits for somebody who was passed over, or for a shared desk.
  private mutating func nextTurn(_ slot: UInt32) {
    courses[Int(slot)].agent = -1
    courses[Int(slot)].turnEndsAt = .distantFuture
    courses[Int(slot)].picksUpAt = .distantFuture
    while courses[Int(slot)].position < courses[Int(slot)].order {
      let agent = agentInOrder(courses[Int(slot)].position, of: slot)
      courses[Int(slot)].position += 1
      guard agents[agent].isInCall else {
        startTurn(of: agent, in: slot)
        return
      }
    }
    var waits = plan.overflow != nil
    if plan.ring.keepsRinging {
      for position in 0..<courses[Int(slot)].order {
        let agent = agentInOrder(position, of: slot)
        guard !rungAgents[place(of: agent, in: slot)].wasRung else { continue }
        guard agents[agent].isInCall || agents[agent].turns > 0 else {
          startTurn(of: agent, in: slot)
          return
        }
        waits = true
      }
    }
    if waits { awaitNext(slot) } else { missed(slot) }
  }

  private mutating func startTurn(of agent: Int, in slot: UInt32) {
    agents[agent].turns += 1
    nextInRotation = (agent + 1) % agents.count
    let ends = clock.now + plan.ring.turn
    courses[Int(slot)].agent = Int32(truncatingIfNeeded: agent)
    courses[Int(slot)].turnEndsAt = ends
    let state = state(of: agent)
    if let time = answerTime(of: agent, in: state, ring: slot), time <= ends {
      courses[Int(slot)].picksUpAt = time
    }
    awaitNext(slot)
  }

  mutating func pickUpInTurn(_ slot: UInt32) {
    let agent = Int(courses[Int(slot)].agent)
    if agents[agent].isInCall {
      agents[agent].turns -= 1
      nextTurn(slot)
    } else {
      answer(slot, by: agent)
    }
  }

  mutating func turnEnds(_ slot: UInt32) {
    let agent = Int(courses[Int(slot)].agent)
    agents[agent].turns -= 1
    nextTurn(slot)
    offerToHunts(agent)
  }

  /// The oldest hunt that waits for an agent whom nobody rings now gives him a turn.
  mutating func offerToHunts(_ agent: Int) {
    guard plan.ring.keepsRinging, !agents[agent].isInCall, agents[agent].turns == 0 else { return }
    var slot = ringLine.oldest
    while slot != Contact.none {
      let rung = rungAgents[place(of: agent, in: slot)]
      if !courses[Int(slot)].isSomeonesTurn && rung.isInOrder && !rung.wasRung {
        startTurn(of: agent, in: slot)
        return
      }
      slot = courses[Int(slot)].younger
    }
  }
}
