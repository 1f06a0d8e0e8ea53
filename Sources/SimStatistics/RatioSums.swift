/// Numerator and denominator of a ratio as exact integer sums, so that merging is free of order.
///
/// Sum within a replication, over merchants or days in any order; then hand one pair a replication to
/// `Ratio`, converting to floating point only there.
public struct RatioSums: Hashable, Sendable, Codable {
  /// The numerator's sum, in the numerator's smallest unit.
  public private(set) var numerator: Int64 = 0
  /// The denominator's sum, in the denominator's smallest unit.
  public private(set) var denominator: Int64 = 0

  /// Two sums of nothing.
  public init() {}

  /// Sums that exist already.
  public init(numerator: Int64, denominator: Int64) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// Adds to both sums.
  ///
  /// - Throws: `StatisticsError.sumOverflow` if either leaves 64 bits; then neither has changed.
  public mutating func add(
    numerator extra: Int64, denominator more: Int64
  ) throws(StatisticsError) {
    let (top, topOverflow) = numerator.addingReportingOverflow(extra)
    let (bottom, bottomOverflow) = denominator.addingReportingOverflow(more)
    guard !topOverflow, !bottomOverflow else { throw .sumOverflow }
    numerator = top
    denominator = bottom
  }

  /// Adds the sums of another.
  ///
  /// - Throws: `StatisticsError.sumOverflow` as for `add`.
  public mutating func merge(_ other: RatioSums) throws(StatisticsError) {
    try add(numerator: other.numerator, denominator: other.denominator)
  }
}

extension Ratio {
  /// The ratio of sums by the delta method, one pair of integer sums a replication.
  ///
  /// - Parameters:
  ///   - replications: in the order of the replications, which fixes the last bits of the result.
  ///   - level: of the interval.
  /// - Returns: as for the estimate from columns.
  public static func estimate(
    _ replications: [RatioSums], level: ConfidenceLevel = .ninetyFive
  ) -> Estimate {
    estimate(
      numerators: replications.map { Double($0.numerator) },
      denominators: replications.map { Double($0.denominator) }, level: level)
  }
}
