/// Which measures a rule has anything to say of.
extension Measure {
  /// Whether the figure can be other than 0 under a rule: warnings need a rule that warns, exempt days one
  /// that exempts. Figures that do not speak of a part of the rule are possible under all.
  public func isPossible(under rule: Rule) -> Bool {
    numerator.isEmpty || numerator.contains { rule.canBook($0.counter) }
  }
}

extension Rule {
  /// Whether a counter of what rules do is ever booked.
  fileprivate func canBook(_ counter: Counter) -> Bool {
    switch counter {
    case .warnings: enabled && warning != .none
    case .throttlings, .throttledDays, .cardsThrottled: enabled && penalty == .throttle
    case .probationDays: enabled && probationDays > 0
    case .partDaysLeftOut: enabled && partDay == .leftOut
    case .exemptDays:
      enabled
        && (exemptions.youngerThan != nil || exemptions.agentsUpTo != nil
          || exemptions.callsBelow != nil)
    case .judgedDays, .fewCallDays: enabled
    default: true
    }
  }
}
