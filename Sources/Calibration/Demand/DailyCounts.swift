import MerchantModel

/// Counts by merchant and day: what demand and answering are fitted to.
package struct DailyCounts: Sendable {
  /// What is counted.
  package enum Subject: Sendable {
    /// Customers who came.
    case contacts
    /// Calls that were rung.
    case calls
  }

  /// What is counted.
  package let subject: Subject
  /// How many merchants there are.
  package let merchants: Int
  /// The days that the log covers, counted from 1970-01-01, in order. Closed days and gaps are left out.
  package let days: [Int]
  /// By merchant and place of the day: how many; nil where the log says nothing of the day.
  package private(set) var offered: [[Int?]]
  /// How many of them were answered; nil where the log does not say.
  package private(set) var answered: [[Int?]]
  /// Days within the log's range that are left out as gaps: nobody had anything, though enough was to be expected.
  package private(set) var gaps: [Int] = []

  /// Counts of days for some of a log's merchants.
  ///
  /// - Parameters:
  ///   - log: A log of counts. Accounts of a merchant are added up; a day is unknown where it has no row.
  ///   - chosen: The merchants, by their places in the log.
  package init(countsOf log: TidyLog, chosen: [Int]) {
    let wanted = Self.places(chosen, among: log.merchants.count)
    let rows = log.counts.filter { wanted[$0.merchant] != nil }
    days = Set(rows.map(\.day)).sorted()
    merchants = chosen.count
    subject = .calls
    let column = Dictionary(uniqueKeysWithValues: days.enumerated().map { ($1, $0) })
    offered = Array(repeating: Array(repeating: nil, count: days.count), count: chosen.count)
    answered = offered
    for row in rows {
      guard let merchant = wanted[row.merchant], let day = column[row.day] else { continue }
      let before = offered[merchant][day]
      offered[merchant][day] = (before ?? 0) + row.offered
      answered[merchant][day] =
        before == nil
        ? row.answered
        : row.answered.flatMap { more in answered[merchant][day].map { $0 + more } }
    }
  }

  /// Counts of a log of events, of which a day without any is a day with none.
  ///
  /// A first or last day that is cut off is left out, and so are days on which nobody had anything although at least
  /// ``DayCoverage/fewest`` were to be expected, and weekdays that never have any.
  package init(_ subject: Subject, of log: TidyLog, chosen: [Int]) {
    let wanted = Self.places(chosen, among: log.merchants.count)
    var coverage = DayCoverage()
    let events = log.events.filter {
      wanted[$0.merchant] != nil && $0.subject == (subject == .calls ? .call : .contact)
        && $0.outcome != "open"
    }
    for event in events { coverage.add(event.start) }
    var known = coverage.dayNumbers
    if coverage.first == .partial { known.removeFirst() }
    if coverage.last == .partial, !known.isEmpty { known.removeLast() }
    let closed = coverage.closedWeekdays
    var covered: [Int] = []
    var gaps: [Int] = []
    if let first = known.first, let last = known.last {
      let open = Set(known)
      let mean = Double(coverage.count) / Double(max(coverage.dayNumbers.count, 1))
      for day in first...last where !closed.contains(CivilDate(dayNumber: day).weekday) {
        if open.contains(day) || mean < DayCoverage.fewest {
          covered.append(day)
        } else {
          gaps.append(day)
        }
      }
    }
    days = covered
    merchants = chosen.count
    self.subject = subject
    self.gaps = gaps
    let column = Dictionary(uniqueKeysWithValues: days.enumerated().map { ($1, $0) })
    offered = Array(repeating: Array(repeating: 0, count: days.count), count: chosen.count)
    answered = offered
    for event in events {
      guard let merchant = wanted[event.merchant], let day = column[event.day] else { continue }
      offered[merchant][day] = (offered[merchant][day] ?? 0) + 1
      if event.outcome == "answered" {
        answered[merchant][day] = (answered[merchant][day] ?? 0) + 1
      }
    }
    guard subject == .calls else { return }
    // A day on which calls were off for a while says nothing of how many there would have been.
    for event in log.events where event.subject == .suspension {
      guard let merchant = wanted[event.merchant] else { continue }
      let end = event.duration.map { event.start + $0 } ?? event.start
      for day in event.day...WrittenTime(micros: end, offset: nil).day {
        guard let place = column[day] else { continue }
        offered[merchant][place] = nil
        answered[merchant][place] = nil
      }
    }
  }

  /// Counts that are there already, for tests of the fits: rows of merchants, columns of days.
  package init(days: [Int], offered: [[Int?]], answered: [[Int?]] = []) {
    subject = .calls
    merchants = offered.count
    self.days = days
    self.offered = offered
    self.answered = answered.isEmpty ? offered.map { $0.map { _ in nil } } : answered
  }

  private static func places(_ chosen: [Int], among count: Int) -> [Int?] {
    var places = [Int?](repeating: nil, count: count)
    for (place, merchant) in chosen.enumerated() { places[merchant] = place }
    return places
  }

  /// All merchants taken for one.
  var pooled: DailyCounts {
    func sum(_ columns: [[Int?]], _ day: Int) -> Int? {
      let known = columns.compactMap { $0[day] }
      return known.isEmpty ? nil : known.reduce(0, +)
    }
    return DailyCounts(
      days: days, offered: [days.indices.map { sum(offered, $0) }],
      answered: [days.indices.map { sum(answered, $0) }])
  }

  /// How many merchant-days are known.
  var merchantDays: Int { offered.reduce(0) { $0 + $1.count { $0 != nil } } }

  /// The sum of all counts.
  var total: Int { offered.reduce(0) { $0 + $1.reduce(0) { $0 + ($1 ?? 0) } } }

  /// The weekday of a day, by its place.
  func weekday(_ place: Int) -> Int { CivilDate(dayNumber: days[place]).weekday.rawValue }
}
