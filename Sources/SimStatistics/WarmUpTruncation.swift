/// How much of the start of a series to leave out as warm-up, by the MSER-5 rule.
public struct WarmUpTruncation: Hashable, Sendable {
  /// Observations to drop from the start; a multiple of 5.
  public let dropped: Int
  /// The marginal standard error rule's statistic at that point: the variance estimate of the mean of
  /// what is kept, in the squared unit of the series.
  public let statistic: Double
  /// Whether the point lies in the first half; if not the series is too short to judge.
  public let isReliable: Bool

  /// Finds the truncation that minimises the squared standard error of the mean of what remains.
  ///
  /// Batches of five; over all d that leave at least five batches, the minimum of
  /// sum (Z_j - mean)^2 / (k - d)^2. Ties go to the shortest warm-up; observations after the last
  /// whole batch are not looked at. Source: White, Cobb and Spratt (2000), "A comparison of five
  /// steady-state truncation heuristics for simulation", Proc. Winter Simulation Conference, 755-760.
  ///
  /// - Parameter series: at least 25 observations (five batches), finite.
  /// - Throws: `StatisticsError.countOutOfRange` if shorter, `negativeOrNotFinite` for a value that is
  ///   not finite or so large that the statistic is not.
  /// - Complexity: O(n).
  public init(mser5 series: [Double]) throws(StatisticsError) {
    let batches = series.count / 5
    guard batches >= 5 else { throw .countOutOfRange(series.count) }
    for value in series where !value.isFinite { throw .negativeOrNotFinite(value) }
    let means = (0..<batches).map { batch in
      series[(5 * batch)..<(5 * batch + 5)].reduce(0, +) / 5
    }
    // From the end towards the start, so that each truncation point costs one update.
    var mean = 0.0
    var squares = 0.0
    var best = (batch: 0, statistic: Double.infinity)
    for (kept, value) in zip(1..., means.reversed()) {
      let deviation = value - mean
      mean += deviation / Double(kept)
      squares += deviation * (value - mean)
      let statistic = squares / (Double(kept) * Double(kept))
      if kept >= 5, statistic <= best.statistic {
        best = (batches - kept, statistic)
      }
    }
    guard best.statistic.isFinite else { throw .negativeOrNotFinite(best.statistic) }
    dropped = 5 * best.batch
    statistic = best.statistic
    isReliable = 2 * best.batch <= batches
  }
}
