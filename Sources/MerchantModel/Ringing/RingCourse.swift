import SimKernel

/// What a ring goes through where it does not simply ring all agents at once till it ends. Kept apart from
/// ``Ring``, so that those that do stay small.
struct RingCourse: BitwiseCopyable {
  /// What happens to the ring next, on the event list.
  var event: EventHandle?
  /// Neighbours in the line of ringing calls.
  var older = Contact.none
  var younger = Contact.none

  // The hunt from one agent to the next.

  /// How many agents are in its order, and how many of them it has come to.
  var order: Int32 = 0
  var position: Int32 = 0
  /// The agent whose turn it is; negative if nobody's is.
  var agent: Int32 = -1
  /// When that turn ends, and when the agent picks up, if ever.
  var turnEndsAt = SimTime.distantFuture
  var picksUpAt = SimTime.distantFuture

  /// Whether it is some agent's turn.
  var isSomeonesTurn: Bool { agent >= 0 }
}

/// What one ring and one agent have had to do with each other.
struct RungAgent: BitwiseCopyable {
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
}
