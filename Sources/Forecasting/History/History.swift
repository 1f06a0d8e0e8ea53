import MerchantModel
import SimKernel

/// What a log says of merchants' days: when each one's calls rang, what became of them, and when its feature was off.
///
/// Time is counted from the midnight that begins the first day.
package struct History: Sendable {
  /// A stretch of time in which a merchant's feature was off, or in which counts say nothing of it.
  package struct Spell: Hashable, Sendable {
    package let start: SimTime
    package let end: SimTime
  }

  /// One merchant.
  package struct Merchant: Sendable {
    package let name: String
    /// The place of its segment in the scenario.
    package let segment: Int
    /// The first day of which anything is known.
    package let opens: Int
    /// Its calls in the order in which their ringing ended.
    package let calls: [HistoryJudge.Call]
    /// When its customers came, in order; empty of a log that does not say.
    package let contacts: [SimTime]
    /// When its feature was off, in order.
    package let spells: [Spell]
    /// Where the calls of each day begin among ``calls``, and where the last day's end.
    private let places: [Int]

    /// The calls whose ringing ended on a day.
    package func calls(on day: Int) -> ArraySlice<HistoryJudge.Call> {
      calls[places[day]..<places[day + 1]]
    }

    /// A merchant.
    ///
    /// - Parameters:
    ///   - days: How many days there are.
    ///   - calls: In any order; those that ended on no day are left out.
    package init(
      name: String, segment: Int, opens: Int, days: Int, calls: [HistoryJudge.Call],
      contacts: [SimTime], spells: [Spell]
    ) {
      self.name = name
      self.segment = segment
      self.opens = opens
      let range = SimTime.zero..<History.midnight(days)
      self.calls = calls.filter { range.contains($0.endedAt) }
        .sorted { ($0.endedAt, $0.startedAt) < ($1.endedAt, $1.startedAt) }
      self.contacts = contacts.filter { range.contains($0) }.sorted()
      self.spells = spells.sorted { $0.start < $1.start }
      var places = [Int](repeating: 0, count: days + 1)
      for call in self.calls { places[History.day(call.endedAt) + 1] += 1 }
      for day in 0..<days { places[day + 1] += places[day] }
      self.places = places
    }
  }

  /// What messages call the log.
  package let name: String
  /// The first day, counted from 1970-01-01.
  package let firstDay: Int
  /// How many days there are, 1 or more.
  package let days: Int
  /// Whether single calls are known; else counts of days alone.
  package let hasCalls: Bool
  /// The merchants, in order of name.
  package let merchants: [Merchant]

  /// A history.
  package init(name: String, firstDay: Int, days: Int, hasCalls: Bool, merchants: [Merchant]) {
    self.name = name
    self.firstDay = firstDay
    self.days = days
    self.hasCalls = hasCalls
    self.merchants = merchants
  }

  /// The date of a day.
  package func date(_ day: Int) -> CivilDate { CivilDate(dayNumber: firstDay + day) }

  /// The midnight that begins a day.
  package static func midnight(_ day: Int) -> SimTime { .zero + .days(Int64(day)) }

  /// The day of an instant at or after the first midnight.
  package static func day(_ time: SimTime) -> Int {
    Int(time.microseconds / SimDuration.days(1).microseconds)
  }

  /// Whether the log leaves open what a merchant's day would have been.
  ///
  /// - Parameters:
  ///   - since: From when on the feature is on, in the question that is asked; before that nothing of the day matters.
  package func isUnknown(_ day: Int, of merchant: Merchant, since: SimTime = .distantPast) -> Bool {
    let (begins, ends) = (max(since, Self.midnight(day)), Self.midnight(day + 1))
    // Counts do not say when on the day calls came.
    if !hasCalls && begins > Self.midnight(day) { return true }
    return merchant.spells.contains { max($0.start, begins) < min($0.end, ends) }
  }

  /// The scenario with a calendar of the history's days, and no days before.
  package func laidOver(_ scenario: Scenario) -> Scenario {
    var scenario = scenario
    scenario.calendar = StudyCalendar()
    scenario.calendar.start = date(0)
    scenario.calendar.days = days
    scenario.calendar.warmup = 0
    return scenario
  }
}
