/// Whether the days left out at the start were enough, judged by one daily figure over replications.
///
/// MSER-5 on the daily means, days of the week removed, proposes where the transient ends. Its proposal
/// alone would often be an accident, so it is believed only if the counted days before that point differ
/// from those after it by more than chance (Student's t over replications) and by enough to matter.
public struct WarmUpCheck: Hashable, Sendable {
  /// The finding.
  public enum Finding: Hashable, Sendable {
    /// No sign that the warm-up is too short.
    case longEnough
    /// The transient ends after this number of days from the start of the warm-up.
    case tooShort(days: Int)
    /// The figure still changes in the second half of the days: the end of the transient is unknown.
    case drifting
    /// Too few days or replications, or days without observations.
    case notJudged
  }

  /// The finding.
  public let finding: Finding
  /// By how much the counted days' mean differs from what it would be without the transient, relative to
  /// the latter; nil where not computed.
  public let relativeBias: Double?

  /// The chance of a warning where there is no transient, over all figures checked.
  public static let falseAlarms = 0.01
  /// The least relative bias that is reported.
  public static let leastBias = 0.01
  /// The fewest days that MSER-5 can work with.
  public static let leastDays = 25

  /// Judges one figure.
  ///
  /// - Parameters:
  ///   - numerators: for each replication, one number a day from the start of the warm-up.
  ///   - denominators: as many of each.
  ///   - warmUp: how many of the days are left out.
  ///   - comparisons: how many figures are checked together (Bonferroni).
  /// - Complexity: O(replications x days).
  public init(
    numerators: [[Double]], denominators: [[Double]], warmUp: Int, comparisons: Int = 1
  ) {
    (finding, relativeBias) = WarmUpCheck.judged(
      numerators, denominators, warmUp: warmUp, comparisons: comparisons)
  }

  private static func judged(
    _ numerators: [[Double]], _ denominators: [[Double]], warmUp: Int, comparisons: Int
  ) -> (Finding, Double?) {
    let notJudged = (Finding.notJudged, Double?.none)
    let days = numerators.first?.count ?? 0
    guard numerators.count >= 3, numerators.count == denominators.count, days >= leastDays,
      warmUp >= 0, days - warmUp >= 2 * WeeklyPattern.period,
      (numerators + denominators).allSatisfy({ $0.count == days })
    else { return notJudged }

    // Day by day: the ratio, and each replication's influence on it.
    var levels = [Double](repeating: 0, count: days)
    var series = numerators
    for day in 0..<days {
      let linear = Ratio.linearised(
        numerators: numerators.map { $0[day] }, denominators: denominators.map { $0[day] })
      guard case .success(let linear) = linear else { return notJudged }
      levels[day] = linear.value
      for (replication, influence) in linear.influences.enumerated() {
        series[replication][day] = linear.value + influence
      }
    }
    let smooth = WeeklyPattern.removed(from: levels)
    guard let truncation = try? WarmUpTruncation(mser5: smooth) else { return notJudged }
    guard truncation.dropped > warmUp else { return (.longEnough, nil) }

    let middle = warmUp + (days - warmUp) / 2
    let end = truncation.isReliable ? min(truncation.dropped, middle) : middle
    let late = mean(smooth, end..<days)
    let bias = mean(smooth, warmUp..<days) - late
    guard late != 0, (bias / late).magnitude >= leastBias else { return (.longEnough, nil) }
    // The pattern is removed from each replication alike, so its own error is in the spread.
    let differences = series.map { values in
      let values = WeeklyPattern.removed(from: values)
      return mean(values, warmUp..<end) - mean(values, end..<days)
    }
    let points = max(days / 10, 1)
    guard isMoreThanChance(differences, comparisons: comparisons * points) else {
      return (.longEnough, nil)
    }
    let finding =
      truncation.isReliable && truncation.dropped <= middle
      ? Finding.tooShort(days: truncation.dropped) : .drifting
    return (finding, bias / late)
  }

  private static func mean(_ values: [Double], _ days: Range<Int>) -> Double {
    values[days].reduce(0, +) / Double(days.count)
  }

  private static func isMoreThanChance(_ values: [Double], comparisons: Int) -> Bool {
    let estimate = Mean.estimate(of: values)
    guard let value = estimate.value, let error = estimate.standardError,
      let degrees = estimate.degreesOfFreedom
    else { return false }
    // Replications that agree exactly need no test.
    guard error > 0 else { return value != 0 }
    return StudentT.twoSidedTail(value / error, degreesOfFreedom: degrees) * Double(comparisons)
      < falseAlarms
  }
}
