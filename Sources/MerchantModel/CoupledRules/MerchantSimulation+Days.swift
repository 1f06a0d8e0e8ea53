import SimKernel

/// A day at a time, for those who take charge at midnight themselves.
extension MerchantSimulation where Noticing: ~Copyable {
  /// Runs to the midnight that ends the day, and leaves that midnight to the caller; after the last one, to
  /// the end of the run.
  mutating func runToMidnight() {
    while let event = nextEvent() {
      if case .midnight = event { return }
      handle(event)
    }
    finish()
  }

  /// Runs what happens before an instant of today.
  mutating func run(before instant: SimTime) {
    while let event = arrivals.nextEvent(through: instant - .microseconds(1), &context) {
      handle(event)
    }
    // Nothing is left before the instant: this moves the clock there.
    _ = context.clock.next(before: instant)
  }

  /// The days on which something may be booked since the world was restored.
  ///
  /// - Parameter oldest: The earliest day on which anything that was pending then can be booked.
  func bookedDays(from oldest: Int) -> Range<Int> {
    let today = min(context.today, context.plan.days - 1)
    // A shift that is looked up is booked on the days on which it is worked, be they days to come.
    let last = max(today, workforce.lastBookedDay(context) ?? today)
    return min(oldest, last)..<(last + 1)
  }
}
