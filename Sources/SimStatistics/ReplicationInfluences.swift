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
