import SimRandom

/// When an agent sees a new chat and replies: how long after the chat was given to the agent, for each state of the app.
///
/// A delay is drawn anew whenever the state changes before the reply; the time waited is forgotten. An agent in a call sees no
/// new chat, and draws anew as the call ends. An agent who is off shift sees it as work next begins.
public struct FirstReply: Hashable, Sendable {
  /// With the app in the foreground.
  public var foreground = DurationDistribution.always(.zero)
  /// With the app in the background; nil sees no chat then.
  public var background: DurationDistribution?
  /// With the app closed; nil sees no chat then.
  public var closed: DurationDistribution?

  /// An agent who replies at once in the foreground, and not at all otherwise.
  public init() {}
}

/// How much slower an agent's chats get where there are many of them, or a call besides.
///
/// With n chats open each advances at the speed 1 / (1 + perChat (n - 1)), times ``inCall`` while the agent is in a call.
public struct ChatSlowdown: Hashable, Sendable, BitwiseCopyable {
  /// What each further chat adds to the time that a chat takes, as a share of it: 0 or more.
  public var perChat = 0.0
  /// The speed of chats while their agent is in a call, as a share of that without: 0 to 1.
  public var inCall = 1.0

  /// Chats that take as long as they take, however many there are.
  public init() {}

  /// Whether chats are ever slower.
  public var isAnything: Bool { perChat > 0 || inCall < 1 }

  /// The speed of each of some open chats.
  ///
  /// - Parameter count: How many are open, 1 or more.
  public func speed(open count: Int, isInCall: Bool) -> Double {
    (isInCall ? inCall : 1) / (1 + perChat * Double(count - 1))
  }
}

extension Scenario {
  /// Whether it is measured how long customers wait for the first reply, beside their wait in the queue.
  public var measuresFirstReply: Bool {
    segments.contains {
      $0.staffing.chats != .byOthers && ($0.firstReply != nil || customer.message != nil)
    }
  }
}
