import Foundation
import SimStatistics
import Testing

/// Differences of few events between two systems on the same replications.
struct FewDifferencesTests {
  /// What differs in each replication, of one unit of exposure each.
  private static func estimate(
    _ differences: [Double], level: ConfidenceLevel = .ninetyFive
  ) -> (byT: Estimate, few: Estimate, chance: Double?) {
    let whole = differences.map { _ in 1.0 }
    let byT = PairedDifference.ofRatios(
      .init(numerators: differences.map { 5 + max($0, 0) }, denominators: whole),
      minus: .init(numerators: differences.map { 5 + max(-$0, 0) }, denominators: whole),
      level: level)
    let strata = [
      FewEvents.Discordance(
        gained: differences.reduce(0) { $0 + max($1, 0) },
        lost: differences.reduce(0) { $0 + max(-$1, 0) }, whole: Double(differences.count),
        weight: 1)
    ]
    return (
      byT, FewEvents.difference(byT, of: strata, scale: 1, level: level),
      FewEvents.chanceOfDifference(byT, of: strata, scale: 1)
    )
  }

  /// Newcombe (1998), table II, case (a): 56 of 70 less 48 of 80, method 10: 0.0524 to 0.3339.
  @Test("The gap of two shares is Newcombe's")
  func newcombe() throws {
    let gap = FewEvents.gap(
      Proportion.wilson(successes: 56, trials: 70),
      minus: Proportion.wilson(successes: 48, trials: 80), level: .ninetyFive)
    let interval = try #require(gap.interval)
    #expect(abs((gap.value ?? 0) - 0.2) < 1e-12 && gap.method == .newcombe)
    #expect(abs(interval.lower - 0.0524) < 5e-5)
    #expect(abs(interval.upper - 0.3339) < 5e-5)
    // Nobody of ten, and nobody of ten: both may be more.
    let none = FewEvents.gap(
      Proportion.wilson(successes: 0, trials: 10),
      minus: Proportion.wilson(successes: 0, trials: 10), level: .ninetyFive)
    let both = try #require(none.interval)
    #expect(none.value == 0 && both.lower == -both.upper && both.upper > 0.2)
    let unknown = FewEvents.gap(
      Proportion.wilson(successes: 0, trials: 0),
      minus: Proportion.wilson(successes: 0, trials: 10), level: .ninetyFive)
    #expect(unknown.absence == .noObservations)
  }

  @Test("Where nothing differs, a difference that would have been seen is excluded")
  func nothing() throws {
    let none = Self.estimate(Array(repeating: 0, count: 1_000))
    #expect(none.few.value == 0 && none.few.standardError == 0 && none.few.method == .gamma)
    // No event in 1,000 units: the upper end of Garwood's interval, in both directions. -log(0.025) / 1,000.
    let interval = try #require(none.few.interval)
    #expect(abs(interval.upper - 0.003_688_9) < 1e-7 && abs(interval.lower + 0.003_688_9) < 1e-7)
    #expect(none.chance == nil)
  }

  /// The chance of k of k on one side is 2^(1 - k), and the interval agrees: five of five can be chance at 5 %, six of six
  /// cannot.
  @Test("The chance is the sign test's, and the interval agrees", arguments: [3, 5, 6, 9])
  func sign(events: Int) throws {
    // As spread out as can be, so that no clusters show.
    let some = Self.estimate((0..<2_000).map { $0 < events ? 1 : 0 })
    #expect(abs(try #require(some.chance) - pow(2, 1 - Double(events))) < 1e-3)
    #expect(try #require(some.few.interval).contains(0) == (events < 6))
    let less = Self.estimate((0..<2_000).map { $0 < events ? -1 : 0 })
    #expect(less.chance == some.chance)
    let (own, mirrored) = (try #require(some.few.interval), try #require(less.few.interval))
    #expect(abs(own.lower + mirrored.upper) < 1e-12)
  }

  @Test("Where enough differ it is the difference by t")
  func many() {
    let many = Self.estimate((0..<20).map { 2 * Double($0 % 5) - 2 })
    #expect(many.few == many.byT && many.chance == nil)
  }

  /// 2,000 studies of 20 replications each. At 95 % 1,900 cover on average, with a standard error of 9.7.
  @Test(
    "Intervals of few differences cover, those by t do not",
    arguments: [(1.0, 0.0), (4, 1), (2, 2), (12, 6)])
  func coverage(gained: Double, lost: Double) {
    var random = TestRandom(seed: 31)
    func poisson(_ mean: Double) -> Double {
      var (count, time) = (0.0, -log(random.uniform()))
      while time < mean {
        count += 1
        time -= log(random.uniform())
      }
      return count
    }
    var (covered, byT, falseClaims) = (0, 0, 0)
    for _ in 0..<2_000 {
      let study = Self.estimate(
        (0..<20).map { _ in poisson(gained / 20) - poisson(lost / 20) })
      let truth = (gained - lost) / 20
      if study.few.interval?.contains(truth) == true { covered += 1 }
      if study.byT.unlessWithoutSpread.interval?.contains(truth) == true { byT += 1 }
      if gained == lost, let chance = study.chance, chance < 0.05 { falseClaims += 1 }
    }
    #expect(covered > 1_870, "\(covered) of 2,000")
    // In exp(-1) of the studies nothing differs.
    if lost == 0 { #expect(byT < 1_400, "\(byT) of 2,000 by t") }
    // 100 on average at most; the sign test of few events claims less often.
    #expect(falseClaims < 130, "\(falseClaims)")
  }
}
