import SimKernel

/// How calls ring.
public struct RingSetting: Hashable, Sendable {
  /// How long a call rings before it is missed; an answer at the very time-out counts.
  public var timeout = SimDuration.seconds(45)
  /// Whom a call rings, and in which order.
  public var strategy = RingStrategy.all
  /// How long a call is offered to each agent where it hunts from one to the next.
  public var offer = SimDuration.seconds(15)
  /// What becomes of a call that finds every agent on shift in another call.
  public var whenAllBusy = BusyTreatment.reject
  /// Which state of an agent decides about noticing a ring.
  public var stateDuringRing = StateDuringRing.atStart

  /// A ring of 45 seconds, all at once, rejected when all are busy.
  public init() {}
}

/// Whom a call rings, and in which order.
///
/// All but ``all`` hunt: a call is offered to one agent after the other, in an order fixed as the ring starts;
/// the agents on shift, or all of them if none is.
public enum RingStrategy: String, CaseIterable, Hashable, Sendable, BitwiseCopyable {
  /// Every agent who is not in a call, at once.
  case all
  /// The agent whose last call or chat ended longest ago first; afresh each midnight.
  case longestIdle
  /// As listed, from the agent after the one who had the last offer; afresh each midnight.
  case roundRobin
  /// Those with the app in the foreground first, then background, then closed; else as listed.
  case foregroundFirst
  /// As listed.
  case listed
}

/// What becomes of a call that finds every agent on shift in another call.
public enum BusyTreatment: String, CaseIterable, Hashable, Sendable, BitwiseCopyable {
  /// Missed at once. An agent who becomes free joins no ringing call.
  case reject
  /// Rings on. An agent who becomes free joins the ringing calls, the longest-ringing one first.
  case keepRinging
}

/// Which state of an agent decides about noticing a ring.
public enum StateDuringRing: String, CaseIterable, Hashable, Sendable, BitwiseCopyable {
  /// The state as the ring, or the offer to the agent, starts.
  case atStart
  /// That, and every other app state or shift the agent enters during the ring: an agent who has not
  /// noticed draws once more.
  case reevaluated
}
