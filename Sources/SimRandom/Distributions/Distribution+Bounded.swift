extension Distribution {
  /// Always the same value.
  ///
  /// - Throws: ``DistributionError`` when the value is not finite.
  public static func constant(_ value: Double) throws(DistributionError) -> Distribution {
    Distribution(.constant(ConstantDistribution(value: try Check.finite(.value, value))))
  }

  /// Every value between two bounds alike.
  ///
  /// - Throws: ``DistributionError`` when a bound is not finite, or the lower not below the upper.
  public static func uniform(
    from lower: Double, to upper: Double
  ) throws(DistributionError) -> Distribution {
    try Check.increasing(lower: lower, upper: upper)
    return try withFiniteMoments(.uniform(UniformDistribution(lower: lower, upper: upper)))
  }

  /// The beta distribution of two shapes on an interval.
  ///
  /// - Parameters:
  ///   - alpha: The first shape.
  ///   - beta: The second shape.
  ///   - lower: The least value.
  ///   - upper: The greatest value.
  /// - Throws: ``DistributionError`` when a shape is outside 1e-4 to 1e5, or the bounds do not increase.
  public static func beta(
    alpha: Double, beta: Double, from lower: Double = 0, to upper: Double = 1
  ) throws(DistributionError) -> Distribution {
    try Check.within(.alpha, alpha, BetaDistribution.shapes)
    try Check.within(.beta, beta, BetaDistribution.shapes)
    try Check.increasing(lower: lower, upper: upper)
    return try withFiniteMoments(
      .beta(BetaDistribution(alpha: alpha, beta: beta, lower: lower, upper: upper)))
  }

  /// The beta distribution on an interval with a mean and a standard deviation.
  ///
  /// With `m` and `s` those of the variable brought to [0, 1], `alpha = m (m (1 - m) / s² - 1)`. An sd of 0
  /// gives the constant at the mean.
  ///
  /// - Parameters:
  ///   - mean: The mean.
  ///   - sd: The standard deviation.
  ///   - lower: The least value.
  ///   - upper: The greatest value.
  /// - Throws: ``DistributionError`` when the mean is not strictly inside the interval, or the sd is more
  ///   than a variable with this mean can have there.
  public static func beta(
    mean: Double, sd: Double, from lower: Double = 0, to upper: Double = 1
  ) throws(DistributionError) -> Distribution {
    try Check.increasing(lower: lower, upper: upper)
    try Check.within(.mean, mean, lower...upper)
    try Check.notNegative(.sd, sd)
    if sd == 0 { return try constant(mean) }
    let width = upper - lower
    let share = (mean - lower) / width
    let spread = sd / width
    let total = share * (1 - share) / (spread * spread) - 1
    guard total > 0 else {
      throw .spreadOutOfReach(sd: sd, greatest: width * (share * (1 - share)).squareRoot())
    }
    return try beta(alpha: share * total, beta: (1 - share) * total, from: lower, to: upper)
  }

  /// The beta distribution on an interval with a mean and a coefficient of variation.
  ///
  /// - Parameters:
  ///   - mean: The mean.
  ///   - cv: The standard deviation over the mean.
  ///   - lower: The least value.
  ///   - upper: The greatest value.
  /// - Throws: ``DistributionError`` as for a mean and an sd, and when the mean is not positive.
  public static func beta(
    mean: Double, cv: Double, from lower: Double = 0, to upper: Double = 1
  ) throws(DistributionError) -> Distribution {
    try Check.positive(.mean, mean)
    try Check.notNegative(.cv, cv)
    return try beta(mean: mean, sd: mean * cv, from: lower, to: upper)
  }
}
