/// The pending events of a simulation, in the order in which they happen.
///
/// Events come out by time; at equal times by ``Priority``; and within a priority in the order they were
/// scheduled. That order is part of the contract: a model's results may depend on it.
///
/// ```swift
/// var list = EventList<Signal>()
/// let alarm = list.schedule(.alarm, at: SimTime.zero + .seconds(5))
/// list.schedule(.open, at: SimTime.zero + .seconds(2))
/// list.cancel(alarm)
/// list.popFirst()  // (.open at 2 s)
/// ```
///
/// A cancelled event leaves its entry behind until it surfaces or until such entries outnumber the
/// pending ones, when all are swept out at once; so cancelling costs O(1) amortised.
@frozen
public struct EventList<Event: BitwiseCopyable>: ~Copyable {
  @usableFromInline var heap: EventHeap
  @usableFromInline var slab: EventSlab<Event>
  @usableFromInline var nextSequence: UInt64
  @usableFromInline var cancelled = 0

  /// Makes an empty list with room for `capacity` events before it grows.
  @inlinable
  public init(capacity: Int = 64) {
    self.init(capacity: capacity, firstSequence: 0)
  }

  /// Starts the sequence numbers at `firstSequence`, so that a test can reach their end.
  @inlinable
  package init(capacity: Int, firstSequence: UInt64) {
    heap = EventHeap(capacity: capacity)
    slab = EventSlab(capacity: capacity)
    nextSequence = firstSequence
  }

  /// The number of pending events. Complexity: O(1).
  @inlinable
  public var count: Int { heap.count - cancelled }

  /// The number of slots ever used, which bounds the memory; for tests.
  package var slotsUsed: Int { slab.used }

  /// Whether no event is pending.
  @inlinable
  public var isEmpty: Bool { count == 0 }

  /// When the next event is due, or nil if none is pending. Complexity: O(1) amortised.
  @inlinable
  public var nextTime: SimTime? {
    mutating get {
      dropCancelledTop()
      return heap.count == 0 ? nil : SimTime(microseconds: heap.top.time)
    }
  }

  /// Adds an event due at `time`. Complexity: O(log n).
  ///
  /// - Parameters:
  ///   - event: The event.
  ///   - time: The instant at which it is due.
  ///   - priority: Its class among events of that instant.
  @inlinable
  @discardableResult
  public mutating func schedule(
    _ event: Event, at time: SimTime, priority: Priority = .normal
  ) -> EventHandle {
    if nextSequence == EventOrder.mostSequences { renumber() }
    let handle = slab.insert(event)
    let order = EventOrder.pack(priority: priority, sequence: nextSequence, slot: handle.slot)
    nextSequence += 1
    heap.push(EventHeap.Entry(time: time.microseconds, order: order))
    return handle
  }

  /// Takes off the next event, or returns nil if none is pending. Complexity: O(log n).
  @inlinable
  public mutating func popFirst() -> (event: Event, time: SimTime)? {
    popFirst(through: .distantFuture)
  }

  /// Takes off the next event if it is due at `limit` or before. Complexity: O(log n).
  @inlinable
  public mutating func popFirst(through limit: SimTime) -> (event: Event, time: SimTime)? {
    while heap.count > 0 {
      let entry = heap.top
      let slot = EventOrder.slot(of: entry.order)
      if slab.isPending(slot) {
        guard entry.time <= limit.microseconds else { return nil }
        heap.removeTop()
        slab.retire(slot)
        slab.free(slot)
        return (slab.event(in: slot), SimTime(microseconds: entry.time))
      }
      dropCancelledTop()
    }
    return nil
  }

  /// Cancels an event.
  ///
  /// - Returns: Whether it was pending; false means that it has run or was cancelled before.
  /// - Complexity: O(1) amortised.
  @inlinable
  @discardableResult
  public mutating func cancel(_ handle: EventHandle) -> Bool {
    guard slab.isPending(handle) else { return false }
    slab.retire(handle.slot)
    cancelled += 1
    if cancelled > 64 && cancelled > heap.count / 2 { sweep() }
    return true
  }

  /// Moves a pending event to another time, as if it had been cancelled and scheduled anew: at its new
  /// time it runs after those of its priority that were scheduled before this call.
  ///
  /// - Parameters:
  ///   - handle: The handle of the event.
  ///   - time: The new instant.
  ///   - priority: Its class among events of that instant.
  /// - Returns: The event's new handle, or nil if it is not pending.
  /// - Complexity: O(log n).
  @inlinable
  public mutating func reschedule(
    _ handle: EventHandle, to time: SimTime, priority: Priority = .normal
  ) -> EventHandle? {
    guard slab.isPending(handle) else { return nil }
    let event = slab.event(in: handle.slot)
    cancel(handle)
    return schedule(event, at: time, priority: priority)
  }

  /// Whether an event is still to come.
  @inlinable
  public func isPending(_ handle: EventHandle) -> Bool {
    slab.isPending(handle)
  }

  /// Calls `body` with each pending event in order, for saving the state of a simulation. Scheduled in that order
  /// in an empty list, the events come out in the same order.
  ///
  /// Sorts the entries in memory, which does not affect their order.
  ///
  /// - Complexity: O(n log n).
  @inlinable
  public mutating func forEachInOrder(
    _ body: (_ event: Event, _ time: SimTime, _ priority: Priority) -> Void
  ) {
    if cancelled > 0 { sweep() }
    heap.sort()
    for index in 0..<heap.count {
      let entry = heap[index]
      body(
        slab.event(in: EventOrder.slot(of: entry.order)), SimTime(microseconds: entry.time),
        EventOrder.priority(of: entry.order))
    }
  }

  /// Cancels all events and restarts the sequence numbers; memory is kept for reuse.
  ///
  /// Earlier handles stay void. Complexity: O(n).
  @inlinable
  public mutating func removeAll() {
    for index in 0..<heap.count {
      let slot = EventOrder.slot(of: heap[index].order)
      if slab.isPending(slot) { slab.retire(slot) }
      slab.free(slot)
    }
    heap.removeAll()
    cancelled = 0
    nextSequence = 0
  }

  @inlinable
  mutating func dropCancelledTop() {
    while heap.count > 0 {
      let slot = EventOrder.slot(of: heap.top.order)
      if slab.isPending(slot) { return }
      heap.removeTop()
      slab.free(slot)
      cancelled -= 1
    }
  }

  @usableFromInline
  @inline(never)
  mutating func sweep() {
    heap.removeCancelled(in: &slab)
    cancelled = 0
  }

  /// Numbers the entries 0, 1, … in their order. The numbers rise along the whole list, so events of equal time
  /// and priority keep their order.
  @usableFromInline
  @inline(never)
  mutating func renumber() {
    // Entries of one time and priority are adjacent and in sequence, so numbering the sorted list works.
    heap.renumber { index, order in
      EventOrder.resequenced(order, to: UInt64(index))
    }
    nextSequence = UInt64(heap.count)
  }
}
