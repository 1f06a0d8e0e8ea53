/// An estimate with the first-order influence of each replication on it: what it takes to say how it
/// varies together with others from the same replications.
///
/// Its error is, to first order, the mean of the influences, which add up to zero.
public struct ReplicationInfluences: Hashable, Sendable {
  /// The estimate.
  public let value: Double
  /// One a replication, in the estimate's unit.
  public let influences: [Double]
  /// How far rounding can have led the estimate astray.
  private let rounding: Double
  /// How far rounding can have led each influence astray.
  private let roundings: [Double]

  private init(_ value: Double, _ influences: [Double], rounding: Double, roundings: [Double]) {
    self.value = value
    self.influences = influences
    self.rounding = rounding
    self.roundings = roundings
  }

  /// Whether the two differ by no more than rounding, in the estimate and in every replication.
  func agrees(with other: ReplicationInfluences) -> Bool {
    (value - other.value).magnitude <= rounding + other.rounding
      && influences.count == other.influences.count
      && influences.indices.allSatisfy { place in
        (influences[place] - other.influences[place]).magnitude
          <= roundings[place] + other.roundings[place]
      }
  }

  /// An estimate with influences that were worked out elsewhere, which add up to zero.
  static func of(_ value: Double, _ influences: [Double]) -> ReplicationInfluences {
    let bound = Rounding.bound(value, terms: influences.count)
    return ReplicationInfluences(
      value, influences, rounding: bound, roundings: influences.map { _ in bound })
  }

  /// The same estimate with the influence of groups of replications that follow each other.
  ///
  /// - Parameter groups: The groups; together all replications.
  public func grouped(_ groups: [Range<Int>]) -> ReplicationInfluences {
    guard groups.count != influences.count else { return self }
    // The error is the mean over groups, as it is the mean over replications.
    let share = Double(groups.count) / Double(influences.count)
    func sums(_ values: [Double]) -> [Double] {
      groups.map { share * values[$0].reduce(0, +) }
    }
    return ReplicationInfluences(
      value, sums(influences), rounding: rounding, roundings: sums(roundings))
  }

  /// This estimate less another from the same replications; no difference where rounding can have made it.
  ///
  /// - Returns: nil if they are not as many.
  package func less(_ other: ReplicationInfluences) -> ReplicationInfluences? {
    guard influences.count == other.influences.count else { return nil }
    let bounds = zip(roundings, other.roundings).map { $0 + $1 }
    return ReplicationInfluences(
      Rounding.cleared(value - other.value, within: rounding + other.rounding),
      influences.indices.map {
        Rounding.cleared(influences[$0] - other.influences[$0], within: bounds[$0])
      }, rounding: rounding + other.rounding, roundings: bounds)
  }

  /// The estimate of the opposite sign.
  package var negated: ReplicationInfluences {
    ReplicationInfluences(
      -value, influences.map { -$0 }, rounding: rounding, roundings: roundings)
  }

  /// The estimate with an interval for decisions: corrected for skewness, and rather too wide than too narrow
  /// (``SkewedMean``).
  ///
  /// - Returns: Without an interval where the influences have no spread (`noSpread`), or there are fewer than two.
  package func cautiousEstimate(level: ConfidenceLevel) -> Estimate {
    let spread = Mean.estimate(of: influences, level: level)
    guard let error = spread.standardError, let degrees = spread.degreesOfFreedom else {
      return .pointOnly(
        value, because: spread.absence ?? .notFinite, count: spread.count, method: .skewed)
    }
    let byT = Estimate.studentT(
      value, standardError: error, degreesOfFreedom: degrees, level: level, count: spread.count,
      method: .skewed)
    return SkewedMean.cautious(byT, bySkewnessOf: influences, level: level).unlessWithoutSpread
  }

  /// This estimate less another from the same replications, with t; no difference where rounding can have made it.
  func difference(
    from other: ReplicationInfluences, level: ConfidenceLevel, method: IntervalMethod
  ) -> Estimate {
    let count = influences.count
    guard let joined = less(other) else {
      return .undefined(.unequalLengths, count: count, method: method)
    }
    let spread = Mean.estimate(of: joined.influences, level: level)
    guard let error = spread.standardError, let degrees = spread.degreesOfFreedom else {
      return .pointOnly(
        joined.value, because: spread.absence ?? .notFinite, count: count, method: method)
    }
    return .studentT(
      joined.value, standardError: error, degreesOfFreedom: degrees, level: level, count: count,
      method: method)
  }

  /// A ratio of sums: (X_r - R Y_r) / mean Y, as in ``Ratio``.
  ///
  /// - Returns: nil where the ratio is undefined: unequal columns, none, a zero denominator.
  public static func ofRatio(_ sample: PairedDifference.RatioSample) -> ReplicationInfluences? {
    guard
      case .success(let linear) = Ratio.linearised(
        numerators: sample.numerators, denominators: sample.denominators)
    else { return nil }
    return ReplicationInfluences(
      linear.value, linear.influences, rounding: linear.rounding, roundings: linear.roundings)
  }

  /// A mean of independent figures: each one's deviation from it.
  ///
  /// - Returns: nil where there are none or they are not finite.
  public static func ofMean(_ values: [Double]) -> ReplicationInfluences? {
    let mean = Moments.mean(values)
    guard !values.isEmpty, mean.isFinite else { return nil }
    let bound = Rounding.bound(values.map(\.magnitude).max() ?? 0, terms: values.count)
    return ReplicationInfluences(
      mean, values.map { Rounding.cleared($0 - mean, within: bound) }, rounding: bound,
      roundings: values.map { _ in bound })
  }
}
