import MerchantModel
import SimStatistics

/// A measure under one policy, with what its interval and those of its differences are made of.
package enum ReplicationSample: Hashable, Sendable {
  /// A ratio of sums over the counted days, replication by replication; with its events where they are of merchants.
  case ratio(PairedDifference.RatioSample, events: Events?)
  /// A quantile of all observations, by section.
  case quantile(Quantile)

  /// Events of merchants, and what one of them per unit of the whole is worth in the measure's unit.
  package struct Events: Hashable, Sendable {
    let counts: StratifiedRatio
    let scale: Double
  }

  package init(_ measure: Measure, of scope: Scope, in run: RunResult) {
    if let quantile = measure.quantile {
      self = .quantile(run.quantile(quantile, of: scope, scale: measure.scale))
      return
    }
    let isOfMerchants =
      measure.countsEvents && measure.isOfMerchants && measure.subtracted == nil
    self = .ratio(
      run.sample(of: measure, in: scope),
      events: isOfMerchants
        ? Events(counts: run.ratio(of: measure, in: scope), scale: measure.scale) : nil)
  }

  /// These figures less others', paired by replication. Without an interval where all replications agree
  /// exactly, unless it is merchants that do not differ.
  package func difference(
    from other: ReplicationSample, level: ConfidenceLevel = .ninetyFive
  ) -> Estimate {
    switch (self, other) {
    case (.ratio(let own, let events), .ratio(let others, let otherEvents)):
      let byT = PairedDifference.ofRatios(own, minus: others, level: level)
      guard let events, let otherEvents,
        let strata = events.counts.discordance(from: otherEvents.counts)
      else { return byT.unlessWithoutSpread }
      return FewEvents.difference(byT, of: strata, scale: events.scale, level: level)
        .unlessWithoutSpread
    case (.quantile(let own), .quantile(let others)):
      return Quantile.difference(own, minus: others, level: level).unlessWithoutSpread
    default: return .undefined(.unequalLengths, count: 0, method: .delta)
    }
  }

  /// How these figures differ from others'.
  struct Change {
    /// These less the others', as of ``difference(from:level:)``.
    let difference: Estimate
    /// The same relative to the others' value; of ratios only, and without an interval where few events differ.
    let relative: Estimate?
    /// The chance of a difference at least as large if there is none in truth; nil where nothing differs.
    let pValue: Double?
  }

  func change(from other: ReplicationSample, level: ConfidenceLevel) -> Change {
    let difference = difference(from: other, level: level)
    return Change(
      difference: difference, relative: relative(difference, from: other, level: level),
      pValue: chance(of: difference, from: other))
  }

  private func chance(of difference: Estimate, from other: ReplicationSample) -> Double? {
    guard difference.method == .gamma,
      case (.ratio(_, let events?), .ratio(_, let others?)) = (self, other),
      let strata = events.counts.discordance(from: others.counts)
    else { return difference.pValue(against: 0) }
    return FewEvents.chanceOfDifference(difference, of: strata, scale: events.scale)
  }

  private func relative(
    _ difference: Estimate, from other: ReplicationSample, level: ConfidenceLevel
  ) -> Estimate? {
    guard case (.ratio(let own, _), .ratio(let others, _)) = (self, other) else { return nil }
    let relative = PairedDifference.relativeOfRatios(own, to: others, level: level)
    guard difference.method == .gamma, let value = relative.value else {
      return relative.unlessWithoutSpread
    }
    return .pointOnly(
      value, because: .tooFewForInterval, count: relative.count, method: relative.method)
  }

  /// The estimate with the influence of each replication, or of each section on a quantile; nil where there is no
  /// estimate.
  var influences: ReplicationInfluences? {
    switch self {
    case .ratio(let sample, _): .ofRatio(sample)
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
