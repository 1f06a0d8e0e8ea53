import SimKernel

/// Checks of what snapshots keep, for tests: whether a field that somebody adds is transferred, and whether it would be
/// missed.
package enum SnapshotRehearsal {
  /// The stored properties that a snapshot leaves as they were, by type and name.
  ///
  /// Each value is read from words that differ from its defaults; what is still a default then was not transferred.
  package static func untransferred() -> [String] {
    (left(of: "Contact", Contact()) { $0.transfer(&$1, isQueued: true, isAtWork: true) })
      + left(of: "Ring", Ring(of: .none)) { $0.transfer(&$1) }
      + left(of: "HuntState", HuntState()) { $0.transfer(&$1) }
      + left(of: "AgentOffer", AgentOffer()) { $0.transfer(&$1) }
      + left(of: "PendingAnswer", PendingAnswer(at: .zero, agent: .none)) { $0.transfer(&$1) }
      + left(of: "Agent", Agent(cursor: ShiftCursor(monday: .zero))) { $0.transfer(&$1) }
      + left(of: "AgentChats", AgentChats()) { $0.transfer(&$1) }
      + left(of: "HeldChat", HeldChat()) { $0.transfer(&$1) }
      + left(of: "LoggedChat", LoggedChat()) { $0.transfer(&$1, isJudged: true) }
      + left(of: "AppPath", AppPath()) { $0.transfer(&$1) }
      + left(of: "FeatureState", FeatureState()) {
        $0.transfer(&$1, now: .distantPast, oldestRing: .distantPast)
      }
      + left(of: "PendingEvent", PendingEvent()) { $0.transfer(&$1) }
  }

  /// Reads a value from ones and from zeros, writes it and reads it again.
  private static func left<Value: BitwiseCopyable>(
    of type: String, _ blank: Value, _ transfer: (inout Value, inout SnapshotArchive) -> Void
  ) -> [String] {
    let defaults = properties(of: blank)
    var kept = Set(defaults.map(\.name))
    for word: UInt64 in [0, 1] {
      var archive = SnapshotArchive()
      for _ in 0..<64 { archive.words.append(word) }
      var filled = blank
      archive.beginReading(at: 0)
      transfer(&filled, &archive)

      archive.words.removeAll()
      archive.beginWriting()
      // The contacts whose slots the words above name, each at its own number.
      archive.number(Slot<Contact>(rawValue: 0))
      archive.number(Slot<Contact>(rawValue: 1))
      transfer(&filled, &archive)
      var restored = blank
      archive.beginReading(at: 0)
      transfer(&restored, &archive)
      for (property, before) in zip(properties(of: restored), defaults)
      where property.value != before.value {
        kept.remove(property.name)
      }
    }
    return defaults.map(\.name).filter(kept.contains).map { "\(type).\($0)" }
  }

  private static func properties<Value>(of value: Value) -> [(name: String, value: String)] {
    Mirror(reflecting: value).children.map { ($0.label ?? "", String(reflecting: $0.value)) }
  }
}

extension MultiRuleSimulator {
  /// A field that is lost whenever a snapshot is restored.
  package var lostField: SnapshotField? {
    get { archive.lost }
    set { archive.lost = newValue }
  }
}
