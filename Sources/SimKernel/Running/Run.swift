/// Whether a run continues after an event.
public enum Continuation: Sendable {
  /// Continue with the next event.
  case goOn
  /// Return from the run after this event.
  case stop
}

/// How a run ended.
public enum RunOutcome: Hashable, Sendable {
  /// Nothing more is due by the horizon; the clock stands at it.
  case reachedHorizon
  /// A handler asked to stop; the clock stands at its event, and the rest is still pending.
  case stopped
}

extension TracedSimulation {
  /// Runs events through the horizon, for models that prefer a handler to a loop of their own.
  ///
  /// An error thrown by the handler leaves the simulation as ``TracedSimulation`` describes: the failed
  /// event is off the list, everything else is unchanged, and another run continues from there.
  ///
  /// - Parameters:
  ///   - horizon: The last instant of which events are run.
  ///   - handle: Handles an event and returns whether to continue.
  /// - Throws: The error of the handler.
  @inlinable
  @discardableResult
  public mutating func run<Failure: Error>(
    through horizon: SimTime,
    _ handle: (inout Self, Event) throws(Failure) -> Continuation
  ) throws(Failure) -> RunOutcome {
    while let event = next(through: horizon) {
      if try handle(&self, event) == .stop { return .stopped }
    }
    return .reachedHorizon
  }
}
