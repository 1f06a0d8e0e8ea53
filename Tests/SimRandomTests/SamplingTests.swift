import CGSL
import SimRandom
import Testing

/// A distribution, and the cdf that GSL has for it.
struct Sampled: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var distribution: Distribution
  var cdf: @Sendable (Double) -> Double

  static func continuous() throws -> [Sampled] {
    let lognormal: @Sendable (Double) -> Double = { gsl_cdf_lognormal_P($0, 1.2, 0.7) }
    let gamma: @Sendable (Double) -> Double = { gsl_cdf_gamma_P($0, 2.5, 3) }
    return [
      Sampled("uniform", try .uniform(from: -2, to: 5)) { gsl_cdf_flat_P($0, -2, 5) },
      Sampled("exponential", try .exponential(mean: 4)) { gsl_cdf_exponential_P($0, 4) },
      Sampled("gamma", try .gamma(shape: 2.5, scale: 3), gamma),
      Sampled("gamma of cv 0.1", try .gamma(shape: 100, scale: 0.2)) {
        gsl_cdf_gamma_P($0, 100, 0.2)
      },
      Sampled("gamma of cv 2", try .gamma(shape: 0.25, scale: 8)) { gsl_cdf_gamma_P($0, 0.25, 8) },
      Sampled("lognormal", try .lognormal(logMean: 1.2, logSD: 0.7), lognormal),
      Sampled("Weibull", try .weibull(shape: 1.7, scale: 6)) { gsl_cdf_weibull_P($0, 6, 1.7) },
      Sampled("beta", try .beta(alpha: 0.6, beta: 2.3, from: 1, to: 5)) {
        gsl_cdf_beta_P(($0 - 1) / 4, 0.6, 2.3)
      },
      Sampled(
        "lognormal, truncated", try .lognormal(logMean: 1.2, logSD: 0.7).truncated(from: 2, to: 9)
      ) { (lognormal($0) - lognormal(2)) / (lognormal(9) - lognormal(2)) },
      Sampled(
        "gamma, truncated a little", try .gamma(shape: 2.5, scale: 3).truncated(from: 1, to: 20)
      ) { (gamma($0) - gamma(1)) / (gamma(20) - gamma(1)) },
      Sampled("gamma, truncated much", try .gamma(shape: 2.5, scale: 3).truncated(from: 15)) {
        1 - gsl_cdf_gamma_Q($0, 2.5, 3) / gsl_cdf_gamma_Q(15, 2.5, 3)
      },
      Sampled("exponential, shifted", try .exponential(mean: 4).shifted(by: 7)) {
        gsl_cdf_exponential_P($0 - 7, 4)
      },
      Sampled(
        "gamma, scaled and shifted", try .gamma(shape: 2.5, scale: 1).scaled(by: 3).shifted(by: -4)
      ) {
        gamma($0 + 4)
      },
      Sampled(
        "mixture",
        try .mixture([
          (3, .lognormal(logMean: 1.2, logSD: 0.7)), (1, .gamma(shape: 2.5, scale: 3)),
        ])
      ) { 0.75 * lognormal($0) + 0.25 * gamma($0) },
      Sampled("empirical", try .empirical([5, 1, 2, 11])) {
        $0 < 2 ? ($0 - 1) / 3 : ($0 < 5 ? 1 + ($0 - 2) / 3 : 2 + ($0 - 5) / 6) / 3
      },
    ]
  }

  init(
    _ name: String, _ distribution: Distribution, _ cdf: @escaping @Sendable (Double) -> Double
  ) {
    testDescription = name
    self.distribution = distribution
    self.cdf = cdf
  }
}

struct SamplingTests {
  private static let count = 100_000

  @Test(arguments: try Sampled.continuous())
  func drawsFitTheCdfThatGSLHas(sampled: Sampled) {
    let sampler = sampled.distribution.sampler()
    var stream = Fit.stream(1)
    let draws = (0..<Self.count).map { _ in sampler.sample(&stream) }
    #expect(Fit.kolmogorov(draws, sampled.cdf) < Fit.kolmogorovCritical)
  }

  @Test(arguments: try Sampled.continuous())
  func inversionFitsTheCdfThatGSLHas(sampled: Sampled) {
    let sampler = sampled.distribution.sampler()
    var stream = Fit.stream(2)
    let byUniform = (0..<Self.count).map { _ in sampler.quantile(stream.uniform()) }
    #expect(Fit.kolmogorov(byUniform, sampled.cdf) < Fit.kolmogorovCritical)
    let byScore = (0..<Self.count).map { _ in
      sampler.value(atNormalScore: StandardNormal.quantile(stream.uniform()))
    }
    #expect(Fit.kolmogorov(byScore, sampled.cdf) < Fit.kolmogorovCritical)
  }

  @Test(arguments: try Sampled.continuous())
  func theCdfIsGSLs(sampled: Sampled) {
    for share in 1..<100 {
      let x = sampled.distribution.quantile(Double(share) / 100)
      #expect(abs(sampled.distribution.cdf(x) - sampled.cdf(x)) < 1e-13)
      #expect(abs(sampled.distribution.survival(x) - (1 - sampled.cdf(x))) < 1e-13)
    }
  }

