import SimKernel

/// What a rule remembers of one merchant from midnight to midnight. A value: it knows nothing of the
/// simulation, and a day's log can be judged by many of them.
struct RuleState: Hashable {
  private var streak = 0

  /// Judges the day that ends.
  ///
  /// A trigger clears the history, so that it starts at nothing on the return.
  mutating func judge(_ calls: borrowing CallLog, by rule: RulePlan) -> Verdict {
    var verdict = Verdict(calls: calls.count())
    let count = verdict.calls
    verdict.isLowDay =
      count.offered >= rule.minimumCalls
      && rule.threshold.isAbove(count.answered, of: count.offered)
    streak = verdict.isLowDay ? streak + 1 : 0
    if streak >= rule.lowDays {
      streak = 0
      verdict.penalty = .off(rule.suspension)
    }
    return verdict
  }
}
