import SimKernel

/// A call while it rings.
struct Ring: BitwiseCopyable {
  let contact: UInt32
  /// Which ring of the contact this is, from 0.
  let number: UInt64
  let startedAt: SimTime
  /// When it is missed if nobody answers: the time-out, or the customer's patience if that is shorter.
  let endsAt: SimTime
  /// Whether that end is the customer's patience.
  let isCutShort: Bool
  /// Whether it is a voice call.
  let isVoice: Bool
  /// Who is there as the ring starts: what a miss will be put down to.
  var census = RingCensus()
  /// How many agents noticed it, and how many of them have had their turn.
  var candidates = 0
  var turnsTaken = 0

  /// When a shared desk will answer it, if it still rings then.
  var deskAt = SimTime.distantFuture

  /// What a miss is booked as.
  var missReason: Counter { isCutShort ? .missedHungUp : census.missReason }
}

/// An agent who noticed a ring, and when that agent will pick it up.
struct Candidate: BitwiseCopyable {
  var at: SimTime
  var agent: Int32
}

/// What the agents are to a ring as it starts.
struct RingCensus: BitwiseCopyable {
  private var isAnyoneForeground = false
  private var isAnyoneBackground = false
  private var isAnyoneClosed = false
  private var isAnyoneBusy = false

  /// Counts an agent who is not in a call.
  mutating func add(_ state: AgentState) {
    switch state {
    case .foreground, .foregroundChatting: isAnyoneForeground = true
    case .background: isAnyoneBackground = true
    case .closed: isAnyoneClosed = true
    case .offShift: break
    }
  }

  /// Counts an agent on shift who is in a call.
  mutating func addBusy() {
    isAnyoneBusy = true
  }

  private var isAnyoneFree: Bool {
    isAnyoneForeground || isAnyoneBackground || isAnyoneClosed
  }

  /// Whether anybody is on shift.
  var isAnyoneOnShift: Bool { isAnyoneFree || isAnyoneBusy }

  /// Whether somebody is on shift, and everybody who is, is in a call.
  var isEveryoneBusy: Bool { isAnyoneBusy && !isAnyoneFree }

  /// Why nobody answered, by the best state anybody was in.
  var missReason: Counter {
    if isAnyoneForeground { return .missedNotNoticed }
    if isAnyoneBackground { return .missedBackground }
    if isAnyoneClosed { return .missedClosed }
    return isAnyoneBusy ? .missedAllBusy : .missedNobodyOnShift
  }
}
