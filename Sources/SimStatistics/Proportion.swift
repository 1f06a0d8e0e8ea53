/// The share of independent trials that succeed.
///
/// For trials that share a merchant, a day or a replication, which are not independent, use `Ratio`
/// over replications instead.
public enum Proportion {
  /// Wilson's score interval.
  ///
  /// Average coverage near the level, at single probabilities a little above or below it. Source:
  /// Wilson (1927), JASA 22, 209-212; Brown, Cai and DasGupta (2001), Statistical Science 16(2).
  ///
  /// - Parameters:
  ///   - successes: The number of successes.
  ///   - trials: The number of trials.
  ///   - level: The level of the interval.
  /// - Returns: absent for `noObservations` (no trials) or `outOfRange` (successes not in 0...trials).
  public static func wilson(
    successes: Int, trials: Int, level: ConfidenceLevel = .ninetyFive
  ) -> Estimate {
    if let absence = absence(successes, trials) {
      return .undefined(absence, count: max(0, trials), method: .wilson)
    }
    let n = Double(trials)
    let p = Double(successes) / n
    let z = StandardNormal.criticalValue(level)
    let shrink = 1 + z * z / n
    let centre = (p + z * z / (2 * n)) / shrink
    let reach = z / shrink * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    return .bounded(
      p, standardError: (p * (1 - p) / n).squareRoot(),
      lower: successes == 0 ? 0 : max(0, centre - reach),
      upper: successes == trials ? 1 : min(1, centre + reach),
      level: level, count: trials, method: .wilson)
  }

  private static func absence(_ successes: Int, _ trials: Int) -> Absence? {
    if trials < 0 || successes < 0 || successes > trials { return .outOfRange }
    return trials == 0 ? .noObservations : nil
  }
}
