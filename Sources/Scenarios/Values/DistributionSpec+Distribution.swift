import Foundation
import SimRandom

extension DistributionSpec {
  /// The distribution itself.
  ///
  /// - Parameter folder: Where files that it names are looked for.
  /// - throws: `DistributionError` for parameters that make no distribution, `ObservationsError` for a file
  ///   that gives no numbers.
  func distribution(filesIn folder: String) throws -> Distribution {
    switch self {
    case .constant(let value): try .constant(value)
    case .uniform(let bounds): try .uniform(from: bounds.min, to: bounds.max)
    case .exponential(let law): try .exponential(mean: law.mean)
    case .poisson(let law): try .poisson(mean: law.mean)
    case .gamma(let spread): try spread.gamma()
    case .lognormal(let spread): try spread.lognormal()
    case .weibull(let spread): try spread.weibull()
    case .beta(let beta): try beta.distribution()
    case .binomial(let law):
      try .binomial(trials: law.trials, probability: Probability(law.chance))
    case .discrete(let law): try .discrete(values: law.values, weights: law.weights)
    case .empirical(let file): try file.distribution(in: folder)
    case .mixture(let parts):
      try .mixture(
        parts.map { (weight: $0.weight, distribution: try $0.of.distribution(filesIn: folder)) })
    case .truncated(let law):
      try law.of.distribution(filesIn: folder).truncated(
        from: law.min ?? -.infinity, to: law.max ?? .infinity)
    }
  }
}

/// The parameters do not go together; the codec that reads them rules it out.
private struct UnknownParameters: DomainProblem {
  var message: String { "these parameters do not describe a distribution" }
}

extension DistributionSpec.Spread {
  fileprivate func gamma() throws -> Distribution {
    if let mean, let cv { return try .gamma(mean: mean, cv: cv) }
    if let mean, let sd { return try .gamma(mean: mean, sd: sd) }
    if let shape, let scale { return try .gamma(shape: shape, scale: scale) }
    if let p50, let p90 { return try .gamma(.p50(p50), .p90(p90)) }
    throw UnknownParameters()
  }

  fileprivate func lognormal() throws -> Distribution {
    if let mean, let cv { return try .lognormal(mean: mean, cv: cv) }
    if let mean, let sd { return try .lognormal(mean: mean, sd: sd) }
    if let median, let sigma { return try .lognormal(median: median, sigma: sigma) }
    if let p50, let p90 { return try .lognormal(.p50(p50), .p90(p90)) }
    throw UnknownParameters()
  }

  fileprivate func weibull() throws -> Distribution {
    if let mean, let cv { return try .weibull(mean: mean, cv: cv) }
    if let mean, let sd { return try .weibull(mean: mean, sd: sd) }
    if let shape, let scale { return try .weibull(shape: shape, scale: scale) }
    if let p50, let p90 { return try .weibull(.p50(p50), .p90(p90)) }
    throw UnknownParameters()
  }
}

extension DistributionSpec.Beta {
  fileprivate func distribution() throws -> Distribution {
    if let alpha, let beta {
      return try .beta(alpha: alpha, beta: beta, from: min, to: max)
    }
    if let mean, let sd { return try .beta(mean: mean, sd: sd, from: min, to: max) }
    if let mean, let cv { return try .beta(mean: mean, cv: cv, from: min, to: max) }
    throw UnknownParameters()
  }
}

extension DistributionSpec.Empirical {
  fileprivate func distribution(in folder: String) throws -> Distribution {
    let path = URL(fileURLWithPath: file, relativeTo: URL(fileURLWithPath: folder)).path
    let observations = try Observations(contentsOf: path, column: column.isEmpty ? nil : column)
    let factor = unit?.seconds ?? 1
    return try .empirical(observations.values.map { $0 * factor })
  }
}
