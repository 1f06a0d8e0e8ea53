extension Distribution {
  /// A distribution picked anew for each value, with chances in proportion to weights.
  ///
  /// - Throws: ``DistributionError`` when there is none, a weight is negative or not finite, or all weights
  ///   are 0.
  public static func mixture(
    _ parts: [(weight: Double, distribution: Distribution)]
  ) throws(DistributionError) -> Distribution {
    guard !parts.isEmpty else { throw .noValues }
    for part in parts { try Check.notNegative(.weight, part.weight) }
    let greatest = parts.reduce(0) { max($0, $1.weight) }
    guard greatest > 0 else { throw .weightsSumToNothing }
    let total = parts.reduce(0) { $0 + $1.weight / greatest }
    let components = parts.filter { $0.weight > 0 }.map {
      MixtureDistribution.Component(
        chance: $0.weight / greatest / total, kind: $0.distribution.kind)
    }
    return try withFiniteMoments(DistributionKind.mixture(of: components))
  }

  /// This distribution, given that the value lies within bounds, which are themselves allowed.
  ///
  /// - Throws: ``DistributionError`` when a bound is not a number, the lower is not below the upper (equal
  ///   bounds are allowed where they are a possible value of a discrete distribution), or less than a
  ///   millionth of the distribution lies between them.
  public func truncated(
    from lower: Double = -.infinity, to upper: Double = .infinity
  ) throws(DistributionError) -> Distribution {
    if lower.isNaN { throw .notFinite(.lower, lower) }
    if upper.isNaN { throw .notFinite(.upper, upper) }
    guard lower < upper || (isDiscrete && lower == upper) else {
      throw .boundsNotIncreasing(lower: lower, upper: upper)
    }
    let (mass, kind) = kind.truncated(from: lower, to: upper)
    guard mass >= TruncatedDistribution.leastMass, let kind else {
      throw .nothingBetween(lower: lower, upper: upper, mass: max(mass, 0))
    }
    return try Self.withFiniteMoments(kind)
  }

  /// The distribution of the value times a factor.
  ///
  /// - Throws: ``DistributionError`` when the factor is not positive and finite, or a result too large.
  public func scaled(by factor: Double) throws(DistributionError) -> Distribution {
    try Check.positive(.factor, factor)
    return factor == 1 ? self : try Self.withFiniteMoments(kind.mapped(factor, 0))
  }

  /// The distribution of the value plus an offset.
  ///
  /// - Throws: ``DistributionError`` when the offset is not finite, or a result too large.
  public func shifted(by offset: Double) throws(DistributionError) -> Distribution {
    try Check.finite(.offset, offset)
    return offset == 0 ? self : try Self.withFiniteMoments(kind.mapped(1, offset))
  }
}
