/// Which measures rules have anything to say of.
extension Measure {
  /// Whether the figure can be other than 0 under a rulebook: warnings need a rule that warns, exempt days one that exempts
  /// or is not for everybody on all days. Figures that do not speak of a part of a rule are possible under all.
  public func isPossible(under book: Rulebook) -> Bool {
    numerator.isEmpty || numerator.contains { term in book.canBook(term.counter) }
  }
}

extension Rulebook {
  /// Whether a counter of what rules do is ever booked.
  fileprivate func canBook(_ counter: Counter) -> Bool {
    let isForSome = isEnabled && self != Rulebook(rule)
    return counter == .exemptDays && isForSome
      || scopedRules.contains { $0.rule.canBook(counter) }
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
