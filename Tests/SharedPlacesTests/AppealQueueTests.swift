import ClosedForms
import MerchantModel
import SharedPlaces
import SimKernel
import SimRandom
import SimStatistics
import Testing

/// The appeals queue against lines computed by hand, against the fluid, and against M/D/n.
@Suite struct AppealQueueTests {
  private static let hour: Int64 = 3_600_000_000
  private static let never = ChanceByCause(byFault: .never, byLuck: .never)

  private func queue(
    reviewsPerDay: Double, backlog: Int = 0, hours: Shift? = nil, days: Int = 5, warmup: Int = 0
  ) -> (scenario: Scenario, appeals: Appeals) {
    var appeals = Appeals(
      reviewers: 1, reviewsPerDay: reviewsPerDay, filed: Self.never, overturned: Self.never)
    appeals.backlog = backlog
    if let hours { appeals.hours = hours }
    var scenario = Scenario()
    scenario.calendar.days = days
    scenario.calendar.warmup = warmup
    scenario.appeals = appeals
    return (scenario, appeals)
  }

  private func serve(
    _ setting: (scenario: Scenario, appeals: Appeals), reviewers: Int, filedAt hours: [Double]
  ) -> ServedAppeals {
    var queue = AppealQueue(setting.scenario, setting.appeals)
    let filed = hours.map { FiledAppeal(at: Int64($0 * Double(Self.hour)), luck: 0.5) }
    return queue.serve([RecordedAppeals(filed, weight: 1)], reviewers: reviewers)
  }

  @Test("First come, first served, by as many as there are")
  func line() {
    // Reviews of six hours; decisions at 6, 6, 12, 12, and 26 h.
    let served = serve(queue(reviewsPerDay: 4), reviewers: 2, filedAt: [0, 0, 1, 2, 20])
    #expect(served.days[0].filed == 5)
    #expect(served.days[0].waitMicroseconds == Int128((6 + 6 + 11 + 10 + 6) * Self.hour))
    #expect(served.days[0].decided == 4)
    #expect(served.days[0].backlog == 1)
    #expect(served.days[1].decided == 1)
    #expect(served.days[1].backlog == 0)
    #expect(served.days[0].decidedInADay == 5)
    #expect(served.waits.count == 5)
  }

  @Test("A review is paused while nobody works, over a weekend too")
  func hours() {
    // The first day is a Monday. Four reviews a day of eight hours are two hours each.
    let weekdays: [Weekday] = [.monday, .tuesday, .wednesday, .thursday, .friday]
    let hours = Shift(days: weekdays, from: .hour(9), to: .hour(17))
    let served = serve(
      queue(reviewsPerDay: 4, hours: hours, days: 9), reviewers: 1,
      filedAt: [6, 16, 24 * 4 + 16, 24 * 5 + 3])
    // Decided at Monday 11:00, Tuesday 10:00, next Monday 10:00 and 12:00.
    #expect(served.days[0].waitMicroseconds == Int128((5 + 18) * Self.hour))
    #expect(served.days[4].waitMicroseconds == Int128((24 * 7 + 10 - 24 * 4 - 16) * Self.hour))
    #expect(served.days[5].waitMicroseconds == Int128((24 * 7 + 12 - 24 * 5 - 3) * Self.hour))
    #expect(served.days.map(\.backlog) == [1, 0, 0, 0, 1, 2, 2, 0, 0])
  }

  @Test("Working time goes over midnight and over the end of the week")
  func nights() {
    let night = Shift(days: [.sunday], from: .hour(22), to: .hour(4))
    let setting = queue(reviewsPerDay: 3, hours: night)
    let hours = ReviewHours(setting.appeals, on: setting.scenario.calendar)
    #expect(hours.review == 2 * Self.hour)
    #expect(hours.worked(by: 0) == 0)
    #expect(hours.worked(by: 5 * Self.hour) == 4 * Self.hour)
    #expect(hours.worked(by: (6 * 24 + 23) * Self.hour) == 5 * Self.hour)
    for worked in [1, 4, 5, 6, 10] {
      let time = hours.instant(worked: Int64(worked) * Self.hour)
      #expect(hours.worked(by: time) == Int64(worked) * Self.hour)
      #expect(hours.worked(by: time - 1) == Int64(worked) * Self.hour - 1)
    }
    #expect(hours.decision(filedAt: 5 * Self.hour) == (7 * 24) * Self.hour)
  }

  @Test("An appeal counts as often as it stands for; the backlog comes as the counted days begin")
  func weights() {
    let filed = (0..<10).map { FiledAppeal(at: 100 - Int64($0), luck: (Double($0) + 0.5) / 10) }
    let source = RecordedAppeals(filed, weight: 1.3)
    var times: [Int64] = []
    while let time = source.next() { times.append(time) }
    #expect(times.count == 13)
    #expect(times == times.sorted())
    let served = serve(
      queue(reviewsPerDay: 24, backlog: 12, days: 2, warmup: 1), reviewers: 1, filedAt: [23.5])
    // The one of the warm-up is decided at 0:30, and the backlog within twelve hours and a half.
    #expect(served.days.map(\.backlog) == [1, 0, 0])
    #expect(served.days.map(\.decided) == [0, 13, 0])
    #expect(served.waits.count == 0)
  }

