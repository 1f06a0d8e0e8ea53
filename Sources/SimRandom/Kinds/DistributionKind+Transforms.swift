import CGSL

extension DistributionKind {
  /// Returns the kind given that the value lies within bounds, and the mass within them; nil for a mass below
  /// ``TruncatedDistribution/leastMass``.
  ///
  /// Truncation goes inside mixtures, and of discrete distributions leaves a list of values, so that a
  /// ``TruncatedDistribution`` is always one continuous distribution between bounds.
  func truncated(from lower: Double, to upper: Double) -> (mass: Double, kind: DistributionKind?) {
    if lower <= distribution.support.lowerBound, upper >= distribution.support.upperBound {
      return (1, self)
    }
    switch self {
    case .constant, .poisson, .binomial, .discrete:
      guard let atoms = (distribution as? any DiscreteDistribution)?.atoms else { return (0, nil) }
      let kept = zip(atoms.values, atoms.chances).filter { $0.0 >= lower && $0.0 <= upper }
      let mass = kept.reduce(0) { $0 + $1.1 }
      guard mass >= TruncatedDistribution.leastMass else { return (mass, nil) }
      let distribution = AtomicDistribution(values: kept.map(\.0), weights: kept.map(\.1))
      return (mass, Distribution.atomic(distribution))
    case .mixture(let distribution):
      var components: [MixtureDistribution.Component] = []
      var mass = 0.0
      for component in distribution.components {
        let part = component.kind.truncated(from: lower, to: upper)
        mass += component.chance * part.mass
        if let kind = part.kind {
          components.append(.init(chance: component.chance * part.mass, kind: kind))
        }
      }
      let total = components.reduce(0) { $0 + $1.chance }
      guard total >= TruncatedDistribution.leastMass else { return (mass, nil) }
      for i in components.indices { components[i].chance /= total }
      return (mass, Self.mixture(of: components))
    case .truncated(let distribution):
      let inner = TruncatedDistribution(
        base: distribution.base, lower: max(lower, distribution.lower),
        upper: min(upper, distribution.upper))
      guard inner.lower < inner.upper, inner.mass > 0 else { return (0, nil) }
      // The mass kept is judged against the original, as for one truncation to the common bounds.
      return (
        inner.mass / distribution.mass,
        inner.mass < TruncatedDistribution.leastMass ? nil : .truncated(inner)
      )
    case .shifted(let distribution):
      let part = distribution.base.truncated(
        from: lower - distribution.offset, to: upper - distribution.offset)
      return (part.mass, part.kind.map { $0.mapped(1, distribution.offset) })
    case .uniform(let distribution):
      let mass = distribution.cdf(upper) - distribution.cdf(lower)
      guard mass >= TruncatedDistribution.leastMass else { return (mass, nil) }
      let kept = UniformDistribution(
        lower: max(lower, distribution.lower), upper: min(upper, distribution.upper))
      return (mass, .uniform(kept))
    case .exponential, .gamma, .lognormal, .weibull, .beta, .empirical:
      let truncated = TruncatedDistribution(base: self, lower: lower, upper: upper)
      guard truncated.lower < truncated.upper, truncated.mass >= TruncatedDistribution.leastMass
      else {
        return (truncated.lower < truncated.upper ? truncated.mass : 0, nil)
      }
      return (truncated.mass, .truncated(truncated))
    }
  }

  /// The mixture of components whose chances sum to 1: one list of values, if all are discrete.
  static func mixture(of components: [MixtureDistribution.Component]) -> DistributionKind {
    if components.count == 1 { return components[0].kind }
    let discrete = components.compactMap { $0.kind.distribution as? any DiscreteDistribution }
    guard discrete.count == components.count else {
      return .mixture(MixtureDistribution(components: components))
    }
    let atoms = zip(components, discrete.map(\.atoms))
    return Distribution.atomic(
      AtomicDistribution(
        values: atoms.flatMap { $1.values },
        weights: atoms.flatMap { component, distribution in
          distribution.chances.map { $0 * component.chance }
        }))
  }

  /// Returns the kind of the value times a positive factor, plus an offset.
  func mapped(_ factor: Double, _ offset: Double) -> DistributionKind {
    switch self {
    case .constant(let distribution):
      .constant(ConstantDistribution(value: distribution.value * factor + offset))
    case .uniform(let distribution):
      DistributionKind.between(
        distribution.lower * factor + offset, distribution.upper * factor + offset
      ) {
        .uniform(UniformDistribution(lower: $0, upper: $1))
      }
    case .exponential(let distribution):
      DistributionKind.exponential(ExponentialDistribution(mean: distribution.mean * factor))
        .shifted(by: offset)
    case .gamma(let distribution):
      DistributionKind.gamma(
        GammaDistribution(shape: distribution.shape, scale: distribution.scale * factor)
      ).shifted(by: offset)
    case .lognormal(let distribution):
      DistributionKind.lognormal(
        LognormalDistribution(
          logMean: distribution.logMean + log(factor), logSD: distribution.logSD)
      )
      .shifted(by: offset)
    case .weibull(let distribution):
      DistributionKind.weibull(
        WeibullDistribution(shape: distribution.shape, scale: distribution.scale * factor)
      ).shifted(by: offset)
    case .beta(let distribution):
      DistributionKind.between(
        distribution.lower * factor + offset, distribution.upper * factor + offset
      ) {
        .beta(
          BetaDistribution(alpha: distribution.alpha, beta: distribution.beta, lower: $0, upper: $1)
        )
      }
    case .poisson(let distribution): distribution.atoms.mapped(factor, offset)
    case .binomial(let distribution): distribution.atoms.mapped(factor, offset)
    case .discrete(let distribution): distribution.mapped(factor, offset)
    case .empirical(let distribution):
      DistributionKind.between(
        distribution.support.lowerBound * factor + offset,
        distribution.support.upperBound * factor + offset
      ) { _, _ in
        .empirical(EmpiricalDistribution(sorted: distribution.sorted.map { $0 * factor + offset }))
      }
    case .mixture(let distribution):
      .mixture(
        MixtureDistribution(
          components: distribution.components.map {
            .init(chance: $0.chance, kind: $0.kind.mapped(factor, offset))
          }))
    case .truncated(let distribution):
      DistributionKind.truncated(
        TruncatedDistribution(
          base: distribution.base.mapped(factor, 0), lower: distribution.lower * factor,
          upper: distribution.upper * factor)
      ).shifted(by: offset)
    case .shifted(let distribution):
      distribution.base.mapped(factor, 0).shifted(by: distribution.offset * factor + offset)
    }
  }

  /// Returns a kind on an interval; a constant, if rounding leaves an empty interval.
  private static func between(
    _ lower: Double, _ upper: Double, _ kind: (Double, Double) -> DistributionKind
  ) -> DistributionKind {
    lower < upper ? kind(lower, upper) : .constant(ConstantDistribution(value: lower))
  }

  private func shifted(by offset: Double) -> DistributionKind {
    offset == 0 ? self : .shifted(ShiftedDistribution(base: self, offset: offset))
  }
}

extension AtomicDistribution {
  fileprivate func mapped(_ factor: Double, _ offset: Double) -> DistributionKind {
    Distribution.atomic(
      AtomicDistribution(values: values.map { $0 * factor + offset }, weights: chances))
  }
}
