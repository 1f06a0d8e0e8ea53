import Foundation
import MerchantModel
import SimKernel
import SimRandom
import Testing

/// The factors of campaigns and their waves, compared with hand computation.
struct CampaignTests {
  /// Ten counted days from 2026-03-02 after two days of warm-up.
  private var calendar: StudyCalendar {
    var calendar = StudyCalendar()
    calendar.days = 10
    calendar.warmup = 2
    return calendar
  }

  /// A campaign that starts some days after the first counted day.
  private func campaign(
    day: Int, days: Int, factor: Double? = nil, wave: (Double, DurationDistribution)? = nil
  ) -> Campaign {
    var campaign = Campaign(name: "sale", start: calendar.start.adding(days: day), days: days)
    if let factor { campaign.factors = [KindFactor(kind: "look", factor: factor)] }
    if let wave { campaign.waves = [CampaignWave(kind: "look", factor: wave.0, lag: wave.1)] }
    return campaign
  }

  private func factors(_ campaigns: Campaign...) -> [Double] {
    Campaign.dayFactors(of: "look", in: campaigns, on: calendar)
  }

  @Test("A factor holds on the campaign's days and on no others")
  func plainFactor() {
    let ones = [Double](repeating: 1, count: 12)
    #expect(factors() == ones)
    #expect(factors(campaign(day: 1, days: 3, factor: 4)) == [1, 1, 1, 4, 4, 4, 1, 1, 1, 1, 1, 1])
    #expect(factors(campaign(day: -9, days: 8, factor: 4)) == [4] + ones.dropLast())
    #expect(factors(campaign(day: 9, days: 30, factor: 0)) == ones.dropLast() + [0])
    #expect(
      Campaign.dayFactors(of: "other", in: [campaign(day: 0, days: 3, factor: 4)], on: calendar)
        == ones)
  }

  @Test("Campaigns that overlap multiply")
  func overlap() {
    let both = factors(
      campaign(day: 0, days: 3, factor: 2), campaign(day: 2, days: 2, factor: 3))
    #expect(both == [1, 1, 2, 2, 6, 3, 1, 1, 1, 1, 1, 1])
  }

  @Test("A wave with a fixed lag is the campaign moved by the lag")
  func fixedLag() {
    let moved = factors(campaign(day: 0, days: 2, wave: (3, .always(.days(4)))))
    #expect(moved == [1, 1, 1, 1, 1, 1, 3, 3, 1, 1, 1, 1])
    let early = factors(campaign(day: -6, days: 2, wave: (3, .always(.days(4)))))
    #expect(early == [3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1])
  }

  @Test("A lag of a day and a half falls on the next two days in equal parts")
  func halfDay() {
    let split = factors(campaign(day: 0, days: 1, wave: (3, .always(.hours(36)))))
    #expect(split == [1, 1, 1, 2, 2, 1, 1, 1, 1, 1, 1, 1])
    let two = factors(campaign(day: 0, days: 2, wave: (3, .always(.hours(36)))))
    #expect(two == [1, 1, 1, 2, 3, 2, 1, 1, 1, 1, 1, 1])
  }

  @Test("An exponential lag agrees with its integral")
  func exponentialLag() throws {
    let mean = 2.0
    let lag = DurationDistribution(seconds: try .exponential(mean: mean * 86_400))
    let wave = CampaignWave(kind: "look", factor: 3, lag: lag)
    // The mean of F over day j: the integral of 1 - exp(-x / mean) from j to j + 1.
    func meanCDF(_ day: Int) -> Double {
      day < 0 ? 0 : 1 - mean * exp(-Double(day) / mean) * (1 - exp(-1 / mean))
    }
    let shares = wave.dayShares(upTo: 80)
    for day in 0..<80 {
      #expect(abs(shares[day] - (meanCDF(day) - meanCDF(day - 1))) < 1e-7)
    }
    // All of it arrives in the end.
    #expect(abs(shares.reduce(0, +) - 1) < 1e-9)
    // A campaign of two days is the sum of two of one day.
    let felt = factors(campaign(day: 0, days: 2, wave: (3, lag)))
    for day in 0..<10 {
      let expected = 1 + 2 * (meanCDF(day) - meanCDF(day - 2))
      #expect(abs(felt[day + 2] - expected) < 1e-6)
    }
  }

  @Test("Gamma lags lose nothing: the excess adds up to the campaign's days")
  func conservation() throws {
    let lag = DurationDistribution(seconds: try .gamma(mean: 4 * 86_400, cv: 0.5))
    var long = calendar
    long.days = 60
    let felt = Campaign.dayFactors(
      of: "look", in: [campaign(day: 0, days: 3, wave: (3, lag))], on: long)
    #expect(abs(felt.reduce(0) { $0 + $1 - 1 } - 3 * 2) < 1e-9)
    // The mean lag from the middle of the campaign: 4 days from day 1.5.
    let centre = felt.enumerated().reduce(0) {
      $0 + (Double($1.offset - 2) + 0.5) * ($1.element - 1)
    }
    #expect(abs(centre / 6 - 5.5) < 1e-6)
  }

  @Test("A campaign outside the simulated days is not felt, unless its wave reaches in")
  func outside() {
    #expect(!campaign(day: 20, days: 3, factor: 4).isFelt(on: calendar))
    #expect(!campaign(day: -20, days: 3, factor: 4).isFelt(on: calendar))
    #expect(campaign(day: -5, days: 1, wave: (3, .always(.days(5)))).isFelt(on: calendar))
    #expect(!campaign(day: 20, days: 1, wave: (3, .always(.days(5)))).isFelt(on: calendar))
  }

  @Test("Contacts of a campaign's day have its mean")
  func simulated() {
    var scenario = SmallShop.scenario(days: 3)
    scenario.segments[0].contacts = [ContactRate(kind: "question", perDay: 5)]
    var sale = Campaign(name: "sale", start: scenario.calendar.start.adding(days: 1), days: 1)
    sale.factors = [KindFactor(kind: "question", factor: 4)]
    scenario.campaigns = [sale]
    let merchants = 4_000
    let contacts = Double(SmallShop.counts(scenario, merchants: merchants)[.contacts])
    let mean = 5.0 + 20 + 5
    // Poisson: the standard error of the total is its root.
    let total = mean * Double(merchants)
    #expect(abs(contacts - total) < 3.5 * total.squareRoot())
  }

  // MARK: Hours

  /// Contacts at 10:00 to 12:00 in equal parts, and a campaign of two days that multiplies those of the first hour.
  private func kind() throws -> ContactKind {
    var kind = ContactKind(name: "look")
    kind.hours = try #require(HourProfile(weights: (0..<24).map { (10..<12).contains($0) ? 1 : 0 }))
    return kind
  }

  private func sale(_ spans: HourFactor..., factor: Double? = nil) -> Campaign {
    var sale = campaign(day: 0, days: 2, factor: factor)
    sale.hours = [KindHours(kind: "look", spans: spans)]
    return sale
  }

  @Test("Factors of hours raise the day's mean by what falls in those hours")
  func hours() throws {
    func factors(_ campaigns: Campaign...) throws -> [Double] {
      Campaign.dayFactors(of: try kind(), in: campaigns, on: calendar)
    }
    let ones = [Double](repeating: 1, count: 8)
    let first = HourFactor(from: .hour(10), to: .hour(11), factor: 4)
    #expect(try factors(sale(first)) == [1, 1, 2.5, 2.5] + ones)
    #expect(try factors(sale(first, factor: 2)) == [1, 1, 5, 5] + ones)
    // Spans that overlap multiply, and so do campaigns.
    let both = HourFactor(from: .hour(8), to: .hour(12), factor: 2)
    #expect(try factors(sale(first, both)) == [1, 1, 5, 5] + ones)
    #expect(try factors(sale(first), sale(both)) == [1, 1, 5, 5] + ones)
    // Hours in which nobody comes change nothing.
    #expect(
      try factors(sale(HourFactor(from: .hour(20), to: .endOfDay, factor: 9))) == [1, 1, 1, 1]
        + ones
    )
    #expect(
      try factors(sale(HourFactor(from: .midnight, to: .endOfDay, factor: 0))) == [1, 1, 0, 0]
        + ones
    )
  }

  @Test("Contacts come in the hours that the campaign has, and as ever on other days")
  func contactsByHour() throws {
    var scenario = SmallShop.scenario(days: 4)
    scenario.kinds = [try kind()]
    scenario.segments[0].contacts = [ContactRate(kind: "look", perDay: 2_000)]
    scenario.segments[0].staffing.chats = .byOthers
    scenario.measurement.counterfactual = false
    func contacts(_ scenario: Scenario) -> [Int64] {
      var runner = MerchantRunner(scenario, segment: 0)
      var tallies = Tallies(days: 4)
      runner.run(merchant: 0, replication: 0, into: &tallies)
      let table = TallyTable(tallies)
      return (0..<4).map { table.totals(over: $0..<($0 + 1))[.contacts] }
    }
    let plain = contacts(scenario)
    scenario.campaigns = [sale(HourFactor(from: .hour(11), to: .hour(12), factor: 3))]
    let other = contacts(scenario)
    #expect(other[2...] == plain[2...])
    for day in 0..<2 {
      // Poisson with a mean of 1,000 + 3,000, four standard errors.
      #expect(abs(Double(other[day]) - 4_000) < 4 * 4_000.squareRoot())
    }
    // Nobody comes in the first hour any more: all arrivals of those days lie in the second.
    scenario.campaigns = [sale(HourFactor(from: .hour(10), to: .hour(11), factor: 0))]
    let times = MerchantTracer(scenario).entries(
      segment: 0, merchant: 0, replication: 0, days: 0..<4
    ).compactMap { entry -> (day: Int, hour: Int64)? in
      guard case .arrived = entry.event else { return nil }
      let hours = entry.time.microseconds / SimDuration.hours(1).microseconds
      return (entry.day, hours % 24)
    }
    #expect(times.filter { $0.day < 2 }.allSatisfy { $0.hour == 11 })
    #expect(times.contains { $0.day == 2 && $0.hour == 10 })
  }
}
