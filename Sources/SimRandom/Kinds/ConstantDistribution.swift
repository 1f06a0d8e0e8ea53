/// One value with chance 1.
struct ConstantDistribution: DiscreteDistribution {
  var value: Double

  var mean: Double { value }
  var variance: Double { 0 }
  var support: ClosedRange<Double> { value...value }
  var atoms: AtomicDistribution { AtomicDistribution(values: [value], weights: [1]) }
  func cdf(_ x: Double) -> Double { x >= value ? 1 : 0 }
  func quantile(_ level: Level) -> Double { value }
}
