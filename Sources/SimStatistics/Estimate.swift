/// The kind of an interval, which says what it assumes.
public enum IntervalMethod: String, Hashable, Sendable, Codable, CaseIterable {
  /// Student's t over independent replications.
  case t
  /// Student's t over independent replications, corrected for skewness (``SkewedMean``).
  case skewed = "skewness-corrected"
  /// The delta method on linearised residuals over independent replications, with t.
  case delta
  /// The delete-one jackknife over independent replications or point sets, with t.
  case jackknife
  /// Wilson's score interval of a binomial proportion.
  case wilson
  /// Clopper and Pearson's exact interval of a binomial proportion.
  case clopperPearson = "clopper-pearson"
  /// The gamma distribution's interval of a rate of few events, weighted or clustered (``FewEvents``).
  case gamma
  /// Newcombe's interval of a difference of two shares, joined from an interval of each.
  case newcombe
  /// Woodruff's interval of a quantile of pooled observations: the quantiles of the ends of the interval, with t, of the
  /// share below it.
  case woodruff
  /// Regression on control variates over independent replications, with t.
  case controlled = "control-variates"
  /// Percentiles of samples drawn again from the sample.
  case bootstrap
}

extension IntervalMethod {
  /// Whether its intervals reach as far to both sides of the value, before they are cut to possible values.
  public var isSymmetric: Bool {
    switch self {
    case .t, .delta, .jackknife, .controlled: true
    case .skewed, .wilson, .clopperPearson, .gamma, .newcombe, .woodruff, .bootstrap: false
    }
  }

  /// Whether its intervals are made of the number of events (``FewEvents``).
  public var isOfFewEvents: Bool { self == .gamma || self == .clopperPearson }
}

/// Why a value, or its interval, is missing.
public enum Absence: String, Hashable, Sendable, Codable, CaseIterable {
  /// Nothing was observed.
  case noObservations = "no-observations"
  /// Fewer than two replications: a value, but nothing to judge its precision by.
  case singleReplication = "single-replication"
  /// All replications agree exactly: their spread says nothing of the precision.
  case noSpread = "no-spread"
  /// The denominator adds up to zero: there is no ratio.
  case zeroDenominator = "zero-denominator"
  /// An input or a sum is NaN, infinite, or too large to hold.
  case notFinite = "not-finite"
  /// Collections that must be equally long are not.
  case unequalLengths = "unequal-lengths"
  /// A count, weight, exposure or probability outside its range.
  case outOfRange = "out-of-range"
  /// Too few independent units to draw again from: their intervals would be too narrow.
  case tooFewForInterval = "too-few-for-interval"
  /// The variance that it would be divided by is not distinguishable from zero.
  case hiddenByNoise = "hidden-by-noise"
  /// The observations do not reach far enough to bound this quantile at this level.
  case tooFewForQuantile = "too-few-for-quantile"
}

/// A point estimate with its precision.
///
/// Either there is a value, or `absence` says why not; either there is an interval, or `absence` says
/// why not. No field is ever NaN or infinite.
public struct Estimate: Hashable, Sendable, Codable {
  /// The point estimate, in the unit of the data; nil if undefined.
  public let value: Double?
  /// The standard error, in the same unit; nil where the method has none or it is unknown.
  public let standardError: Double?
  /// The interval; nil for the reason in `absence`.
  public let interval: Interval?
  /// Why the value or the interval is missing; nil exactly when there is an interval.
  public let absence: Absence?
  /// The number of independent observations (replications, trials) behind the estimate.
  public let count: Int
  /// The kind of the interval, or of the one that was tried for.
  public let method: IntervalMethod
  /// Degrees of freedom of the t quantile used; nil for methods without one.
  public let degreesOfFreedom: Double?
  /// The skewness of what the estimate is the mean of, over 6 sqrt(n), where the interval is corrected for it.
  let skewnessShift: Double?

  /// Half the width of the interval, if there is one.
  public var halfWidth: Double? { interval?.halfWidth }

  /// The standard error times the quantile of Student's t: half the width of the interval before it was cut to
  /// possible values; nil for methods without these.
  public var symmetricHalfWidth: Double? {
    guard let standardError, let degreesOfFreedom, let interval else { return nil }
    return StudentT.criticalValue(interval.level, degreesOfFreedom: degreesOfFreedom)
      * standardError
  }

  /// Half the width of the interval as a share of the value's size; nil without an interval or at a
  /// value of zero.
  public var relativeHalfWidth: Double? {
    guard let value, let interval, value != 0 else { return nil }
    let relative = interval.halfWidth / value.magnitude
    return relative.isFinite ? relative : nil
  }

  /// An undefined quantity, and why.
  ///
  /// - Parameters:
  ///   - absence: The reason.
  ///   - count: The number of independent observations.
  ///   - method: The kind of interval that was wanted.
  public static func undefined(
    _ absence: Absence, count: Int, method: IntervalMethod
  ) -> Estimate {
    Estimate(
      value: nil, standardError: nil, interval: nil, absence: absence, count: count,
      method: method, degreesOfFreedom: nil, skewnessShift: nil)
  }

  /// A value whose precision is unknown, and why.
  ///
  /// A value that is not finite is undefined.
  ///
  /// - Parameters:
  ///   - value: The value.
  ///   - absence: The reason why there is no interval.
  ///   - count: The number of independent observations.
  ///   - method: The kind of interval that was wanted.
  public static func pointOnly(
    _ value: Double, because absence: Absence, count: Int, method: IntervalMethod
  ) -> Estimate {
    guard value.isFinite else { return undefined(.notFinite, count: count, method: method) }
    return Estimate(
      value: value, standardError: nil, interval: nil, absence: absence, count: count,
      method: method, degreesOfFreedom: nil, skewnessShift: nil)
  }

  /// A value with ends computed by some method.
  static func bounded(
    _ value: Double, standardError: Double?, lower: Double, upper: Double, level: ConfidenceLevel,
    count: Int, method: IntervalMethod, degreesOfFreedom: Double? = nil,
    skewnessShift: Double? = nil
  ) -> Estimate {
    guard value.isFinite else { return undefined(.notFinite, count: count, method: method) }
    guard lower.isFinite, upper.isFinite, standardError?.isFinite ?? true else {
      return pointOnly(value, because: .notFinite, count: count, method: method)
    }
    return Estimate(
      value: value, standardError: standardError,
      interval: Interval(lower: lower, upper: upper, level: level), absence: nil, count: count,
      method: method, degreesOfFreedom: degreesOfFreedom, skewnessShift: skewnessShift)
  }

  /// A value plus and minus its standard error times the quantile of Student's t.
  static func studentT(
    _ value: Double, standardError: Double, degreesOfFreedom: Double, level: ConfidenceLevel,
    count: Int, method: IntervalMethod
  ) -> Estimate {
    let reach = StudentT.criticalValue(level, degreesOfFreedom: degreesOfFreedom) * standardError
    return bounded(
      value, standardError: standardError, lower: value - reach, upper: value + reach,
      level: level, count: count, method: method, degreesOfFreedom: degreesOfFreedom)
  }
}
