import MerchantModel
import Runs
import SimStatistics

extension ResultSet {
  /// A measure in one replication of a point.
  ///
  /// - Parameters:
  ///   - measure: What is measured.
  ///   - scope: Whose.
  ///   - point: The number of the point.
  ///   - sums: What was counted in the replication.
  public func figure(
    _ measure: Measure, of scope: Scope, at point: Int, in sums: ReplicationSums
  ) -> ReplicationFigure {
    let weights = metadata[point].weights(in: scope)
    if let quantile = measure.quantile {
      let parts = weights.compactMap { segment, weight in
        sums.segments[segment].histogram(of: quantile.observation).map {
          (histogram: $0, weight: weight)
        }
      }
      return ReplicationFigure(
        Quantile(quantile, of: [parts], scale: measure.scale, level: .ninetyFive).estimate.value)
    }
    func ratio(_ parts: (SegmentSums) -> (numerator: Double, denominator: Double))
      -> ReplicationFigure
    {
      var total = (numerator: 0.0, denominator: 0.0)
      for (segment, weight) in weights {
        let part = parts(sums.segments[segment])
        total.numerator += weight * part.numerator * measure.scale
        total.denominator += weight * part.denominator
      }
      return ReplicationFigure(numerator: total.numerator, denominator: total.denominator)
    }
    let own = ratio { $0.parts(of: measure) }
    guard measure.subtracted != nil else { return own }
    return ReplicationFigure(own, minus: ratio { $0.subtracted(of: measure) ?? (0, 0) })
  }
}
