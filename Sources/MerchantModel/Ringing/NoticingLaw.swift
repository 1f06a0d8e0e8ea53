import SimKernel

/// The law by which agents notice that a call rings.
protocol NoticingLaw: ~Copyable {
  /// Decides by a uniform whether a ring is noticed that the model's law lets notice with a chance.
  ///
  /// - Parameters:
  ///   - uniform: In (0, 1).
  ///   - chance: Above 0, at most 1.
  ///   - day: The day of the ring.
  mutating func isNoticed(_ uniform: Double, chance: Double, day: Int) -> Bool

  /// Hears of an agent whom a ring that starts reaches.
  ///
  /// - Parameters:
  ///   - state: As what the agent answers.
  ///   - chance: The chance that the agent notices.
  ///   - limit: The longest delay with which an answer is in time.
  mutating func rings(
    agentIn state: AgentState, chance: Double, answeringWithin limit: SimDuration)

  /// Hears that a ring has reached everybody at once.
  ///
  /// - Parameters:
  ///   - place: Where the ring is among those that ring.
  ///   - isAnswered: Whether some agent picks up in time unless a call takes the agent away.
  ///   - isRejected: Whether the call is missed at once, whatever they would do.
  mutating func beganRing(at place: Int, isAnswered: Bool, isRejected: Bool)

  /// Hears that a ring ends, and is entered in the log of calls.
  mutating func endedRing(at place: Int)
}

/// A law that only decides hears of nothing, and costs nothing by it.
extension NoticingLaw where Self: ~Copyable {
  @inline(__always)
  mutating func rings(
    agentIn state: AgentState, chance: Double, answeringWithin limit: SimDuration
  ) {}

  @inline(__always)
  mutating func beganRing(at place: Int, isAnswered: Bool, isRejected: Bool) {}

  @inline(__always)
  mutating func endedRing(at place: Int) {}
}

/// The model's own law.
struct PlainNoticing: NoticingLaw {
  @inline(__always)
  mutating func isNoticed(_ uniform: Double, chance: Double, day: Int) -> Bool {
    uniform < chance
  }
}
