/// Counts of each kind of contact over the counted days, as a plain value for adding up and keeping results.
///
/// Merging adds; it is exact, commutative and associative.
public struct KindTable: Hashable, Sendable {
  /// How many kinds there are; 0 where they are not counted.
  public let kinds: Int
  private var values: [Int64]
  /// Whether a sum was beyond 64 bits.
  private var isBeyond = false

  /// A table of zeros.
  public init(kinds: Int) {
    self.kinds = kinds
    values = Array(repeating: 0, count: kinds * KindCounter.count)
  }

  /// The count of a kind, by its position in the scenario.
  public subscript(counter: KindCounter, kind kind: Int) -> Int64 {
    values[kind * KindCounter.count + Int(counter.rawValue)]
  }

  /// Adds a table of as many kinds. Complexity: O(kinds x counters).
  public mutating func add(_ other: KindTable) {
    precondition(other.kinds == kinds, "tables of kinds are of one size")
    isBeyond = isBeyond || other.isBeyond
    for index in values.indices { add(other.values[index], at: index) }
  }

  /// Adds what an arena has counted.
  mutating func add(_ counts: borrowing KindCounts) {
    for index in values.indices { add(counts.value(at: index), at: index) }
  }

  private mutating func add(_ amount: Int64, at index: Int) {
    let (sum, overflows) = values[index].addingReportingOverflow(amount)
    values[index] = sum
    if overflows { isBeyond = true }
  }

  /// Whether a sum is beyond 64 bits, so that figures would be wrong.
  public var hasOverflowed: Bool {
    isBeyond
      || KindCounter.allCases.contains { counter in
        // A sum of what cannot be negative is so only once it has wrapped around.
        !counter.isSaving && (0..<kinds).contains { self[counter, kind: $0] < 0 }
      }
  }
}

extension KindTable {
  /// Contacts that ended after text guidance alone.
  public func guidedByText(kind: Int) -> Int64 {
    KindCounter.withoutVideo.reduce(0) { $0 + self[$1, kind: kind] }
  }

  /// Contacts whose customer was guided to the end, by people or by the assistant.
  public func guided(kind: Int) -> Int64 {
    guidedByText(kind: kind) + self[.guidedByVideo, kind: kind] + self[.guidedByVoice, kind: kind]
      + self[.containedByAssistant, kind: kind]
  }

  /// Contacts whose customer left the chat queue, gave up after a miss or left a message in vain.
  public func unserved(kind: Int) -> Int64 {
    self[.leftQueue, kind: kind] + self[.gaveUp, kind: kind]
      + self[.messageNotReached, kind: kind]
  }

  /// Contacts that had not ended when the run did.
  public func cutOff(kind: Int) -> Int64 {
    self[.contacts, kind: kind] - guided(kind: kind) - unserved(kind: kind)
  }
}

/// The counts of each kind as merchants have it, and of the same merchants with video off.
public struct KindTables: Hashable, Sendable {
  /// As they have it.
  public var own: KindTable
  /// With video off; zeros where that is not measured.
  public var withoutVideo: KindTable

  /// Tables of zeros.
  public init(kinds: Int) {
    own = KindTable(kinds: kinds)
    withoutVideo = own
  }

  /// Adds tables of as many kinds.
  public mutating func add(_ other: KindTables) {
    own.add(other.own)
    withoutVideo.add(other.withoutVideo)
  }

  /// Whether a sum is beyond 64 bits, so that figures would be wrong.
  public var hasOverflowed: Bool { own.hasOverflowed || withoutVideo.hasOverflowed }
}

/// The counts of each kind that the model's loop books, in memory of its own.
struct KindCounts: ~Copyable {
  private var values: Buffer<Int64>

  /// Counts of some kinds, all 0.
  init(kinds: Int) {
    values = Buffer(repeating: 0, count: kinds * KindCounter.count)
  }

  /// Books an amount for a kind.
  @inline(__always)
  mutating func book(_ counter: KindCounter, _ amount: Int64 = 1, kind: UInt16) {
    values[Int(kind) &* KindCounter.count &+ Int(counter.rawValue)] &+= amount
  }

  /// A count, kind by kind and counter by counter.
  func value(at index: Int) -> Int64 { values[index] }

  /// Sets everything to zero.
  mutating func clear() { values.clear(0..<values.count) }
}
