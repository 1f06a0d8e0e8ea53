import MerchantModel

/// Which hours of a run are alike: the same hour of the same day of the week, with the same factors of campaigns.
package struct LikeHours: Sendable {
  /// The first day that is looked at.
  package let firstDay: Int
  /// By the hours from there on: the number of the group of hours like it.
  package let groups: [Int]
  /// By group: the hour of the week, from Monday 00:00.
  package let hoursOfWeek: [Int]

  /// Groups the hours of the days that results show.
  package init(_ scenario: Scenario) {
    let calendar = scenario.calendar
    firstDay = calendar.shownDays.lowerBound
    let factors = scenario.kinds.map {
      Campaign.dayFactors(of: $0, in: scenario.campaigns, on: calendar)
    }
    var known: [[Double]: Int] = [:]
    var groups: [Int] = []
    var hoursOfWeek: [Int] = []
    for day in calendar.shownDays {
      let weekday = calendar.date(ofDay: day).weekday.rawValue
      let likeness = [Double(weekday)] + factors.map { $0[day] }
      let first = known[likeness] ?? hoursOfWeek.count
      if first == hoursOfWeek.count {
        known[likeness] = first
        hoursOfWeek += (0..<24).map { 24 * weekday + $0 }
      }
      groups += first..<first + 24
    }
    self.groups = groups
    self.hoursOfWeek = hoursOfWeek
  }

  /// How many groups there are.
  package var count: Int { hoursOfWeek.count }
  /// The hour of the run at which the first of them begins.
  package var firstHour: Int { 24 * firstDay }
}

/// The calls of a segment whose merchants stand for many: how often they come in hours that are alike, and how long they take.
///
/// Its size does not depend on how many merchants there are, nor on how many calls.
package struct DeskDemand: Sendable {
  private let like: LikeHours
  /// By group of hours.
  private var calls: [Int64]
  private var durations = Histogram()
  private var microseconds: Int64 = 0

  /// No calls yet.
  package init(_ like: LikeHours) {
    self.like = like
    calls = Array(repeating: 0, count: like.count)
  }

  /// Counts a call, if it lies in the hours that are looked at.
  package mutating func add(_ call: DeskCall) {
    let hour = Int(call.sentAt / 3_600_000_000) - like.firstHour
    guard like.groups.indices.contains(hour) else { return }
    calls[like.groups[hour]] += 1
    durations.add(call.duration)
    microseconds += call.duration
  }

  /// Adds other calls of the same segment.
  package mutating func add(_ other: DeskDemand) {
    for group in calls.indices { calls[group] += other.calls[group] }
    durations.add(other.durations)
    microseconds += other.microseconds
  }

  /// How long the calls take.
  package var durationTable: DurationTable { DurationTable(durations, sum: microseconds) }

  /// Mean real calls in each hour of a replication: the mean of the hours like it, for a platform that is as busy as on that
  /// day.
  ///
  /// - Parameters:
  ///   - weight: How many real calls each stands for.
  ///   - factors: The platform's busyness by simulated day, of this replication.
  ///   - factorSums: The same of the hours of each group, added up over all replications.
  package func rates(weight: Double, factors: [Double], factorSums: [Double]) -> [Double] {
    like.groups.enumerated().map { hour, group in
      guard factorSums[group] > 0 else { return 0 }
      let mean = Double(calls[group]) / factorSums[group]
      return weight * mean * factors[like.firstDay + hour / 24]
    }
  }

  /// The platform's busyness added up over the hours of each group.
  ///
  /// - Parameter factors: By replication, then simulated day.
  package static func factorSums(_ factors: [[Double]], _ like: LikeHours) -> [Double] {
    var sums = [Double](repeating: 0, count: like.count)
    for days in factors {
      for (hour, group) in like.groups.enumerated() {
        sums[group] += days[like.firstDay + hour / 24]
      }
    }
    return sums
  }
}
