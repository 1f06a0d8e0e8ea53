import MerchantModel
import Runs
import SimStatistics

/// A figure over some replications of a scenario.
public struct FigureSample: Hashable, Sendable {
  /// Above the line, one a replication.
  public internal(set) var numerators: [Double] = []
  /// Below the line, one a replication.
  public internal(set) var denominators: [Double] = []

  /// The figure of each replication; nil where its denominator is 0.
  public var values: [Double?] {
    zip(numerators, denominators).map { $1 == 0 ? nil : $0 / $1 }
  }

  /// The ratio of the sums, or of a quantile the mean over replications, with its interval.
  public func estimate(
    of figure: TargetFigure, level: ConfidenceLevel = .ninetyFive
  ) -> Estimate {
    figure.measure.honest(
      figure.measure.quantile == nil
        ? Ratio.estimate(numerators: numerators, denominators: denominators, level: level)
        : Mean.estimate(of: values.compactMap { $0 }, level: level))
  }

  /// One sample's figure less another's, replication by replication.
  public func estimate(
    of figure: TargetFigure, minus other: FigureSample, level: ConfidenceLevel = .ninetyFive
  ) -> Estimate {
    guard figure.measure.quantile == nil else {
      return PairedDifference.ofMeans(values, minus: other.values, level: level)
        .unlessWithoutSpread
    }
    return PairedDifference.ofRatios(
      PairedDifference.RatioSample(numerators: numerators, denominators: denominators),
      minus: PairedDifference.RatioSample(
        numerators: other.numerators, denominators: other.denominators), level: level
    ).unlessWithoutSpread
  }
}
