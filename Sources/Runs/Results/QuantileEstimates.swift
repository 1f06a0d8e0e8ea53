import MerchantModel
import SimStatistics

extension RunResult {
  /// An observation's quantile, in the observation's own unit: of all observations of the run together.
  public func estimate(
    _ quantile: ObservedQuantile, of scope: Scope, level: ConfidenceLevel = .ninetyFive
  ) -> Estimate {
    self.quantile(quantile, of: scope, level: level).estimate.unlessWithoutSpread
  }

  /// A quantile of all observations of the run together, its interval from the spread between sections.
  ///
  /// In the population, each observation of a segment counts with the segment's weight.
  ///
  /// - Parameters:
  ///   - quantile: Of what.
  ///   - scope: Whose.
  ///   - scale: What one of the observation's unit is worth in the quantile's.
  ///   - level: The level of the interval.
  /// - Complexity: O(sections x segments x buckets).
  func quantile(
    _ quantile: ObservedQuantile, of scope: Scope, scale: Double = 1,
    level: ConfidenceLevel = .ninetyFive
  ) -> Quantile {
    let weights = weights(in: scope)
    let parts = (0..<sectionCount).map { section in
      weights.map { segment, weight in
        (
          histogram: sections[section].segments[segment].distributions[quantile.observation],
          weight: weight
        )
      }
    }
    return Quantile(quantile, of: parts, scale: scale, level: level)
  }
}

extension Quantile {
  /// A quantile of histograms that are pooled.
  ///
  /// - Parameters:
  ///   - quantile: Of what.
  ///   - parts: Of each section, histograms with their weights.
  ///   - scale: What one of the observation's unit is worth in the quantile's.
  ///   - level: The level of the interval.
  /// - Complexity: O(histograms x buckets).
  package init(
    _ quantile: ObservedQuantile, of parts: [[(histogram: Histogram, weight: Double)]],
    scale: Double, level: ConfidenceLevel
  ) {
    guard let pooled = PooledHistogram(parts.flatMap { $0 }) else {
      self = .ofNothing(parts: parts.count)
      return
    }
    let position = pooled.position(of: quantile.probability)
    self.init(
      quantile.probability,
      below: parts.map { $0.reduce(0) { $0 + $1.weight * $1.histogram.count(below: position) } },
      totals: parts.map { $0.reduce(0) { $0 + $1.weight * Double($1.histogram.count) } },
      level: level
    ) { scale * pooled.quantile($0) }
  }
}
