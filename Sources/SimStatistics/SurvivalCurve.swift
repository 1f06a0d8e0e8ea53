/// Kaplan and Meier's estimate of the chance of having no event up to a time.
///
/// Times in any one unit. Subjects are independent of each other and of their censoring; where they
/// share a replication's luck, put estimates of single replications through `Mean` instead.
/// Source: Kaplan and Meier (1958), JASA 53, 457-481; Greenwood's variance on the log(-log) scale as in
/// Kalbfleisch and Prentice, "The Statistical Analysis of Failure Time Data", 2nd ed., section 1.4.
public struct SurvivalCurve: Hashable, Sendable {
  /// The curve's state from one event time to the next.
  public struct Step: Hashable, Sendable {
    /// When the events happened.
    public let time: Double
    /// Subjects still watched, without an event, just before.
    public let atRisk: Int
    /// Events at this time.
    public let events: Int
    /// The chance of no event up to and including this time.
    public let survival: Double
    /// Greenwood's sum of d / (n (n - d)) up to here; infinite once nobody survives.
    package let greenwood: Double
  }

  /// One step an event time, ascending.
  public let steps: [Step]
  /// Subjects watched at the start.
  public let count: Int
  /// The last time anyone was watched.
  public let horizon: Double
  /// Every time anyone left, ascending, and how many were still watched just before it.
  package let watched: [Watched]

  /// How many were still watched just before a time.
  package struct Watched: Hashable, Sendable {
    package let time: Double
    package let atRisk: Int
  }

  /// Events and losses at one time.
  public struct Group: Hashable, Sendable {
    /// When, at least 0.
    public let time: Double
    /// Subjects with their event then.
    public let events: Int
    /// Subjects last seen then, without an event; they count as at risk for the events of that time.
    public let censored: Int

    /// Keeps the figures; they are checked where they are used.
    ///
    /// - Parameters:
    ///   - time: The time.
    ///   - events: Subjects with their event then.
    ///   - censored: Subjects last seen then, without an event.
    public init(time: Double, events: Int, censored: Int) {
      self.time = time
      self.events = events
      self.censored = censored
    }
  }

  /// The curve of subjects listed by time.
  ///
  /// - Parameter groups: at ascending times; everyone ends in one of them.
  /// - Throws: `StatisticsError.empty` without any subject, `timeOutOfRange`, `countOutOfRange`.
  /// - Complexity: O(n).
  public init(groups: [Group]) throws(StatisticsError) {
    var total = 0
    var last = -Double.infinity
    for group in groups {
      guard group.time >= 0, group.time.isFinite, group.time > last else {
        throw .timeOutOfRange(group.time)
      }
      last = group.time
      guard group.events >= 0 else { throw .countOutOfRange(group.events) }
      guard group.censored >= 0 else { throw .countOutOfRange(group.censored) }
      let (withEvents, overflow) = total.addingReportingOverflow(group.events)
      let (withLosses, overflowToo) = withEvents.addingReportingOverflow(group.censored)
      guard !overflow, !overflowToo else { throw .sumOverflow }
      total = withLosses
    }
    guard total > 0 else { throw .empty }
    var atRisk = total
    var survival = 1.0
    var greenwood = 0.0
    var steps: [Step] = []
    var watched: [Watched] = []
    for group in groups {
      watched.append(Watched(time: group.time, atRisk: atRisk))
      if group.events > 0 {
        let left = atRisk - group.events
        survival *= Double(left) / Double(atRisk)
        greenwood += Double(group.events) / (Double(atRisk) * Double(left))
        steps.append(
          Step(
            time: group.time, atRisk: atRisk, events: group.events, survival: survival,
            greenwood: greenwood))
      }
      atRisk -= group.events + group.censored
    }
    self.steps = steps
    count = total
    horizon = last
    self.watched = watched
  }

  /// The curve of single subjects.
  ///
  /// - Parameter subjects: when each was last seen, and whether with the event; in any order.
  /// - Throws: as for groups.
  /// - Complexity: O(n log n).
  public init(subjects: [(time: Double, hasEvent: Bool)]) throws(StatisticsError) {
    for subject in subjects where !subject.time.isFinite { throw .timeOutOfRange(subject.time) }
    var groups: [Group] = []
    for subject in subjects.sorted(by: { $0.time < $1.time }) {
      var events = subject.hasEvent ? 1 : 0
      var censored = 1 - events
      if let last = groups.last, last.time == subject.time {
        events += last.events
        censored += last.censored
        groups.removeLast()
      }
      groups.append(Group(time: subject.time, events: events, censored: censored))
    }
    try self.init(groups: groups)
  }

  /// The curve of counts by day, everyone left being censored at the end of the last day.
  ///
  /// - Parameters:
  ///   - atRisk: subjects watched from the start.
  ///   - dailyEvents: subjects with their event on day 1, 2, ...; their time is the day's number.
  ///   - dailyCensored: subjects lost on each day after its events, equally many figures.
  /// - Throws: `StatisticsError.unequalLengths`, `countOutOfRange` (more leave than were there), or as
  ///   for groups.
  public init(
    atRisk: Int, dailyEvents: [Int], dailyCensored: [Int]
  ) throws(StatisticsError) {
    guard dailyEvents.count == dailyCensored.count else {
      throw .unequalLengths(dailyEvents.count, dailyCensored.count)
    }
    guard atRisk > 0, !dailyEvents.isEmpty else { throw .empty }
    var left = atRisk
    var groups: [Group] = []
    for (day, (events, censored)) in zip(dailyEvents, dailyCensored).enumerated() {
      guard events >= 0, events <= left else { throw .countOutOfRange(events) }
      left -= events
      guard censored >= 0, censored <= left else { throw .countOutOfRange(censored) }
      left -= censored
      let isLast = day == dailyEvents.count - 1
      groups.append(
        Group(time: Double(day + 1), events: events, censored: censored + (isLast ? left : 0)))
    }
    try self.init(groups: groups)
  }
}
