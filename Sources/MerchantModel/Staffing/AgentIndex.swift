/// Which of a merchant's agents, in the order in which the groups list them.
struct AgentIndex: BitwiseCopyable, Hashable, Sendable {
  /// The number of the agent, from 0.
  let rawValue: UInt32

  @inline(__always)
  init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  @inline(__always)
  init(_ place: Int) {
    rawValue = UInt32(truncatingIfNeeded: place)
  }

  /// No agent.
  static var none: AgentIndex {
    @inline(__always) get { AgentIndex(rawValue: .max) }
  }

  var isNone: Bool {
    @inline(__always) get { rawValue == .max }
  }

  /// The number, for observers and for keys of streams.
  var place: Int {
    @inline(__always) get { Int(rawValue) }
  }
}

/// A merchant's agents, one after the other.
struct AgentIndices: Sequence, IteratorProtocol {
  private var position = 0
  private let end: Int

  @inline(__always)
  init(count: Int) {
    end = count
  }

  /// One agent alone; none at all for ``AgentIndex/none``.
  @inline(__always)
  init(only agent: AgentIndex) {
    position = agent.isNone ? 0 : agent.place
    end = agent.isNone ? 0 : agent.place + 1
  }

  @inline(__always)
  mutating func next() -> AgentIndex? {
    guard position < end else { return nil }
    defer { position &+= 1 }
    return AgentIndex(position)
  }
}
