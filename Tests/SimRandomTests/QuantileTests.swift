import CGSL
import SimRandom
import Testing

struct QuantileTests {
  private static let levels = [1e-12, 1e-6, 0.001, 0.01, 0.1, 0.25, 0.5, 0.7, 0.9, 0.99, 0.9999]

  /// GSL stops its iterations at a relative step of 1e-10 or so for gamma and beta.
  @Test(arguments: levels)
  func quantilesAreGSLs(level: Double) throws {
    for shape in [0.25, 0.8, 1, 2.5, 40, 1000] {
      let gamma = try Distribution.gamma(shape: shape, scale: 3).quantile(level)
      #expect(Fit.relativeError(gamma, gsl_cdf_gamma_Pinv(level, shape, 3)) < 1e-9)
      let weibull = try Distribution.weibull(shape: shape, scale: 3).quantile(level)
      #expect(Fit.relativeError(weibull, gsl_cdf_weibull_Pinv(level, 3, shape)) < 1e-11)
      let beta = try Distribution.beta(alpha: shape, beta: 2).quantile(level)
      #expect(abs(beta - gsl_cdf_beta_Pinv(level, shape, 2)) < 1e-9)
    }
    let exponential = try Distribution.exponential(mean: 3).quantile(level)
    #expect(Fit.relativeError(exponential, gsl_cdf_exponential_Pinv(level, 3)) < 1e-14)
    let lognormal = try Distribution.lognormal(logMean: 1, logSD: 0.8).quantile(level)
    #expect(Fit.relativeError(lognormal, gsl_cdf_lognormal_Pinv(level, 1, 0.8)) < 1e-14)
    let uniform = try Distribution.uniform(from: 2, to: 7).quantile(level)
    #expect(Fit.relativeError(uniform, gsl_cdf_flat_Pinv(level, 2, 7)) < 1e-14)
  }

  @Test(arguments: try Sampled.continuous())
  func theCdfOfAQuantileIsItsLevel(sampled: Sampled) {
    for level in Self.levels {
      let x = sampled.distribution.quantile(level)
      // A truncated law's chances are differences of its base's, good to some 1e-15.
      #expect(
        abs(sampled.distribution.cdf(x) - level)
          < 1e-11 * level + 1e-14 + Fit.step(sampled.distribution, at: x))
    }
  }

  @Test(arguments: try Sampled.continuous())
  func quantilesRiseWithTheLevelAndEndAtTheSupport(sampled: Sampled) {
    let distribution = sampled.distribution
    let sampler = distribution.sampler()
    var (last, lastFast) = (-Double.infinity, -Double.infinity)
    for step in 0...20_000 {
      let level = Double(step) / 20_000
      #expect(distribution.quantile(level) >= last)
      // Where a table gives way to exact inversion they meet to 1e-9.
      #expect(sampler.quantile(level) >= lastFast - 1e-9 * abs(lastFast))
      last = distribution.quantile(level)
      lastFast = sampler.quantile(level)
    }
    for quantile in [distribution.quantile, sampler.quantile] {
      #expect(quantile(0) == distribution.support.lowerBound)
      #expect(quantile(1) == distribution.support.upperBound)
      #expect(quantile(-0.1).isNaN)
      #expect(quantile(1.1).isNaN)
      #expect(quantile(.nan).isNaN)
    }
    #expect(sampler.value(atNormalScore: .nan).isNaN)
    #expect(sampler.value(atNormalScore: -.infinity) == distribution.support.lowerBound)
    #expect(sampler.value(atNormalScore: .infinity) == distribution.support.upperBound)
  }

  @Test
  func quantilesOfCountsAreTheLeastThatComeUpToTheLevel() throws {
    let distributions = [
      try Distribution.poisson(mean: 0.3), try .poisson(mean: 7), try .poisson(mean: 4000),
      try .binomial(trials: 9, probability: Probability(0.2)),
      try .binomial(trials: 50_000, probability: Probability(0.7)),
      try .discrete(values: [1, 2, 5], weights: [1, 1, 2]),
    ]
    for distribution in distributions {
      let sampler = distribution.sampler()
      for level in Self.levels {
        let x = distribution.quantile(level)
        #expect(distribution.cdf(x) >= level * (1 - 1e-12))
        #expect(distribution.cdf(x - 1) < level)
        #expect(sampler.quantile(level) == x)
      }
    }
  }

  /// Gamma, the family that has no closed form, over the spreads that durations have.
  @Test(arguments: [0.1, 0.2, 0.5, 0.8, 1, 1.4, 2])
  func valuesAtNormalScoresAreWithinTheBoundStated(cv: Double) throws {
    let shape = 1 / (cv * cv)
    let distribution = try Distribution.gamma(shape: shape, scale: 2)
    let sampler = distribution.sampler()
    var stream = Fit.stream(20)
    for _ in 0..<5000 {
      let z = (stream.uniform() - 0.5) * 16.6
      let value = sampler.value(atNormalScore: z)
      #expect(Fit.relativeError(value, distribution.value(atNormalScore: z)) < 1e-8)
      let exact =
        z < 0
        ? gsl_cdf_gamma_Pinv(gsl_cdf_ugaussian_P(z), shape, 2)
        : gsl_cdf_gamma_Qinv(gsl_cdf_ugaussian_Q(z), shape, 2)
      // Far out GSL's own inversion does not always converge, and then says so by NaN.
      if exact.isFinite { #expect(Fit.relativeError(value, exact) < 1e-8) }
    }
  }

  @Test(arguments: try Sampled.continuous())
  func theSamplersInversionIsTheDistributions(sampled: Sampled) {
    let sampler = sampled.distribution.sampler()
    var stream = Fit.stream(21)
    for _ in 0..<5000 {
      let z = (stream.uniform() - 0.5) * 16.6
      let error = abs(
        sampler.value(atNormalScore: z) - sampled.distribution.value(atNormalScore: z))
      // Relative to the value before an offset: the greatest here is 7.
      #expect(error <= 1e-8 * (abs(sampled.distribution.value(atNormalScore: z)) + 7))
    }
  }

  @Test
  func aLognormalAtANormalScoreIsExact() throws {
    let sampler = try Distribution.lognormal(logMean: 0.3, logSD: 0.9).sampler()
    for step in -80...80 {
      let z = Double(step) / 10
      #expect(sampler.value(atNormalScore: z) == exp(0.3 + 0.9 * z))
    }
  }
}
