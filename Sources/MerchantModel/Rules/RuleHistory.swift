import SimKernel

/// The days and calls that a trigger looks back on. A trigger clears it.
struct RuleHistory: Hashable {
  /// Low days in a row.
  private var streak = 0
  /// The days in view, the latest last.
  private var days: [JudgedDay] = []
  /// Whether each call in view was answered, the latest last.
  private var calls: [Bool] = []
  /// The chart.
  private var sum: Int64 = 0
  /// Low days since the chart last stood at 0.
  private var lowDaysOnChart = 0

  /// A day in view. Not private: a debug build of Swift 6.3 loses the descriptors of private types that other files
  /// destroy.
  struct JudgedDay: BitwiseCopyable, Hashable {
    var calls: CallCount
    var replies = ReplyCounts()
    var isLow: Bool
  }

  /// What a day does.
  struct Outcome: BitwiseCopyable {
    /// Whether it sets off a penalty.
    var triggers: Bool
    /// How many low days are in view, this one included.
    var lowDays: Int
  }

  /// Forgets everything, and keeps memory.
  mutating func clear() {
    streak = 0
    days.removeAll(keepingCapacity: true)
    calls.removeAll(keepingCapacity: true)
    sum = 0
    lowDaysOnChart = 0
  }

  /// Adds a day that was judged.
  ///
  /// - Complexity: O(calls of the day + the trigger's window).
  mutating func add(
    _ day: CallCount, _ replies: ReplyCounts, isLow: Bool, log: borrowing CallLog,
    against threshold: Threshold, by rule: borrowing RulePlan
  ) -> Outcome {
    switch rule.trigger {
    case .lowDaysInARow:
      streak = isLow ? streak + 1 : 0
      return Outcome(triggers: streak >= rule.lowDays, lowDays: streak)
    case .lowDaysOfLast:
      look(back: rule.windowDays, at: JudgedDay(calls: day, isLow: isLow))
      let low = days.count { $0.isLow }
      return Outcome(triggers: low >= rule.lowDays, lowDays: low)
    case .rateOverDays:
      look(back: rule.windowDays, at: JudgedDay(calls: day, replies: replies, isLow: isLow))
      let all = days.reduce(CallCount()) { $0 + $1.calls }
      if !rule.judgesCallsAlone {
        let found = rule.finding(
          all, days.reduce(ReplyCounts()) { $0 + $1.replies }, against: threshold)
        return Outcome(
          triggers: days.count == rule.windowDays && found == .low,
          lowDays: days.count { $0.isLow })
      }
      let isFull = days.count == rule.windowDays && all.offered >= rule.minimumCalls
      return Outcome(
        triggers: isFull && rule.lowRate.isLow(all, against: threshold),
        lowDays: days.count { $0.isLow })
    case .rateOverCalls:
      return addCalls(day, isLow: isLow, log: log, against: threshold, by: rule)
    case .cusum:
      return chart(isLow: isLow, log: log, by: rule)
    }
  }

  private mutating func look(back window: Int, at day: JudgedDay) {
    if days.count == window { days.removeFirst() }
    days.append(day)
  }

  /// The last calls, and the days of which one at least is among them.
  private mutating func addCalls(
    _ day: CallCount, isLow: Bool, log: borrowing CallLog, against threshold: Threshold,
    by rule: borrowing RulePlan
  ) -> Outcome {
    log.forEachCounted(by: rule.counting) { calls.append($0) }
    calls.removeFirst(max(0, calls.count - rule.windowCalls))
    days.append(JudgedDay(calls: day, isLow: isLow))
    var beyond = days.reduce(0) { $0 + $1.calls.offered } - Int64(calls.count)
    var gone = 0
    while gone < days.count - 1 && beyond >= days[gone].calls.offered {
      beyond -= days[gone].calls.offered
      gone += 1
    }
    days.removeFirst(gone)
    // What is left of the oldest day, so that the sum stays that of the calls in view.
    if !days.isEmpty { days[0].calls.offered -= beyond }
    let answered = calls.count { $0 }
    let all = CallCount(offered: Int64(calls.count), answered: Int64(answered))
    let isFull = calls.count == rule.windowCalls && all.offered >= rule.minimumCalls
    return Outcome(
      triggers: isFull && rule.lowRate.isLow(all, against: threshold),
      lowDays: days.count { $0.isLow })
  }

  /// Each call in its order: the chart signals where it reaches the limit, be it only in passing.
  private mutating func chart(
    isLow: Bool, log: borrowing CallLog, by rule: borrowing RulePlan
  ) -> Outcome {
    var signals = false
    var stoodAtNothing = sum == 0
    log.forEachCounted(by: rule.counting) { isAnswered in
      sum = rule.cusum.advance(sum, answered: isAnswered)
      if sum == 0 { stoodAtNothing = true }
      if sum >= rule.cusum.limit { signals = true }
    }
    lowDaysOnChart = (stoodAtNothing ? 0 : lowDaysOnChart) + (isLow ? 1 : 0)
    return Outcome(triggers: signals, lowDays: lowDaysOnChart)
  }
}
