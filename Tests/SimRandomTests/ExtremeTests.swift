import SimRandom
import Testing

/// Parameters at the edge of what is let through: nothing traps, hangs or leaves the numbers.
struct ExtremeTests {
  private static func distributions() throws -> [Distribution] {
    [
      try .gamma(shape: 1e-4, scale: 1), try .gamma(shape: 0.01, scale: 1e-200),
      try .gamma(shape: 1e4, scale: 1), try .gamma(mean: 1e12, cv: 0.01),
      try .weibull(shape: 0.05, scale: 1), try .weibull(shape: 1e4, scale: 1),
      try .beta(alpha: 1e-4, beta: 1e-4), try .beta(alpha: 1e-4, beta: 1e5),
      try .beta(alpha: 1e5, beta: 1e5), try .beta(alpha: 1e5, beta: 1),
      try .lognormal(median: 1e-100, sigma: 10), try .lognormal(median: 1, sigma: 1e-12),
      try .exponential(mean: 1e-300), try .exponential(mean: 1e150),
      try .uniform(from: -1e100, to: 1e100), try .uniform(from: 1, to: 1.nextUp),
      try .poisson(mean: 1e-12), try .poisson(mean: 1e6),
      try .binomial(trials: 100_000, probability: Probability(0.5)),
      try .binomial(trials: 100_000, probability: Probability(1e-9)),
      try .discrete(values: [1, 2], weights: [1e300, 1e-300]),
      try .mixture([(1, .uniform(from: 0, to: 1)), (1, .uniform(from: 5, to: 6))]),
      try .mixture([(1e-9, .exponential(mean: 1e6)), (1, .gamma(mean: 1, cv: 0.01))]),
      try .gamma(mean: 1, cv: 1).truncated(from: 13),
      try .gamma(mean: 1, cv: 0.5).truncated(from: 1, to: 1.00001),
      try .beta(alpha: 1, beta: 1).shifted(by: 1e20),
    ]
  }

  @Test(arguments: try distributions())
  func drawsAndQuantilesStayWithinTheSupport(distribution: Distribution) {
    let sampler = distribution.sampler()
    let support = distribution.support
    var stream = Fit.stream(40)
    for _ in 0..<200 {
      #expect(support.contains(sampler.sample(&stream)))
      let u = stream.uniform()
      #expect(support.contains(sampler.quantile(u)))
      let exact = distribution.quantile(u)
      #expect(support.contains(exact))
      #expect(abs(distribution.cdf(exact) - u) < 1e-9 + Fit.step(distribution, at: exact))
    }
    for z in [-40, -8.3, 8.3, 40] {
      #expect(support.contains(sampler.value(atNormalScore: z)))
    }
    for level in [Double.leastNonzeroMagnitude, 1e-300, 0x1p-54, 1 - 0x1p-53] {
      #expect(support.contains(sampler.quantile(level)))
    }
    #expect(distribution.mean.isFinite)
    #expect(distribution.variance >= 0)
  }
}
