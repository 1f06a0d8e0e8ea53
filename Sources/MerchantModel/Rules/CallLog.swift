/// Today's calls whose ringing ended with the feature on, in the order in which they ended.
///
/// It belongs to the world: what a rule makes of it is in ``RuleState``, so that any number of rules can
/// judge the same day.
struct CallLog: ~Copyable {
  private(set) var calls = Buffer<LoggedCall>(capacity: 32)

  /// Adds a call.
  @inline(__always)
  mutating func add(_ call: LoggedCall) {
    calls.append(call)
  }

  /// Begins a new day; keeps the memory.
  mutating func clear() {
    calls.removeAll()
  }

  /// The calls that a rule counts: video and voice alike. Complexity: O(calls).
  func count() -> CallCount {
    var count = CallCount()
    for index in 0..<calls.count { count.add(answered: calls[index].isAnswered) }
    return count
  }
}
