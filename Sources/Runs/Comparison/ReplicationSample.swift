import MerchantModel
import SimStatistics

/// A measure under one policy, with what its interval and those of its differences are made of.
package enum ReplicationSample: Hashable, Sendable {
  /// A ratio of sums over the counted days, replication by replication.
  case ratio(PairedDifference.RatioSample)
  /// A quantile of all observations, by section.
  case quantile(Quantile)

  package init(_ measure: Measure, of scope: Scope, in run: RunResult) {
    if let quantile = measure.quantile {
      self = .quantile(run.quantile(quantile, of: scope, scale: measure.scale))
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
    case (.quantile(let own), .quantile(let others)):
      Quantile.difference(own, minus: others, level: level).unlessWithoutSpread
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

  /// The estimate with the influence of each replication, or of each section on a quantile; nil where there is no
  /// estimate.
  var influences: ReplicationInfluences? {
    switch self {
    case .ratio(let sample): .ofRatio(sample)
    case .quantile(let quantile): quantile.influences
    }
  }

  /// Whether its influences are of sections.
  var isBySection: Bool {
    switch self {
    case .ratio: false
    case .quantile: true
    }
  }
}
