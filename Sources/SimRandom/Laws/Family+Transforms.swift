import CGSL

extension Family {
  /// The family given that the value lies within bounds, and the mass that lay there; nothing where the mass
  /// is less than ``TruncatedLaw/leastMass``.
  ///
  /// Truncation goes inside mixtures, and of discrete laws leaves a list of values, so that a
  /// ``TruncatedLaw`` is always one continuous law between bounds.
  func truncated(from lower: Double, to upper: Double) -> (mass: Double, family: Family?) {
    if lower <= law.support.lowerBound, upper >= law.support.upperBound { return (1, self) }
    switch self {
    case .constant, .poisson, .binomial, .discrete:
      guard let atoms = (law as? any DiscreteLaw)?.atoms else { return (0, nil) }
      let kept = zip(atoms.values, atoms.chances).filter { $0.0 >= lower && $0.0 <= upper }
      let mass = kept.reduce(0) { $0 + $1.1 }
      guard mass >= TruncatedLaw.leastMass else { return (mass, nil) }
      let law = AtomicLaw(values: kept.map(\.0), weights: kept.map(\.1))
      return (mass, Distribution.atomic(law))
    case .mixture(let law):
      var components: [MixtureLaw.Component] = []
      var mass = 0.0
      for component in law.components {
        let part = component.family.truncated(from: lower, to: upper)
        mass += component.chance * part.mass
        if let family = part.family {
          components.append(.init(chance: component.chance * part.mass, family: family))
        }
      }
      let total = components.reduce(0) { $0 + $1.chance }
      guard total >= TruncatedLaw.leastMass else { return (mass, nil) }
      for i in components.indices { components[i].chance /= total }
      return (mass, Self.mixture(of: components))
    case .truncated(let law):
      let inner = TruncatedLaw(
        base: law.base, lower: max(lower, law.lower), upper: min(upper, law.upper))
      guard inner.lower < inner.upper, inner.mass > 0 else { return (0, nil) }
      // The mass kept is judged against the original, as for one truncation to the common bounds.
      return (inner.mass / law.mass, inner.mass < TruncatedLaw.leastMass ? nil : .truncated(inner))
    case .shifted(let law):
      let part = law.base.truncated(from: lower - law.offset, to: upper - law.offset)
      return (part.mass, part.family.map { $0.mapped(1, law.offset) })
    case .uniform(let law):
      let mass = law.cdf(upper) - law.cdf(lower)
      guard mass >= TruncatedLaw.leastMass else { return (mass, nil) }
      let kept = UniformLaw(lower: max(lower, law.lower), upper: min(upper, law.upper))
      return (mass, .uniform(kept))
    case .exponential, .gamma, .lognormal, .weibull, .beta, .empirical:
      let truncated = TruncatedLaw(base: self, lower: lower, upper: upper)
      guard truncated.lower < truncated.upper, truncated.mass >= TruncatedLaw.leastMass else {
        return (truncated.lower < truncated.upper ? truncated.mass : 0, nil)
      }
      return (truncated.mass, .truncated(truncated))
    }
  }

  /// The mixture of components whose chances sum to 1: one list of values, if all are discrete.
  static func mixture(of components: [MixtureLaw.Component]) -> Family {
    if components.count == 1 { return components[0].family }
    let discrete = components.compactMap { $0.family.law as? any DiscreteLaw }
    guard discrete.count == components.count else {
      return .mixture(MixtureLaw(components: components))
    }
    let atoms = zip(components, discrete.map(\.atoms))
    return Distribution.atomic(
      AtomicLaw(
        values: atoms.flatMap { $1.values },
        weights: atoms.flatMap { component, law in law.chances.map { $0 * component.chance } }))
  }

  /// The family of the value times a positive factor, plus an offset.
  func mapped(_ factor: Double, _ offset: Double) -> Family {
    switch self {
    case .constant(let law): .constant(ConstantLaw(value: law.value * factor + offset))
    case .uniform(let law):
      Family.between(law.lower * factor + offset, law.upper * factor + offset) {
        .uniform(UniformLaw(lower: $0, upper: $1))
      }
    case .exponential(let law):
      Family.exponential(ExponentialLaw(mean: law.mean * factor)).shifted(by: offset)
    case .gamma(let law):
      Family.gamma(GammaLaw(shape: law.shape, scale: law.scale * factor)).shifted(by: offset)
    case .lognormal(let law):
      Family.lognormal(LognormalLaw(logMean: law.logMean + log(factor), logSD: law.logSD))
        .shifted(by: offset)
    case .weibull(let law):
      Family.weibull(WeibullLaw(shape: law.shape, scale: law.scale * factor)).shifted(by: offset)
    case .beta(let law):
      Family.between(law.lower * factor + offset, law.upper * factor + offset) {
        .beta(BetaLaw(alpha: law.alpha, beta: law.beta, lower: $0, upper: $1))
      }
    case .poisson(let law): law.atoms.mapped(factor, offset)
    case .binomial(let law): law.atoms.mapped(factor, offset)
    case .discrete(let law): law.mapped(factor, offset)
    case .empirical(let law):
      Family.between(
        law.support.lowerBound * factor + offset, law.support.upperBound * factor + offset
      ) { _, _ in
        .empirical(EmpiricalLaw(sorted: law.sorted.map { $0 * factor + offset }))
      }
    case .mixture(let law):
      .mixture(
        MixtureLaw(
          components: law.components.map {
            .init(chance: $0.chance, family: $0.family.mapped(factor, offset))
          }))
    case .truncated(let law):
      Family.truncated(
        TruncatedLaw(
          base: law.base.mapped(factor, 0), lower: law.lower * factor, upper: law.upper * factor)
      ).shifted(by: offset)
    case .shifted(let law): law.base.mapped(factor, 0).shifted(by: law.offset * factor + offset)
    }
  }

  /// A family on an interval; a constant, if rounding has left nothing of the interval.
  private static func between(
    _ lower: Double, _ upper: Double, _ family: (Double, Double) -> Family
  ) -> Family {
    lower < upper ? family(lower, upper) : .constant(ConstantLaw(value: lower))
  }

  private func shifted(by offset: Double) -> Family {
    offset == 0 ? self : .shifted(ShiftedLaw(base: self, offset: offset))
  }
}

extension AtomicLaw {
  fileprivate func mapped(_ factor: Double, _ offset: Double) -> Family {
    Distribution.atomic(AtomicLaw(values: values.map { $0 * factor + offset }, weights: chances))
  }
}
