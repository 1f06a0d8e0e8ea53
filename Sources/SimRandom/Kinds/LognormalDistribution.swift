import CGSL

/// The lognormal distribution: the logarithm is normal.
struct LognormalDistribution: ContinuousDistribution {
  /// The mean of the logarithm.
  var logMean: Double
  /// The standard deviation of the logarithm.
  var logSD: Double

  var mean: Double { exp(logMean + logSD * logSD / 2) }
  var variance: Double { mean * mean * expm1(logSD * logSD) }
  var support: ClosedRange<Double> { 0...(.infinity) }
  func cdf(_ x: Double) -> Double { x > 0 ? StandardNormal.cdf(score(x)) : 0 }
  func survival(_ x: Double) -> Double { x > 0 ? StandardNormal.survival(score(x)) : 1 }
  func density(_ x: Double) -> Double { x > 0 ? StandardNormal.density(score(x)) / (logSD * x) : 0 }
  func quantile(_ level: Level) -> Double { exp(logMean + logSD * level.normalScore) }

  func partialMoment(_ order: Int, upTo x: Double) -> Double {
    if x <= 0 { return 0 }
    let k = Double(order)
    return exp(k * logMean + k * k * logSD * logSD / 2) * StandardNormal.cdf(score(x) - k * logSD)
  }

  private func score(_ x: Double) -> Double { (log(x) - logMean) / logSD }
}
