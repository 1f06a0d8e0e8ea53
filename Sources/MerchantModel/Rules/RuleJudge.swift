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
    for call in 0..<offered { state.ringEnded(answered: call < answered) }
    return state.judgeDay(by: plan).suspends
  }
}
