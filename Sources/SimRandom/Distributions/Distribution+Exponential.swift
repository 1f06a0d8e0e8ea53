extension Distribution {
  /// The exponential distribution of a mean.
  ///
  /// - Throws: ``DistributionError`` when the mean is not a positive finite number.
  public static func exponential(mean: Double) throws(DistributionError) -> Distribution {
    try Check.positive(.mean, mean)
    return try withFiniteMoments(.exponential(ExponentialDistribution(mean: mean)))
  }

  /// The exponential distribution of a rate, 1 over the mean.
  ///
  /// - Throws: ``DistributionError`` when the rate is not a positive finite number.
  public static func exponential(rate: Double) throws(DistributionError) -> Distribution {
    try exponential(mean: 1 / Check.positive(.rate, rate))
  }
}
