/// Differences between two systems simulated on the same replications.
///
/// Pairing by replication keeps what the two share (the same customers, the same luck) out of the
/// error. All intervals use t with n - 1 degrees of freedom.
public enum PairedDifference {
  /// Mean of `first` less mean of `second`, replication by replication.
  ///
  /// - Returns: absent for `unequalLengths` and as for `Mean.estimate`.
  public static func ofMeans(
    _ first: [Double], minus second: [Double], level: ConfidenceLevel = .ninetyFive
  ) -> Estimate {
    guard first.count == second.count else {
      return .undefined(.unequalLengths, count: first.count, method: .t)
    }
    return Mean.estimate(of: zip(first, second).map { $0 - $1 }, level: level)
  }

  /// The paired replications of a ratio of sums: X_r and Y_r.
  public struct RatioSample: Hashable, Sendable {
    /// X_r, one a replication.
    public let numerators: [Double]
    /// Y_r, equally many.
    public let denominators: [Double]

    /// Keeps the two columns; their lengths are checked where they are used.
    public init(numerators: [Double], denominators: [Double]) {
      self.numerators = numerators
      self.denominators = denominators
    }
  }

  /// One ratio of sums less another, by the delta method on the difference of the two residuals.
  ///
  /// - Returns: absent for `unequalLengths` and as for `Ratio.estimate`.
  public static func ofRatios(
    _ first: RatioSample, minus second: RatioSample, level: ConfidenceLevel = .ninetyFive
  ) -> Estimate {
    combine(first, second, level: level) { one, two in
      Ratio.Linearised(
        value: one.value - two.value,
        influences: zip(one.influences, two.influences).map { $0 - $1 })
    }
  }

  /// One ratio of sums relative to another, less 1: -0.3 means 30 % lower.
  ///
  /// - Returns: as for `ofRatios`, and absent for `zeroDenominator` when the second ratio is zero.
  public static func relativeOfRatios(
    _ first: RatioSample, to second: RatioSample, level: ConfidenceLevel = .ninetyFive
  ) -> Estimate {
    combine(first, second, level: level) { one, two in
      guard two.value != 0 else { return nil }
      let quotient = one.value / two.value
      return Ratio.Linearised(
        value: quotient - 1,
        influences: zip(one.influences, two.influences).map {
          ($0 - quotient * $1) / two.value
        })
    }
  }

  private static func combine(
    _ first: RatioSample, _ second: RatioSample, level: ConfidenceLevel,
    _ join: (Ratio.Linearised, Ratio.Linearised) -> Ratio.Linearised?
  ) -> Estimate {
    let count = first.numerators.count
    guard count == second.numerators.count else {
      return .undefined(.unequalLengths, count: count, method: .delta)
    }
    let one = Ratio.linearised(
      numerators: first.numerators, denominators: first.denominators)
    let two = Ratio.linearised(
      numerators: second.numerators, denominators: second.denominators)
    switch (one, two) {
    case (.success(let one), .success(let two)):
      guard let joined = join(one, two) else {
        return .undefined(.zeroDenominator, count: count, method: .delta)
      }
      return joined.estimate(level: level)
    case (.failure(let failure), _), (_, .failure(let failure)):
      return .undefined(failure.absence, count: count, method: .delta)
    }
  }
}
