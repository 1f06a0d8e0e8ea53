import SimRandom
import Testing

struct ParameterisationTests {
  private static let spreads = [0.001, 0.01, 0.1, 0.35, 0.8, 1, 1.7, 3, 10]

  @Test(arguments: spreads)
  func theMeanAndCvAskedForAreHad(cv: Double) throws {
    var distributions = [
      try Distribution.lognormal(mean: 12, cv: cv), try .lognormal(mean: 12, sd: 12 * cv),
      try .weibull(mean: 12, cv: cv), try .weibull(mean: 12, sd: 12 * cv),
    ]
    if cv >= 0.01 {
      distributions += [try .gamma(mean: 12, cv: cv), try .gamma(mean: 12, sd: 12 * cv)]
    }
    for distribution in distributions {
      #expect(Fit.relativeError(distribution.mean, 12) < 1e-12)
      #expect(Fit.relativeError(distribution.coefficientOfVariation, cv) < 1e-9)
    }
  }

  @Test(arguments: [(0.05, 0.03), (0.3, 0.2), (0.5, 0.49), (0.9, 0.01)])
  func theMeanAndSdAskedForOfABetaAreHad(share: Double, spread: Double) throws {
    let unit = try Distribution.beta(mean: share, sd: spread)
    #expect(Fit.relativeError(unit.mean, share) < 1e-12)
    #expect(Fit.relativeError(unit.standardDeviation, spread) < 1e-12)
    let wide = try Distribution.beta(
      mean: 10 + 5 * share, cv: 5 * spread / (10 + 5 * share), from: 10, to: 15)
    #expect(Fit.relativeError(wide.mean, 10 + 5 * share) < 1e-12)
    #expect(Fit.relativeError(wide.standardDeviation, 5 * spread) < 1e-11)
    #expect(wide.support == 10...15)
  }

  @Test(arguments: [1.02, 1.3, 2, 6, 50, 1000])
  func theQuantilesAskedForAreHad(ratio: Double) throws {
    let pairs = [
      (Quantile.p50(4), Quantile.p90(4 * ratio)),
      (Quantile(0.1, 0.3), Quantile(0.25, 0.3 * ratio)),
      (Quantile(0.75, 60), Quantile(0.999, 60 * ratio)),
    ]
    for (first, second) in pairs {
      for distribution in [
        try Distribution.lognormal(first, second), try? .gamma(first, second),
        try? .weibull(first, second),
      ].compactMap(\.self) {
        for quantile in [first, second] {
          #expect(Fit.relativeError(distribution.quantile(quantile.level), quantile.value) < 1e-10)
        }
      }
    }
  }

  @Test
  func commonPairsOfQuantilesAreInReachOfEveryFamily() throws {
    _ = try Distribution.gamma(.p50(4), .p90(11))
    _ = try Distribution.weibull(.p50(4), .p90(11))
    _ = try Distribution.lognormal(.p50(4), .p90(11))
  }

  @Test
  func namesForOneDistributionGiveOneDistribution() throws {
    #expect(try Distribution.exponential(rate: 0.25) == .exponential(mean: 4))
    #expect(try Distribution.gamma(shape: 2, rate: 0.5) == .gamma(shape: 2, scale: 2))
    #expect(try Distribution.gamma(mean: 4, cv: 0.5) == .gamma(shape: 4, scale: 1))
    #expect(try Distribution.lognormal(median: 1, sigma: 0.5) == .lognormal(logMean: 0, logSD: 0.5))
    #expect(
      try Distribution.discrete(values: [2, 1, 2], weights: [1, 2, 1])
        == .discrete(values: [1, 2], weights: [1, 1]))
  }

  @Test
  func withoutSpreadADistributionIsConstant() throws {
    let constant = try Distribution.constant(7)
    #expect(try Distribution.gamma(mean: 7, cv: 0) == constant)
    #expect(try Distribution.gamma(mean: 7, sd: 0) == constant)
    #expect(try Distribution.lognormal(mean: 7, cv: 0) == constant)
    #expect(try Distribution.weibull(mean: 7, cv: 0) == constant)
    #expect(try Distribution.beta(mean: 7, sd: 0, from: 0, to: 10) == constant)
    #expect(try Distribution.discrete(values: [7, 7, 8], weights: [1, 2, 0]) == constant)
    #expect(try Distribution.empirical([7, 7]) == constant)
    #expect(try Distribution.mixture([(2, constant), (1, constant)]) == constant)
    #expect(try Distribution.poisson(mean: 0) == .constant(0))
    #expect(try Distribution.binomial(trials: 7, probability: .always) == constant)
    #expect(constant.variance == 0)
    #expect(constant.quantile(0.3) == 7)
    #expect(constant.cdf(7) == 1)
    #expect(constant.cdf(7.nextDown) == 0)
  }
}
