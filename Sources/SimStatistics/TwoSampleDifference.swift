/// The difference of two means estimated from independent samples.
public enum TwoSampleDifference {
  /// Mean of `first` less mean of `second`, by Welch's t.
  ///
  /// Degrees of freedom by Welch and Satterthwaite. Source: Welch (1947), Biometrika 34, 28-35.
  ///
  /// - Parameters:
  ///   - first: The first sample.
  ///   - second: The second sample.
  ///   - level: The level of the interval.
  /// - Returns: `Estimate.count` is the number of observations of both samples. Absent as for
  ///   `Mean.estimate`, of whichever sample is at fault.
  public static func ofMeans(
    _ first: [Double], minus second: [Double], level: ConfidenceLevel = .ninetyFive
  ) -> Estimate {
    ofEstimates(
      Mean.estimate(of: first, level: level), minus: Mean.estimate(of: second, level: level),
      level: level)
  }

  /// The difference of two independent estimates of any kind that has a standard error.
  ///
  /// - Parameters:
  ///   - first: The first estimate.
  ///   - second: The second estimate, independent of the first.
  ///   - level: The level of the interval.
  public static func ofEstimates(
    _ first: Estimate, minus second: Estimate, level: ConfidenceLevel = .ninetyFive
  ) -> Estimate {
    Stratified.combine(
      [(weight: 1, estimate: first), (weight: -1, estimate: second)], level: level, method: .welch)
  }
}
