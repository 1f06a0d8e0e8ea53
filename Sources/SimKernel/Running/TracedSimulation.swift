/// A clock and a list of pending events: what every discrete-event model needs, and nothing else.
///
/// A model pulls events off and handles them in its own loop, so stopping is `break`, failing is
/// `throw`, and the handler of an event can be read in the same place as its name:
///
/// ```swift
/// enum Signal { case open, close }
/// var simulation = Simulation<Signal>()
/// simulation.schedule(.open, after: .seconds(2))
/// while let signal = simulation.next(through: SimTime.zero + .hours(1)) {
///   switch signal {
///   case .open: simulation.schedule(.close, after: .minutes(10))
///   case .close: simulation.schedule(.open, after: .minutes(5))
///   }
/// }
/// ```
///
/// Leaving that loop in any way leaves the simulation consistent: the event that was being handled is off the
/// list, the others are on it, and the clock stands at its time.
@frozen
public struct TracedSimulation<Event, Trace: EventTrace>: ~Copyable where Trace.Event == Event {
  @usableFromInline var _now = SimTime.zero
  @usableFromInline var _eventsRun = 0
  /// The trace that observes every event.
  public var trace: Trace
  /// The pending events.
  public var pending: EventList<Event>

  /// The current time: that of the event being handled, or the last horizon reached.
  @inlinable public var now: SimTime { _now }
  /// The number of events returned so far.
  @inlinable public var eventsRun: Int { _eventsRun }

  /// Makes a simulation at time zero with nothing pending.
  @inlinable
  public init(trace: Trace, capacity: Int = 64) {
    self.trace = trace
    pending = EventList(capacity: capacity)
  }

  /// Schedules an event for an instant, now or later.
  ///
  /// - Parameters:
  ///   - event: The event.
  ///   - time: The instant at which it is due.
  ///   - priority: Its class among events of that instant.
  /// - Precondition: `time` is not before ``now``; a model that asks for the past is wrong.
  @inlinable
  @discardableResult
  public mutating func schedule(
    _ event: Event, at time: SimTime, priority: Priority = .normal
  ) -> EventHandle {
    precondition(time >= now, "an event cannot be scheduled before the current time")
    return pending.schedule(event, at: time, priority: priority)
  }

  /// Schedules an event for `delay` from now. A sum beyond the end of time saturates there.
  ///
  /// - Parameters:
  ///   - event: The event.
  ///   - delay: The time from now until it is due.
  ///   - priority: Its class among events of that instant.
  /// - Precondition: `delay` is not negative.
  @inlinable
  @discardableResult
  public mutating func schedule(
    _ event: Event, after delay: SimDuration, priority: Priority = .normal
  ) -> EventHandle {
    schedule(event, at: now + delay, priority: priority)
  }

  /// Cancels a pending event; false if it was not pending.
  @inlinable
  @discardableResult
  public mutating func cancel(_ handle: EventHandle) -> Bool {
    pending.cancel(handle)
  }

  /// Moves a pending event to an instant, now or later, and returns its new handle; nil if it was not
  /// pending. It runs after what was already scheduled there.
  ///
  /// - Parameters:
  ///   - handle: The handle of the event.
  ///   - time: The new instant.
  ///   - priority: Its class among events of that instant.
  /// - Precondition: `time` is not before ``now``.
  @inlinable
  @discardableResult
  public mutating func reschedule(
    _ handle: EventHandle, to time: SimTime, priority: Priority = .normal
  ) -> EventHandle? {
    precondition(time >= now, "an event cannot be scheduled before the current time")
    return pending.reschedule(handle, to: time, priority: priority)
  }

  /// One step: moves the clock to the next event due at `horizon` or before and returns it.
  ///
  /// If there is none, moves the clock to the horizon and returns nil. An event due later stays pending, and a call
  /// with a later horizon continues from there. Complexity: O(log n).
  @inlinable
  public mutating func next(through horizon: SimTime) -> Event? {
    guard let (event, time) = pending.popFirst(through: horizon) else {
      return idle(through: horizon)
    }
    return run(event, at: time)
  }

  @inlinable
  @inline(__always)
  mutating func idle(through horizon: SimTime) -> Event? {
    if horizon > now && horizon != .distantFuture { _now = horizon }
    return nil
  }

  @inlinable
  @inline(__always)
  mutating func run(_ event: Event, at time: SimTime) -> Event {
    _now = time
    _eventsRun &+= 1
    trace.willRun(event, at: time)
    return event
  }

  /// One step without a horizon: nil only when nothing is pending, and the clock stays where it is.
  @inlinable
  public mutating func next() -> Event? {
    next(through: .distantFuture)
  }

  /// One step among the events due strictly before `horizon`.
  ///
  /// If there is none, moves the clock to the horizon. Events due exactly then are still pending and come first in
  /// the next call.
  @inlinable
  public mutating func next(before horizon: SimTime) -> Event? {
    guard let event = next(through: horizon - .microseconds(1)) else {
      if horizon > now && horizon != .distantFuture { _now = horizon }
      return nil
    }
    return event
  }

  /// Cancels all events and sets the clock, keeping the memory for another run.
  @inlinable
  public mutating func reset(to time: SimTime = .zero) {
    pending.removeAll()
    _now = time
    _eventsRun = 0
  }
}

/// A simulation without a trace.
public typealias Simulation<Event: BitwiseCopyable> = TracedSimulation<Event, NoTrace<Event>>

extension TracedSimulation where Trace == NoTrace<Event> {
  /// Makes a simulation at time zero with nothing pending and no trace.
  @inlinable
  public init(capacity: Int = 64) {
    self.init(trace: NoTrace(), capacity: capacity)
  }
}