  @Test("The law of a day with few appeals is of those that would have been filed")
  func law() {
    let served = serve(queue(reviewsPerDay: 24, backlog: 12), reviewers: 1, filedAt: [])
    let waits = served.law.prefix(AppealLaw.parts).map { Double($0) / Double(Self.hour) }
    // At 0:45 the line is 11.25 h long, and a review of an hour follows; in the evening nobody is before.
    #expect(abs(waits[0] - 12.25) < 1e-9)
    #expect(abs(waits[7] - 1.75) < 1e-9)
    #expect(waits.suffix(8).allSatisfy { $0 == 1 })
    #expect(served.law.count == 5 * AppealLaw.parts)
    let busy = serve(
      queue(reviewsPerDay: 24), reviewers: 1, filedAt: (0..<40).map { Double($0) / 100 })
    let mean = busy.law.prefix(AppealLaw.parts).reduce(0, +) / Int64(AppealLaw.parts)
    #expect(abs(mean - Int64(busy.days[0].waitMicroseconds / 40)) <= 1)
  }

  @Test("1,000 reviewers at 80 a day clear 240,000 in 3 days, and in 4 with 20,000 new ones a day")
  func fluid() {
    let setting = queue(reviewsPerDay: 80, backlog: 240_000, days: 6)
    let alone = serve(setting, reviewers: 1_000, filedAt: [])
    #expect(alone.days.map(\.backlog) == [160_000, 80_000, 0, 0, 0, 0])
    #expect(alone.days.map(\.decided) == [80_000, 80_000, 80_000, 0, 0, 0])
    let steady = serve(
      setting, reviewers: 1_000, filedAt: (0..<120_000).map { 24 * (Double($0) + 0.5) / 20_000 })
    #expect(steady.days.prefix(3).map(\.backlog) == [180_000, 120_000, 60_000])
    // After four days nobody waits; those who came within a review of 18 minutes are under way.
    #expect(steady.days[3].backlog <= 1_000)
    #expect(steady.days[4].backlog == 250)
    // Who files at t waits (240,000 - 60,000 t) / 80,000 days, and a wave of reviews at the most.
    let first = Double(steady.days[0].waitMicroseconds) / 20_000 / Double(24 * Self.hour)
    #expect(abs(first - (3 - 0.375)) < 0.0126)
  }

  @Test(
    "A line of millions without end waits for a thousand years at the most, and nothing overflows")
  func endless() {
    let minute = Shift(days: [.monday], from: .midnight, to: TimeOfDay(hour: 0, minute: 1)!)
    var setting = queue(reviewsPerDay: 0.001, backlog: 1_000_000, hours: minute, days: 2)
    setting.appeals.reviewers = 1
    let served = serve(setting, reviewers: 1, filedAt: (0..<2_000).map { Double($0) / 50 })
    let years = Double(served.days[0].waitMicroseconds) / 1_200 / Double(24 * Self.hour) / 365.25
    #expect(years > 990 && years <= 1_000)
    #expect(served.days.map(\.backlog) == [1_001_200, 1_002_000])
  }

  /// Comparisons with M/D/n, each within Student's t at 99 % for all of them together (Bonferroni).
  private static let comparisons = 8
  private static let replications = 20

  @Test(
    "In the steady state it is M/D/n", arguments: [(0.8, 1), (0.9, 10), (0.95, 4), (0.7, 40)])
  func steady(_ system: (load: Double, reviewers: Int)) throws {
    // Reviews of half an hour.
    let setting = queue(reviewsPerDay: 48, days: 400, warmup: 30)
    let perHour = 2 * system.load * Double(system.reviewers)
    let exact = try ConstantServiceQueue(
      arrivalRate: perHour, service: 0.5, servers: system.reviewers)
    var outcome = AppealOutcome(setting.scenario, setting.appeals, reviewers: system.reviewers)
    var queue = AppealQueue(setting.scenario, setting.appeals)
    for replication in 0..<UInt64(Self.replications) {
      let source = PoissonAppeals(
        rates: Array(repeating: perHour, count: 24 * 430), firstHour: 0,
        key: {
          StreamKey(
            seed: 20_261_130, replication: replication, subject: 0, entity: UInt64($0), purpose: 0)
        })
      outcome.add(queue.serve([source], reviewers: system.reviewers))
    }
    let limit = StudentT.criticalValue(
      ConfidenceLevel.ninetyNine.simultaneous(over: Self.comparisons),
      degreesOfFreedom: Double(Self.replications - 1))
    for (figure, value) in [
      (AppealOutcome.Figure.wait, exact.meanSojourn / 24), (.load, system.load),
    ] {
      let estimate = outcome.estimate(figure)
      let (found, error) = (try #require(estimate.value), try #require(estimate.standardError))
      #expect(abs(found - value) < limit * error, "\(found) for \(value)")
    }
    let wait = outcome.estimate(.wait)
    // Of the wait before the review; a limit that nothing could pass would be no check.
    #expect(try #require(wait.standardError) < 0.05 * exact.meanWait / 24)
  }
}
