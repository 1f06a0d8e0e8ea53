extension Distribution {
  /// The Poisson distribution of counts.
  ///
  /// A mean of 0 gives the constant 0.
  ///
  /// - Throws: ``DistributionError`` when the mean is not from 0 to 1,000,000.
  public static func poisson(mean: Double) throws(DistributionError) -> Distribution {
    try Check.within(.mean, Check.notNegative(.mean, mean), PoissonDistribution.means)
    return mean == 0 ? try constant(0) : Distribution(.poisson(PoissonDistribution(mean: mean)))
  }

  /// The binomial distribution: how many of some independent trials succeed.
  ///
  /// Without trials, or with a probability of 0 or 1, a constant.
  ///
  /// - Throws: ``DistributionError`` when there are fewer than 0 or more than 100,000 trials.
  public static func binomial(
    trials: Int, probability: Probability
  ) throws(DistributionError) -> Distribution {
    guard BinomialDistribution.trialCounts.contains(trials) else {
      let allowed = BinomialDistribution.trialCounts
      throw .outOfRange(
        .trials, Double(trials), allowed: Double(allowed.lowerBound)...Double(allowed.upperBound))
    }
    if trials == 0 || probability == .never { return try constant(0) }
    if probability == .always { return try constant(Double(trials)) }
    return Distribution(.binomial(BinomialDistribution(trials: trials, chance: probability.value)))
  }

  /// One of some values, with chances in proportion to weights.
  ///
  /// The order of the values does not matter; equal values are added up.
  ///
  /// - Throws: ``DistributionError`` when there is no value, the counts differ, a number is not
  ///   finite, a weight negative, or all weights are 0.
  public static func discrete(
    values: [Double], weights: [Double]
  ) throws(DistributionError) -> Distribution {
    guard !values.isEmpty else { throw .noValues }
    guard values.count == weights.count else {
      throw .unequalCounts(values: values.count, weights: weights.count)
    }
    for value in values { try Check.finite(.value, value) }
    for weight in weights { try Check.notNegative(.weight, weight) }
    guard weights.contains(where: { $0 > 0 }) else { throw .weightsSumToNothing }
    return try withFiniteMoments(atomic(AtomicDistribution(values: values, weights: weights)))
  }

  /// The kind of an atomic distribution: a constant, if there is only one value.
  static func atomic(_ distribution: AtomicDistribution) -> DistributionKind {
    distribution.values.count == 1
      ? .constant(ConstantDistribution(value: distribution.values[0])) : .discrete(distribution)
  }
}

extension Distribution {
  /// The distribution of observations, with straight lines between the order statistics.
  ///
  /// The least observation is the quantile at 0 and the greatest that at 1. Observations that are all alike
  /// give a constant.
  ///
  /// - Throws: ``DistributionError`` when there is no observation, or one is not finite.
  public static func empirical(
    _ observations: [Double]
  ) throws(DistributionError) -> Distribution {
    for value in observations { try Check.finite(.value, value) }
    let sorted = observations.sorted()
    guard let least = sorted.first, let greatest = sorted.last else { throw .noValues }
    if least == greatest { return try constant(least) }
    return try withFiniteMoments(.empirical(EmpiricalDistribution(sorted: sorted)))
  }
}
