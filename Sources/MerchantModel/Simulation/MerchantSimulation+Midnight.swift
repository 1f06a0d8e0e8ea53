import SimKernel
import SimRandom

/// Midnight: the day is judged, and the next one begins.
extension MerchantSimulation {
  mutating func midnight() {
    let day = clock.now.dayIndex - 1
    if standing.isOn {
      if plan.rule.isEnabled { judge(day) }
      if role == .counted { countedCalls = countedCalls + callLog.count(by: plan.rule.counting) }
    } else {
      bookTimeOff(day)
      tell(.notJudged(day: day))
    }
    callLog.clear()
    // Idle order and rotation start afresh.
    for agent in 0..<agents.count { agents[agent].idleSince = clock.now }
    nextInRotation = 0
    if day + 1 < plan.days { beginDay(day + 1) }
  }

  private mutating func judge(_ day: Int) {
    let verdict = rule.judge(callLog, endingAt: clock.now, of: judged, by: plan.rule)
    bookJudgement(verdict, day)
    if verdict.isWarning {
      book(.warnings, day: day)
      tell(.warned(day: day))
      if plan.response.to != .penalties { respond() }
    }
    switch verdict.penalty {
    case .none: break
    case .off(let length): suspend(day, for: length)
    case .throttled(let length, let share): throttle(day, for: length, to: share)
    }
  }

  private mutating func bookJudgement(_ verdict: Verdict, _ day: Int) {
    switch verdict.day {
    case .exempt: tell(.exempt(day: day))
    case .partDay: tell(.partDayLeftOut(day: day))
    case .few, .low, .notLow:
      tell(
        .judged(
          day: day, offered: Int(verdict.calls.offered), answered: Int(verdict.calls.answered),
          isLow: verdict.isLowDay))
    }
    // Who did not adopt the feature has no day on which it is on.
    guard hasAdopted else { return }
    switch verdict.day {
    case .exempt:
      book(.exemptDays, day: day)
      return
    case .partDay:
      book(.partDaysLeftOut, day: day)
      return
    case .few: book(.fewCallDays, day: day)
    case .low: book(.lowDays, day: day)
    case .notLow: break
    }
    book(.judgedDays, day: day)
    if verdict.isOnProbation { book(.probationDays, day: day) }
  }

  /// Switches the feature off from this midnight, and plans the return.
  private mutating func suspend(_ day: Int, for length: SimDuration) {
    book(.suspensions, day: day)
    if plan.countedDays.contains(day) && !standing.wasEverSuspended {
      standing.wasEverSuspended = true
      book(.firstSuspensions, day: day)
    }
    standing.isOn = false
    standing.offSince = clock.now
    tell(.suspended(day: day, until: clock.now + length))
    if plan.response.to != .warnings { respond() }
    // Keyed by the day of the decision, not by how many there were before.
    let draws = uniforms(.comeBack, entity: UInt64(day))
    if plan.response.leave.occurs(at: draws.1) {
      book(.leftForGood, day: day)
      tell(.leftForGood)
      return
    }
    var delay = SimDuration.zero
    switch plan.rule.comeBack {
    case .byMerchant:
      delay = max(SimDuration(seconds: plan.rule.returnDelay.quantile(draws.0)), .zero)
    case .byItself: break
    case .never:
      book(.leftForGood, day: day)
      tell(.offForGood)
      return
    }
    clock.schedule(.featureReturns, after: length + delay, priority: .world)
  }

  mutating func featureReturns() {
    let today = clock.now.dayIndex
    // A return at midnight comes after that midnight's booking, and today has lost nothing yet.
    if today < plan.days { bookTimeOff(today) }
    standing.isOn = true
    standing.onSince = clock.now
    rule.returned(at: clock.now, by: plan.rule)
    tell(plan.rule.comeBack == .byItself ? .cameBackByItself : .returned)
  }

  /// Books the time off since the day began, or since the feature went off.
  private mutating func bookTimeOff(_ day: Int) {
    let begins = SimTime.midnight(ofDay: day)
    let off = clock.now - max(standing.offSince, begins)
    book(.offMicroseconds, off.microseconds, day: day)
    guard clock.now == begins + .day else { return }
    book(.midnightsOff, day: day)
    if off == .day { book(.wholeDaysOff, day: day) }
  }

  /// A ring's end feeds the day it falls on, unless the feature is off by then.
  ///
  /// The agents' effort is the ring's length, once a call.
  @inline(__always)
  mutating func ringEnded(_ ring: Ring, answered: Bool) {
    book(
      .agentMicroseconds, (clock.now - ring.startedAt).microseconds,
      day: ring.startedAt.dayIndex)
    if standing.isOn && ring.startedAt >= standing.onSince { log(ring, answered: answered) }
  }

  private mutating func log(_ ring: Ring, answered: Bool) {
    var traits: LoggedCall.Traits = []
    if answered { traits.insert(.answered) }
    if ring.isVoice { traits.insert(.voice) }
    // A miss at the very end of the customer's patience, not of a hunt or of the desk's trouble.
    if !answered && ring.isCutShort && clock.now >= ring.endsAt { traits.insert(.hungUp) }
    if ring.census.isEveryoneBusy { traits.insert(.foundAllBusy) }
    let sinceMidnight = ring.startedAt - .midnight(ofDay: ring.startedAt.dayIndex)
    if plan.night.contains(sinceMidnight) { traits.insert(.atNight) }
    callLog.add(
      LoggedCall(
        contact: contacts[ring.contact].key.rawValue,
        ring: UInt32(truncatingIfNeeded: ring.number), traits: traits,
        startedAt: ring.startedAt, endedAt: clock.now))
  }
}
