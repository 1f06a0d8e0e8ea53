/// Every value of an interval alike.
struct UniformDistribution: ContinuousDistribution {
  var lower: Double
  var upper: Double

  var mean: Double { lower + (upper - lower) / 2 }
  var variance: Double { (upper - lower) * (upper - lower) / 12 }
  var support: ClosedRange<Double> { lower...upper }
  func cdf(_ x: Double) -> Double { min(max((x - lower) / (upper - lower), 0), 1) }
  func survival(_ x: Double) -> Double { min(max((upper - x) / (upper - lower), 0), 1) }
  func density(_ x: Double) -> Double { x >= lower && x <= upper ? 1 / (upper - lower) : 0 }
  func quantile(_ level: Level) -> Double { lower + (upper - lower) * level.lower }

  func partialMoment(_ order: Int, upTo x: Double) -> Double {
    let a = lower
    let b = min(max(x, lower), upper)
    let chance = cdf(b)
    switch order {
    case 0: return chance
    case 1: return chance * (a + b) / 2
    default: return chance * (a * a + a * b + b * b) / 3
    }
  }
}
