/// How a contact can end.
enum Ending: BitwiseCopyable {
  // Those after guidance first, so that one comparison tells them.
  case text, video, voice, contained, leftQueue, gaveUp, notReached

  /// Whether the customer was guided to the end, by people or by the assistant.
  var isGuided: Bool {
    switch self {
    case .text, .video, .voice, .contained: true
    case .leftQueue, .gaveUp, .notReached: false
    }
  }
  /// Whether its minutes are compared with those of text.
  var isCompared: Bool { self == .text || self == .video }
}

/// Where a contact goes next.
enum NextStep: BitwiseCopyable {
  /// Nowhere yet: an event that is scheduled will tell.
  case waits
  /// An agent talks with the customer.
  case talks(with: AgentIndex)
  /// Guidance goes on by text.
  case text
  /// The customer gives up.
  case givesUp
}
