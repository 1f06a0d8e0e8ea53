/// In which states the agents are whom a call could ring, as it starts to.
struct AvailabilitySnapshot: BitwiseCopyable {
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
