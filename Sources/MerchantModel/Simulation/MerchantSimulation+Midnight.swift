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
    startAfresh()
    if day + 1 < plan.days { beginDay(day + 1) }
  }

  /// Begins what begins anew each midnight: the log of calls, the idle order and the rotation.
  mutating func startAfresh() {
    callLog.clear()
    for agent in 0..<agents.count { agents[agent].idleSince = clock.now }
    nextInRotation = 0
  }

  private mutating func judge(_ day: Int) {
    let verdict = rule.judge(callLog, endingAt: clock.now, of: judged, by: plan.rule)
    verdict.forEachCounter(hasAdopted: hasAdopted) { book($0, day: day) }
    tell(verdict, day)
    undergo(WorldChange(verdict, at: clock.now, response: plan.response))
    if case .off(let length) = verdict.penalty { planReturn(day, after: length) }
  }

  /// Tells what a day was judged to be, and what follows.
  private mutating func tell(_ verdict: Verdict, _ day: Int) {
    guard Observer.listens else { return }
    switch verdict.day {
    case .exempt: tell(.exempt(day: day))
    case .partDay: tell(.partDayLeftOut(day: day))
    case .few, .low, .notLow:
      tell(
        .judged(
          day: day, offered: Int(verdict.calls.offered), answered: Int(verdict.calls.answered),
          isLow: verdict.isLowDay))
    }
    if verdict.isWarning { tell(.warned(day: day)) }
    switch verdict.penalty {
    case .none: break
    case .off(let length): tell(.suspended(day: day, until: clock.now + length))
    case .throttled(let length, let share):
      tell(.throttled(day: day, until: clock.now + length, share: share))
    }
  }

  /// Does what a verdict does to the world, at its midnight.
  mutating func undergo(_ change: WorldChange) {
    if change.isOff {
      standing.isOn = false
      standing.offSince = clock.now
    }
    if change.throttledUntil != .distantPast {
      standing.throttledUntil = change.throttledUntil
      standing.throttledShare = change.throttledShare
    }
    if change.responds { respond() }
  }

  /// Plans the return after a suspension, and books its being the first.
  private mutating func planReturn(_ day: Int, after length: SimDuration) {
    if plan.countedDays.contains(day) && !standing.wasEverSuspended {
      standing.wasEverSuspended = true
      book(.firstSuspensions, day: day)
    }
    switch comeBack(after: length, from: day, by: plan.rule) {
    case .at(let time): clock.schedule(.featureReturns, at: time, priority: .featureReturn)
    case .left:
      book(.leftForGood, day: day)
      tell(.leftForGood)
    case .never:
      book(.leftForGood, day: day)
      tell(.offForGood)
    }
  }

  /// How the feature comes back after a suspension that begins now. Keyed by the day of the decision, not by
  /// how many there were before.
  mutating func comeBack(after length: SimDuration, from day: Int, by rule: RulePlan) -> ComeBack {
    let draws = uniforms(.comeBack, entity: UInt64(day))
    if plan.response.leave.occurs(at: draws.1) { return .left }
    switch rule.comeBack {
    case .byMerchant:
      let delay = SimDuration(seconds: rule.returnDelay.quantile(draws.0))
      return .at(clock.now + length + max(delay, .zero))
    case .byItself: return .at(clock.now + length)
    case .never: return .never
    }
  }

  /// How the feature comes back.
  enum ComeBack: BitwiseCopyable {
    /// It is on again at an instant.
    case at(SimTime)
    /// The merchant leaves it off for good.
    case left
    /// The rule lets nobody come back.
    case never
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
  mutating func bookTimeOff(_ day: Int) {
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
