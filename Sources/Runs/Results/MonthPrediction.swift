import MerchantModel
import SimStatistics

extension RunResult {
  /// The measures of which one real month is predicted: those that are divided by a fixed number of merchants or days.
  public static let predicted = [
    "suspensions", "merchants_suspended", "time_off", "customer_minutes_saved",
  ]
  .compactMap(Measure.named)

  /// Where a measure of one real month of a scope's real merchants lies: not the mean of many such months, which
  /// ``estimate(_:of:level:)`` is of.
  ///
  /// A month differs from the mean by what all merchants share, the platform's days, and by each merchant's own chance,
  /// which hardly counts among millions. Both are split from the spread between replications (`NestedVariance`), each of
  /// which has fewer merchants than the month. It is a month of as many days as the run counts.
  ///
  /// - Parameters:
  ///   - measure: One of ``predicted``; others have no prediction.
  ///   - scope: Whose.
  ///   - level: The chance of the figure.
  /// - Returns: nil with fewer than two replications or two merchants of a segment, or where merchants were not kept apart.
  public func oneMonth(
    _ measure: Measure, of scope: Scope, level: ConfidenceLevel = .ninetyFive
  ) -> Interval? {
    guard let place = RunResult.predicted.firstIndex(of: measure) else { return nil }
    let real = scope.realWeights(of: scenario.segments)
    var whole = 0.0
    var strata: [NestedVariance.Stratum] = []
    for (segment, weight) in real {
      guard let squares = merchantSquares(place, segment: segment) else { return nil }
      let rows = (0..<replications).map { replication in
        measure.numerator { total($0, segment: segment, replication: replication) }
      }
      let units = (0..<replications).reduce(0.0) { sum, replication in
        sum + Double(measure.denominator { total($0, segment: segment, replication: replication) })
      }
      whole += weight * units / Double(max(replications, 1))
      strata.append(
        .init(
          weight: weight, units: scenario.segments[segment].merchants, sums: rows,
          squares: squares))
    }
    guard whole > 0, let variance = NestedVariance(strata) else { return nil }
    let month = variance.prediction(level: level)
    let unit = measure.scale / whole
    func possible(_ value: Double) -> Double {
      min(max(value * unit, measure.possible.lowerBound), measure.possible.upperBound)
    }
    return Interval(lower: possible(month.lower), upper: possible(month.upper), level: level)
  }
}
