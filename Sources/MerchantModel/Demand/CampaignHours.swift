/// What some hours of a campaign's days are multiplied by, for one kind of contact.
public struct KindHours: Hashable, Sendable {
  /// The name of the kind.
  public var kind: String
  /// The hours and their factors.
  public var spans: [HourFactor]

  /// Makes factors of hours.
  public init(kind: String, spans: [HourFactor]) {
    self.kind = kind
    self.spans = spans
  }
}

/// A factor on the means of some hours of a day.
public struct HourFactor: Hashable, Sendable {
  /// When they begin: a whole hour.
  public var from: TimeOfDay
  /// When they end: a whole hour later than the start.
  public var to: TimeOfDay
  /// The factor, 0 or more.
  public var factor: Double

  /// Makes a factor.
  public init(from: TimeOfDay, to: TimeOfDay, factor: Double) {
    self.from = from
    self.to = to
    self.factor = factor
  }

  /// The hours, from 0 on.
  var hours: Range<Int> {
    let first = from.wholeHours
    return first..<max(first, to.wholeHours)
  }
}

extension TimeOfDay {
  /// The whole hours since midnight.
  fileprivate var wholeHours: Int { Int(sinceMidnight.microseconds / 3_600_000_000) }
}

extension Campaign {
  /// What the mean of each hour of a date is multiplied by beside the day's factor, for a kind; nil where no hour is.
  package static func hourFactors(
    of kind: String, in campaigns: [Campaign], on date: CivilDate
  ) -> [Double]? {
    var factors = [Double](repeating: 1, count: 24)
    for campaign in campaigns where campaign.contains(date) {
      for own in campaign.hours where own.kind == kind {
        for span in own.spans {
          for hour in span.hours { factors[hour] *= span.factor }
        }
      }
    }
    return factors.allSatisfy { $0 == 1 } ? nil : factors
  }
}

/// Which table of hours holds for a kind on a day, where campaigns have hours of their own.
struct CampaignHoursPlan: ~Copyable {
  /// The number of the table by kind and day; empty where no campaign has hours of its own.
  private var tables = Buffer<Int32>(capacity: 1)

  /// Appends tables of the share of a day's contacts before each hour, 25 numbers each, to those of the kinds.
  init(_ scenario: Scenario, hoursBefore: inout [Double]) {
    guard scenario.campaigns.contains(where: { !$0.hours.isEmpty }) else { return }
    var known: [(shares: [Double], table: Int32)] = []
    for (number, kind) in scenario.kinds.enumerated() {
      let own = kind.hours.shares
      for day in 0..<scenario.calendar.totalDays {
        let factors = Campaign.hourFactors(
          of: kind.name, in: scenario.campaigns, on: scenario.calendar.date(ofDay: day))
        let means = factors.map { zip(own, $0).map { $0 * $1 } } ?? own
        let sum = means.reduce(0, +)
        guard factors != nil, sum > 0 else {
          tables.append(Int32(truncatingIfNeeded: number))
          continue
        }
        let shares = means.map { $0 / sum }
        if let table = known.first(where: { $0.shares == shares })?.table {
          tables.append(table)
          continue
        }
        let table = Int32(truncatingIfNeeded: hoursBefore.count / 25)
        hoursBefore += shares.reduce(into: [0.0]) { $0.append($0[$0.count - 1] + $1) }
        known.append((shares, table))
        tables.append(table)
      }
    }
  }

  /// The number of the table for a kind on a day.
  @inline(__always)
  func table(of kind: Int, on day: Int, of days: Int) -> Int {
    tables.isEmpty ? kind : Int(tables[kind &* days &+ day])
  }
}
