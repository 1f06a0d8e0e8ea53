/// An estimate with the first-order influence of each replication on it: what it takes to say how it
/// varies together with others from the same replications.
///
/// Its error is, to first order, the mean of the influences, which add up to zero.
public struct ReplicationInfluences: Hashable, Sendable {
  /// The estimate.
  public let value: Double
  /// One a replication, in the estimate's unit.
  public let influences: [Double]

  /// A ratio of sums: (X_r - R Y_r) / mean Y, as in ``Ratio``.
  ///
  /// - Returns: nil where the ratio is undefined: unequal columns, none, a zero denominator.
  public static func ofRatio(_ sample: PairedDifference.RatioSample) -> ReplicationInfluences? {
    guard
      case .success(let linear) = Ratio.linearised(
        numerators: sample.numerators, denominators: sample.denominators)
    else { return nil }
    return ReplicationInfluences(value: linear.value, influences: linear.influences)
  }

  /// A mean of independent figures: each one's deviation from it.
  ///
  /// - Returns: nil where there are none or they are not finite.
  public static func ofMean(_ values: [Double]) -> ReplicationInfluences? {
    let mean = Moments.mean(values)
    guard !values.isEmpty, mean.isFinite else { return nil }
    return ReplicationInfluences(value: mean, influences: values.map { $0 - mean })
  }
}
