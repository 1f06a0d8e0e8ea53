import MerchantModel
import SimStatistics

/// A measure under one policy, replication by replication.
package enum ReplicationSample: Hashable, Sendable {
  /// A ratio of sums over the counted days.
  case ratio(PairedDifference.RatioSample)
  /// A quantile; none of a replication in which nothing was observed.
  case quantiles([Double?])

  package init(_ measure: Measure, of scope: Scope, in run: RunResult) {
    guard measure.quantile == nil else {
      self = .quantiles(run.quantiles(of: measure, in: scope))
      return
    }
    let sums = run.sums(of: measure, in: scope)
    self = .ratio(.init(numerators: sums.numerators, denominators: sums.denominators))
  }

  /// These figures less others', paired by replication. Without an interval where all replications agree
  /// exactly.
  package func difference(
    from other: ReplicationSample, level: ConfidenceLevel = .ninetyFive
  ) -> Estimate {
    switch (self, other) {
    case (.ratio(let own), .ratio(let others)):
      PairedDifference.ofRatios(own, minus: others, level: level).unlessWithoutSpread
    case (.quantiles(let own), .quantiles(let others)):
      PairedDifference.ofMeans(own, minus: others, level: level).unlessWithoutSpread
    default: .undefined(.unequalLengths, count: 0, method: .delta)
    }
  }

  /// The same relative to the other's value; of ratios only.
  func relativeDifference(
    from other: ReplicationSample, level: ConfidenceLevel = .ninetyFive
  ) -> Estimate? {
    guard case (.ratio(let own), .ratio(let others)) = (self, other) else { return nil }
    return PairedDifference.relativeOfRatios(own, to: others, level: level).unlessWithoutSpread
  }

  /// The replications in which something was observed.
  var observed: [Bool] {
    switch self {
    case .ratio(let sample): sample.numerators.map { _ in true }
    case .quantiles(let values): values.map { $0 != nil }
    }
  }

  /// The estimate with each replication's influence, over some of the replications; nil where there is no
  /// estimate.
  func influences(over wanted: [Bool]) -> ReplicationInfluences? {
    switch self {
    case .ratio(let sample): .ofRatio(sample)
    case .quantiles(let values):
      .ofMean(zip(values, wanted).compactMap { $1 ? $0 : nil })
    }
  }
}
