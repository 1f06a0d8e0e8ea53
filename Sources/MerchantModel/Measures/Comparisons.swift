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
  mutating func bookLuck(_ year: CallCount, by rule: RulePlan) {
    guard year.offered > 0 else { return }
    for day in 0..<days {
      let suspensions = self[.suspensions, day: day]
      guard suspensions > 0 else { continue }
      book(.suspensionsExamined, suspensions, day: day)
      let readings: [(Counter, points: Int64)] = [
        (.suspensionsByLuck, 0), (.suspensionsByLuckBelow, -2), (.suspensionsByLuckAbove, 2),
      ]
      for (counter, points) in readings
      where !rule.lowRate.isRateLow(year, against: rule.threshold.shifted(points: points)) {
        book(counter, suspensions, day: day)
      }
    }
  }
}
