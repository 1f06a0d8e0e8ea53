import AnalyticModel
import ClosedForms
import Foundation
import MerchantModel
import ResultFiles
import Runs
import Scenarios
import SimKernel
import SimRandom
import SimStatistics
import Testing

/// Days that resemble each other, simulated and exact.
@Suite struct DayResemblanceTests {
  private func scenario(_ settings: [String]) throws -> Scenario {
    try ProjectScenario.load("theory/good-and-bad-days", settings).value
  }

  private static let noEffect = ["segments.seller.dayEffect={sd: 0, persistence: 0}"]

  /// Within 3.5 standard errors over 30 replications, on the file's seed: for a t of 29 degrees of freedom, 1 in 650 correct
  /// figures would fail on a random one.
  @Test(
    "Simulated and exact figures agree",
    arguments: [
      ["segments.seller.dayEffect.persistence=0"],
      ["rule.lowDays=3", "rule.suspensionDays=1", "rule.returnDelay=2 days"],
      ["rule.fewCallDay=carries", "segments.seller.contactsPerDay.call=5"],
      ["rule.trigger=lowDaysOfLast", "rule.windowDays=4"],
      [
        "segments.seller.agents=2", "segments.seller.dayEffect={sd: 1.5, persistence: 0.9}",
        "customer.ringPatience={exponential: {mean: 1 min}}",
        "segments.seller.answering.foreground.chance=0.3",
      ],
      [
        "segments.seller.demand.busyness=0.4", "response.leave=10 %",
        "segments.seller.adoption=0.7",
      ],
      noEffect + ["segments.seller.demand={busyness: 0.6, persistence: 0.8}"],
      noEffect + [
        "platform={busyness: 0.5, persistence: 0.6}", "segments.seller.merchants=1",
        "replications=6000",
      ],
      ["rule.enabled=false", "segments.seller.demand={busyness: 0.6, persistence: 0.8}"],
      [
        "calendar.horizon=longRun", "calendar.warmup=10",
        "rule.returnDelay={discrete: {values: [0 s, 1 day, 4 days], weights: [1, 2, 1]}}",
      ],
    ])
  func agree(settings: [String]) throws {
    let scenario = try scenario(["replications=30"] + settings)
    let result = try Run(scenario, threads: 2).result()
    let comparison = ExactComparison(result)
    let rows = comparison.rows
    #expect(rows.contains { $0.exact.name == "answer_rate" })
    if scenario.rule.enabled { #expect(rows.contains { $0.exact.name == "suspensions" }) }
    for row in rows {
      guard let z = row.z else { continue }
      #expect(abs(z) < 3.5, "\(row.exact.name): \(row.simulated), not \(row.exact.value)")
    }
  }

  /// Two days and two low ones in a row: who is suspended had both low.
  @Test("The chance of two low days in a row is that of a suspension in two days")
  func twoDays() throws {
    let scenario = try scenario(["calendar.days=2", "replications=30"])
    let known = SegmentAnalysis(scenario, segment: 0)
    let two = try #require(known.figure("two_low_days_chance")).value
    let suspended = try #require(known.figure("merchants_suspended")).value
    #expect(abs(two - suspended) < 1e-12)
    let low = try #require(known.figure("low_day_chance")).value
    #expect(two > 1.3 * low * low)
    for days in [30, 365] {
      let figure = try #require(known.figure("suspensions_\(days)_days")).value
      let course = try self.scenario(["calendar.days=\(days)"])
      let counted = try #require(
        SegmentAnalysis(course, segment: 0).figure("suspensions")
      ).value
      #expect(abs(figure - counted * Double(days) / 30) < 1e-10)
    }
  }

  @Test("The mean chance over days has its median chance", arguments: [0.05, 0.5, 0.9])
  func median(mean: Double) throws {
    var effect = DayEffect()
    effect.sd = 1.3
    let median = try effect.medianChance(ofMean: mean)
    let score = try PersistentScore(persistence: 0, width: 0.2)
    let odds = median / (1 - median)
    let exact = score.mean(score.nodes.map { 1 / (1 + exp(-1.3 * $0) / odds) })
    #expect(abs(exact - mean) < 1e-9)
    // The mean lies nearer to one half, by symmetry.
    #expect(mean == 0.5 ? abs(median - 0.5) < 1e-9 : abs(median - 0.5) > abs(mean - 0.5))
    effect.sd = 0
    #expect(try effect.medianChance(ofMean: mean) == mean)
  }

