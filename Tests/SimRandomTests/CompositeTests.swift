import CGSL
import SimRandom
import Testing

struct CompositeTests {
  @Test
  func anExponentialTruncatedBelowIsShifted() throws {
    // It has no memory: what is left beyond 5 is 5 more than the whole.
    let truncated = try Distribution.exponential(mean: 3).truncated(from: 5)
    #expect(abs(truncated.mean - 8) < 1e-12)
    #expect(abs(truncated.variance - 9) < 1e-11)
    for level in [0.01, 0.5, 0.99] {
      let whole = try Distribution.exponential(mean: 3).quantile(level)
      #expect(Fit.relativeError(truncated.quantile(level), 5 + whole) < 1e-13)
    }
  }

  @Test
  func aLognormalTruncatedAboveHasTheMeanOfItsFormula() throws {
    let truncated = try Distribution.lognormal(logMean: 1, logSD: 0.5).truncated(to: 4)
    let score = (log(4.0) - 1) / 0.5
    // E[X; X <= b] = exp(mu + sigma²/2) Φ((log b - mu)/sigma - sigma).
    let mean = exp(1.125) * gsl_cdf_ugaussian_P(score - 0.5) / gsl_cdf_ugaussian_P(score)
    #expect(Fit.relativeError(truncated.mean, mean) < 1e-13)
    #expect(truncated.support == 0...4)
  }

  @Test
  func aUniformTruncatedIsUniform() throws {
    let truncated = try Distribution.uniform(from: 0, to: 10).truncated(from: -5, to: 4)
    #expect(try truncated == .uniform(from: 0, to: 4))
  }

  @Test
  func truncatingTwiceIsTruncatingToTheCommonBounds() throws {
    let whole = try Distribution.gamma(mean: 5, cv: 0.7)
    #expect(
      try whole.truncated(from: 1).truncated(to: 9) == whole.truncated(from: 1, to: 9))
    #expect(try whole.truncated(from: -3) == whole)
  }

  @Test
  func boundsOfATruncatedCountAreAllowedThemselves() throws {
    let truncated = try Distribution.poisson(mean: 2).truncated(from: 1, to: 3)
    let total = 2.0 + 2 + 4.0 / 3  // mean^k / k! for k = 1, 2, 3
    #expect(abs(truncated.cdf(1) - 2 / total) < 1e-15)
    #expect(truncated.support == 1...3)
    #expect(try Distribution.poisson(mean: 2).truncated(from: 2, to: 2) == .constant(2))
  }

  @Test
  func theCdfOfAMixtureIsTheWeightedSum() throws {
    let first = try Distribution.gamma(mean: 5, cv: 0.7)
    let second = try Distribution.weibull(mean: 50, cv: 1.2)
    let mixture = try Distribution.mixture([(1, first), (3, second)])
    for x in [0.1, 1, 5, 20, 100, 400] {
      #expect(abs(mixture.cdf(x) - (first.cdf(x) + 3 * second.cdf(x)) / 4) < 1e-15)
    }
    #expect(abs(mixture.mean - (5 + 150) / 4.0) < 1e-12)
    let square = (first.variance + 25 + 3 * (second.variance + 2500)) / 4
    #expect(Fit.relativeError(mixture.variance, square - mixture.mean * mixture.mean) < 1e-12)
  }

  @Test
  func aMixtureWithAConstantHasAnAtom() throws {
    let mixture = try Distribution.mixture([
      (0.3, .constant(2)), (0.7, .exponential(mean: 10)),
    ])
    let below = 0.7 * -expm1(-0.2)  // of the exponential, below 2
    let sampler = mixture.sampler()
    #expect(abs(mixture.cdf(2.nextDown) - below) < 1e-15)
    #expect(abs(mixture.cdf(2) - below - 0.3) < 1e-15)
    for share in [0.001, 0.5, 0.999] {
      #expect(mixture.quantile(below + 0.3 * share) == 2)
      #expect(sampler.quantile(below + 0.3 * share) == 2)
    }
    let beyond = mixture.quantile(0.9)
    #expect(abs(beyond + 10 * log(0.1 / 0.7)) < 1e-12)
    #expect(!mixture.isDiscrete)
    var stream = Fit.stream(30)
    let hits = (0..<100_000).reduce(0) { sum, _ in sum + (sampler.sample(&stream) == 2 ? 1 : 0) }
    // Four standard errors of a share of 0.3 among 100,000.
    #expect(abs(Double(hits) / 1e5 - 0.3) < 4 * (0.3 * 0.7 / 1e5).squareRoot())
  }

  @Test
  func aMixtureOfCountsIsAListOfCounts() throws {
    let mixture = try Distribution.mixture([(1, .poisson(mean: 1)), (1, .constant(4))])
    #expect(mixture.isDiscrete)
    #expect(abs(mixture.mean - 2.5) < 1e-14)
    #expect(abs(mixture.cdf(0) - 0.5 * exp(-1)) < 1e-15)
  }

  @Test
  func truncatingAMixtureWeighsItsPartsAnew() throws {
    let fast = try Distribution.exponential(mean: 1)
    let slow = try Distribution.exponential(mean: 10)
    let whole = try Distribution.mixture([(1, fast), (1, slow)])
    let truncated = try whole.truncated(to: 5)
    for x in [0.5, 2, 4] {
      #expect(abs(truncated.cdf(x) - whole.cdf(x) / whole.cdf(5)) < 1e-14)
    }
  }

  @Test(arguments: try Sampled.continuous())
  func scalingAndShiftingMoveQuantilesAndMoments(sampled: Sampled) throws {
    let moved = try sampled.distribution.scaled(by: 2.5).shifted(by: -3)
    let sampler = moved.sampler()
    for level in [0.001, 0.2, 0.5, 0.9, 0.999] {
      let expected = sampled.distribution.quantile(level) * 2.5 - 3
      #expect(abs(moved.quantile(level) - expected) < 1e-11 * (abs(expected) + 30))
      #expect(abs(sampler.quantile(level) - expected) < 1e-8 * (abs(expected) + 30))
    }
    #expect(abs(moved.mean - (sampled.distribution.mean * 2.5 - 3)) < 1e-11)
    #expect(Fit.relativeError(moved.variance, sampled.distribution.variance * 6.25) < 1e-9)
  }

  @Test
  func observationsAreJoinedByStraightLines() throws {
    let empirical = try Distribution.empirical([10, 0, 4, 4])
    #expect(empirical.quantile(0) == 0)
    #expect(abs(empirical.quantile(1 / 6.0) - 2) < 1e-14)
    #expect(abs(empirical.quantile(0.5) - 4) < 1e-14)
    #expect(abs(empirical.quantile(5 / 6.0) - 7) < 1e-13)
    #expect(empirical.quantile(1) == 10)
    // Two observations at 4 leave a third of the distribution there.
    #expect(abs(empirical.cdf(4) - 2 / 3.0) < 1e-15)
    #expect(abs(empirical.cdf(4.nextDown) - 1 / 3.0) < 1e-15)
    #expect(abs(empirical.mean - (2 + 4 + 7) / 3.0) < 1e-14)
  }
}
