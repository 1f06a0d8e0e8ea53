/// A ratio of sums over independent replications: sum of X_r over sum of Y_r.
///
/// The replications are independent pairs (X_r, Y_r); within a pair the two may depend on each other,
/// as answered calls do on offered ones.
public enum Ratio {
  /// The ratio of sums with the delta method's interval.
  ///
  /// With R = sum X / sum Y and residuals e_r = X_r - R Y_r, the standard error is
  /// sqrt(sum e_r^2 / (n - 1) / n) / |mean Y|, and the interval uses t with n - 1 degrees of freedom.
  /// Source: Cochran, "Sampling Techniques", 3rd ed., chapter 6.
  ///
  /// - Parameters:
  ///   - numerators: X_r, one a replication.
  ///   - denominators: Y_r, equally many; single ones may be zero, the sum not.
  ///   - level: of the interval.
  /// - Returns: absent for `unequalLengths`, `noObservations`, `zeroDenominator`, `notFinite`, or
  ///   `singleReplication` (the value stays).
  /// - Complexity: O(n).
  public static func estimate(
    numerators: [Double], denominators: [Double], level: ConfidenceLevel = .ninetyFive
  ) -> Estimate {
    switch linearised(numerators: numerators, denominators: denominators) {
    case .failure(let failure):
      return .undefined(failure.absence, count: numerators.count, method: .delta)
    case .success(let linear):
      return linear.estimate(level: level)
    }
  }

  /// Why a ratio could not be linearised.
  struct LinearisationError: Error {
    let absence: Absence
  }

  /// A ratio and the first-order influence of each replication on it; the influences add up to zero.
  struct Linearised {
    let value: Double
    /// (X_r - R Y_r) / mean Y: the mean of these is the error of R to first order. 0 where rounding can
    /// have made it.
    let influences: [Double]
    /// How far rounding can have led the value astray.
    let rounding: Double
    /// How far rounding can have led each influence astray.
    let roundings: [Double]

    /// Influences whose mean the ratio's error is, turned into an interval.
    func estimate(level: ConfidenceLevel) -> Estimate {
      let spread = Mean.estimate(of: influences, level: level, method: .delta)
      guard let error = spread.standardError, let degrees = spread.degreesOfFreedom else {
        return .pointOnly(
          value, because: spread.absence ?? .notFinite, count: spread.count, method: .delta)
      }
      return .studentT(
        value, standardError: error, degreesOfFreedom: degrees, level: level, count: spread.count,
        method: .delta)
    }
  }

  static func linearised(
    numerators: [Double], denominators: [Double]
  ) -> Result<Linearised, LinearisationError> {
    let count = numerators.count
    guard count == denominators.count else {
      return .failure(LinearisationError(absence: .unequalLengths))
    }
    guard count > 0 else { return .failure(LinearisationError(absence: .noObservations)) }
    let numerator = numerators.reduce(0, +)
    let denominator = denominators.reduce(0, +)
    guard numerator.isFinite, denominator.isFinite else {
      return .failure(LinearisationError(absence: .notFinite))
    }
    guard denominator != 0 else { return .failure(LinearisationError(absence: .zeroDenominator)) }
    let ratio = numerator / denominator
    let meanDenominator = denominator / Double(count)
    guard ratio.isFinite, meanDenominator != 0 else {
      return .failure(LinearisationError(absence: .notFinite))
    }
    // Of numerators of both signs, rounding goes by what was added and not by what is left.
    let sizes = numerators.reduce(0) { $0 + $1.magnitude } / denominator.magnitude
    let size = sizes.isFinite ? sizes : ratio.magnitude
    let roundings = zip(numerators, denominators).map { x, y in
      Rounding.bound(max(x.magnitude, size * y.magnitude), terms: count)
        / meanDenominator.magnitude
    }
    let influences = zip(zip(numerators, denominators), roundings).map { pair, rounding in
      Rounding.cleared((pair.0 - ratio * pair.1) / meanDenominator, within: rounding)
    }
    return .success(
      Linearised(
        value: ratio, influences: influences, rounding: Rounding.bound(size, terms: count),
        roundings: roundings))
  }
}
