import SimRandom
import Testing

/// A constructor that must refuse, and the error it must give.
private struct Refusal: Sendable, CustomTestStringConvertible {
  var error: DistributionError
  var attempt: @Sendable () throws(DistributionError) -> Distribution

  var testDescription: String { error.description }

  init(
    _ error: DistributionError,
    _ attempt: @escaping @Sendable () throws(DistributionError) -> Distribution
  ) {
    self.error = error
    self.attempt = attempt
  }

  static let half = Probability(clamping: 0.5)

  static let all: [Refusal] = [
    Refusal(.notFinite(.value, .infinity)) { () throws(DistributionError) in
      try .constant(.infinity)
    },
    Refusal(.boundsNotIncreasing(lower: 2, upper: 2)) { () throws(DistributionError) in
      try .uniform(from: 2, to: 2)
    },
    Refusal(.notFinite(.upper, .infinity)) { () throws(DistributionError) in
      try .uniform(from: 2, to: .infinity)
    },
    Refusal(.notPositive(.mean, 0)) { () throws(DistributionError) in
      try .exponential(mean: 0)
    },
    Refusal(.notPositive(.rate, -1)) { () throws(DistributionError) in
      try .exponential(rate: -1)
    },
    Refusal(.notPositive(.mean, -3)) { () throws(DistributionError) in
      try .gamma(mean: -3, cv: 1)
    },
    Refusal(.negative(.cv, -1)) { () throws(DistributionError) in try .gamma(mean: 3, cv: -1) },
    Refusal(.negative(.sd, -1)) { () throws(DistributionError) in try .gamma(mean: 3, sd: -1) },
    Refusal(.outOfRange(.cv, 200, allowed: 1e-2...1e2)) { () throws(DistributionError) in
      try .gamma(mean: 3, cv: 200)
    },
    Refusal(.outOfRange(.shape, 1e7, allowed: 1e-4...1e4)) { () throws(DistributionError) in
      try .gamma(shape: 1e7, scale: 1)
    },
    Refusal(.notPositive(.scale, 0)) { () throws(DistributionError) in
      try .gamma(shape: 1, scale: 0)
    },
    Refusal(.negative(.cv, -0.5)) { () throws(DistributionError) in
      try .lognormal(mean: 3, cv: -0.5)
    },
    Refusal(.negative(.sigma, -0.5)) { () throws(DistributionError) in
      try .lognormal(median: 3, sigma: -0.5)
    },
    Refusal(.notPositive(.median, 0)) { () throws(DistributionError) in
      try .lognormal(median: 0, sigma: 0.5)
    },
    Refusal(.momentsOverflow) { () throws(DistributionError) in
      try .lognormal(median: 1, sigma: 40)
    },
    Refusal(.quantilesNotIncreasing(.p50(10), .p90(9))) { () throws(DistributionError) in
      try .lognormal(.p50(10), .p90(9))
    },
    Refusal(.quantilesNotIncreasing(.p90(9), .p50(10))) { () throws(DistributionError) in
      try .gamma(.p90(9), .p50(10))
    },
    Refusal(.notPositive(.quantile, 0)) { () throws(DistributionError) in
      try .weibull(.p50(0), .p90(10))
    },
    Refusal(.outOfRange(.level, 1, allowed: 0...1)) { () throws(DistributionError) in
      try .weibull(.p50(1), Quantile(1, 10))
    },
    Refusal(.quantilesOutOfReach(.p50(1), .p90(1.0001))) { () throws(DistributionError) in
      try .gamma(.p50(1), .p90(1.0001))
    },
    Refusal(.quantilesOutOfReach(.p50(1), .p90(1e30))) { () throws(DistributionError) in
      try .weibull(.p50(1), .p90(1e30))
    },
    Refusal(.notPositive(.shape, .zero)) { () throws(DistributionError) in
      try .weibull(shape: 0, scale: 1)
    },
    Refusal(.negative(.cv, -2)) { () throws(DistributionError) in
      try .weibull(mean: 1, cv: -2)
    },
    Refusal(.outOfRange(.mean, 2, allowed: 0...1)) { () throws(DistributionError) in
      try .beta(mean: 2, sd: 0.1)
    },
    Refusal(.spreadOutOfReach(sd: 0.5, greatest: 0.5)) { () throws(DistributionError) in
      try .beta(mean: 0.5, sd: 0.5)
    },
    Refusal(.outOfRange(.alpha, 0, allowed: 1e-4...1e5)) { () throws(DistributionError) in
      try .beta(alpha: 0, beta: 1)
    },
    Refusal(.negative(.mean, -1)) { () throws(DistributionError) in try .poisson(mean: -1) },
    Refusal(.outOfRange(.mean, 2e6, allowed: 0...1e6)) { () throws(DistributionError) in
      try .poisson(mean: 2e6)
    },
    Refusal(.outOfRange(.trials, -1, allowed: 0...1e5)) { () throws(DistributionError) in
      try .binomial(trials: -1, probability: half)
    },
    Refusal(.noValues) { () throws(DistributionError) in try .discrete(values: [], weights: []) },
    Refusal(.unequalCounts(values: 1, weights: 2)) { () throws(DistributionError) in
      try .discrete(values: [1], weights: [1, 2])
    },
    Refusal(.weightsSumToNothing) { () throws(DistributionError) in
      try .discrete(values: [1, 2], weights: [0, 0])
    },
    Refusal(.negative(.weight, -1)) { () throws(DistributionError) in
      try .discrete(values: [1, 2], weights: [2, -1])
    },
    Refusal(.noValues) { () throws(DistributionError) in try .mixture([]) },
    Refusal(.weightsSumToNothing) { () throws(DistributionError) in
      try .mixture([(0, .constant(1))])
    },
    Refusal(.noValues) { () throws(DistributionError) in try .empirical([]) },
    Refusal(.nothingBetween(lower: -2, upper: -1, mass: 0)) { () throws(DistributionError) in
      try .exponential(mean: 1).truncated(from: -2, to: -1)
    },
    Refusal(.nothingBetween(lower: 1.2, upper: 1.8, mass: 0)) { () throws(DistributionError) in
      try .poisson(mean: 1).truncated(from: 1.2, to: 1.8)
    },
    Refusal(.boundsNotIncreasing(lower: 3, upper: 1)) { () throws(DistributionError) in
      try .exponential(mean: 1).truncated(from: 3, to: 1)
    },
    Refusal(.notPositive(.factor, 0)) { () throws(DistributionError) in
      try .exponential(mean: 1).scaled(by: 0)
    },
    Refusal(.notFinite(.offset, .infinity)) { () throws(DistributionError) in
      try .exponential(mean: 1).shifted(by: .infinity)
    },
  ]
}

struct DistributionErrorTests {
  @Test(arguments: Refusal.all)
  fileprivate func badParametersAreRefused(refusal: Refusal) {
    #expect(throws: refusal.error) { try refusal.attempt() }
  }

  @Test
  func whatIsNotANumberIsRefusedAndReported() {
    // NaN is not equal to itself, so the case is looked at.
    do throws(DistributionError) {
      _ = try Distribution.gamma(mean: .nan, cv: 1)
      Issue.record("a mean that is not a number was let through")
    } catch {
      guard case .notFinite(.mean, let value) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(value.isNaN)
    }
  }

  @Test
  func theFarTailOfATruncationIsRefusedWithTheMassItHas() throws {
    let exponential = try Distribution.exponential(mean: 1)
    do throws(DistributionError) {
      _ = try exponential.truncated(from: 20)
      Issue.record("a tail of 2e-9 was let through")
    } catch {
      guard case .nothingBetween(_, _, let mass) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(abs(mass / 2.061153622438558e-9 - 1) < 1e-12)  // exp(-20)
    }
  }
}
