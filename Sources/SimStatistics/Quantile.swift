/// A quantile of many observations that come in independent parts: replications, or sections of them.
///
/// All observations are pooled; the parts say how far the pooled share below the quantile may be off. So the value does
/// not depend on how the observations are cut into parts, and what the parts' own quantiles are does not matter: with few
/// observations each, their mean would be biased, and surer of it with every further part.
public struct Quantile: Hashable, Sendable {
  /// The quantile with its interval.
  public let estimate: Estimate
  /// The first-order influence of each part on it; nil where nothing was observed.
  public let influences: ReplicationInfluences?

  /// A quantile of no observations.
  ///
  /// - Parameter parts: How many parts there are.
  public static func ofNothing(parts: Int) -> Quantile {
    Quantile(
      estimate: .undefined(.noObservations, count: parts, method: .woodruff), influences: nil)
  }

  /// The pooled quantile with Woodruff's interval.
  ///
  /// With B_s observations of part s below the quantile and N_s in all, the share below it is a ratio of sums whose
  /// standard error the residuals B_s - p N_s give (``Ratio``). The ends of the interval are the quantiles of the shares
  /// p - t se and p + t se. It needs neither a density nor a symmetric distribution, and never leaves what was observed.
  /// Source: Woodruff (1952), "Confidence intervals for medians and other position measures", Journal of the American
  /// Statistical Association 47(260), 635-646. The standard error is half the width of the 95 % interval over its t, as in
  /// Francisco and Fuller (1991), "Quantile estimation with a complex survey design", Annals of Statistics 19(1), 454-469,
  /// and the influence of a part is its residual divided by the density which that implies. Where the 95 % interval would
  /// reach beyond what was observed, the density is that of the widest interval which does not.
  ///
  /// - Parameters:
  ///   - probability: The share below the quantile, within 0 to 1.
  ///   - below: The observations of each part below the quantile, weighted as those of ``totals``; of a part of the
  ///     observations that equal it the same share everywhere, so that their sum is the probability's share of the whole.
  ///   - totals: The observations of each part; equally many.
  ///   - level: The level of the interval.
  ///   - inverse: Returns the pooled quantile of a share within 0 to 1.
  /// - Returns: Without an interval, for `singleReplication` of one part, and for `tooFewForQuantile` where the interval
  ///   would reach beyond what was observed.
  /// - Complexity: O(parts), and three calls of `inverse`, or five if the level is not 95 %.
  public init(
    _ probability: Double, below: [Double], totals: [Double], level: ConfidenceLevel = .ninetyFive,
    inverse: (Double) -> Double
  ) {
    let parts = totals.count
    let share = Ratio.linearised(numerators: below, denominators: totals)
    guard case .success(let share) = share else {
      self = .ofNothing(parts: parts)
      return
    }
    let value = inverse(probability)
    let spread = Mean.estimate(of: share.influences, level: .ninetyFive)
    guard let error = spread.standardError, let degrees = spread.degreesOfFreedom else {
      estimate = .pointOnly(
        value, because: spread.absence ?? .notFinite, count: parts, method: .woodruff)
      influences = .of(value, [0])
      return
    }
    let most = min(probability, 1 - probability)
    func reach(_ level: ConfidenceLevel) -> Double {
      StudentT.criticalValue(level, degreesOfFreedom: degrees) * error
    }
    func width(_ reach: Double) -> (lower: Double, upper: Double) {
      (inverse(probability - reach), inverse(probability + reach))
    }
    let step = min(reach(.ninetyFive), most)
    let usual = width(step)
    // How fast the quantile grows with the share: one over the density.
    let slope = step > 0 ? (usual.upper - usual.lower) / (2 * step) : 0
    if reach(level) <= most {
      let ends = reach(level) == step ? usual : width(reach(level))
      estimate = .bounded(
        value, standardError: slope * error, lower: ends.lower, upper: ends.upper, level: level,
        count: parts, method: .woodruff, degreesOfFreedom: degrees)
    } else {
      estimate = .pointOnly(value, because: .tooFewForQuantile, count: parts, method: .woodruff)
    }
    // More below the quantile than expected draws it down.
    influences = .of(value, share.influences.map { -slope * $0 })
  }

  private init(estimate: Estimate, influences: ReplicationInfluences?) {
    self.estimate = estimate
    self.influences = influences
  }

  /// One quantile less another of the same parts, by their influences, with t.
  ///
  /// - Returns: Absent for `noObservations` where either has none, and for `unequalLengths`.
  public static func difference(
    _ first: Quantile, minus second: Quantile, level: ConfidenceLevel = .ninetyFive
  ) -> Estimate {
    guard let one = first.influences, let two = second.influences else {
      return .undefined(.noObservations, count: first.estimate.count, method: .woodruff)
    }
    guard first.estimate.count == second.estimate.count else {
      return .undefined(.unequalLengths, count: first.estimate.count, method: .woodruff)
    }
    return one.difference(from: two, level: level, method: .woodruff)
  }
}
