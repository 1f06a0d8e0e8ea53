import MerchantModel

/// Contacts, or calls, by clock hour of each merchant's days.
package struct HourCounts: Sendable {
  /// One merchant's day.
  package struct Day: Sendable {
    /// Which day, counted from 1970-01-01.
    package let day: Int
    /// How many in each hour.
    package let hours: [Int]

    var total: Int { hours.reduce(0, +) }

    /// A day's 24 counts.
    package init(day: Int, hours: [Int]) {
      self.day = day
      self.hours = hours
    }
  }

  /// By merchant: the days on which there were any, in order.
  package let byMerchant: [[Day]]
  /// All of them, by merchant and then by day.
  package let days: [Day]
  /// Whether every event has midnight for its time of day: then the log has dates alone.
  package let hasDatesAlone: Bool

  /// The hours of a log's events.
  ///
  /// - Parameters:
  ///   - subject: Contacts or calls.
  ///   - counts: The days that are looked at, others are left out.
  ///   - kind: The kind of contacts, by its place in the log; nil for all.
  init(
    _ subject: DailyCounts.Subject, of log: TidyLog, chosen: [Int], on counts: DailyCounts,
    kind: Int? = nil
  ) {
    let wanted = Set(chosen)
    let covered = Set(counts.days)
    var hours: [Int: [Int: [Int]]] = [:]
    var (all, atMidnight) = (0, 0)
    for event in log.events {
      guard wanted.contains(event.merchant), covered.contains(event.day),
        event.subject == (subject == .calls ? .call : .contact), kind == nil || event.kind == kind
      else { continue }
      all += 1
      if event.micros == 0 { atMidnight += 1 }
      hours[event.merchant, default: [:]][
        event.day, default: [Int](repeating: 0, count: 24)][Int(event.micros / 3_600_000_000)] += 1
    }
    byMerchant = chosen.map { merchant in
      (hours[merchant] ?? [:]).sorted { $0.key < $1.key }.map { Day(day: $0.key, hours: $0.value) }
    }
    days = byMerchant.flatMap { $0 }
    hasDatesAlone = all > 0 && atMidnight == all
  }

  /// Days of one merchant that are there already.
  package init(_ days: [Day]) { self.init(byMerchant: [days]) }

  /// Days of merchants that are there already.
  package init(byMerchant: [[Day]]) {
    self.byMerchant = byMerchant
    days = byMerchant.flatMap { $0 }
    hasDatesAlone = false
  }

  /// All merchants taken for one.
  var pooled: HourCounts {
    var sums: [Int: [Int]] = [:]
    for day in days {
      sums[day.day] = zip(sums[day.day] ?? [Int](repeating: 0, count: 24), day.hours).map {
        $0 + $1
      }
    }
    return HourCounts(sums.sorted { $0.key < $1.key }.map { Day(day: $0.key, hours: $0.value) })
  }
}
