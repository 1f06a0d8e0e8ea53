import SimStatistics
import Testing

@Suite struct AccumulatorTests {
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
