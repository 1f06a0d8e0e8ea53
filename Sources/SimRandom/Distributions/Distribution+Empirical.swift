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
