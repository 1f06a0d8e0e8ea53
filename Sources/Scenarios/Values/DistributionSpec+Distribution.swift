import Foundation
import SimRandom

extension DistributionSpec {
  /// Whether a file has the observations, or a part of them.
  var readsFile: Bool {
    switch self {
    case .empirical: true
    case .mixture(let parts): parts.contains { $0.of.readsFile }
    case .truncated(let law): law.of.readsFile
    default: false
    }
  }

  /// Returns the distribution that the parameters determine.
  ///
  /// - Throws: `DistributionError` for parameters that no distribution of the kind has, and `ParameterError` if they
  ///   determine none, which a codec has ruled out.
  public func distribution() throws -> Distribution {
    switch self {
    case .constant(let value): try .constant(value)
    case .uniform(let law): try .uniform(from: law.min, to: law.max)
    case .exponential(let law): try .exponential(mean: law.mean)
    case .gamma(let law): try law.gamma()
    case .lognormal(let law): try law.lognormal()
    case .weibull(let law): try law.weibull()
    case .beta(let law): try law.distribution()
    case .poisson(let law): try .poisson(mean: law.mean)
    case .binomial(let law):
      try .binomial(trials: law.trials, probability: Probability(law.chance))
    case .discrete(let law): try .discrete(values: law.values, weights: law.weights)
    case .empirical(let law):
      try .empirical(law.observations.map { $0 * (law.unit?.seconds ?? 1) })
    case .mixture(let parts):
      try .mixture(try parts.map { ($0.weight, try $0.of.distribution()) })
    case .truncated(let law):
      try law.of.distribution().truncated(
        from: law.min ?? -.infinity, to: law.max ?? .infinity)
    }
  }
}

extension DistributionSpec.Spread {
  fileprivate func gamma() throws -> Distribution {
    if let mean, let cv { return try .gamma(mean: mean, cv: cv) }
    if let mean, let sd { return try .gamma(mean: mean, sd: sd) }
    if let shape, let scale { return try .gamma(shape: shape, scale: scale) }
    if let p50, let p90 { return try .gamma(.p50(p50), .p90(p90)) }
    throw ParameterError.notOnePair(given: [], allowed: [])
  }

  fileprivate func lognormal() throws -> Distribution {
    if let median, let sigma { return try .lognormal(median: median, sigma: sigma) }
    if let mean, let cv { return try .lognormal(mean: mean, cv: cv) }
    if let mean, let sd { return try .lognormal(mean: mean, sd: sd) }
    if let p50, let p90 { return try .lognormal(.p50(p50), .p90(p90)) }
    throw ParameterError.notOnePair(given: [], allowed: [])
  }

  fileprivate func weibull() throws -> Distribution {
    if let shape, let scale { return try .weibull(shape: shape, scale: scale) }
    if let mean, let cv { return try .weibull(mean: mean, cv: cv) }
    if let mean, let sd { return try .weibull(mean: mean, sd: sd) }
    if let p50, let p90 { return try .weibull(.p50(p50), .p90(p90)) }
    throw ParameterError.notOnePair(given: [], allowed: [])
  }
}

extension DistributionSpec.Beta {
  fileprivate func distribution() throws -> Distribution {
    if let alpha, let beta { return try .beta(alpha: alpha, beta: beta, from: min, to: max) }
    if let mean, let cv { return try .beta(mean: mean, cv: cv, from: min, to: max) }
    if let mean, let sd { return try .beta(mean: mean, sd: sd, from: min, to: max) }
    throw ParameterError.notOnePair(given: [], allowed: [])
  }
}

extension DistributionSpec.Empirical {
  /// Returns the same with the observations of its file, which came with the text that names it or lies beside it.
  ///
  /// - Throws: `NamedFileError` if the file cannot be read, `ObservationsError` if its contents cannot.
  func reading(beside location: SourceLocation) throws -> Self {
    var law = self
    law.observations = try Observations(
      in: try location.text.content(ofNeighbour: file), column: column, name: file
    ).values
    return law
  }
}