  /// Within four standard errors: of the mean √(variance / n), of the variance √((m4 - variance²) / n) with
  /// the fourth moment m4 estimated from the draws.
  @Test(arguments: try Sampled.continuous())
  func meanAndVarianceAreThoseOfTheDraws(sampled: Sampled) {
    let sampler = sampled.distribution.sampler()
    var stream = Fit.stream(3)
    let n = Double(Self.count)
    let deviations = (0..<Self.count).map { _ in
      sampler.sample(&stream) - sampled.distribution.mean
    }
    let variance = sampled.distribution.variance
    let meanError = deviations.reduce(0, +) / n
    let second = deviations.reduce(0) { $0 + $1 * $1 } / n
    let fourth = deviations.reduce(0) { $0 + $1 * $1 * $1 * $1 } / n
    #expect(abs(meanError) < 4 * (variance / n).squareRoot())
    #expect(abs(second - variance) < 4 * ((fourth - second * second) / n).squareRoot())
  }

  static let discrete:
    [(String, Result<Distribution, DistributionError>, @Sendable (Int) -> Double)] =
      [
        (
          "Poisson", Result { () throws(DistributionError) in try .poisson(mean: 3.3) },
          { gsl_ran_poisson_pdf(UInt32($0), 3.3) }
        ),
        (
          "Poisson of a great mean",
          Result { () throws(DistributionError) in try .poisson(mean: 90) },
          { gsl_ran_poisson_pdf(UInt32($0), 90) }
        ),
        (
          "binomial",
          Result { () throws(DistributionError) in
            try .binomial(trials: 40, probability: Probability(clamping: 0.3))
          },
          { gsl_ran_binomial_pdf(UInt32($0), 0.3, 40) }
        ),
        (
          "discrete",
          Result { () throws(DistributionError) in
            try .discrete(values: [4, 1, 2, 7, 4], weights: [1, 2, 0.5, 6, 0.5])
          },
          { [1: 0.2, 2: 0.05, 4: 0.15, 7: 0.6][$0] ?? 0 }
        ),
        (
          "Poisson, truncated",
          Result { () throws(DistributionError) in
            try .poisson(mean: 3.3).truncated(from: 2, to: 6)
          },
          {
            (2...6).contains($0)
              ? gsl_ran_poisson_pdf(UInt32($0), 3.3)
                / (gsl_cdf_poisson_P(6, 3.3) - gsl_cdf_poisson_P(1, 3.3)) : 0
          }
        ),
      ]

  /// The chance of the chi-square found, or a greater, is at least 1e-4; the seed is fixed.
  @Test(arguments: discrete.indices)
  func countsFitTheChancesThatGSLHas(index: Int) throws {
    let (name, result, chance) = Self.discrete[index]
    let distribution = try result.get()
    let sampler = distribution.sampler()
    var stream = Fit.stream(4)
    let draws = (0..<Self.count).map { _ in sampler.sample(&stream) }
    #expect(Fit.chiSquare(draws, upTo: 200, chance) > 1e-4, "\(name)")
    // Inversion gives the very same numbers.
    var again = Fit.stream(4)
    #expect(draws == (0..<Self.count).map { _ in sampler.quantile(again.uniform()) }, "\(name)")
    let mean = (0...200).reduce(0) { $0 + Double($1) * chance($1) }
    let square = (0...200).reduce(0) { $0 + Double($1) * Double($1) * chance($1) }
    #expect(abs(distribution.mean - mean) < 1e-10 * mean, "\(name)")
    #expect(abs(distribution.variance - (square - mean * mean)) < 1e-9 * square, "\(name)")
  }

  /// GSL's alias method draws the same law as ours from other words: a chi-square of homogeneity.
  @Test
  func discreteDrawsAreThoseOfTheAliasMethodInLaw() throws {
    let weights = (1...30).map { Double($0 * $0 % 17) + 0.25 }
    let sampler = try Distribution.discrete(
      values: (0..<30).map(Double.init), weights: weights
    ).sampler()
    let alias = try #require(gsl_ran_discrete_preproc(30, weights))
    defer { gsl_ran_discrete_free(alias) }
    var stream = Fit.stream(5)
    var ours = [Double](repeating: 0, count: 30)
    var theirs = ours
    for _ in 0..<Self.count {
      ours[Int(sampler.sample(&stream))] += 1
      theirs[GSLBridge.withGenerator(&stream) { gsl_ran_discrete($0, alias) }] += 1
    }
    let statistic = zip(ours, theirs).reduce(0) {
      $0 + ($1.0 - $1.1) * ($1.0 - $1.1) / ($1.0 + $1.1)
    }
    #expect(gsl_cdf_chisq_Q(statistic, 29) > 1e-4)
  }

  @Test
  func oneWordADrawWhereDrawsAreByInversion() throws {
    let distributions = [
      try Distribution.constant(3), try .uniform(from: 1, to: 2),
      try .lognormal(mean: 3, cv: 1), try .weibull(mean: 3, cv: 0.5), try .poisson(mean: 4),
      try .empirical([1, 4, 9]), try .lognormal(mean: 3, cv: 1).truncated(to: 5),
    ]
    for distribution in distributions {
      let sampler = distribution.sampler()
      var stream = Fit.stream(6)
      var words = Fit.stream(6)
      for _ in 0..<100 { #expect(sampler.sample(&stream) == sampler.quantile(words.uniform())) }
    }
  }
}
