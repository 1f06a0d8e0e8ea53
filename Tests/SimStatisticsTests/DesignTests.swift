import SimStatistics
import Testing

@Suite struct NeymanAllocationTests {
  func strata(_ pairs: [(Double, Double)]) -> [NeymanAllocation.Stratum] {
    pairs.map { .init(weight: $0.0, standardDeviation: $0.1) }
  }

  @Test func sharesFollowWeightTimesDeviation() throws {
    let parts = try NeymanAllocation.allocate(
      total: 110, over: strata([(1, 3), (2, 1), (3, 2)]))
    #expect(parts == [30, 20, 60])
  }

  @Test func aCostlyStratumGetsLessByTheRootOfItsCost() throws {
    let parts = try NeymanAllocation.allocate(
      total: 30,
      over: [
        .init(weight: 1, standardDeviation: 1, cost: 4),
        .init(weight: 1, standardDeviation: 1),
      ])
    #expect(parts == [10, 20])
  }

  /// Against every integer allocation of 24 over three strata: none is better than 1 % below.
  @Test func noIntegerAllocationIsNoticeablyMorePrecise() throws {
    let given = strata([(5, 1.3), (2, 4), (9, 0.6)])
    let variance = { (parts: [Int]) in
      zip(given, parts).reduce(0.0) { sum, entry in
        let product = entry.0.weight * entry.0.standardDeviation
        return sum + product * product / Double(entry.1)
      }
    }
    var best = Double.infinity
    for a in 2...20 {
      for b in 2...(22 - a) { best = min(best, variance([a, b, 24 - a - b])) }
    }
    let parts = try NeymanAllocation.allocate(total: 24, over: given)
    #expect(parts.reduce(0, +) == 24)
    #expect(variance(parts) <= 1.01 * best)
  }

  @Test(arguments: [6, 7, 8, 100, 101, 1_000_003])
  func partsAddUpExactlyAndKeepTheMinimum(total: Int) throws {
    let parts = try NeymanAllocation.allocate(
      total: total, over: strata([(1, 1e-9), (1, 0), (0.3, 7)]))
    #expect(parts.reduce(0, +) == total && parts.allSatisfy { $0 >= 2 })
  }

  @Test func withoutVariationTheWeightsDecide() throws {
    #expect(
      try NeymanAllocation.allocate(total: 40, over: strata([(1, 0), (3, 0)])) == [10, 30])
    #expect(try NeymanAllocation.allocate(total: 5, over: strata([(0, 0), (0, 0)])) == [3, 2])
  }

  @Test func badInputIsRefused() {
    #expect(throws: StatisticsError.empty) { try NeymanAllocation.allocate(total: 5, over: []) }
    #expect(throws: StatisticsError.countOutOfRange(3)) {
      try NeymanAllocation.allocate(total: 3, over: strata([(1, 1), (1, 1)]))
    }
    #expect(throws: StatisticsError.negativeOrNotFinite(-1)) {
      try NeymanAllocation.allocate(total: 30, over: strata([(1, -1), (1, 1)]))
    }
    #expect(throws: StatisticsError.countOutOfRange(.max)) {
      try NeymanAllocation.allocate(total: .max, over: strata([(1, 1)]))
    }
    #expect(throws: StatisticsError.countOutOfRange(-1)) {
      try NeymanAllocation.allocate(total: 30, over: strata([(1, 1)]), minimum: -1)
    }
  }
}

@Suite struct WarmUpTruncationTests {
  @Test func aStepIsCutOffWhereItEnds() throws {
    let series = (0..<200).map { $0 < 30 ? 50.0 : ($0 % 2 == 0 ? 1.0 : 2.0) }
    let truncation = try WarmUpTruncation(mser5: series)
    #expect(truncation.dropped == 30 && truncation.isReliable)
  }

  @Test func theStatisticIsTheMinimumOfItsDefinition() throws {
    let series = (0..<163).map { (index: Int) -> Double in
      40.0 / Double(index + 1) + Double(index * 37 % 101) / 50
    }
    let means = (0..<32).map { (batch: Int) -> Double in
      series[(5 * batch)..<(5 * batch + 5)].reduce(0, +) / 5
    }
    let direct = (0...27).map { (start: Int) -> Double in
      let kept = means[start...]
      let mean = kept.reduce(0, +) / Double(kept.count)
      let squares = kept.reduce(0.0) { $0 + ($1 - mean) * ($1 - mean) }
      return squares / Double(kept.count * kept.count)
    }
    let truncation = try WarmUpTruncation(mser5: series)
    let least = try #require(direct.min())
    let first = try #require(direct.firstIndex(of: least))
    #expect(truncation.dropped == 5 * first)
    #expect(abs(truncation.statistic / least - 1) < 1e-10)
  }

  @Test func aTrendThroughoutIsCalledUnreliable() throws {
    let truncation = try WarmUpTruncation(mser5: (0..<100).map { Double($0 * $0) })
    #expect(!truncation.isReliable)
  }

  @Test func aConstantSeriesNeedsNoWarmUp() throws {
    #expect(try WarmUpTruncation(mser5: [Double](repeating: 3, count: 60)).dropped == 0)
  }

  @Test func shortOrBrokenSeriesAreRefused() {
    #expect(throws: StatisticsError.countOutOfRange(24)) {
      try WarmUpTruncation(mser5: [Double](repeating: 1, count: 24))
    }
    #expect(throws: StatisticsError.self) {
      try WarmUpTruncation(mser5: [Double](repeating: .infinity, count: 30))
    }
  }
}

@Suite struct SignificanceTests {
  @Test func zScoreHasTheNormalTail() throws {
    let test = try ZTest(observed: 12, expected: 10, standardError: 1)
    #expect(test.z == 2)
    // 2 (1 - Phi(2)) = 0.0455002639, Abramowitz and Stegun, table 26.1.
    #expect(abs(test.pValue - 0.045_500_263_9) < 1e-10)
  }

  @Test(arguments: [0, -1, Double.nan, .infinity])
  func zScoreWithoutAnErrorIsRefused(error: Double) {
    #expect(throws: StatisticsError.self) {
      try ZTest(observed: 1, expected: 1, standardError: error)
    }
  }

  /// R: p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm") gives 0.03 0.06 0.06 0.02.
  @Test func holmStepsDown() throws {
    let adjusted = try MultipleComparisons.holm([0.01, 0.04, 0.03, 0.005])
    for (value, expected) in zip(adjusted, [0.03, 0.06, 0.06, 0.02]) {
      #expect(abs(value - expected) < 1e-15)
    }
  }

  @Test func holmIsNeverLargerThanBonferroni() throws {
    let values = [0.2, 0.001, 0.04, 0.04, 0.9, 0]
    let holm = try MultipleComparisons.holm(values)
    let bonferroni = try MultipleComparisons.bonferroni(values)
    #expect(zip(holm, bonferroni).allSatisfy { $0 <= $1 })
    #expect(bonferroni[4] == 1 && holm[5] == 0)
    #expect(throws: StatisticsError.self) { try MultipleComparisons.holm([0.5, .nan]) }
    #expect(throws: StatisticsError.self) { try MultipleComparisons.bonferroni([-0.1]) }
  }
}
