/// Differences between two systems simulated on the same replications.
///
/// Pairing by replication keeps what the two share (the same customers, the same luck) out of the
/// error. All intervals use t with n - 1 degrees of freedom, those of ratios corrected for skewness where that matters
/// (``SkewedMean``). What rounding can have made is no difference
/// (``Rounding``).
public enum PairedDifference {
  /// Mean of `first` less mean of `second`, replication by replication.
  ///
  /// - Parameters:
  ///   - first: One figure per replication.
  ///   - second: The paired figures, equally many.
  ///   - level: The level of the interval.
  /// - Returns: absent for `unequalLengths` and as for `Mean.estimate`.
  public static func ofMeans(
    _ first: [Double], minus second: [Double], level: ConfidenceLevel = .ninetyFive
  ) -> Estimate {
    guard first.count == second.count else {
      return .undefined(.unequalLengths, count: first.count, method: .t)
    }
    let differences = Rounding.differences(first, minus: second)
    return Mean.estimate(
      of: differences.values, level: level, method: .t, rounding: differences.bound)
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
  /// - Parameters:
  ///   - first: Numerators and denominators per replication.
  ///   - second: The paired ones, equally many.
  ///   - level: The level of the interval.
  /// - Returns: absent for `unequalLengths` and as for `Ratio.estimate`.
  public static func ofRatios(
    _ first: RatioSample, minus second: RatioSample, level: ConfidenceLevel = .ninetyFive
  ) -> Estimate {
    combine(first, second, level: level) { one, two in
      joined(one.value - two.value, one, two, weight: 1, divisor: 1)
    }
  }

  /// One ratio of sums relative to another, less 1: -0.3 means 30 % lower.
  ///
  /// - Parameters:
  ///   - first: Numerators and denominators per replication.
  ///   - second: The paired ones to which the difference is relative.
  ///   - level: The level of the interval.
  /// - Returns: as for `ofRatios`, and absent for `zeroDenominator` when the second ratio is zero.
  public static func relativeOfRatios(
    _ first: RatioSample, to second: RatioSample, level: ConfidenceLevel = .ninetyFive
  ) -> Estimate {
    combine(first, second, level: level) { one, two in
      guard two.value != 0 else { return nil }
      let quotient = one.value / two.value
      return joined(quotient - 1, one, two, weight: quotient, divisor: two.value)
    }
  }

  /// A figure whose influences are those of the first less the weighted ones of the second, divided; 0
  /// where rounding can have made them, or it.
  private static func joined(
    _ value: Double, _ one: Ratio.Linearised, _ two: Ratio.Linearised, weight: Double,
    divisor: Double
  ) -> Ratio.Linearised {
    let roundings = zip(one.roundings, two.roundings).map {
      ($0 + weight.magnitude * $1) / divisor.magnitude
    }
    let influences = zip(zip(one.influences, two.influences), roundings).map { pair, rounding in
      Rounding.cleared((pair.0 - weight * pair.1) / divisor, within: rounding)
    }
    let rounding = (one.rounding + weight.magnitude * two.rounding) / divisor.magnitude
    return Ratio.Linearised(
      value: Rounding.cleared(value, within: rounding), influences: influences,
      rounding: rounding, roundings: roundings)
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
      return SkewedMean.whereItMatters(
        joined.estimate(level: level), influences: joined.influences, level: level)
    case (.failure(let failure), _), (_, .failure(let failure)):
      return .undefined(failure.absence, count: count, method: .delta)
    }
  }
}
