/// What is booked once a merchant has also run in another way.
extension Tallies {
  /// Books, day by day, the agents' effort that video saved.
  mutating func bookEffortSaved(comparedWith other: borrowing Tallies) {
    for day in 0..<days {
      let saved = other[.agentMicroseconds, day: day] &- self[.agentMicroseconds, day: day]
      book(.agentMicrosecondsSaved, saved, day: day)
    }
  }

  /// Books what each suspension is found to be.
  mutating func bookFalsePositives(_ check: FalsePositiveCheck) {
    for day in 0..<days {
      let suspensions = self[.suspensions, day: day]
      guard suspensions > 0 else { continue }
      check.forEachCounter { book($0, suspensions, day: day) }
    }
  }
}
