/// What the kinds of a log's contacts are in the scenario.
public enum KindChoice: Hashable, Sendable {
  /// Every contact is of one kind, or nobody knows of which: what is fitted holds for these.
  case all([String])
  /// The log names them as the scenario does.
  case byName

  /// Finds the kinds.
  ///
  /// - Parameters:
  ///   - kind: The kind that all contacts are of, if somebody says so.
  ///   - log: The log.
  ///   - known: The scenario's kinds.
  /// - Throws: ``CalibrationError/unknownKinds(_:known:)``.
  public init(_ kind: String?, _ log: TidyLog, known: [String]) throws(CalibrationError) {
    if let kind {
      guard known.contains(kind) else { throw .unknownKinds([kind], known: known) }
      self = .all([kind])
      return
    }
    let named = log.kindsOfContacts
    guard !named.isEmpty else {
      self = .all(known)
      return
    }
    let unknown = named.filter { !known.contains($0) }
    guard unknown.isEmpty else { throw .unknownKinds(unknown, known: known) }
    self = .byName
  }
}

extension TidyLog {
  /// The kinds that contacts have in the log, in order; none where it does not say.
  var kindsOfContacts: [String] {
    var isUsed = [Bool](repeating: false, count: kinds.count)
    for event in events where event.subject == .contact || event.subject == .call {
      isUsed[event.kind] = true
    }
    return kinds.indices.filter { isUsed[$0] && !kinds[$0].isEmpty }.map { kinds[$0] }
  }

  /// Which merchants had any contacts, or calls, at all.
  func merchantsWithAny(_ subject: DailyCounts.Subject) -> [Bool] {
    var result = [Bool](repeating: false, count: merchants.count)
    for row in counts where row.offered > 0 { result[row.merchant] = true }
    for event in events where event.subject == (subject == .calls ? .call : .contact) {
      result[event.merchant] = true
    }
    return result
  }

  /// Whether it has contacts that never rang, so that it is a log of contacts and not of calls alone.
  var hasQuietContacts: Bool {
    let contacts = events.count { $0.subject == .contact }
    var rang = Set<[String]>()
    for event in events where event.subject == .call {
      rang.insert([String(event.merchant), event.contact])
    }
    return contacts > rang.count
  }
}
