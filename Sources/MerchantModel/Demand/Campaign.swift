import SimKernel
import SimRandom

/// A named stretch of days on which customers contact merchants more, or less, than the profiles say: a
/// sale, and the wave of installations that follows it.
public struct Campaign: Hashable, Sendable {
  /// The name that scenario files use.
  public var name: String
  /// Its first day.
  public var start: CivilDate
  /// How many days it lasts, 1 or more.
  public var days: Int
  /// What the mean of each of its days is multiplied by, by kind; kinds not named stay as they are.
  public var factors: [KindFactor] = []
  /// The contacts that follow it with a lag.
  public var waves: [CampaignWave] = []
  /// What the means of hours of each of its days are multiplied by besides, by kind; those that overlap multiply. The day's
  /// mean rises with them.
  public var hours: [KindHours] = []

  /// A campaign that changes nothing yet.
  public init(name: String, start: CivilDate, days: Int) {
    self.name = name
    self.start = start
    self.days = days
  }

  /// Whether a date is one of its days.
  public func contains(_ date: CivilDate) -> Bool {
    let day = date.dayNumber - start.dayNumber
    return day >= 0 && day < days
  }
}

/// A factor on the mean of one kind of contact.
public struct KindFactor: Hashable, Sendable {
  /// The name of the kind.
  public var kind: String
  /// The factor, 0 or more.
  public var factor: Double

  /// Makes a factor.
  public init(kind: String, factor: Double) {
    self.kind = kind
    self.factor = factor
  }
}

/// Contacts of one kind that follow a campaign's sales with a lag.
///
/// Were there no lag, each day of the campaign would have `factor` times its mean. The part beyond the
/// mean, `factor - 1` days' worth for each day of the campaign, comes later by the lag instead, counted
/// from an instant spread evenly over that day.
public struct CampaignWave: Hashable, Sendable {
  /// The name of the kind.
  public var kind: String
  /// How strong the wave is: 1 is none, below 1 takes contacts away.
  public var factor: Double
  /// From a sale to the contact it leads to.
  public var lag: DurationDistribution

  /// Makes a wave.
  public init(kind: String, factor: Double, lag: DurationDistribution) {
    self.kind = kind
    self.factor = factor
    self.lag = lag
  }
}

extension Campaign {
  /// What each simulated day's mean of a kind is multiplied by, hours of their own among it. Campaigns that overlap multiply.
  ///
  /// - Complexity: O(campaigns x days), and for each wave some thousands of values of its lag's cdf.
  package static func dayFactors(
    of kind: ContactKind, in campaigns: [Campaign], on calendar: StudyCalendar
  ) -> [Double] {
    var factors = dayFactors(of: kind.name, in: campaigns, on: calendar)
    guard campaigns.contains(where: { !$0.hours.isEmpty }) else { return factors }
    let shares = kind.hours.shares
    for day in factors.indices {
      let date = calendar.date(ofDay: day)
      guard let hours = hourFactors(of: kind.name, in: campaigns, on: date) else { continue }
      factors[day] *= zip(shares, hours).reduce(0) { $0 + $1.0 * $1.1 }
    }
    return factors
  }

  /// The same without hours.
  package static func dayFactors(
    of kind: String, in campaigns: [Campaign], on calendar: StudyCalendar
  ) -> [Double] {
    var factors = [Double](repeating: 1, count: calendar.totalDays)
    for campaign in campaigns { campaign.multiply(&factors, of: kind, on: calendar) }
    return factors
  }

  /// Whether any simulated day of any kind is changed.
  package func isFelt(on calendar: StudyCalendar) -> Bool {
    let kinds = factors.map(\.kind) + waves.map(\.kind)
    return kinds.contains { kind in
      Campaign.dayFactors(of: kind, in: [self], on: calendar).contains { $0 != 1 }
    }
  }

  private func multiply(_ days: inout [Double], of kind: String, on calendar: StudyCalendar) {
    let ownFactor = factors.filter { $0.kind == kind }.reduce(1) { $0 * $1.factor }
    // The campaign's first day among the simulated ones; it may lie before them or after them.
    let first = start.dayNumber - calendar.date(ofDay: 0).dayNumber
    for day in days.indices where day >= first && day - first < self.days {
      days[day] *= ownFactor
    }
    for wave in waves where wave.kind == kind {
      let reach = days.count - first
      guard reach > 0 else { continue }
      let shares = wave.dayShares(upTo: reach)
      // The sum over the campaign's days is one of the shares' running sums.
      let sums = shares.reduce(into: [0.0]) { $0.append($0[$0.count - 1] + $1) }
      for day in max(first, 0)..<days.count {
        let last = day - first
        let arriving = sums[last + 1] - sums[max(last + 1 - self.days, 0)]
        days[day] *= max(1 + (wave.factor - 1) * arriving, 0)
      }
    }
  }
}

extension CampaignWave {
  /// The share of one day's sales whose contacts come 0, 1, 2, ... days later, `count` of them.
  ///
  /// With F the lag's cdf and A(j) its mean over day j, [j, j + 1), a sale spread evenly over its day has a
  /// contact j days later with chance A(j) - A(j - 1). The mean is taken over the middles of the day's
  /// minutes, which is exact for lags of whole minutes and off by less than 1e-6 for smooth laws of hours
  /// or days.
  package func dayShares(upTo count: Int) -> [Double] {
    var shares: [Double] = []
    var before = 0.0
    for day in 0..<count {
      let mean = before < 1 ? meanCDF(onDay: day) : 1
      shares.append(max(mean - before, 0))
      before = mean
    }
    return shares
  }

  private func meanCDF(onDay day: Int) -> Double {
    let minutes = 1_440
    let begins = Double(day) * 86_400
    // Most days of a long calendar lie beyond the lag.
    if lag.seconds.survival(begins) < 1e-12 { return 1 }
    var sum = 0.0
    for minute in 0..<minutes {
      sum += lag.seconds.cdf(begins + (Double(minute) + 0.5) * 60)
    }
    return sum / Double(minutes)
  }
}
