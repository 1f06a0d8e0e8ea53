import SimKernel

/// How far a call has got that rings one agent of a hunt group after the other.
struct HuntState: BitwiseCopyable {
  /// How many agents are in its order, and how many of them have been passed.
  var length: Int32 = 0
  var position: Int32 = 0
  /// The agent to whom it is offered now.
  var agent = AgentIndex.none
  /// When that offer ends, and when the agent picks up, if ever.
  var offerEndsAt = SimTime.distantFuture
  var picksUpAt = SimTime.distantFuture

  /// Transfers the hunt but for the length of its order, which shapes what follows.
  mutating func transfer(_ archive: inout SnapshotArchive) {
    archive.transfer(shape: &length)
    archive.transfer(&position, .huntPosition)
    archive.transfer(&agent, .offeredAgent)
    archive.transfer(&offerEndsAt, .offerEndsAt)
    archive.transfer(&picksUpAt, .picksUpAt)
  }
}

/// What one ring and one agent have had to do with each other.
struct AgentOffer: BitwiseCopyable {
  /// Whether the agent is in the order of the hunt.
  var isInOrder = false
  /// Whether the ring has rung the agent.
  var wasRung = false
  /// Whether the agent has noticed.
  var hasNoticed = false
  /// The app state or shift in which the agent drew last; the foreground stands for chatting too.
  var state = AgentState.offShift
  /// Draws made after the first.
  var laterDraws: UInt32 = 0

  /// Transfers the offer.
  mutating func transfer(_ archive: inout SnapshotArchive) {
    archive.transfer(&isInOrder, .isInOrder)
    archive.transfer(&wasRung, .wasRung)
    archive.transfer(&hasNoticed, .hasNoticed)
    archive.transfer(&state, .drawnState)
    archive.transfer(&laterDraws, .laterDraws)
  }
}

/// An agent who noticed a ring, and when that agent will pick it up.
struct PendingAnswer: BitwiseCopyable {
  var at: SimTime
  var agent: AgentIndex

  /// Transfers the answer.
  mutating func transfer(_ archive: inout SnapshotArchive) {
    archive.transfer(&at, .answerAt)
    archive.transfer(&agent, .answeringAgent)
  }
}
