import SimStatistics
import Testing

@Suite struct QuantileTests {
  /// For ten observations the second and the ninth bound the median with probability 97.85 %.
  ///
  /// For six the extremes do, with 1 - 2 (1/2)^6. Conover, "Practical Nonparametric Statistics", section 3.2.
  @Test func medianOfSmallSamplesUsesTheTabulatedRanks() {
    let ten = Quantile.ranks(0.5, count: 10, level: .ninetyFive)
    #expect(ten.lower == 2 && ten.upper == 9)
    let six = Quantile.ranks(0.5, count: 6, level: .ninetyFive)
    #expect(six.lower == 1 && six.upper == 6)
    let five = Quantile.ranks(0.5, count: 5, level: .ninetyFive)
    #expect(five.lower == nil && five.upper == nil)
  }

  @Test(arguments: [0.1, 0.5, 0.9, 0.95])
  func ranksCoverExactlyAsLittleAsTheLevelAllows(probability: Double) {
    for count in 1...80 {
      let mass = ProportionTests.pmf(count, probability)
      let ranks = Quantile.ranks(probability, count: count, level: .ninetyFive)
      // Below rank l means at most l - 1 observations below the quantile; above u, at least u.
      if let lower = ranks.lower {
        #expect(mass[..<lower].reduce(0, +) <= 0.025 + 1e-12)
        #expect(mass[...lower].reduce(0, +) > 0.025)
      } else {
        #expect(mass[0] > 0.025)
      }
      if let upper = ranks.upper {
        #expect(mass[upper...].reduce(0, +) <= 0.025 + 1e-12)
        #expect(mass[(upper - 1)...].reduce(0, +) > 0.025)
      } else {
        #expect(mass[count] > 0.025)
      }
    }
  }

  @Test func valueInterpolatesAndEndsAreObservations() throws {
    let values = (1...20).map(Double.init).reversed() as [Double]
    let estimate = Quantile.estimate(0.9, of: values)
    #expect(abs(try #require(estimate.value) - 18.1) < 1e-12)
    #expect(estimate.absence == .tooFewForQuantile)
    let median = Quantile.estimate(0.5, of: values)
    #expect(median.value == 10.5)
    #expect(median.interval?.lower == 6 && median.interval?.upper == 15)
    #expect(median.standardError == nil && median.method == .orderStatistic)
  }

  @Test func badInputIsNamed() {
    #expect(Quantile.estimate(0.5, of: []).absence == .noObservations)
    #expect(Quantile.estimate(0, of: [1]).absence == .outOfRange)
    #expect(Quantile.estimate(.nan, of: [1]).absence == .outOfRange)
    #expect(Quantile.estimate(0.5, of: [1, .nan]).absence == .notFinite)
  }
}
