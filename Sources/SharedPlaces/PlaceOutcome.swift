import SimStatistics

/// What came to a place that merchants share: the place's own figures, of what is real.
public protocol PlaceOutcome: Sendable {
  /// What is reported of the place. The raw value is the figure's name in files.
  associatedtype Figure: RawRepresentable<String>, Hashable, Sendable

  /// The figures that there are, in the order of tables and files.
  var figures: [Figure] { get }
  /// How many replications there are.
  var replicationCount: Int { get }
  /// What a figure is a ratio of: a numerator and a denominator a replication, in order.
  func sample(of figure: Figure) -> PairedDifference.RatioSample
  /// The wait that a share of those who waited stay below, in the unit of the figure `wait`; nil where nobody did.
  func wait(quantile share: Double) -> Double?
}

extension PlaceOutcome {
  /// A figure over the counted days.
  public func estimate(_ figure: Figure) -> Estimate {
    let sample = sample(of: figure)
    return Ratio.estimate(numerators: sample.numerators, denominators: sample.denominators)
  }
}
