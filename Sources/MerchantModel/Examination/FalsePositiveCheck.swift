import SimStatistics

/// Whether a rule's suspensions of a merchant are false positives: by the reference, by a lower and by a higher threshold, and
/// by the rule's own where that is a figure of its own.
///
/// They are where none of the rates that the rule judges is low. The reference itself is decided by bounds of the merchant's
/// rates, and so is the rule's own threshold, or else the merchant is undecided. By then the other two may be decided or not;
/// what is not goes by the estimate.
struct FalsePositiveCheck {
  /// The rates that the rule judges: of calls, if they are, then of chats.
  private var rates: [RateCheck] = []
  /// Whether a second reference is asked about.
  private let hasOwn: Bool

  init(by rule: borrowing RulePlan) {
    hasOwn = rule.secondReference != nil
    if rule.judgesCalls {
      rates.append(
        RateCheck(
          .calls(rule.countingNumber), against: rule.reference, own: rule.secondReference))
    }
    for clause in rule.replyRates?.clauses ?? [] {
      rates.append(
        RateCheck(
          .replies(clause.countingNumber), against: clause.reference,
          own: hasOwn ? clause.reference : nil))
    }
  }

  /// Whether there is a rate to go by: a merchant who has neither calls nor chats that count has none.
  var isExamined: Bool { rates.contains(where: \.isExamined) }

  /// Whether nothing is left to find out.
  var isDecided: Bool {
    isExamined && side(\.itself) != nil && (!hasOwn || side(\.own) != nil)
  }

  /// Whether suspensions are false positives, as far as is known.
  var isFalsePositive: Bool { isHigh(\.itself) }

  /// Whether a rate is among those that the rule judges.
  ///
  /// - Parameters:
  ///   - rate: Its number; those of chats are behind those of calls.
  ///   - callCountings: How many rates of calls there are.
  func asks(about rate: Int, callCountings: Int) -> Bool {
    rates.contains { $0.subject.number(after: callCountings) == rate }
  }

  /// Decides what bounds of one of the merchant's rates decide. Later ones change nothing once all is decided.
  mutating func look(at bounds: RateBounds, of rate: Int, callCountings: Int) {
    guard !isDecided else { return }
    for index in rates.indices where rates[index].subject.number(after: callCountings) == rate {
      rates[index].look(at: bounds)
    }
  }

  /// The counters that each suspension adds to.
  func forEachCounter(_ body: (Counter) -> Void) {
    guard isExamined else { return }
    body(.suspensionsExamined)
    if isHigh(\.itself) { body(.falsePositives) }
    if isHigh(\.lower) { body(.falsePositivesAtLowerThreshold) }
    if isHigh(\.higher) { body(.falsePositivesAtHigherThreshold) }
    if hasOwn && isHigh(\.own) { body(.falsePositivesByOwnThreshold) }
    switch side(\.itself) {
    case .above: body(.decidedFalsePositives)
    case .below: break
    case nil: body(.undecidedSuspensions)
    }
  }

  /// Below if any rate is, above once all are: of a rate that has not been seen nothing is known.
  private func side(_ decision: KeyPath<RateCheck, RateDecision?>) -> RateSide? {
    let sides = rates.map { $0[keyPath: decision]?.side }
    if sides.contains(.below) { return .below }
    return sides.allSatisfy { $0 == .above } ? .above : nil
  }

  /// Whether no rate is low, as far as is known. A rate that was never seen falls short of nothing.
  private func isHigh(_ decision: KeyPath<RateCheck, RateDecision?>) -> Bool {
    rates.allSatisfy { !$0.isExamined || $0[keyPath: decision]?.isHigh ?? true }
  }
}
