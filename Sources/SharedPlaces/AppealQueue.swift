import MerchantModel
import SimKernel

/// A line of appeals, served first come first served by reviewers who all take the same time.
///
/// Since reviews take equally long, they end in the order of the appeals: with n reviewers an appeal is begun as it is filed,
/// or as the review ends of the appeal n places before it. That is the recursion of J. Kiefer and J. Wolfowitz (On the theory
/// of queues with many servers, Transactions of the American Mathematical Society 78 (1955) 1-18) for constant service, and it
/// needs no list of events. It runs in time worked (``ReviewHours``), so that a review is paused while nobody works.
package struct AppealQueue {
  /// A day with fewer appeals has the waits of appeals that would have been filed in its course.
  private static let leastAppeals: Int64 = 30
  /// No appeal waits for longer than until a thousand years after the first day.
  private static let longest = SimDuration.days(365_250)

  private let hours: ReviewHours
  /// The days that are looked at, and the first of them that is counted.
  private let days: Range<Int>
  private let firstCounted: Int
  private let backlog: Int
  /// Time worked up to the last instant that is reckoned with.
  private let mostWorked: Int64
  /// Time worked up to the end of each day.
  private let ends: [Int64]
  /// When the reviews of the last appeals end, as many as there are reviewers, the earliest at ``next``.
  private var reviewEnds: [Int64] = []
  private var next = 0

  /// An empty queue of a scenario's appeals.
  package init(_ scenario: Scenario, _ appeals: Appeals) {
    let calendar = scenario.calendar
    let hours = ReviewHours(appeals, on: calendar)
    self.hours = hours
    days = calendar.shownDays
    firstCounted = calendar.countedDays.lowerBound
    backlog = appeals.backlog
    mostWorked = hours.worked(by: Self.longest.microseconds)
    ends = calendar.shownDays.map { hours.worked(by: Self.midnight(after: $0)) }
  }

  private static func midnight(after day: Int) -> Int64 {
    SimDuration.days(Int64(day) + 1).microseconds
  }

  /// Serves the appeals of some sources, from an empty line on; the backlog joins it as the counted days begin.
  ///
  /// The decision of every appeal is known, be it after the last day: who files later waits behind it.
  ///
  /// - Complexity: O(n) of n appeals.
  package mutating func serve(_ sources: [any AppealSource], reviewers: Int) -> ServedAppeals {
    reviewEnds = Array(repeating: 0, count: max(reviewers, 1))
    next = 0
    var served = ServedAppeals(days: days.map { _ in AppealDay() })
    var coming = sources.map { source in source.next() }
    /// The place of the day on which the next decision falls, at the earliest.
    var decisionDay = 0
    /// Takes the next of all appeals that is filed before an instant.
    func takeNext(before limit: Int64) -> (time: Int64, isRecorded: Bool)? {
      var first: (place: Int, time: Int64)?
      for (place, time) in coming.enumerated() {
        if let time, time < first?.time ?? limit { first = (place, time) }
      }
      guard let first else { return nil }
      coming[first.place] = sources[first.place].next()
      return (first.time, sources[first.place].isRecorded)
    }
    func bookDecision(_ end: Int64) {
      while decisionDay < ends.count && ends[decisionDay] < end { decisionDay += 1 }
      if decisionDay < ends.count { served.days[decisionDay].decided += 1 }
    }
    // What was filed before the first day is none of it.
    while takeNext(before: Self.midnight(after: days.lowerBound - 1)) != nil {}
    for (place, day) in days.enumerated() {
      let begins = Self.midnight(after: day - 1)
      if day == firstCounted {
        let worked = hours.worked(by: begins)
        for _ in 0..<backlog { bookDecision(add(at: worked)) }
      }
      var today = Histogram()
      var probes: [Int64] = []
      func takeAll(before limit: Int64) {
        while let (time, isRecorded) = takeNext(before: limit) {
          if isRecorded && day >= firstCounted { served.recorded += 1 }
          let end = add(at: hours.worked(by: time))
          bookDecision(end)
          let wait = hours.instant(worked: end) - time
          served.days[place].filed += 1
          served.days[place].waitMicroseconds += Int128(wait)
          if wait <= SimDuration.days(1).microseconds { served.days[place].decidedInADay += 1 }
          today.add(wait)
        }
      }
      for part in 1...AppealLaw.parts {
        let length = SimDuration.days(1).microseconds
        let probe = begins + length * Int64(2 * part - 1) / Int64(2 * AppealLaw.parts)
        takeAll(before: probe)
        probes.append(hours.instant(worked: endOfNext(at: hours.worked(by: probe))) - probe)
      }
      takeAll(before: Self.midnight(after: day))
      served.law += law(of: today, served.days[place], probes)
      if day >= firstCounted { served.waits.add(today) }
    }
    var inLine: Int64 = 0
    for place in served.days.indices {
      if days.lowerBound + place == firstCounted { inLine += Int64(backlog) }
      inLine += served.days[place].filed - served.days[place].decided
      served.days[place].backlog = inLine
    }
    return served
  }

  /// Adds an appeal; the time worked at which its review ends.
  @inline(__always)
  private mutating func add(at worked: Int64) -> Int64 {
    let end = endOfNext(at: worked)
    reviewEnds[next] = end
    next = next + 1 == reviewEnds.count ? 0 : next + 1
    return end
  }

  /// When the review would end of an appeal that is filed now.
  @inline(__always)
  private func endOfNext(at worked: Int64) -> Int64 {
    min(max(reviewEnds[next], worked) + hours.review, mostWorked)
  }

  /// Waits that stand for those of a day, the mean of which is kept.
  private func law(of waits: Histogram, _ day: AppealDay, _ probes: [Int64]) -> [Int64] {
    guard day.filed >= Self.leastAppeals else { return probes }
    let number = Double(AppealLaw.parts)
    let found = (0..<AppealLaw.parts).map { waits.quantile((Double($0) + 0.5) / number) ?? 0 }
    let sum = found.reduce(0, +)
    let factor = sum > 0 ? Double(day.waitMicroseconds) / Double(day.filed) * number / sum : 0
    return found.map { Int64(($0 * factor).rounded()) }
  }
}
