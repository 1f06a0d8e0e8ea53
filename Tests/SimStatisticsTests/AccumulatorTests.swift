import SimStatistics
import Testing

@Suite struct AccumulatorTests {
  let values: [Int64] = [3, -7, 1_000_000_007, 0, 42, -999_999_999, 5, 5]

  @Test func integerMomentsDoNotDependOnOrderOrSplit() {
    var forward = IntegerMoments()
    for value in values { forward.add(value) }
    for split in 0...values.count {
      var head = IntegerMoments()
      var tail = IntegerMoments()
      for value in values[..<split].reversed() { head.add(value) }
      for value in values[split...] { tail.add(value) }
      tail.merge(head)
      #expect(tail == forward)
    }
  }

  @Test func integerVarianceIsExactWhereFloatingPointCancels() {
    var moments = IntegerMoments()
    for value in [1, 2, 4] as [Int64] { moments.add(4_000_000_000_000_000_000 + value) }
    #expect(moments.variance == 7.0 / 3)
  }

  @Test func integerMomentsOverflowWithoutATrapWhateverTheOrder() {
    var moments = IntegerMoments()
    for _ in 0..<3 { moments.add(.min) }
    #expect(moments.hasOverflowed && moments.mean == nil && moments.variance == nil)
    var doubling = IntegerMoments()
    doubling.add(0)
    for _ in 0..<64 {
      let copy = doubling
      doubling.merge(copy)
    }
    #expect(doubling.hasOverflowed)
  }

  @Test func emptyAndSingleMomentsAreUndefined() {
    var moments = IntegerMoments()
    #expect(moments.mean == nil && moments.variance == nil)
    moments.add(4)
    #expect(moments.mean == 4 && moments.variance == nil)
  }

  @Test func ratioSumsMergeInAnyOrderAndRefuseOverflow() throws {
    var one = RatioSums(numerator: 3, denominator: 4)
    var two = RatioSums(numerator: 5, denominator: 9)
    let copy = one
    try one.merge(two)
    try two.merge(copy)
    #expect(one == two && one == RatioSums(numerator: 8, denominator: 13))
    #expect(throws: StatisticsError.sumOverflow) { try one.add(numerator: .max, denominator: 1) }
    #expect(one == RatioSums(numerator: 8, denominator: 13))
    let pairs = [RatioSums(numerator: 3, denominator: 4), RatioSums(numerator: 5, denominator: 9)]
    #expect(
      Ratio.estimate(pairs) == Ratio.estimate(numerators: [3, 5], denominators: [4, 9]))
  }

  /// Exactly representable figures, so every route must agree to the last few bits.
  @Test func welfordAgreesWithTwoPassesHoweverMerged() throws {
    let sample = (0..<100).map { Double($0 * 37 % 101) / 8 + 1e6 }
    let expected = Mean.estimate(of: sample)
    for split in stride(from: 0, through: 100, by: 10) {
      var left = WelfordMoments()
      var right = WelfordMoments()
      for value in sample[..<split] { left.add(value) }
      for value in sample[split...] { right.add(value) }
      left.merge(right)
      let got = left.estimate()
      // Relative error of Welford's variance is about n epsilon times the squared condition number;
      // 1e-9 leaves two orders of margin at a mean 2.7e5 standard deviations from zero.
      #expect(abs(try #require(got.value) / (try #require(expected.value)) - 1) < 1e-14)
      #expect(
        abs(try #require(got.standardError) / (try #require(expected.standardError)) - 1) < 1e-9)
    }
  }

  @Test func mergingWithNothingChangesNoBit() {
    var moments = WelfordMoments()
    for value in [0.1, 0.2, 0.7] { moments.add(value) }
    var left = moments
    left.merge(WelfordMoments())
    var right = WelfordMoments()
    right.merge(moments)
    #expect(left == moments && right == moments)
  }

  @Test func welfordNamesWhatIsMissing() {
    var moments = WelfordMoments()
    #expect(moments.estimate().absence == .noObservations)
    moments.add(2)
    #expect(moments.estimate().absence == .singleReplication)
    moments.add(.nan)
    #expect(moments.estimate().absence == .notFinite && moments.mean == nil)
  }
}
