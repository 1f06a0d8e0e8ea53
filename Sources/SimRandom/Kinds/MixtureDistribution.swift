/// One of several distributions, picked by chance.
struct MixtureDistribution: ProbabilityDistribution {
  struct Component: Hashable, Sendable {
    var chance: Double
    var kind: DistributionKind
  }

  /// At least two, with positive chances that sum to 1, not all of them discrete.
  let components: [Component]
  /// The values that have a chance of their own, ascending.
  private let atoms: [Double]

  init(components: [Component]) {
    self.components = components
    let discrete = components.compactMap { $0.kind.distribution as? any DiscreteDistribution }
    let values = discrete.flatMap { $0.atoms.values }
    atoms = AtomicDistribution(values: values, weights: values.map { _ in 1 }).values
  }

  private func sum(_ part: (any ProbabilityDistribution) -> Double) -> Double {
    components.reduce(0) { $0 + $1.chance * part($1.kind.distribution) }
  }

  var mean: Double { sum { $0.mean } }

  var variance: Double {
    let mean = mean
    return sum { $0.variance + ($0.mean - mean) * ($0.mean - mean) }
  }

  var support: ClosedRange<Double> {
    let supports = components.map { $0.kind.distribution.support }
    let lower = supports.map(\.lowerBound).min() ?? 0
    return lower...(supports.map(\.upperBound).max() ?? lower)
  }

  func cdf(_ x: Double) -> Double { min(sum { $0.cdf(x) }, 1) }
  func survival(_ x: Double) -> Double { min(sum { $0.survival(x) }, 1) }
  func density(_ x: Double) -> Double { sum { $0.density(x) } }

  func quantile(_ level: Level) -> Double {
    // The mixture's quantile lies between the least and the greatest of its components'.
    let ends = components.map { $0.kind.distribution.quantile(level) }
    var low = ends.min() ?? 0
    var high = ends.max() ?? low
    let index = atoms.indices.partitioningIndex { reaches(level, at: atoms[$0]) }
    if index < atoms.count, atoms[index] <= high {
      // Between two neighbouring numbers only the atom itself can make a difference.
      if !reaches(level, at: atoms[index].nextDown) { return atoms[index] }
      high = atoms[index]
    }
    if index > 0 { low = max(low, atoms[index - 1]) }
    guard low < high else { return high }
    return QuantileSolver.solve(self, level, from: low, to: high, guess: low + (high - low) / 2)
  }
}
