import Foundation
import MerchantModel
import SimKernel
import SimRandom
import Testing

/// Days that resemble each other, as the trace tells of them.
struct DayScoresTests {
  /// Merchants without contacts who have a day effect and, if it is asked for, a persistent busyness, which takes
  /// milliseconds to prepare.
  private func scenario(
    days: Int, warmup: Int = 0, persistence: Double = 0.65, busyness: Double = 0,
    platform: Bool = false
  ) -> Scenario {
    var scenario = SmallShop.scenario(days: days)
    scenario.calendar.warmup = warmup
    if platform {
      scenario.platform.busyness = busyness
      scenario.platform.persistence = persistence
    } else {
      scenario.segments[0].demand.busyness = busyness
      scenario.segments[0].demand.persistence = persistence
    }
    scenario.segments[0].dayEffect.sd = 0.8
    scenario.segments[0].dayEffect.persistence = persistence
    return scenario
  }

  /// The day factors and the normal scores of the day effect, by simulated day.
  private func days(
    _ scenario: Scenario, merchant: UInt32 = 0, replication: UInt64 = 0
  ) -> (factors: [Double], scores: [Double]) {
    var factors: [Double] = []
    var scores: [Double] = []
    let tracer = MerchantTracer(scenario)
    let entries = tracer.entries(
      segment: 0, merchant: merchant, replication: replication,
      days: 0..<scenario.calendar.totalDays)
    for entry in entries {
      switch entry.event {
      case .dayIsBusy(let factor): factors.append(factor)
      case .dayIsGood(let odds): scores.append(log(odds) / 0.8)
      default: break
      }
    }
    return (factors, scores)
  }

