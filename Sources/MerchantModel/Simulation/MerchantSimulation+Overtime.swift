import SimKernel

/// Work outside rostered time: what is finished after a shift's end or in a break, and calls answered off
/// shift. It is counted apart from rostered hours.
///
/// An agent works while it has a call or a chat. Where that begins and ends its cursor stands at the
/// present, so the rostered part of the work is what the cursor passes over in between.
extension MerchantSimulation {
  /// Notes that an agent is about to take a call or a chat.
  @inline(__always)
  mutating func beginWork(_ agent: Int) {
    guard !agents[agent].isWorking else { return }
    advanceShift(of: agent, to: clock.now)
    agents[agent].workingSince = clock.now
    agents[agent].rosteredWork = .zero
  }

  /// Notes that an agent has ended a call or a chat, and books its overtime if that was the last.
  @inline(__always)
  mutating func endWork(_ agent: Int) {
    guard !agents[agent].isInCall, agents[agent].chats == 0 else { return }
    advanceShift(of: agent, to: clock.now)
    passShift(of: agent, until: clock.now)
    let since = agents[agent].workingSince
    let overtime = clock.now - since - agents[agent].rosteredWork
    if overtime > .zero {
      book(.overtimeMicroseconds, overtime.microseconds, day: since.dayIndex)
    }
    agents[agent].workingSince = .distantFuture
  }

  /// Adds the part of the cursor's span that an agent worked, up to an instant.
  @inline(__always)
  mutating func passShift(of agent: Int, until time: SimTime) {
    let begins = max(agents[agent].cursor.start, agents[agent].workingSince)
    let ends = min(agents[agent].cursor.end, time)
    if ends > begins { agents[agent].rosteredWork += ends - begins }
  }
}
