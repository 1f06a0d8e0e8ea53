import CGSL

extension Distribution {
  /// The gamma distribution of a shape and a scale; the mean is their product.
  ///
  /// - Throws: ``DistributionError`` when the shape is outside 1e-4 to 1e4, or the scale not positive.
  public static func gamma(shape: Double, scale: Double) throws(DistributionError) -> Distribution {
    try Check.positive(.scale, scale)
    try Check.within(.shape, Check.positive(.shape, shape), GammaDistribution.shapes)
    return try withFiniteMoments(.gamma(GammaDistribution(shape: shape, scale: scale)))
  }

  /// The gamma distribution of a shape and a rate, 1 over the scale.
  ///
  /// - Throws: ``DistributionError`` when the shape is outside 1e-4 to 1e4, or the rate not positive.
  public static func gamma(shape: Double, rate: Double) throws(DistributionError) -> Distribution {
    try gamma(shape: shape, scale: 1 / Check.positive(.rate, rate))
  }

  /// The gamma distribution of a mean and a coefficient of variation: shape 1 / cv².
  ///
  /// A cv of 0 gives the constant at the mean.
  ///
  /// - Throws: ``DistributionError`` when the mean is not positive, or the cv neither 0 nor from 0.01 to
  ///   100.
  public static func gamma(mean: Double, cv: Double) throws(DistributionError) -> Distribution {
    try Check.positive(.mean, mean)
    if try Check.notNegative(.cv, cv) == 0 { return try constant(mean) }
    try Check.within(.cv, cv, 1e-2...1e2)
    // Kept from straying out of range by a rounding error at the ends.
    let shape = min(
      max(1 / (cv * cv), GammaDistribution.shapes.lowerBound), GammaDistribution.shapes.upperBound)
    return try gamma(shape: shape, scale: mean / shape)
  }

  /// The gamma distribution of a mean and a standard deviation.
  ///
  /// - Throws: ``DistributionError`` as for a mean and a cv.
  public static func gamma(mean: Double, sd: Double) throws(DistributionError) -> Distribution {
    try Check.positive(.mean, mean)
    return try gamma(mean: mean, cv: Check.notNegative(.sd, sd) / mean)
  }

  /// The gamma distribution that has two quantiles.
  ///
  /// The ratio of the two falls as the shape grows; the shape is found by halving.
  ///
  /// - Throws: ``DistributionError`` when the quantiles do not increase, or lie closer together than any
  ///   shape up to 1e4 allows.
  public static func gamma(
    _ first: Quantile, _ second: Quantile
  ) throws(DistributionError) -> Distribution {
    try Check.quantiles(first, second)
    GSLBridge.turnOffErrorHandler()
    let aim = log(second.value / first.value)
    func excess(_ logShape: Double) -> Double {
      let distribution = GammaDistribution(shape: exp(logShape), scale: 1)
      return log(
        distribution.quantile(Level(second.level)) / distribution.quantile(Level(first.level)))
        - aim
    }
    var low = log(GammaDistribution.shapes.lowerBound)
    var high = log(GammaDistribution.shapes.upperBound)
    guard excess(high) <= 0 else { throw .quantilesOutOfReach(first, second) }
    for _ in 0..<60 {
      let middle = (low + high) / 2
      // With a tiny shape both quantiles can be 0, their ratio NaN: spread enough.
      if excess(middle) <= 0 { high = middle } else { low = middle }
    }
    let shape = exp(high)
    let unit = GammaDistribution(shape: shape, scale: 1).quantile(Level(second.level))
    return try gamma(shape: shape, scale: second.value / unit)
  }
}

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