  /// The mean of products of standard normals with correlation c has a standard error of sqrt((1 + c^2) / n) over n
  /// independent pairs, that of squares sqrt(2 / n). 4 of them: one right figure in 15,000 is further off.
  private func expectNormal(_ pairs: [(Double, Double)], correlation: Double) {
    let count = Double(pairs.count)
    func mean(_ value: ((Double, Double)) -> Double) -> Double {
      pairs.reduce(0) { $0 + value($1) } / count
    }
    #expect(abs(mean(\.0)) < 4 / count.squareRoot())
    #expect(abs(mean { $0.0 * $0.0 } - 1) < 4 * (2 / count).squareRoot())
    #expect(abs(mean { $0.1 * $0.1 } - 1) < 4 * (2 / count).squareRoot())
    let product = mean { $0.0 * $0.1 }
    #expect(
      abs(product - correlation) < 4 * ((1 + correlation * correlation) / count).squareRoot(),
      "\(product), not \(correlation)")
  }

  @Test("Scores are standard normal and correlate by r to the days between them")
  func scores() {
    let scenario = scenario(days: 4)
    let merchants = (0..<4_000).map { days(scenario, merchant: UInt32($0)).scores }
    for lag in 1...3 {
      expectNormal(merchants.map { ($0[0], $0[lag]) }, correlation: pow(0.65, Double(lag)))
    }
    // Merchants have nothing in common.
    expectNormal(
      stride(from: 0, to: 4_000, by: 2).map { (merchants[$0][0], merchants[$0 + 1][0]) },
      correlation: 0)
  }

  /// Around the day on which the recursion begins, 1,024 days before the first counted one, and long before it.
  @Test("The days before the recursion begins follow from it backwards")
  func longBefore() {
    let scenario = scenario(days: 1, warmup: 1_030)
    let merchants = (0..<2_000).map { days(scenario, merchant: UInt32($0)).scores }
    for (day, next) in [(0, 1), (4, 5), (5, 6), (6, 7)] {
      expectNormal(merchants.map { ($0[day], $0[next]) }, correlation: 0.65)
    }
    expectNormal(merchants.map { ($0[4], $0[8]) }, correlation: pow(0.65, 4))
  }

  @Test("A longer warm-up draws no day anew", arguments: [0, 0.65, 0.99])
  func warmUp(persistence: Double) {
    func scenario(days: Int = 5, warmup: Int = 0, platform: Bool = false) -> Scenario {
      self.scenario(
        days: days, warmup: warmup, persistence: persistence, busyness: 0.5, platform: platform)
    }
    let short = days(scenario())
    let shared = days(scenario(platform: true))
    for warmup in [1, 14, 1_023, 1_024, 1_500] {
      let long = days(scenario(warmup: warmup))
      #expect(long.factors.count == warmup + 5)
      #expect(Array(long.factors.suffix(5)) == short.factors)
      #expect(Array(long.scores.suffix(5)) == short.scores)
      let other = days(scenario(warmup: warmup, platform: true))
      #expect(Array(other.factors.suffix(5)) == shared.factors)
    }
    // The days of a longer warm-up are those of a shorter one, too.
    let (middle, long) = (
      days(scenario(days: 1, warmup: 1_100)), days(scenario(days: 1, warmup: 1_200))
    )
    #expect(Array(long.scores.suffix(1_101)) == middle.scores)
    // More counted days, too, change none of the first.
    let more = days(scenario(days: 9))
    #expect(Array(more.factors.prefix(5)) == short.factors)
  }

  @Test("A factor is the gamma quantile at the level of its score")
  func factors() throws {
    let law = try Distribution.gamma(mean: 1, cv: 0.5)
    let scenario = scenario(days: 2, busyness: 0.5)
    let merchants = (0..<500).map { days(scenario, merchant: UInt32($0)) }
    let scores = merchants.map { $0.factors.map { StandardNormal.quantile(law.cdf($0)) } }
    expectNormal(scores.map { ($0[0], $0[1]) }, correlation: 0.65)
    // Of another purpose than the effect on noticing.
    expectNormal(zip(scores, merchants).map { ($0[0], $1.scores[0]) }, correlation: 0)
  }

  @Test("The platform's days are the same for all merchants of a replication, and of no other")
  func platform() {
    let scenario = scenario(days: 3, busyness: 0.5, platform: true)
    let first = days(scenario).factors
    #expect(days(scenario, merchant: 7).factors == first)
    #expect(days(scenario, replication: 1).factors != first)
    #expect(Set(first).count == 3)
  }

  /// Chances of 0 and 1 leave nothing to a day.
  @Test("What is certain stays certain", arguments: [(0.0, 0.0), (1.0, 1.0)])
  func certain(chance: Double, share: Double) {
    var scenario = scenario(days: 20)
    scenario.segments[0].dayEffect.sd = 5
    scenario.segments[0].contacts = [ContactRate(kind: "question", perDay: 20)]
    scenario.segments[0].staffing.chats = .byOthers
    scenario.kinds[0].offer = .always
    scenario.kinds[0].accept = .always
    scenario.kinds[0].video = .always(.zero)
    let answering = Answering(chance: Probability(clamping: chance), delay: .always(.zero))
    scenario.segments[0].answering.foreground = answering
    scenario.segments[0].answering.background = answering
    scenario.segments[0].answering.offShift = answering
    let counts = SmallShop.counts(scenario)
    #expect(counts[.callsOffered] > 100)
    #expect(Double(counts[.callsAnswered]) == share * Double(counts[.callsOffered]))
  }

  @Test("Scenarios without the keys tell nothing of it, and persistence alone draws days anew")
  func withoutKeys() {
    var plain = SmallShop.scenario(days: 5)
    plain.segments[0].demand.busyness = 0.5
    plain.segments[0].contacts = [ContactRate(kind: "question", perDay: 20)]
    #expect(days(plain).factors.isEmpty && days(plain).scores.isEmpty)
    var keyed = plain
    keyed.segments[0].demand.persistence = 0
    #expect(days(keyed).factors.count == 5)
    #expect(
      SmallShop.each(.contacts, keyed, merchants: 3)
        != SmallShop.each(.contacts, plain, merchants: 3))
  }
}