  // MARK: Counts

  /// Daily counts of one merchant in many replications, on two days that follow each other.
  private func counts(_ settings: [String], replications: Int) throws -> [(Double, Double)] {
    let scenario = try scenario(
      ["calendar.days=2", "rule.enabled=false", "segments.seller.merchants=1"] + settings)
    var runner = MerchantRunner(scenario, segment: 0)
    var pairs: [(Double, Double)] = []
    for replication in 0..<replications {
      var tallies = Tallies(days: 2)
      runner.run(merchant: 0, replication: UInt64(replication), into: &tallies)
      let table = TallyTable(tallies)
      func contacts(_ day: Int) -> Double {
        Double(table.totals(over: day..<day + 1)[Counter.contacts.rawValue])
      }
      pairs.append((contacts(0), contacts(1)))
    }
    return pairs
  }

  /// The mean, the variance and the lag-1 covariance of counts within 4 standard errors, of the last two from the sample's
  /// own moments: one right figure in 15,000 is further off.
  @Test(
    "Counts vary and correlate by the formula",
    arguments: [
      ["segments.seller.demand={busyness: 0.5, persistence: 0.65}"],
      [
        "platform={busyness: 0.4, persistence: 0.3}",
        "segments.seller.demand={busyness: 0.5, persistence: 0.8}",
      ],
      [
        "segments.seller.demand.withinDay={busyness: 0.8, persistence: 0.6}",
        "kinds.call.hours=[0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 3, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]",
      ],
      [
        "segments.seller.demand={busyness: 0.4, persistence: 0.5, "
          + "withinDay: {busyness: 0.6, persistence: 0.9}}",
        "platform={busyness: 0.3, persistence: 0.7, withinDay: {busyness: 0.4}}",
      ],
    ])
  func moments(settings: [String]) throws {
    let settings = settings + ["segments.seller.contactsPerDay.call=15"]
    let pairs = try counts(settings, replications: 30_000)
    let known = SegmentAnalysis(try scenario(settings), segment: 0)
    let variance = try #require(known.figure("contacts_variance")).value
    let correlation = try #require(known.figure("contacts_correlation")).value
    let size = Double(pairs.count)
    func expect(_ value: ((Double, Double)) -> Double, _ exact: Double, _ what: String) {
      let values = pairs.map(value)
      let mean = values.reduce(0, +) / size
      let spread = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / size
      #expect(
        abs(mean - exact) < 4 * (spread / size).squareRoot(), "\(what): \(mean), not \(exact)")
    }
    expect({ $0.0 }, 15, "mean")
    expect({ ($0.0 - 15) * ($0.0 - 15) }, variance, "variance")
    expect({ ($0.1 - 15) * ($0.1 - 15) }, variance, "variance of the second day")
    expect({ ($0.0 - 15) * ($0.1 - 15) }, correlation * variance, "covariance")
  }

  @Test("Counts, factors and scores have correlations of their own, the counts' least")
  func labels() throws {
    let known = SegmentAnalysis(
      try scenario(["segments.seller.demand={busyness: 0.5, persistence: 0.65}"]), segment: 0)
    let factors = try #require(known.figure("busyness_correlation")).value
    let counts = try #require(known.figure("contacts_correlation")).value
    #expect(factors < 0.65 && factors > 0.6)
    #expect(counts < factors)
    // cov / var = c m^2 cv^2 / (m + m^2 cv^2) with m of 12.
    #expect(abs(counts - factors * 0.25 * 144 / (12 + 0.25 * 144)) < 1e-9)
    #expect(known.figure("platform_correlation") == nil)
  }

  /// Of an hour's contacts: the same hour of two days has nothing in common, neighbouring hours of one day have.
  @Test("Hours resemble the hour before, and begin anew each day")
  func hours() throws {
    let scenario = try scenario([
      "calendar.days=2", "rule.enabled=false", "segments.seller.merchants=1",
      "segments.seller.contactsPerDay.call=40", "segments.seller.dayEffect={sd: 0, persistence: 0}",
      "segments.seller.demand.withinDay={busyness: 0.5, persistence: 0.7}",
      "kinds.call.hours=[0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]",
    ])
    let tracer = MerchantTracer(scenario)
    let studies = (0..<600).map { replication in
      var counts = [0.0, 0, 0, 0]
      for entry in tracer.entries(
        segment: 0, merchant: 0, replication: UInt64(replication), days: 0..<2)
      {
        guard case .arrived = entry.event else { continue }
        let minutes = entry.time.microseconds / 60_000_000
        counts[Int(minutes / 1_440) * 2 + Int(minutes % 1_440) / 60 - 9] += 1
      }
      return counts
    }
    func mean(_ value: ([Double]) -> Double) -> (value: Double, error: Double) {
      let values = studies.map(value)
      let mean = values.reduce(0, +) / 600
      let spread = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 600
      return (mean, (spread / 600).squareRoot())
    }
    let law = try DayCounts.Factor(variation: 0.5, persistence: 0.7, lags: 1) {
      Distribution.busyness(0.5)?.value(atNormalScore: $0) ?? .nan
    }
    let neighbours = mean { ($0[0] - 20) * ($0[1] - 20) }
    #expect(abs(neighbours.value - 400 * law.covariances[0]) < 4 * neighbours.error)
    #expect(neighbours.value > 10 * neighbours.error)
    let apart = mean { ($0[1] - 20) * ($0[2] - 20) }
    #expect(abs(apart.value) < 4 * apart.error)
  }

  // MARK: What theory does not reach

  @Test(
    "Theory says what it does not reach",
    arguments: [
      (
        ["segments.seller.demand={busyness: 0.5, persistence: 0.65}"],
        "both demand and answering resemble the day before (persistence)"
      ),
      (
        ["segments.seller.demand.withinDay.busyness=0.3"],
        "hours of a day have factors of their own (withinDay)"
      ),
      (
        ["platform.busyness=0.3", "segments.seller.demand.busyness=0.3"],
        "two busyness factors multiply, and their product is not gamma"
      ),
    ])
  func reasons(settings: [String], reason: String) throws {
    let known = SegmentAnalysis(try scenario(settings), segment: 0)
    #expect(known.figure("suspensions") == nil)
    let unknown = try #require(known.unknown.first { $0.subject == "suspensions" })
    #expect(unknown.reasons.contains(reason))
  }

  @Test(
    "Suspensions are conditioned on low days only where days tell nothing of each other",
    arguments: [
      (["segments.seller.dayEffect.persistence=0"], true),
      ([], false),
      (noEffect + ["segments.seller.demand={busyness: 0.5, persistence: 0}"], true),
      (noEffect + ["segments.seller.demand={busyness: 0.5, persistence: 0.2}"], false),
      (noEffect + ["platform={busyness: 0.5, persistence: 0.2}"], false),
      (noEffect + ["segments.seller.demand.withinDay={busyness: 0.5, persistence: 0.5}"], true),
    ])
  func conditioning(settings: [String], isPossible: Bool) throws {
    let conditioning = Conditioning(try scenario(settings))
    #expect(conditioning.isPossible == isPossible)
    #expect(conditioning.reasons[0].isEmpty == isPossible)
  }

  /// Rare suspensions by importance sampling: the day effect is the model's, and the weights make up for the tilt.
  @Test("Importance sampling knows good and bad days")
  func rare() throws {
    let scenario = try scenario([
      "segments.seller.answering.foreground.chance=0.85", "calendar.days=10", "rule.lowDays=2",
      "segments.seller.merchants=50",
    ])
    let exact = try #require(
      SegmentAnalysis(scenario, segment: 0).figure("merchants_suspended")
    ).value
    let measure = try #require(Measure.named("merchants_suspended"))
    let estimate = try RareRun(scenario, threads: 2).result(
      targets: PrecisionTarget.parse("merchants_suspended=0.001%", for: scenario),
      rule: StoppingRule(ceiling: 60)
    ).estimate(measure, of: .segment(0))
    let error = try #require(estimate.standardError)
    #expect(abs(try #require(estimate.value) - exact) < 4 * error)
  }
}
