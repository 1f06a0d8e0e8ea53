import SimKernel

/// Snapshots of one merchant at one instant, or at several of one day.
struct SnapshotSet: ~Copyable {
  /// The part of the words that one snapshot is.
  private var parts = Buffer<Part>(capacity: 16)
  /// The words of all snapshots, one after the other.
  private var words = Buffer<UInt64>(capacity: 1_024)

  /// A snapshot's part of the words.
  struct Part: BitwiseCopyable {
    var start: Int
    var end: Int

    var range: Range<Int> { start..<end }
  }

  init() {}

  /// How many snapshots there are.
  var count: Int { parts.count }

  /// Forgets the snapshots and keeps the memory.
  mutating func removeAll() {
    words.removeAll()
    parts.removeAll()
  }

  /// Adds a snapshot of a merchant, between two events.
  ///
  /// - Parameter archive: Memory that is used again and again.
  /// - Returns: Its number.
  @discardableResult
  mutating func append<Observer, Noticing: NoticingLaw & ~Copyable>(
    _ merchant: inout MerchantSimulation<Observer, Noticing>, _ archive: inout SnapshotArchive
  ) -> Int {
    let start = words.count
    swap(&words, &archive.words)
    merchant.snapshot(into: &archive)
    swap(&words, &archive.words)
    parts.append(Part(start: start, end: words.count))
    return parts.count - 1
  }

  /// Adds a snapshot of a merchant unless there is an equal one.
  ///
  /// - Returns: Its number, or that of its equal.
  /// - Complexity: O(snapshots), and the length of those that are alike.
  mutating func join<Observer, Noticing: NoticingLaw & ~Copyable>(
    _ merchant: inout MerchantSimulation<Observer, Noticing>, _ archive: inout SnapshotArchive
  ) -> Int32 {
    let last = append(&merchant, &archive)
    for number in 0..<last where words.areEqual(parts[number].range, parts[last].range) {
      words.removeAll(from: parts[last].start)
      parts.removeAll(from: last)
      return Int32(truncatingIfNeeded: number)
    }
    return Int32(truncatingIfNeeded: last)
  }

  /// Makes a merchant what it was in a snapshot.
  ///
  /// - Parameters:
  ///   - number: Of the snapshot.
  ///   - now: Its instant.
  /// - Returns: The earliest day on which anything pending can be booked.
  mutating func restore<Observer, Noticing: NoticingLaw & ~Copyable>(
    _ number: Int, into merchant: inout MerchantSimulation<Observer, Noticing>, now: SimTime,
    _ archive: inout SnapshotArchive
  ) -> Int {
    swap(&words, &archive.words)
    defer { swap(&words, &archive.words) }
    return merchant.restore(from: &archive, at: parts[number].start, now: now)
  }
}
