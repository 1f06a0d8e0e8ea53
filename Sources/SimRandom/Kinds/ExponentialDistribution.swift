import CGSL

/// The exponential distribution: waiting without memory.
struct ExponentialDistribution: ContinuousDistribution {
  var mean: Double

  var variance: Double { mean * mean }
  var support: ClosedRange<Double> { 0...(.infinity) }
  func cdf(_ x: Double) -> Double { x > 0 ? -expm1(-x / mean) : 0 }
  func survival(_ x: Double) -> Double { x > 0 ? exp(-x / mean) : 1 }
  func density(_ x: Double) -> Double { x >= 0 ? exp(-x / mean) / mean : 0 }

  func quantile(_ level: Level) -> Double {
    level.lower <= 0.5 ? -mean * log1p(-level.lower) : -mean * log(level.upper)
  }

  func partialMoment(_ order: Int, upTo x: Double) -> Double {
    GammaDistribution(shape: 1, scale: mean).partialMoment(order, upTo: x)
  }
}
