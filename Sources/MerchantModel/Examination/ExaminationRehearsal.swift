import SimKernel

/// Days of a merchant's examination, for looking at what its calls count for from outside the loop.
package enum ExaminationRehearsal {
  /// One of the days.
  package struct Day: Hashable, Sendable {
    /// The calls that count.
    package var calls: Int
    /// How many of them were answered.
    package var answered: Int
    /// What they count for in the examination.
    package var weighed: Double
  }

  /// Simulates days of an examination of a merchant of a scenario's first segment, calls counted as its first rule does.
  ///
  /// - Parameter days: How many, up to a year.
  package static func days(of scenario: Scenario, merchant: UInt32 = 0, days: Int) -> [Day] {
    var examination = RateExamination(scenario, segment: 0, tables: SharedTables())
    let counting = scenario.rulebook.scopedRules[0].rule.counting
    var found: [Day] = []
    examination.simulate(merchant, replication: 0) { day, simulation in
      let count = simulation.callLog.count(by: counting)
      let today = simulation.countedToday(by: counting)
      found.append(
        Day(calls: today.calls, answered: Int(count.answered), weighed: today.answered))
      return day + 1 < days
    }
    return found
  }
}
