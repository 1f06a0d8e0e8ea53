import Foundation
import SimStatistics
import Testing

/// Rates and shares of few events.
struct FewEventsTests {
  private typealias Stratum = FewEvents.Stratum

  /// A rate of events in replications of one unit of exposure each.
  private static func rate(_ counts: [[Double]], weights: [Double] = [1]) -> Estimate {
    let byT = byT(counts, weights)
    let strata = weights.enumerated().map { place, weight in
      Stratum(
        events: counts.reduce(0) { $0 + $1[place] }, whole: Double(counts.count), weight: weight)
    }
    return FewEvents.rate(byT, of: strata, scale: 1, level: .ninetyFive)
  }

  private static func byT(_ counts: [[Double]], _ weights: [Double]) -> Estimate {
    Ratio.estimate(
      numerators: counts.map { zip($0, weights).reduce(0) { $0 + $1.0 * $1.1 } },
      denominators: counts.map { _ in weights.reduce(0, +) })
  }

  /// A Poisson number, by the times between events.
  private static func poisson(_ mean: Double, _ random: inout TestRandom) -> Double {
    var (count, time) = (0.0, -log(random.uniform()))
    while time < mean {
      count += 1
      time -= log(random.uniform())
    }
    return count
  }

  /// Halves of chi-square quantiles: Garwood (1936), table 1, four decimals.
  @Test(
    "Events of one weight: the exact Poisson interval",
    arguments: [(0, 0.0, 3.6889), (1, 0.0253, 5.5716), (3, 0.6187, 8.7673), (10, 4.7954, 18.3904)])
  func garwood(events: Int, lower: Double, upper: Double) throws {
    // As spread out as can be, so that no clusters show.
    let counts = (0..<1_000).map { [$0 < events ? 1.0 : 0] }
    let interval = try #require(Self.rate(counts).interval)
    #expect(abs(1_000 * interval.lower - lower) < 0.000_051)
    #expect(abs(1_000 * interval.upper - upper) < 0.000_051)
  }

  /// Newcombe (1998), Statistics in Medicine 17, 857-872, table I, method 5; the last by (1 - p)^36 = 2.5 %.
  @Test(
    "Trials of one weight: Clopper's and Pearson's interval",
    arguments: [
      (15, 148, 0.0578, 0.1617), (0, 20, 0, 0.1684), (1, 29, 0.0009, 0.1776), (36, 36, 0.9026, 1),
    ])
  func clopperPearson(successes: Int, trials: Int, lower: Double, upper: Double) throws {
    let byT = Ratio.estimate(
      numerators: (0..<trials).map { $0 < successes ? 1.0 : 0 },
      denominators: (0..<trials).map { _ in 1 })
    let estimate = FewEvents.share(
      byT, of: [Stratum(events: Double(successes), whole: Double(trials), weight: 1)],
      level: .ninetyFive)
    #expect(estimate.method == .clopperPearson && estimate.count == trials)
    let interval = try #require(estimate.interval)
    // The variance over n replications is n / (n - 1) of that of independent trials, which moves an end by less.
    let tolerance = successes % trials == 0 ? 0.000_051 : 0.005
    #expect(abs(interval.lower - lower) < tolerance && abs(interval.upper - upper) < tolerance)
  }

  @Test("With enough events it is the estimate by t")
  func many() {
    let counts = (0..<20).map { [Double($0 % 3 + 1)] }
    #expect(Self.rate(counts) == Self.byT(counts, [1]))
    let byT = Ratio.estimate(
      numerators: counts.map { $0[0] }, denominators: counts.map { _ in 6 })
    let share = FewEvents.share(
      byT, of: [Stratum(events: 39, whole: 120, weight: 1)], level: .ninetyFive)
    #expect(share == byT)
  }

  /// 2,000 studies of 20 replications. At 95 % 1,900 cover on average, with a standard error of 9.7; exact intervals cover
  /// more often, and those made wider for clusters more still.
  @Test(
    "Few events: intervals by t cover too seldom, these do not", arguments: [1.0, 3.5, 10, 25])
  func coverage(expected: Double) {
    var random = TestRandom(seed: 21)
    var (covered, byT) = (0, 0)
    for _ in 0..<2_000 {
      let counts = (0..<20).map { _ in [Self.poisson(expected / 20, &random)] }
      if Self.rate(counts).interval?.contains(expected / 20) == true { covered += 1 }
      if Self.byT(counts, [1]).interval?.contains(expected / 20) == true { byT += 1 }
    }
    #expect(covered > 1_870, "\(covered) of 2,000")
    if expected < 5 { #expect(byT < 1_840, "\(byT) of 2,000 by t") }
  }

  @Test("Events that come in threes, and events of different weights, are covered too")
  func clustersAndWeights() {
    var random = TestRandom(seed: 22)
    var (clustered, weighted) = (0, 0)
    for _ in 0..<2_000 {
      let threes = (0..<20).map { _ in [3 * Self.poisson(0.4, &random)] }
      if Self.rate(threes).interval?.contains(1.2) == true { clustered += 1 }
      let parts = (0..<20).map { _ in
        [Self.poisson(0.4, &random), Self.poisson(0.1, &random)]
      }
      let truth = (0.4 + 10 * 0.1) / 11
      if Self.rate(parts, weights: [1, 10]).interval?.contains(truth) == true { weighted += 1 }
    }
    #expect(clustered > 1_860, "\(clustered) of 2,000")
    #expect(weighted > 1_870, "\(weighted) of 2,000")
  }
}
