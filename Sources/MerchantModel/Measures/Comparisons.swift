/// How a rule's suspensions of a merchant look in the light of a year without it.
struct Luck: BitwiseCopyable {
  /// Whether there is a rate to go by: a merchant without a call in the year has none.
  private let isExamined: Bool
  /// Whether suspensions are bad luck, by the threshold and by one lower and one higher.
  private let readings: (itself: Bool, below: Bool, above: Bool)

  /// - Parameter year: The year's calls as the rule counts them.
  init(year: CallCount, by rule: borrowing RulePlan) {
    isExamined = year.offered > 0
    func isLuck(_ points: Int64) -> Bool {
      !rule.lowRate.isRateLow(year, against: rule.threshold.shifted(points: points))
    }
    readings = (isLuck(0), isLuck(-2), isLuck(2))
  }

  /// The counters that each suspension adds to.
  @inline(__always)
  func forEachCounter(_ body: (Counter) -> Void) {
    guard isExamined else { return }
    body(.suspensionsExamined)
    if readings.itself { body(.suspensionsByLuck) }
    if readings.below { body(.suspensionsByLuckBelow) }
    if readings.above { body(.suspensionsByLuckAbove) }
  }
}

/// What is booked once a merchant has also run in another way.
extension Tallies {
  /// Books, day by day, the agents' effort that video saved.
  mutating func bookEffortSaved(comparedWith other: borrowing Tallies) {
    for day in 0..<days {
      let saved = other[.agentMicroseconds, day: day] - self[.agentMicroseconds, day: day]
      book(.agentMicrosecondsSaved, saved, day: day)
    }
  }

  /// Books each suspension as bad luck if the merchant's answer rate over a year is not low in the rule's
  /// sense: at or above the threshold, or above it where the rule finds the threshold itself low; and what
  /// it would be with the threshold two points lower or higher.
  ///
  /// A merchant without a call in the year has no rate: its suspensions are not examined.
  ///
  /// - Parameter year: The year's calls as the rule counts them.
  mutating func bookLuck(_ year: CallCount, by rule: borrowing RulePlan) {
    let luck = Luck(year: year, by: rule)
    for day in 0..<days {
      let suspensions = self[.suspensions, day: day]
      guard suspensions > 0 else { continue }
      luck.forEachCounter { book($0, suspensions, day: day) }
    }
  }
}
