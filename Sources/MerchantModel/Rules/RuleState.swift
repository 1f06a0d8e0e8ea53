import SimKernel

/// What a rule remembers of one merchant from midnight to midnight. A value: it knows nothing of the
/// simulation, and a day's log can be judged by many of them.
struct RuleState: Hashable {
  private var history = RuleHistory()
  /// Penalties so far, those of the warm-up included.
  private var offences = 0
  /// When the merchant is on probation.
  private var probation = SimTime.distantPast..<SimTime.distantPast
  /// When the feature came back last.
  private var returnedAt = SimTime.distantPast
  /// Counted calls on the last days with the feature on, the latest last, where exemption asks for it.
  private var recentCalls: [Int64] = []

  /// Judges the day that ends.
  ///
  /// A trigger clears the history, so that it starts at nothing on the return.
  ///
  /// - Parameters:
  ///   - log: The day's calls.
  ///   - calls: Those that count, counted once for all rules that count alike.
  ///   - replies: The day's customers as the rule's reply rates count them.
  ///   - midnight: The midnight that ends the day.
  ///   - merchant: Whose day it was.
  ///   - rule: By what it is judged; the same rule as the days before, but after ``forget()``.
  /// - Complexity: O(calls of the day + the rule's windows).
  mutating func judge(
    _ log: borrowing CallLog, counted calls: CallCount, replies: ReplyCounts,
    endingAt midnight: SimTime, of merchant: JudgedMerchant, by rule: borrowing RulePlan
  ) -> Verdict {
    let begins = midnight - .day
    var verdict = Verdict(calls: calls)
    if rule.leavesOutPartDay && returnedAt > begins {
      verdict.day = .partDay
      return verdict
    }
    if isExempt(merchant, calls: verdict.calls, at: midnight, by: rule) {
      verdict.day = .exempt
      return verdict
    }
    verdict.isOnProbation = probation.contains(begins) || returnedToProbation(after: begins)
    let threshold = verdict.isOnProbation ? rule.probationThreshold : rule.threshold
    if !rule.judgesCallsAlone {
      verdict.day = Verdict.Day(rule.finding(calls, replies, against: threshold))
    } else if verdict.calls.offered < rule.minimumCalls {
      verdict.day = .few
    } else {
      verdict.day = rule.lowRate.isLow(verdict.calls, against: threshold) ? .low : .notLow
    }
    if verdict.day == .few && rule.fewCallDaysCarry { return verdict }
    let outcome = history.add(
      verdict.calls, replies, isLow: verdict.isLowDay, log: log, against: threshold, by: rule)
    if outcome.triggers {
      verdict.penalty = penalise(from: midnight, by: rule)
    } else {
      verdict.isWarning = rule.warns && verdict.isLowDay && outcome.lowDays == 1
    }
    return verdict
  }

  /// Forgets the days so far, as another rule begins to judge. Offences stay, and so does a probation, which is part of
  /// the penalty.
  mutating func forget() {
    history.clear()
    recentCalls.removeAll(keepingCapacity: true)
  }

  /// Puts what no longer matters at a midnight to one value, so that memories that differ in nothing else are equal.
  ///
  /// - Parameter ladder: How many steps of penalties there are at the most.
  mutating func forgetWhatIsOver(by midnight: SimTime, ladder: Int) {
    if returnedAt <= midnight { returnedAt = .distantPast }
    if probation.upperBound <= midnight { probation = SimTime.distantPast..<SimTime.distantPast }
    offences = min(offences, ladder - 1)
  }

  /// The feature is on again.
  mutating func returned(at time: SimTime, by rule: borrowing RulePlan) {
    returnedAt = time
    probation = time..<(time + rule.probation)
  }

  /// The feature is on again because a penalty was overturned. Probation is a part of the penalty, so there is none.
  mutating func returnedByAppeal(at time: SimTime) { returnedAt = time }

  /// A penalty was overturned: it is no offence any more.
  mutating func takeStrikeOff() { offences = max(offences - 1, 0) }

  /// Whether the merchant must reckon with a judgement of the day that begins: the rule penalises, and nothing exempts the
  /// merchant, as far as is known.
  ///
  /// The age is that at the midnight that ends the day. Of the mean of calls the days so far are known, and if there are
  /// none, nothing.
  func expectsJudgement(
    of merchant: JudgedMerchant, from midnight: SimTime, by rule: borrowing RulePlan
  ) -> Bool {
    guard rule.penalises else { return false }
    if isExempt(merchant, at: midnight + .day, by: rule) { return false }
    guard let least = rule.exemptions.callsBelow, !recentCalls.isEmpty else { return true }
    return !isMeanOfCalls(below: least)
  }

  private mutating func penalise(
    from midnight: SimTime, by rule: borrowing RulePlan
  ) -> Verdict.Penalty {
    history.clear()
    offences += 1
    let length = rule.length(ofOffence: offences)
    guard let share = rule.throttledShare else { return .off(length) }
    probation = (midnight + length)..<(midnight + length + rule.probation)
    return .throttled(length, share: share)
  }

  /// Whether probation began in the course of the day.
  private func returnedToProbation(after midnight: SimTime) -> Bool {
    !probation.isEmpty && midnight < probation.lowerBound
      && probation.lowerBound < midnight + .day
  }

  private mutating func isExempt(
    _ merchant: JudgedMerchant, calls: CallCount, at midnight: SimTime,
    by rule: borrowing RulePlan
  ) -> Bool {
    var isExempt = isExempt(merchant, at: midnight, by: rule)
    if let least = rule.exemptions.callsBelow {
      if recentCalls.count == rule.exemptions.callsOver { recentCalls.removeFirst() }
      recentCalls.append(calls.offered)
      isExempt = isExempt || isMeanOfCalls(below: least)
    }
    return isExempt
  }

  /// Whether age or agents exempt a merchant at the midnight of a judgement.
  private func isExempt(
    _ merchant: JudgedMerchant, at midnight: SimTime, by rule: borrowing RulePlan
  ) -> Bool {
    if let age = rule.exemptions.youngerThan,
      merchant.age + (midnight - rule.countedFrom) < age
    {
      return true
    }
    return rule.exemptions.agentsUpTo.map { merchant.agents <= $0 } ?? false
  }

  private func isMeanOfCalls(below least: Double) -> Bool {
    Double(recentCalls.reduce(0, +)) < least * Double(recentCalls.count)
  }
}
