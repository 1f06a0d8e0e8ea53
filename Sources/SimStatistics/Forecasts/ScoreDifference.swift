/// How much better one forecast scores than another on the same days, in the mean, with an interval.
///
/// Days resemble each other, so the variance of the mean has the covariances of neighbouring days (Newey and West 1987, Bartlett's
/// weights up to the cube root of the number of days), with the small-sample factor and Student's t of Harvey, Leybourne and
/// Newbold (1997), "Testing the equality of prediction mean squared errors", International Journal of Forecasting 13, 281-291.
/// Source of the test: Diebold and Mariano (1995), "Comparing predictive accuracy", Journal of Business & Economic Statistics
/// 13(3), 253-263.
public enum ScoreDifference {
  /// The mean of the other forecast's scores less one's own: above 0 where one's own is better.
  ///
  /// - Parameters:
  ///   - scores: The scores of one's own forecast by day, such as the CRPS: the less the better.
  ///   - reference: Those of the other forecast on the same days.
  /// - Returns: absent for `unequalLengths`, `noObservations`, `singleReplication` (the value stays) or `noSpread`.
  public static func estimate(
    _ scores: [Double], reference: [Double], level: ConfidenceLevel = .ninetyFive
  ) -> Estimate {
    let count = scores.count
    guard count == reference.count else {
      return .undefined(.unequalLengths, count: count, method: .t)
    }
    guard count > 0 else { return .undefined(.noObservations, count: 0, method: .t) }
    let differences = zip(reference, scores).map { $0 - $1 }
    let mean = differences.reduce(0, +) / Double(count)
    guard count > 1 else {
      return .pointOnly(mean, because: .singleReplication, count: count, method: .t)
    }
    func covariance(_ lag: Int) -> Double {
      (lag..<count).reduce(0.0) {
        $0 + (differences[$1] - mean) * (differences[$1 - lag] - mean)
      } / Double(count)
    }
    var lags = 0
    while (lags + 1) * (lags + 1) * (lags + 1) <= count { lags += 1 }
    lags = min(lags, count - 1)
    var variance = covariance(0)
    for lag in 1...max(lags, 1) where lag <= lags {
      variance += 2 * (1 - Double(lag) / Double(lags + 1)) * covariance(lag)
    }
    let (n, h) = (Double(count), Double(lags))
    let factor = max(n / (n + 1 - 2 * (h + 1) + h * (h + 1) / n), 1)
    let error = (max(variance, 0) / n * factor).squareRoot()
    guard error > 0 else {
      return .pointOnly(mean, because: .noSpread, count: count, method: .t)
    }
    return .studentT(
      mean, standardError: error, degreesOfFreedom: n - 1, level: level, count: count, method: .t)
  }
}
