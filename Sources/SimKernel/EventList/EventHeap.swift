/// A 4-ary min-heap of 16-byte entries: the order of the event list, without its payloads.
///
/// Four children a node make the heap half as deep as a binary one, and one node's children lie side by
/// side in memory. All unsafe memory of the order is in this file; ``EventList`` is its only user.
@frozen @usableFromInline
struct EventHeap: ~Copyable {
  /// When an entry is due, and the tie-break: priority, then sequence number, then slot, packed so that
  /// one integer comparison decides.
  @usableFromInline
  struct Entry: BitwiseCopyable {
    @usableFromInline var time: Int64
    @usableFromInline var order: UInt64

    @inlinable
    init(time: Int64, order: UInt64) {
      self.time = time
      self.order = order
    }

    @inlinable
    @inline(__always)
    func precedes(_ other: Entry) -> Bool {
      time < other.time || (time == other.time && order < other.order)
    }
  }

  @usableFromInline var entries: UnsafeMutablePointer<Entry>
  @usableFromInline var count = 0
  @usableFromInline var capacity: Int

  @inlinable
  init(capacity: Int) {
    self.capacity = max(capacity, 16)
    entries = .allocate(capacity: self.capacity)
  }

  @inlinable
  deinit {
    entries.deallocate()
  }

  /// The earliest entry. The heap must not be empty.
  @inlinable
  var top: Entry {
    assert(count > 0)
    return entries[0]
  }

  /// Adds an entry. Complexity: O(log n).
  @inlinable
  @inline(__always)
  mutating func push(_ entry: Entry) {
    if count == capacity { grow() }
    count += 1
    siftUp(entry, from: count - 1)
    checkInvariants()
  }

  /// Takes off the earliest entry. The heap must not be empty. Complexity: O(log n).
  @inlinable
  mutating func removeTop() {
    assert(count > 0)
    count -= 1
    if count > 0 { siftDown(entries[count], from: 0) }
    checkInvariants()
  }

  /// Keeps the entries that satisfy the condition. Complexity: O(n).
  @inlinable
  mutating func keepAll(where isKept: (Entry) -> Bool) {
    var kept = 0
    for index in 0..<count where isKept(entries[index]) {
      entries[kept] = entries[index]
      kept += 1
    }
    count = kept
    guard count > 1 else { return }
    for index in stride(from: (count - 2) / 4, through: 0, by: -1) {
      siftDown(entries[index], from: index)
    }
    checkInvariants()
  }

  /// Sorts the entries, which is a heap too. Complexity: O(n log n).
  @usableFromInline
  mutating func sort() {
    var sorted = UnsafeMutableBufferPointer(start: entries, count: count)
    sorted.sort { $0.precedes($1) }
  }

  /// Sorts the entries, which is a heap too, and replaces the order of the n-th by `order(n, old)`,
  /// which must rise with n. Complexity: O(n log n).
  @usableFromInline
  mutating func renumber(_ order: (Int, UInt64) -> UInt64) {
    sort()
    for index in 0..<count {
      entries[index].order = order(index, entries[index].order)
    }
    checkInvariants()
  }

  @inlinable
  @inline(__always)
  mutating func siftUp(_ entry: Entry, from start: Int) {
    var hole = start
    while hole > 0 {
      let parent = (hole - 1) >> 2
      guard entry.precedes(entries[parent]) else { break }
      entries[hole] = entries[parent]
      hole = parent
    }
    entries[hole] = entry
  }

  @inlinable
  mutating func siftDown(_ entry: Entry, from start: Int) {
    var hole = start
    while true {
      let first = hole << 2 + 1
      guard first < count else { break }
      var least = first
      for child in (first + 1)..<max(min(first + 4, count), first + 1)
      where entries[child].precedes(entries[least]) {
        least = child
      }
      guard entries[least].precedes(entry) else { break }
      entries[hole] = entries[least]
      hole = least
    }
    entries[hole] = entry
  }

  // Growing is rare, so it is kept out of the inlined path.
  @usableFromInline
  @inline(never)
  mutating func grow() {
    let larger = UnsafeMutablePointer<Entry>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: entries, count: count)
    entries.deallocate()
    entries = larger
    capacity *= 2
  }

  /// In debug builds, checks the heap property of small heaps.
  @inlinable
  func checkInvariants() {
    assert(
      count > 64
        || (1..<max(count, 1)).allSatisfy { !entries[$0].precedes(entries[($0 - 1) >> 2]) })
  }
}
