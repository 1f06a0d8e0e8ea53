/// The mean of independent, identically distributed replications.
public enum Mean {
  /// The sample mean with Student's t interval.
  ///
  /// Replications that are all equal give an interval of no width: the data show no variation, which
  /// is not proof that there is none, and what differs by rounding is equal (``Rounding``). Where events are
  /// few, ``FewEvents`` makes the interval of their number.
  ///
  /// - Parameters:
  ///   - values: one figure a replication, any unit.
  ///   - level: of the interval.
  /// - Returns: absent for `noObservations`, `singleReplication` (the value stays) or `notFinite`.
  /// - Complexity: O(n).
  public static func estimate(
    of values: [Double], level: ConfidenceLevel = .ninetyFive
  ) -> Estimate {
    estimate(of: values, level: level, method: .t)
  }

  /// The sample mean with the interval that serves it: Student's t, corrected for skewness where that matters
  /// (``SkewedMean``).
  ///
  /// - Parameters: as of ``estimate(of:level:)``.
  public static func chosen(
    of values: [Double], level: ConfidenceLevel = .ninetyFive
  ) -> Estimate {
    SkewedMean.whereItMatters(
      estimate(of: values, level: level), influences: values, level: level)
  }

  /// The same arithmetic under the name of the method that prepared the values.
  ///
  /// - Parameter rounding: How far rounding can have led a value astray; nil for what goes by the greatest.
  static func estimate(
    of values: [Double], level: ConfidenceLevel, method: IntervalMethod, rounding: Double? = nil
  ) -> Estimate {
    let count = values.count
    guard count > 0 else { return .undefined(.noObservations, count: 0, method: method) }
    let mean = Moments.mean(values)
    guard mean.isFinite else { return .undefined(.notFinite, count: count, method: method) }
    guard count > 1 else {
      return .pointOnly(mean, because: .singleReplication, count: count, method: method)
    }
    let degrees = Double(count - 1)
    let bound =
      rounding ?? Rounding.bound(values.reduce(0) { max($0, $1.magnitude) }, terms: count)
    let isLevel = values.allSatisfy { ($0 - mean).magnitude <= bound }
    let variance = isLevel ? 0 : Moments.squaredDeviations(values, around: mean) / degrees
    return .studentT(
      mean, standardError: (variance / Double(count)).squareRoot(), degreesOfFreedom: degrees,
      level: level, count: count, method: method)
  }
}
