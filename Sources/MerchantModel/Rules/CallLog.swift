import SimKernel

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

  /// Takes the latest calls back, from a number on.
  mutating func removeAll(from number: Int) { calls.removeAll(from: number) }

  /// Begins a new day; keeps the memory.
  mutating func clear() {
    calls.removeAll()
  }

  /// The calls that count. Complexity: that of ``forEachCounted(by:_:)``.
  func count(by counting: CallCounting) -> CallCount {
    var count = CallCount()
    forEachCounted(by: counting) { count.add(answered: $0) }
    return count
  }

  /// Whether each call that counts was answered, in the order in which their first rings ended.
  ///
  /// Rings that do not count are left out first; what is left of one contact's rings may then be one call.
  ///
  /// - Complexity: O(calls), and O(calls^2) where rings of one contact are one call.
  func forEachCounted(by counting: CallCounting, _ body: (_ isAnswered: Bool) -> Void) {
    guard let span = counting.sameCallWithin else {
      for index in 0..<calls.count where counting.counts(calls[index]) {
        body(calls[index].isAnswered)
      }
      return
    }
    for index in 0..<calls.count
    where counting.counts(calls[index]) && isFirst(index, within: span, by: counting) {
      body(isAnswered(from: index, within: span, by: counting))
    }
  }

  /// Whether a ring begins a call of its own.
  private func isFirst(_ index: Int, within span: SimDuration, by counting: CallCounting) -> Bool {
    // Rings of one contact end in the order in which they begin, so what counts before is settled
    // by walking through the contact's rings from its first.
    var first: SimTime?
    for other in 0...index
    where calls[other].contact == calls[index].contact && counting.counts(calls[other]) {
      if let begun = first, calls[other].startedAt - begun <= span {
        if other == index { return false }
      } else {
        first = calls[other].startedAt
      }
    }
    return true
  }

  /// Whether one ring of the call that a ring begins was answered.
  private func isAnswered(
    from index: Int, within span: SimDuration, by counting: CallCounting
  ) -> Bool {
    for other in index..<calls.count
    where calls[other].contact == calls[index].contact && counting.counts(calls[other])
      && calls[other].startedAt - calls[index].startedAt <= span && calls[other].isAnswered
    {
      return true
    }
    return false
  }
}
