/// The payloads of pending events, in slots that are used again: no allocation per event.
@frozen @usableFromInline
struct EventSlab<Event: BitwiseCopyable>: ~Copyable {
  @usableFromInline
  struct Slot: BitwiseCopyable {
    @usableFromInline var event: Event
    /// Odd while the slot holds a pending event; see ``EventHandle``.
    @usableFromInline var generation: UInt32
    /// Of a free slot: the next free one.
    @usableFromInline var nextFree: UInt32

    @inlinable
    init(event: Event, generation: UInt32, nextFree: UInt32) {
      self.event = event
      self.generation = generation
      self.nextFree = nextFree
    }
  }

  @usableFromInline static var none: UInt32 { .max }

  @usableFromInline var slots: UncheckedArray<Slot>
  @usableFromInline var firstFree = EventSlab.none

  @inlinable
  init(capacity: Int) {
    slots = UncheckedArray(capacity: capacity)
  }

  /// How many slots were ever used.
  @inlinable
  var used: Int { slots.count }

  /// Puts an event into a free slot and returns its handle. Complexity: O(1) amortised.
  @inlinable
  @inline(__always)
  mutating func insert(_ event: Event) -> EventHandle {
    if firstFree != EventSlab.none {
      let slot = firstFree
      firstFree = slots[Int(slot)].nextFree
      let generation = slots[Int(slot)].generation &+ 1
      slots[Int(slot)].event = event
      slots[Int(slot)].generation = generation
      return EventHandle(slot: slot, generation: generation)
    }
    precondition(used < EventOrder.mostSlots, "at most 67,108,864 events can be pending")
    let slot = UInt32(truncatingIfNeeded: used)
    slots.append(Slot(event: event, generation: 1, nextFree: EventSlab.none))
    return EventHandle(slot: slot, generation: 1)
  }

  @inlinable
  func isPending(_ slot: UInt32) -> Bool {
    slots[Int(slot)].generation & 1 == 1
  }

  @inlinable
  func isPending(_ handle: EventHandle) -> Bool {
    Int(handle.slot) < used && slots[Int(handle.slot)].generation == handle.generation
  }

  /// The event in a slot.
  @inlinable
  func event(in slot: UInt32) -> Event {
    slots[Int(slot)].event
  }

  /// Marks the event of a slot as no longer pending; the slot stays taken until ``free(_:)``.
  @inlinable
  mutating func retire(_ slot: UInt32) {
    slots[Int(slot)].generation &+= 1
  }

  /// Gives a retired slot back.
  @inlinable
  mutating func free(_ slot: UInt32) {
    assert(!isPending(slot))
    slots[Int(slot)].nextFree = firstFree
    firstFree = slot
  }
}
