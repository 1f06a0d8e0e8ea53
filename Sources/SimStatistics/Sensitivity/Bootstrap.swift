/// Intervals by drawing the sample again from itself.
package enum Bootstrap {
  /// How often the sample is drawn again.
  package static let resamples = 1_000
  /// The fewest units of which an interval is given: fewer, drawn again, vary too little among themselves.
  package static let leastUnits = 10

  /// An estimate with the percentile interval of its resamples, and their standard deviation as standard
  /// error (Efron and Tibshirani (1993), "An Introduction to the Bootstrap", chapters 6 and 13).
  ///
  /// - Parameters:
  ///   - value: Of the sample itself.
  ///   - drawn: Of the resamples; those that are not finite are left out.
  ///   - count: Independent units in the sample.
  /// - Returns: without an interval (`tooFewForInterval`) of fewer than ``leastUnits``.
  static func estimate(
    _ value: Double, resamples drawn: [Double], count: Int, level: ConfidenceLevel
  ) -> Estimate {
    let sorted = drawn.filter(\.isFinite).sorted()
    guard value.isFinite else {
      return .undefined(.notFinite, count: count, method: .bootstrap)
    }
    guard count > 1, sorted.count > 1 else {
      return .pointOnly(value, because: .singleReplication, count: count, method: .bootstrap)
    }
    guard count >= leastUnits else {
      return .pointOnly(value, because: .tooFewForInterval, count: count, method: .bootstrap)
    }
    let mean = Moments.mean(sorted)
    let variance = Moments.squaredDeviations(sorted, around: mean) / Double(sorted.count - 1)
    return .bounded(
      value, standardError: variance.squareRoot(),
      lower: quantile(level.tail, of: sorted), upper: quantile(1 - level.tail, of: sorted),
      level: level, count: count, method: .bootstrap)
  }

  /// The numbers of a sample drawn again, with replacement.
  static func draw(
    _ count: Int, using generator: inout some RandomNumberGenerator
  ) -> [Int] {
    // The standard library's own way from words to numbers may change, and what a seed yields may not.
    (0..<count).map { _ in Int(generator.next().multipliedFullWidth(by: UInt64(count)).high) }
  }

  /// The order statistic at or just above a share of a sorted sample.
  private static func quantile(_ share: Double, of sorted: [Double]) -> Double {
    let place = Int((share * Double(sorted.count)).rounded(.up)) - 1
    return sorted[min(max(place, 0), sorted.count - 1)]
  }
}
