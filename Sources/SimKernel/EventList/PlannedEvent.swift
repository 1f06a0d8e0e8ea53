/// An event that its owner keeps beside the event list, and that comes out as if it were on it.
///
/// For a source that has one event pending at a time, such as a stream of arrivals: putting the next
/// arrival on the list and taking it off again is most of what such an event costs.
///
/// ```swift
/// var arrival = simulation.plan(.arrival, at: first)
/// while let event = simulation.next(through: horizon, or: &arrival) {
///   ...
/// }
/// ```
///
/// It takes its place among those of its time and priority as it is planned. Should the list's sequence numbers
/// start anew meanwhile (after 2^35 events), it counts as planned last.
@frozen
public struct PlannedEvent<Event: BitwiseCopyable>: BitwiseCopyable {
  @usableFromInline let entry: EventHeap.Entry
  @usableFromInline let event: Event?

  @inlinable
  init(_ event: Event?, _ entry: EventHeap.Entry) {
    self.event = event
    self.entry = entry
  }

  /// No event.
  @inlinable public static var none: PlannedEvent {
    PlannedEvent(nil, EventHeap.Entry(time: .max, order: .max))
  }
}

extension EventList {
  /// An event that takes its place in the order, but not on the list. Complexity: O(1).
  @inlinable
  @inline(__always)
  public mutating func plan(
    _ event: Event, at time: SimTime, priority: Priority = .normal
  ) -> PlannedEvent<Event> {
    if nextSequence == EventOrder.mostSequences { renumber() }
    let order = EventOrder.pack(priority: priority, sequence: nextSequence, slot: 0)
    nextSequence += 1
    return PlannedEvent(event, EventHeap.Entry(time: time.microseconds, order: order))
  }

  /// Puts a planned event on the list after all, in the place that it took; none is left of it.
  /// Complexity: O(log n).
  @inlinable
  public mutating func schedule(_ planned: inout PlannedEvent<Event>) {
    guard let event = planned.event else { return }
    let id = slab.insert(event)
    heap.push(
      EventHeap.Entry(
        time: planned.entry.time, order: EventOrder.placed(planned.entry.order, in: id.slot)))
    planned = .none
  }

  /// Takes off the next event, or the planned one if that comes first, which is none from then on.
  /// Complexity: O(log n), and O(1) for the planned one.
  @inlinable
  @inline(__always)
  public mutating func popFirst(
    through limit: SimTime, or planned: inout PlannedEvent<Event>
  ) -> (event: Event, time: SimTime)? {
    guard let event = planned.event else { return popFirst(through: limit) }
    // Else a cancelled event before the planned one would hide that the next is after it.
    if cancelled > 0 { dropCancelledTop() }
    guard heap.count == 0 || planned.entry.precedes(heap.top) else {
      return popFirst(through: limit)
    }
    let time = planned.entry.time
    guard time <= limit.microseconds else { return nil }
    planned = .none
    return (event, SimTime(microseconds: time))
  }
}

extension TracedSimulation {
  /// Plans an event for an instant, now or later, and leaves it to the caller to keep: see
  /// ``next(through:or:)``.
  ///
  /// - Precondition: `time` is not before ``now``.
  @inlinable
  @inline(__always)
  public mutating func plan(
    _ event: Event, at time: SimTime, priority: Priority = .normal
  ) -> PlannedEvent<Event> {
    precondition(time >= now, "an event cannot be scheduled before the current time")
    return pending.plan(event, at: time, priority: priority)
  }

  /// One step, as ``next(through:)``, to the next event or the planned one, whichever comes first. Of the
  /// planned one nothing is left once it has come.
  @inlinable
  @inline(__always)
  public mutating func next(
    through horizon: SimTime, or planned: inout PlannedEvent<Event>
  ) -> Event? {
    guard let (event, time) = pending.popFirst(through: horizon, or: &planned) else {
      return idle(through: horizon)
    }
    return run(event, at: time)
  }
}
