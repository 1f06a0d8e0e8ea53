import SimStatistics
import Testing

/// One ratio of sums less another, as a single sample.
@Suite struct RatioDifferenceTests {
  private typealias Sample = PairedDifference.RatioSample

  private static func samples(_ count: Int) -> (first: Sample, second: Sample) {
    var random = TestRandom(seed: 5)
    func column(_ range: ClosedRange<Double>) -> [Double] {
      (0..<count).map { _ in Double.random(in: range, using: &random) }
    }
    return (
      Sample(numerators: column(1...9), denominators: column(2...3)),
      Sample(numerators: column(-2...7), denominators: column(1...8))
    )
  }

  @Test(
    "It has the value, the standard error and the interval of the difference",
    arguments: [2, 7, 40])
  func estimate(_ count: Int) throws {
    let (first, second) = Self.samples(count)
    let joined = Sample(first, minus: second)
    let single = Ratio.estimate(joined)
    let difference = PairedDifference.ofRatios(first, minus: second)
    func expectClose(_ one: Double?, _ other: Double?) throws {
      let (one, other) = (try #require(one), try #require(other))
      #expect(abs(one - other) <= 1e-12 * max(1, other.magnitude))
    }
    try expectClose(single.value, difference.value)
    try expectClose(single.standardError, difference.standardError)
    try expectClose(single.interval?.lower, difference.interval?.lower)
    try expectClose(single.interval?.upper, difference.interval?.upper)
  }

  @Test("The same ratio twice leaves nothing, not even rounding")
  func same() {
    let (first, _) = Self.samples(20)
    #expect(Sample(first, minus: first).numerators.allSatisfy { $0 == 0 })
  }

  @Test("Without one of the ratios there is no difference")
  func undefined() {
    let (first, _) = Self.samples(3)
    let nothing = Sample(numerators: [1, 1, 1], denominators: [0, 0, 0])
    for sample in [Sample(first, minus: nothing), Sample(nothing, minus: first)] {
      let estimate = Ratio.estimate(
        numerators: sample.numerators, denominators: sample.denominators)
      #expect(estimate.absence == .zeroDenominator)
    }
  }
}
