import MerchantModel
import Runs
import SimStatistics

/// A figure over some replications of a scenario.
public struct FigureSample: Hashable, Sendable {
  /// Above the line, one a replication.
  public private(set) var numerators: [Double] = []
  /// Below the line, one a replication.
  public private(set) var denominators: [Double] = []
  /// The same of the ratio that is taken off, if one is.
  private var subtractedNumerators: [Double] = []
  private var subtractedDenominators: [Double] = []
  /// Of a quantile, what each replication observed, by segment.
  private var observed: [[WeightedHistogram]] = []
  /// Of a ratio, its counts over all replications, by segment.
  private var strata: [FewEvents.Stratum] = []

  /// A sample of no replications.
  init() {}

  init(
    numerators: [Double], denominators: [Double],
    subtracted: (numerator: Double, denominator: Double)?, observed: [[WeightedHistogram]],
    strata: [FewEvents.Stratum]
  ) {
    (self.numerators, self.denominators) = (numerators, denominators)
    subtractedNumerators = subtracted.map { [$0.numerator] } ?? []
    subtractedDenominators = subtracted.map { [$0.denominator] } ?? []
    (self.observed, self.strata) = (observed, strata)
  }

  /// Adds the replications of another sample.
  mutating func append(_ other: FigureSample) {
    numerators += other.numerators
    denominators += other.denominators
    subtractedNumerators += other.subtractedNumerators
    subtractedDenominators += other.subtractedDenominators
    observed += other.observed
    if strata.isEmpty {
      strata = other.strata
    } else {
      for (place, more) in other.strata.enumerated() {
        strata[place].events += more.events
        strata[place].whole += more.whole
      }
    }
  }

  /// The figure of each replication, of a quantile that of the replication's own observations; nil where its
  /// denominator is 0.
  public var values: [Double?] {
    let values = zip(numerators, denominators).map { $1 == 0 ? nil : $0 / $1 }
    guard !subtractedNumerators.isEmpty else { return values }
    return zip(values, zip(subtractedNumerators, subtractedDenominators)).map { value, other in
      guard let value, other.1 != 0 else { return nil }
      return value - other.0 / other.1
    }
  }

  /// The sums of each replication, of which the figure is the ratio.
  private var ratio: PairedDifference.RatioSample {
    let own = PairedDifference.RatioSample(numerators: numerators, denominators: denominators)
    guard !subtractedNumerators.isEmpty else { return own }
    return PairedDifference.RatioSample(
      own,
      minus: .init(numerators: subtractedNumerators, denominators: subtractedDenominators))
  }

  /// The ratio of the sums, or the quantile of all observations together, with its interval.
  public func estimate(
    of figure: TargetFigure, level: ConfidenceLevel = .ninetyFive
  ) -> Estimate {
    if let quantile = quantile(figure.measure, level: level) {
      return figure.measure.honest(quantile.estimate)
    }
    // A gap can be negative, whatever the measure can.
    guard !figure.isGap else {
      return Ratio.estimate(ratio, level: level).unlessWithoutSpread
    }
    return figure.measure.estimate(ratio, strata: strata, level: level)
  }

  /// One sample's figure less another's, replication by replication, over those that both have.
  public func estimate(
    of figure: TargetFigure, minus other: FigureSample, level: ConfidenceLevel = .ninetyFive
  ) -> Estimate {
    let count = min(numerators.count, other.numerators.count)
    let (one, two) = (first(count), other.first(count))
    if let own = one.quantile(figure.measure), let others = two.quantile(figure.measure) {
      return Quantile.difference(own, minus: others, level: level).unlessWithoutSpread
    }
    return PairedDifference.ofRatios(one.ratio, minus: two.ratio, level: level).unlessWithoutSpread
  }

  /// The figure with the influence of each replication on it, of a quantile that of each of their ``Sections``; nil where it
  /// does not exist.
  ///
  /// - Parameter count: Of how many replications, the first ones; nil for all.
  func influences(of figure: TargetFigure, after count: Int? = nil) -> ReplicationInfluences? {
    let sample = count.map(first) ?? self
    if figure.measure.quantile != nil {
      return sample.quantile(figure.measure)?.influences
    }
    return ReplicationInfluences.ofRatio(sample.ratio)
  }

  /// The first replications, without their counts, which are kept over all of them alone.
  private func first(_ count: Int) -> FigureSample {
    guard count < numerators.count else { return self }
    var first = FigureSample()
    first.numerators = Array(numerators.prefix(count))
    first.denominators = Array(denominators.prefix(count))
    first.subtractedNumerators = Array(subtractedNumerators.prefix(count))
    first.subtractedDenominators = Array(subtractedDenominators.prefix(count))
    first.observed = Array(observed.prefix(count))
    return first
  }

  /// The quantile of all observations together, if the measure is one; nil for other measures.
  private func quantile(_ measure: Measure, level: ConfidenceLevel = .ninetyFive) -> Quantile? {
    guard let quantile = measure.quantile else { return nil }
    let sections = Sections.replications(of: observed.count).map { section in
      section.flatMap { replication in
        observed[replication].map { (histogram: $0.histogram.histogram, weight: $0.weight) }
      }
    }
    return Quantile(quantile, of: sections, scale: measure.scale, level: level)
  }
}

/// What the merchants of a segment observed in a replication.
struct WeightedHistogram: Hashable, Sendable {
  let histogram: SparseHistogram
  /// What one of the segment's merchants counts for.
  let weight: Double
}
