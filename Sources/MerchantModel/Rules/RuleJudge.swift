import SimKernel

/// The rule alone, fed with days: for checking a rule against a history worked out by hand.
package struct RuleJudge {
  private let plan: RulePlan
  private var state = RuleState()

  /// Starts with nothing known.
  package init(_ rule: Rule) {
    plan = RulePlan(rule)
  }

  /// Judges a day; whether it suspends.
  package mutating func day(offered: Int, answered: Int) -> Bool {
    var log = CallLog()
    for call in 0..<offered {
      log.add(
        LoggedCall(
          contact: UInt64(call), ring: 0, traits: call < answered ? .answered : [],
          startedAt: .zero, endedAt: .zero))
    }
    return state.judge(log, by: plan).penalty != .none
  }
}
