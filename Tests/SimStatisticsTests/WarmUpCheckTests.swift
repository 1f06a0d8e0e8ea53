import Foundation
import SimStatistics
import Testing

@Suite struct WarmUpCheckTests {
  typealias Uniforms = ControlVariatesTests.Uniforms

  @Test func aWeeklyPatternIsRemovedExactlyAndALineIsLeft() {
    let week = [3.0, -1, 0.5, 2, -4, 0, 1]
    let level = week.reduce(0, +) / 7
    let series = (0..<44).map { 10 + 0.25 * Double($0) + week[$0 % 7] }
    for (day, value) in WeeklyPattern.removed(from: series).enumerated() {
      #expect(abs(value - (10 + 0.25 * Double(day) + level)) < 1e-12)
    }
    #expect(WeeklyPattern.removed(from: [1, 2, 3]) == [1, 2, 3])
  }

  /// Replications of a daily figure: a level, a transient that fades, a strong week, noise of each day, and
  /// a factor that the replication's days share.
  func check(
    days: Int = 44, warmUp: Int, transient: Double, fading: Double = 4, week: Double = 0.3,
    drift: Double = 0, seed: UInt64, replications: Int = 20, comparisons: Int = 1
  ) -> WarmUpCheck {
    var uniforms = Uniforms(state: seed &* 2_654_435_761 &+ 99)
    var numerators: [[Double]] = []
    for _ in 0..<replications {
      let shared = 1 + 0.05 * uniforms.normal()
      numerators.append(
        (0..<days).map { day in
          let pattern = 1 + (day % 7 < 2 ? -week : 0.4 * week)
          let start = 1 - transient * exp(-Double(day) / fading) + drift * Double(day)
          return 100 * shared * pattern * start * (1 + 0.1 * uniforms.normal())
        })
    }
    return WarmUpCheck(
      numerators: numerators,
      denominators: numerators.map { $0.map { _ in 100 } }, warmUp: warmUp,
      comparisons: comparisons)
  }

  @Test func withoutATransientItIsSilent() {
    // 400 studies with warm-ups of 0 to 14 days: at most 1 % false alarms are promised, and the standard
    // error of 1 % over 400 is 0.5 points, so 3 % is 4 standard errors above.
    var alarms = 0
    for seed in 0..<400 {
      let check = check(warmUp: [0, 5, 7, 14][seed % 4], transient: 0, seed: UInt64(seed))
      if check.finding != .longEnough { alarms += 1 }
    }
    #expect(alarms <= 12)
  }

  @Test func aTransientWithoutAWarmUpIsFound() {
    var found = 0
    for seed in 0..<50 {
      if case .tooShort(let days) = check(warmUp: 0, transient: 1, seed: UInt64(seed)).finding {
        found += 1
        // The transient has fallen below 8 % after 10 days and below 1 % after 19.
        #expect((5...20).contains(days))
      }
    }
    #expect(found >= 48)
  }

  @Test func aLongEnoughWarmUpIsLeftInPeace() {
    // After 14 days 3 % of the transient is left, after 20 less than 1 %.
    for seed in 0..<50 {
      #expect(
        check(days: 56, warmUp: 20, transient: 1, seed: UInt64(seed)).finding == .longEnough)
    }
  }

  @Test func aDriftThroughoutIsCalledOne() {
    let drifting = check(days: 100, warmUp: 0, transient: 0, drift: 0.03, seed: 5)
    #expect(drifting.finding == .drifting)
    #expect((drifting.relativeBias ?? 0) < 0)
  }

  @Test func tooLittleIsNotJudged() {
    #expect(check(days: 24, warmUp: 0, transient: 1, seed: 1).finding == .notJudged)
    #expect(check(days: 30, warmUp: 20, transient: 1, seed: 1).finding == .notJudged)
    #expect(check(warmUp: 0, transient: 1, seed: 1, replications: 2).finding == .notJudged)
    let empty = WarmUpCheck(
      numerators: [[Double]](repeating: [Double](repeating: 0, count: 40), count: 5),
      denominators: [[Double]](repeating: [Double](repeating: 0, count: 40), count: 5), warmUp: 0)
    #expect(empty.finding == .notJudged)
  }

  @Test func aConstantFigureIsLongEnough() {
    let constant = WarmUpCheck(
      numerators: [[Double]](repeating: [Double](repeating: 2, count: 40), count: 5),
      denominators: [[Double]](repeating: [Double](repeating: 4, count: 40), count: 5), warmUp: 0)
    #expect(constant.finding == .longEnough)
  }
}

@Suite struct BudgetAllocationTests {
  @Test func theBudgetIsSpentByTheSquareRootOfCosts() throws {
    let parts = try NeymanAllocation.allocate(
      budget: 60,
      over: [
        .init(weight: 1, standardDeviation: 1, cost: 4),
        .init(weight: 1, standardDeviation: 1),
      ], least: [1, 1])
    // In proportion 1 : 2 at costs 4 and 1: 10 x 4 + 20 x 1.
    #expect(parts == [10, 20])
  }

  @Test func leastNumbersAreKeptAndTheRestShares() throws {
    let parts = try NeymanAllocation.allocate(
      budget: 100,
      over: [
        .init(weight: 1, standardDeviation: 0), .init(weight: 1, standardDeviation: 0.01),
        .init(weight: 1, standardDeviation: 5), .init(weight: 1, standardDeviation: 15),
      ], least: [8, 12, 2, 2])
    #expect(parts == [8, 12, 20, 60])
  }

  @Test func noNeighbourOfTheSameCostIsMorePrecise() throws {
    let strata: [NeymanAllocation.Stratum] = [
      .init(weight: 5, standardDeviation: 1.3, cost: 2),
      .init(weight: 2, standardDeviation: 4, cost: 7),
      .init(weight: 9, standardDeviation: 0.6, cost: 1),
    ]
    let variance = { (parts: [Int]) in
      zip(strata, parts).reduce(0.0) { sum, entry in
        let product = entry.0.weight * entry.0.standardDeviation
        return sum + product * product / Double(entry.1)
      }
    }
    let parts = try NeymanAllocation.allocate(
      budget: 2_000, over: strata, least: [1, 1, 1])
    for a in 1..<1_000 {
      for b in 1..<286 where 2_000 - 2 * a - 7 * b >= 1 {
        // Rounding down leaves at most the price of one of each: 10 of 2,000.
        #expect(variance([a, b, 2_000 - 2 * a - 7 * b]) >= 0.99 * variance(parts))
      }
    }
  }

  @Test func badInputIsRefused() {
    let one = [NeymanAllocation.Stratum(weight: 1, standardDeviation: 1)]
    #expect(throws: StatisticsError.unequalLengths(1, 0)) {
      try NeymanAllocation.allocate(budget: 5, over: one, least: [])
    }
    #expect(throws: StatisticsError.countOutOfRange(-1)) {
      try NeymanAllocation.allocate(budget: 5, over: one, least: [-1])
    }
    #expect(throws: StatisticsError.negativeOrNotFinite(.infinity)) {
      try NeymanAllocation.allocate(budget: .infinity, over: one, least: [1])
    }
    #expect(throws: StatisticsError.empty) {
      try NeymanAllocation.allocate(
        budget: 5, over: [.init(weight: 1, standardDeviation: 0)], least: [1])
    }
  }
}
