import CGSL

extension Distribution {
  /// The Weibull distribution of a shape and a scale: `P(X > x) = exp(-(x / scale)^shape)`.
  ///
  /// - Throws: ``DistributionError`` when the shape is outside 0.05 to 10,000, or the scale not positive.
  public static func weibull(
    shape: Double, scale: Double
  ) throws(DistributionError) -> Distribution {
    try Check.positive(.scale, scale)
    try Check.within(.shape, Check.positive(.shape, shape), WeibullDistribution.shapes)
    return try withFiniteMoments(.weibull(WeibullDistribution(shape: shape, scale: scale)))
  }

  /// The Weibull distribution of a mean and a coefficient of variation.
  ///
  /// The cv falls as the shape grows; the shape is found by halving. A cv of 0 gives the constant at the
  /// mean.
  ///
  /// - Throws: ``DistributionError`` when the mean is not positive, or the cv neither 0 nor one that a shape
  ///   from 0.05 to 10,000 has (from 0.000128 to 370,000).
  public static func weibull(mean: Double, cv: Double) throws(DistributionError) -> Distribution {
    try Check.positive(.mean, mean)
    if try Check.notNegative(.cv, cv) == 0 { return try constant(mean) }
    GSLBridge.turnOffErrorHandler()
    let aim = log1p(cv * cv)
    var low = 1 / WeibullDistribution.shapes.upperBound
    var high = 1 / WeibullDistribution.shapes.lowerBound
    let least = WeibullDistribution.logSecondMoment(inverseShape: low)
    let greatest = WeibullDistribution.logSecondMoment(inverseShape: high)
    guard aim >= least, aim <= greatest else {
      let allowed = expm1(least).squareRoot()...expm1(greatest).squareRoot()
      throw .outOfRange(.cv, cv, allowed: allowed)
    }
    for _ in 0..<200 where high.nextDown > low {
      let middle = (low * high).squareRoot()
      if WeibullDistribution.logSecondMoment(inverseShape: middle) < aim {
        low = middle
      } else {
        high = middle
      }
    }
    let shape = 1 / high
    return try weibull(shape: shape, scale: mean / WeibullDistribution(shape: shape, scale: 1).mean)
  }

  /// The Weibull distribution of a mean and a standard deviation.
  ///
  /// - Throws: ``DistributionError`` as for a mean and a cv.
  public static func weibull(mean: Double, sd: Double) throws(DistributionError) -> Distribution {
    try Check.positive(.mean, mean)
    return try weibull(mean: mean, cv: Check.notNegative(.sd, sd) / mean)
  }

  /// The Weibull distribution that has two quantiles.
  ///
  /// - Throws: ``DistributionError`` when the quantiles do not increase, or only a shape outside 0.05 to
  ///   10,000 has them.
  public static func weibull(
    _ first: Quantile, _ second: Quantile
  ) throws(DistributionError) -> Distribution {
    try Check.quantiles(first, second)
    let firstHazard = -log1p(-first.level)
    let secondHazard = -log1p(-second.level)
    let shape = log(secondHazard / firstHazard) / log(second.value / first.value)
    guard WeibullDistribution.shapes.contains(shape) else {
      throw .quantilesOutOfReach(first, second)
    }
    return try weibull(shape: shape, scale: second.value / pow(secondHazard, 1 / shape))
  }
}
