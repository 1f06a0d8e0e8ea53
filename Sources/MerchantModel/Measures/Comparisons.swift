/// Whether a rule's suspensions of a merchant are false positives, by a year without the rule.
struct FalsePositiveCheck: BitwiseCopyable {
  /// Whether there is a rate to go by: a merchant without a call in the year has none.
  private let isExamined: Bool
  /// Whether they are false positives by the threshold, by one lower and by one higher.
  private let isFalsePositive: (itself: Bool, below: Bool, above: Bool)

  /// - Parameter year: The year's calls as the rule counts them.
  init(year: CallCount, by rule: borrowing RulePlan) {
    isExamined = year.offered > 0
    func isPositiveFalse(_ points: Int64) -> Bool {
      !rule.lowRate.isRateLow(year, against: rule.threshold.shifted(points: points))
    }
    isFalsePositive = (isPositiveFalse(0), isPositiveFalse(-2), isPositiveFalse(2))
  }

  /// The counters that each suspension adds to.
  @inline(__always)
  func forEachCounter(_ body: (Counter) -> Void) {
    guard isExamined else { return }
    body(.suspensionsExamined)
    if isFalsePositive.itself { body(.falsePositives) }
    if isFalsePositive.below { body(.falsePositivesAtLowerThreshold) }
    if isFalsePositive.above { body(.falsePositivesAtHigherThreshold) }
  }
}

/// What is booked once a merchant has also run in another way.
extension Tallies {
  /// Books, day by day, the agents' effort that video saved.
  mutating func bookEffortSaved(comparedWith other: borrowing Tallies) {
    for day in 0..<days {
      let saved = other[.agentMicroseconds, day: day] &- self[.agentMicroseconds, day: day]
      book(.agentMicrosecondsSaved, saved, day: day)
    }
  }

  /// Books each suspension as a false positive if the merchant's answer rate over a year is not low in the rule's
  /// sense: at or above the threshold, or above it where the rule finds the threshold itself low; and what
  /// it would be with the threshold two points lower or higher.
  ///
  /// A merchant without a call in the year has no rate: its suspensions are not examined.
  ///
  /// - Parameter year: The year's calls as the rule counts them.
  mutating func bookFalsePositives(_ year: CallCount, by rule: borrowing RulePlan) {
    let check = FalsePositiveCheck(year: year, by: rule)
    for day in 0..<days {
      let suspensions = self[.suspensions, day: day]
      guard suspensions > 0 else { continue }
      check.forEachCounter { book($0, suspensions, day: day) }
    }
  }
}
