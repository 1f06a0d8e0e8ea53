/// Calls as the rule counts them.
struct AnsweredCalls: BitwiseCopyable {
  var offered: Int64
  var answered: Int64

  /// The calls of all days of a table.
  init(_ tallies: borrowing Tallies) {
    offered = tallies.total(.callsOffered, over: 0..<tallies.days)
    answered = tallies.total(.callsAnswered, over: 0..<tallies.days)
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

  /// Books each suspension as bad luck if the merchant's answer rate over a year is at or above the
  /// threshold, and what it would be with the threshold two points lower or higher.
  ///
  /// A merchant without a call in the year has no rate: its suspensions are not examined.
  mutating func bookLuck(_ year: AnsweredCalls, threshold: Threshold) {
    guard year.offered > 0 else { return }
    for day in 0..<days {
      let suspensions = self[.suspensions, day: day]
      guard suspensions > 0 else { continue }
      book(.suspensionsExamined, suspensions, day: day)
      let readings: [(Counter, points: Int64)] = [
        (.suspensionsByLuck, 0), (.suspensionsByLuckBelow, -2), (.suspensionsByLuckAbove, 2),
      ]
      for (counter, points) in readings
      where !threshold.shifted(points: points).isAbove(year.answered, of: year.offered) {
        book(counter, suspensions, day: day)
      }
    }
  }
}
