import SimKernel

/// A day at a time, for those who take charge at midnight themselves.
extension MerchantSimulation {
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
    while let event = clock.next(through: instant - .microseconds(1), or: &arrival) {
      handle(event)
    }
    // Nothing is left before the instant: this moves the clock there.
    _ = clock.next(before: instant)
  }

  /// The days on which something may be booked since the world was read.
  var bookedDays: Range<Int> {
    var last = min(clock.now.dayIndex, plan.days - 1)
    // A shift that is looked up is booked on the day on which it starts, be it a day to come.
    for agent in 0..<agents.count {
      let start = agents[agent].cursor.shiftStart
      if start > clock.now && start < plan.horizon { last = max(last, start.dayIndex) }
    }
    return min(oldestDay, last)..<(last + 1)
  }

  /// A merchant's calls over all days, in each of several ways of counting.
  mutating func countCalls(
    merchant: UInt32, replication: UInt64, by countings: [CallCounting]
  ) -> [CallCount] {
    var counts = Array(repeating: CallCount(), count: countings.count)
    meet(merchant: merchant, replication: replication)
    for day in 0..<plan.days {
      beginDay(day)
      runToMidnight()
      for index in countings.indices {
        counts[index] = counts[index] + callLog.count(by: countings[index])
      }
      startAfresh()
    }
    return counts
  }

  /// What verdicts have done to the world.
  struct Undergone: BitwiseCopyable {
    fileprivate var standing: Standing
    fileprivate var diligence: FadingFactor
    fileprivate var cards: FadingFactor
    fileprivate var respondsUntil: SimTime
  }

  /// What verdicts have done to the world so far.
  var undergone: Undergone {
    get {
      Undergone(
        standing: standing, diligence: diligenceFactor, cards: cardsFactor,
        respondsUntil: respondsUntil)
    }
    set {
      standing = newValue.standing
      diligenceFactor = newValue.diligence
      app.diligence = newValue.diligence
      cardsFactor = newValue.cards
      respondsUntil = newValue.respondsUntil
    }
  }
}
