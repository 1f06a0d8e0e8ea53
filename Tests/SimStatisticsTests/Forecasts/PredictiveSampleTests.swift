import SimStatistics
import Testing

/// Scores of predictive draws against figures worked out by hand.
struct PredictiveSampleTests {
  @Test("The CRPS of three draws is what the integral gives by hand")
  func handWorkedScore() {
    // Draws 1, 2 and 4, actual 3: (1/3)^2 over 1 to 2, (2/3)^2 over 2 to 3, (1/3)^2 over 3 to 4.
    let sample = PredictiveSample([4, 1, 2])
    #expect(abs(sample.crps(of: 3) - 2.0 / 3) < 1e-15)
    // Beyond all draws the distance to the mean less half the mean difference: 10 - 7/3 - 2/3.
    #expect(abs(sample.crps(of: 10) - 7) < 1e-14)
    #expect(PredictiveSample([5]).crps(of: 3) == 2)
  }

  @Test("The CRPS is the mean distance to the actual value less half the mean distance of draws")
  func pairwiseForm() {
    var random = TestRandom(seed: 1)
    for count in [2, 3, 17, 60] {
      // Rounded, so that some are tied.
      let draws = (0..<count).map { _ in (random.normal() * 4).rounded() }
      let actual = (random.normal() * 4).rounded()
      let near = draws.reduce(0.0) { $0 + ($1 - actual).magnitude } / Double(count)
      let apart = draws.reduce(0.0) { sum, one in
        draws.reduce(sum) { $0 + ($1 - one).magnitude }
      }
      let expected = near - apart / Double(2 * count * count)
      // Rounding of so few terms of size 10.
      #expect(abs(PredictiveSample(draws).crps(of: actual) - expected) < 1e-12)
    }
  }

  @Test("Quantiles interpolate, and bands are central")
  func quantiles() {
    let sample = PredictiveSample([10, 0, 20, 30, 40])
    #expect(sample.quantile(0) == 0 && sample.quantile(1) == 40)
    #expect(sample.quantile(0.5) == 20 && sample.quantile(0.125) == 5)
    #expect(sample.band(0.5) == (10, 30))
    #expect(sample.mean == 20)
  }

  @Test("Equal values share their place")
  func ties() {
    let place = PredictiveSample([1, 2, 2, 3]).place(of: 2)
    #expect(place == PIT(lower: 0.2, upper: 0.8))
    #expect(PredictiveSample([1, 2]).place(of: 0) == PIT(lower: 0, upper: 1.0 / 3))
    #expect(PredictiveSample([1, 2]).place(of: 9) == PIT(lower: 2.0 / 3, upper: 1))
    #expect(PIT(lower: 0.25, upper: 0.75).share(from: 0, to: 0.5) == 0.5)
  }

  @Test("Each of some values against the others: places are exactly even, ties or not")
  func evenPlaces() {
    for values in [[1.0, 2, 3, 4, 5, 6, 7, 8, 9, 10], [1, 1, 1, 2, 2, 3, 3, 3, 3, 5]] {
      let places = values.indices.map { place in
        var others = values
        let actual = others.remove(at: place)
        return PredictiveSample(others).place(of: actual)
      }
      for count in PITHistogram(places, bins: 5).counts { #expect(abs(count - 2) < 1e-12) }
      for level in [0.5, 0.9] {
        #expect(abs(BandCoverage(places, level: level).hits - 10 * level) < 1e-12)
      }
    }
  }

  @Test("Limits are those of the binomial distribution")
  func limits() {
    // scipy.stats.binom: quantiles 0.0025 and 0.9975 of (200, 0.1), 0.025 and 0.975 of (500, 0.9).
    let middles = (0..<200).map { _ in PIT(lower: 0.5, upper: 0.51) }
    #expect(PITHistogram(middles).limits(0.95) == 9...33)
    let coverage = BandCoverage((0..<500).map { _ in PIT(lower: 0.5, upper: 0.51) }, level: 0.9)
    #expect(coverage.limits(0.95) == 436...463)
    #expect(coverage.share == 1)
  }
}
