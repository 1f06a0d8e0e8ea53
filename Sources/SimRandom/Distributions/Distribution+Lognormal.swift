import CGSL

extension Distribution {
  /// The lognormal distribution whose logarithm has a mean and a standard deviation.
  ///
  /// A standard deviation of 0 gives a constant.
  ///
  /// - Throws: ``DistributionError`` when a parameter is not finite, the sd negative, or a moment too large.
  public static func lognormal(
    logMean: Double, logSD: Double
  ) throws(DistributionError) -> Distribution {
    try Check.finite(.logMean, logMean)
    if try Check.notNegative(.sigma, logSD) == 0 {
      let value = exp(logMean)
      guard value.isFinite else { throw .momentsOverflow }
      return try constant(value)
    }
    return try withFiniteMoments(.lognormal(LognormalDistribution(logMean: logMean, logSD: logSD)))
  }

  /// The lognormal distribution of a mean and a coefficient of variation: `sigma² = log(1 + cv²)`.
  ///
  /// A cv of 0 gives the constant at the mean.
  ///
  /// - Throws: ``DistributionError`` when the mean is not positive or the cv negative.
  public static func lognormal(mean: Double, cv: Double) throws(DistributionError) -> Distribution {
    try Check.positive(.mean, mean)
    if try Check.notNegative(.cv, cv) == 0 { return try constant(mean) }
    let logVariance = log1p(cv * cv)
    return try lognormal(logMean: log(mean) - logVariance / 2, logSD: logVariance.squareRoot())
  }

  /// The lognormal distribution of a mean and a standard deviation.
  ///
  /// - Throws: ``DistributionError`` as for a mean and a cv.
  public static func lognormal(mean: Double, sd: Double) throws(DistributionError) -> Distribution {
    try Check.positive(.mean, mean)
    return try lognormal(mean: mean, cv: Check.notNegative(.sd, sd) / mean)
  }

  /// The lognormal distribution of a median and the standard deviation of the logarithm.
  ///
  /// - Throws: ``DistributionError`` when the median is not positive or sigma negative.
  public static func lognormal(
    median: Double, sigma: Double
  ) throws(DistributionError) -> Distribution {
    try lognormal(logMean: log(Check.positive(.median, median)), logSD: sigma)
  }

  /// The lognormal distribution that has two quantiles.
  ///
  /// - Throws: ``DistributionError`` when the quantiles do not increase.
  public static func lognormal(
    _ first: Quantile, _ second: Quantile
  ) throws(DistributionError) -> Distribution {
    try Check.quantiles(first, second)
    let firstScore = Level(first.level).normalScore
    let sigma = log(second.value / first.value) / (Level(second.level).normalScore - firstScore)
    return try lognormal(logMean: log(first.value) - sigma * firstScore, logSD: sigma)
  }
}
