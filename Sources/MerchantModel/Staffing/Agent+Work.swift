import SimKernel

/// What an agent works at: chats, calls and overtime.
///
/// Work is booked on the day on which it is done: whenever the agent's calls or chats change, and at midnight. So a share
/// of a day's time is never more than the day has, and what began before the counted days counts from their first instant.
///
/// Overtime is work outside rostered time: what is finished after a shift's end or in a break, and calls answered off
/// shift. Where work is booked the agent's cursor stands at the present, so the rostered part of the work is what the
/// cursor passes over in between.
extension Agent {
  /// Opens a chat.
  @inline(__always)
  mutating func openChat(
    _ agent: AgentIndex, _ app: borrowing AppPlan, _ context: inout Context<some MerchantObserver>
  ) {
    beginWork(agent, app, &context)
    chats += 1
    slotsTaken += 1
  }

  /// Closes a chat.
  @inline(__always)
  mutating func closeChat(
    _ agent: AgentIndex, _ app: borrowing AppPlan, _ context: inout Context<some MerchantObserver>
  ) {
    bookWork(agent, app, &context)
    chats -= 1
    slotsTaken -= 1
    endWork(at: context.now)
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
    bookWork(agent, app, &context)
    call = .none
    endWork(at: context.now)
  }

  /// Brings the books up to date if a call or a chat is about to begin.
  @inline(__always)
  private mutating func beginWork(
    _ agent: AgentIndex, _ app: borrowing AppPlan, _ context: inout Context<some MerchantObserver>
  ) {
    if isWorking {
      bookWork(agent, app, &context)
    } else {
      advance(agent, to: context.now, app, &context)
      workingSince = context.now
      rosteredWork = .zero
    }
  }

  /// Notes that a call or a chat has ended, and with the last one the work.
  @inline(__always)
  private mutating func endWork(at now: SimTime) {
    idleSince = now
    if !isInCall && chats == 0 { workingSince = .distantFuture }
  }

  /// Books the work since the books were last brought up to date: no midnight lies in between.
  ///
  /// Effort is the time in calls, and the time with any chat open: n open chats cost 1 / n of each minute.
  mutating func bookWork(
    _ agent: AgentIndex, _ app: borrowing AppPlan, _ context: inout Context<some MerchantObserver>
  ) {
    advance(agent, to: context.now, app, &context)
    passShift(until: context.now)
    let worked = context.now - workingSince
    let day = workingSince.dayIndex
    if isInCall {
      context.book(.callMicroseconds, worked, day: day)
      context.book(.agentMicroseconds, worked, day: day)
    }
    if chats > 0 {
      let chatted = worked.microseconds &* Int64(chats)
      context.book(.chatMicroseconds, chatted, day: day)
      context.book(.chatLoadMicroseconds, chatted / Int64(context.plan.chatSlots), day: day)
      context.book(.agentMicroseconds, worked, day: day)
    }
    if worked > rosteredWork {
      context.book(.overtimeMicroseconds, worked - rosteredWork, day: day)
    }
    workingSince = context.now
    rosteredWork = .zero
  }
}
