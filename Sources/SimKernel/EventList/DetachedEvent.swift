/// A scheduled event that its owner keeps beside the event list.
///
/// It comes out in the same order as if it were on the list. Use it for a source that has one event pending at
/// a time, such as a stream of arrivals: putting the next arrival on the list and taking it off again is most
/// of what such an event costs.
///
/// ```swift
/// var arrival = simulation.scheduleDetached(.arrival, at: first)
/// while let event = simulation.next(through: horizon, or: &arrival) {
///   ...
/// }
/// ```
///
/// Scheduling it fixes its place among the events of its time and priority. If the list renumbers its sequence
/// meanwhile (after 2^35 events), the detached event counts as the last one scheduled.
@frozen
public struct DetachedEvent<Event: BitwiseCopyable>: BitwiseCopyable {
  @usableFromInline let entry: EventHeap.Entry
  @usableFromInline let event: Event?

  @inlinable
  init(_ event: Event?, _ entry: EventHeap.Entry) {
    self.event = event
    self.entry = entry
  }

  /// No event.
  @inlinable public static var none: DetachedEvent {
    DetachedEvent(nil, EventHeap.Entry(time: .max, order: .max))
  }
}

extension EventList {
  /// Schedules an event and hands it to the caller instead of putting it on the list: see
  /// ``popFirst(through:or:)``. Complexity: O(1).
  ///
  /// - Parameters:
  ///   - event: The event.
  ///   - time: The instant at which it is due.
  ///   - priority: Its class among events of that instant.
  @inlinable
  @inline(__always)
  public mutating func scheduleDetached(
    _ event: Event, at time: SimTime, priority: Priority = .normal
  ) -> DetachedEvent<Event> {
    if nextSequence == EventOrder.mostSequences { renumber() }
    let order = EventOrder.pack(priority: priority, sequence: nextSequence, slot: 0)
    nextSequence += 1
    return DetachedEvent(event, EventHeap.Entry(time: time.microseconds, order: order))
  }

  /// Puts a detached event on the list, in the place that it was given, and leaves ``DetachedEvent/none``.
  /// Does nothing for none. Complexity: O(log n).
  @inlinable
  public mutating func attach(_ detached: inout DetachedEvent<Event>) {
    guard let event = detached.event else { return }
    let handle = slab.insert(event)
    heap.push(
      EventHeap.Entry(
        time: detached.entry.time, order: EventOrder.placed(detached.entry.order, in: handle.slot)))
    detached = .none
  }

  /// Takes off the next event due at `limit` or before, on the list or detached.
  ///
  /// - Parameters:
  ///   - limit: The last instant of which an event is returned.
  ///   - detached: An event beside the list; becomes ``DetachedEvent/none`` when it is the one returned.
  /// - Complexity: O(log n); O(1) for the detached event.
  @inlinable
  @inline(__always)
  public mutating func popFirst(
    through limit: SimTime, or detached: inout DetachedEvent<Event>
  ) -> (event: Event, time: SimTime)? {
    guard let event = detached.event else { return popFirst(through: limit) }
    // A cancelled event on top would hide that the next pending one comes after the detached one.
    if cancelled > 0 { dropCancelledTop() }
    guard heap.count == 0 || detached.entry.precedes(heap.top) else {
      return popFirst(through: limit)
    }
    let time = detached.entry.time
    guard time <= limit.microseconds else { return nil }
    detached = .none
    return (event, SimTime(microseconds: time))
  }
}

extension TracedSimulation {
  /// Schedules an event for an instant, now or later, and hands it to the caller instead of putting it on the
  /// list: see ``next(through:or:)``.
  ///
  /// - Parameters:
  ///   - event: The event.
  ///   - time: The instant at which it is due.
  ///   - priority: Its class among events of that instant.
  /// - Precondition: `time` is not before ``now``.
  @inlinable
  @inline(__always)
  public mutating func scheduleDetached(
    _ event: Event, at time: SimTime, priority: Priority = .normal
  ) -> DetachedEvent<Event> {
    precondition(time >= now, "an event cannot be scheduled before the current time")
    return pending.scheduleDetached(event, at: time, priority: priority)
  }

  /// One step, as ``next(through:)``, to the next event on the list or the detached one, whichever comes first.
  ///
  /// - Parameters:
  ///   - horizon: The last instant of which an event is returned.
  ///   - detached: An event beside the list; becomes ``DetachedEvent/none`` when it is the one returned.
  @inlinable
  @inline(__always)
  public mutating func next(
    through horizon: SimTime, or detached: inout DetachedEvent<Event>
  ) -> Event? {
    guard let (event, time) = pending.popFirst(through: horizon, or: &detached) else {
      return idle(through: horizon)
    }
    return run(event, at: time)
  }
}
