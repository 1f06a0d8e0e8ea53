import MerchantModel
import SimStatistics

/// A measure in one replication: as it was counted, without control variates and conditioning.
public struct ReplicationFigure: Hashable, Sendable {
  /// The numerator in the measure's unit; nil of a quantile and of a difference of two ratios. Of the population each
  /// simulated merchant counts as many times as real ones that it stands for.
  public let numerator: Double?
  /// The denominator; nil where the numerator is.
  public let denominator: Double?
  /// The value; nil of a ratio of nothing, and where nothing was observed.
  public let estimate: Double?

  /// A ratio of two sums.
  package init(numerator: Double, denominator: Double) {
    self.numerator = numerator
    self.denominator = denominator
    estimate = denominator == 0 ? nil : numerator / denominator
  }

  /// A value that is no ratio of two sums.
  package init(_ estimate: Double?) {
    numerator = nil
    denominator = nil
    self.estimate = estimate
  }

  /// The difference of two ratios, without a value where one of them has none.
  package init(_ first: ReplicationFigure, minus second: ReplicationFigure) {
    self.init(first.estimate.flatMap { first in second.estimate.map { first - $0 } })
  }
}

extension RunResult {
  /// A measure in each replication; nothing of a quantile where sections have more than one replication
  /// (``sectionSize``).
  ///
  /// - Complexity: O(replications x segments), of a quantile times the buckets of a distribution.
  public func replicationFigures(_ measure: Measure, of scope: Scope) -> [ReplicationFigure] {
    if let quantile = measure.quantile {
      guard sectionSize == 1 else { return [] }
      return (0..<sectionCount).map { section in
        let parts = weights(in: scope).map { segment, weight in
          (
            histogram: distributions(segment: segment, section: section)[quantile.observation],
            weight: weight
          )
        }
        return ReplicationFigure(
          Quantile(quantile, of: [parts], scale: measure.scale, level: .ninetyFive).estimate.value)
      }
    }
    let own = figures(ratio(of: measure, in: scope), scale: measure.scale)
    guard measure.subtracted != nil else { return own }
    let other = StratifiedRatio(weights(in: scope), rows: replications) { segment, replication in
      let counts = measure.subtracted {
        total($0, segment: segment, replication: replication)
      }
      return (counts?.numerator ?? 0, counts?.denominator ?? 0)
    }
    return zip(own, figures(other, scale: measure.scale)).map { ReplicationFigure($0, minus: $1) }
  }

  private func figures(_ ratio: StratifiedRatio, scale: Double) -> [ReplicationFigure] {
    let sample = ratio.sample(scale: scale)
    return zip(sample.numerators, sample.denominators).map {
      ReplicationFigure(numerator: $0, denominator: $1)
    }
  }
}
