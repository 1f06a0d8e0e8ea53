/// A 4-ary min-heap of 16-byte entries: the order of the event list, without its payloads.
///
/// Four children a node make the heap half as deep as a binary one, and one node's children lie side by
/// side in memory.
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

  @usableFromInline var entries: UncheckedArray<Entry>

  @inlinable
  init(capacity: Int) {
    entries = UncheckedArray(capacity: capacity)
  }

  @inlinable
  var count: Int { entries.count }

  /// The earliest entry. The heap must not be empty.
  @inlinable
  var top: Entry { entries[0] }

  /// The entry at a place in memory; entries stand in order of time only after ``sort()``.
  @inlinable
  subscript(place: Int) -> Entry { entries[place] }

  /// Adds an entry. Complexity: O(log n).
  @inlinable
  @inline(__always)
  mutating func push(_ entry: Entry) {
    entries.appendUninitialized()
    siftUp(entry, from: count - 1)
    checkInvariants()
  }

  /// Takes off the earliest entry. The heap must not be empty. Complexity: O(log n).
  @inlinable
  mutating func removeTop() {
    let last = entries.removeLast()
    if count > 0 { siftDown(last, from: 0) }
    checkInvariants()
  }

  /// Takes off all entries and keeps the memory. Complexity: O(1).
  @inlinable
  mutating func removeAll() {
    entries.truncate(to: 0)
  }

  /// Takes off the entries whose event is no longer pending, and frees their slots. Complexity: O(n).
  @inlinable
  mutating func removeCancelled<Event>(in slab: inout EventSlab<Event>) {
    var kept = 0
    for place in 0..<count {
      let entry = entries[place]
      let slot = EventOrder.slot(of: entry.order)
      if slab.isPending(slot) {
        entries[kept] = entry
        kept += 1
      } else {
        slab.free(slot)
      }
    }
    entries.truncate(to: kept)
    guard count > 1 else { return }
    for place in stride(from: (count - 2) / 4, through: 0, by: -1) {
      siftDown(entries[place], from: place)
    }
    checkInvariants()
  }

  /// Sorts the entries, which is a heap too. Complexity: O(n log n).
  @usableFromInline
  mutating func sort() {
    entries.sort { $0.precedes($1) }
  }

  /// Sorts the entries, which is a heap too, and replaces the order of the n-th by `order(n, old)`,
  /// which must rise with n. Complexity: O(n log n).
  @usableFromInline
  mutating func renumber(_ order: (Int, UInt64) -> UInt64) {
    sort()
    for place in 0..<count {
      entries[place].order = order(place, entries[place].order)
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

  /// In debug builds, checks the heap property of small heaps.
  @inlinable
  func checkInvariants() {
    assert(
      count > 64
        || (1..<max(count, 1)).allSatisfy { !entries[$0].precedes(entries[($0 - 1) >> 2]) })
  }
}
