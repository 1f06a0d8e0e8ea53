/// Observes every event just before its handler runs.
///
/// A trace is a type parameter of ``TracedSimulation``, so the one that does nothing costs nothing: the
/// call is specialised away.
public protocol EventTrace<Event> {
  /// What the simulation schedules.
  associatedtype Event: BitwiseCopyable

  /// Called with each event, the clock already at its time.
  mutating func willRun(_ event: Event, at time: SimTime)
}

/// A trace that records nothing.
@frozen
public struct NoTrace<Event: BitwiseCopyable>: EventTrace {
  /// Makes a trace that does nothing.
  @inlinable public init() {}

  /// Does nothing.
  @inlinable public mutating func willRun(_ event: Event, at time: SimTime) {}
}

/// A trace that records events and times, for tests and for reading.
public struct RecordedTrace<Event: BitwiseCopyable>: EventTrace {
  /// The events so far, in the order they ran.
  public private(set) var events: [(time: SimTime, event: Event)] = []

  /// Makes an empty trace.
  public init() {}

  /// Appends the event.
  public mutating func willRun(_ event: Event, at time: SimTime) {
    events.append((time, event))
  }
}
