import MerchantModel

/// What a day was to the appeals queue: real appeals, or those of several replications added up.
///
/// Adding is exact, commutative and associative.
package struct AppealDay: Sendable, Equatable {
  /// Appeals filed.
  package internal(set) var filed: Int64 = 0
  /// Microseconds from the filing to the decision of those filed on the day, whenever that is. Of 128 bits, since a line of
  /// millions that grows without end waits for centuries.
  package internal(set) var waitMicroseconds: Int128 = 0
  /// How many of them are decided within 24 hours.
  package internal(set) var decidedInADay: Int64 = 0
  /// Appeals decided on the day.
  package internal(set) var decided: Int64 = 0
  /// Appeals that are filed and not decided as the day ends.
  package internal(set) var backlog: Int64 = 0

  /// A day without appeals.
  package init() {}

  /// Adds another day.
  package mutating func add(_ other: AppealDay) {
    filed += other.filed
    waitMicroseconds += other.waitMicroseconds
    decidedInADay += other.decidedInADay
    decided += other.decided
    backlog += other.backlog
  }
}

/// What came of the appeals of a replication.
package struct ServedAppeals: Sendable {
  /// By day.
  package internal(set) var days: [AppealDay]
  /// Waits of those filed on the counted days.
  package internal(set) var waits = Histogram()
  /// Appeals filed on the counted days, but those of streams.
  package internal(set) var recorded: Int64 = 0
  /// What merchants see of it: see ``AppealLaw``.
  package internal(set) var law: [Int64] = []
}
