import SimKernel

/// What an agent works at: chats, calls and overtime.
///
/// Overtime is work outside rostered time: what is finished after a shift's end or in a break, and calls answered off
/// shift. An agent works while it has a call or a chat. Where that begins and ends its cursor stands at the
/// present, so the rostered part of the work is what the cursor passes over in between.
extension Agent {
  /// Opens a chat.
  @inline(__always)
  mutating func openChat(
    _ agent: AgentIndex, _ app: borrowing AppPlan, _ context: inout Context<some MerchantObserver>
  ) {
    if chats == 0 { chattingSince = context.now }
    beginWork(agent, app, &context)
    chats += 1
  }

  /// Closes a chat.
  @inline(__always)
  mutating func closeChat(
    _ agent: AgentIndex, _ app: borrowing AppPlan, _ context: inout Context<some MerchantObserver>
  ) {
    chats -= 1
    if chats == 0 { bookChatting(until: context.now, &context) }
    idleSince = context.now
    endWork(agent, app, &context)
  }

  /// Books the effort in chats: n open chats cost 1 / n of each minute, so together all of it.
  private func bookChatting(
    until time: SimTime, _ context: inout Context<some MerchantObserver>
  ) {
    context.book(.agentMicroseconds, time - chattingSince, day: chattingSince.dayIndex)
  }

  /// Takes a call.
  @inline(__always)
  mutating func beginCall(
    _ agent: AgentIndex, with contact: Slot<Contact>, _ app: borrowing AppPlan,
    _ context: inout Context<some MerchantObserver>
  ) {
    beginWork(agent, app, &context)
    call = contact
  }

  /// Ends the call.
  @inline(__always)
  mutating func endCall(
    _ agent: AgentIndex, _ app: borrowing AppPlan, _ context: inout Context<some MerchantObserver>
  ) {
    call = .none
    idleSince = context.now
    endWork(agent, app, &context)
  }

  /// Books what the end of the run cuts off or leaves open.
  mutating func finish(
    _ agent: AgentIndex, _ app: borrowing AppPlan, _ context: inout Context<some MerchantObserver>
  ) {
    advance(agent, to: context.plan.horizon, app, &context)
    if chats > 0 { bookChatting(until: context.plan.horizon, &context) }
  }

  /// Notes that a call or a chat is about to begin.
  @inline(__always)
  private mutating func beginWork(
    _ agent: AgentIndex, _ app: borrowing AppPlan, _ context: inout Context<some MerchantObserver>
  ) {
    guard !isWorking else { return }
    advance(agent, to: context.now, app, &context)
    workingSince = context.now
    rosteredWork = .zero
  }

  /// Notes that a call or a chat has ended, and books overtime if that was the last.
  @inline(__always)
  private mutating func endWork(
    _ agent: AgentIndex, _ app: borrowing AppPlan, _ context: inout Context<some MerchantObserver>
  ) {
    guard !isInCall, chats == 0 else { return }
    advance(agent, to: context.now, app, &context)
    passShift(until: context.now)
    let overtime = context.now - workingSince - rosteredWork
    if overtime > .zero {
      context.book(.overtimeMicroseconds, overtime, day: workingSince.dayIndex)
    }
    workingSince = .distantFuture
  }
}
