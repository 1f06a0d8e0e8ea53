extension Ratio {
  /// What is counted above the line.
  public enum Events: Hashable, Sendable {
    /// Events per unit of exposure; what one of them is worth in the ratio's unit.
    case rate(scale: Double)
    /// The trials below the line that succeed.
    case share
  }

  /// A ratio of sums with the interval that serves it: by the delta method with t, or corrected for the skewness of its
  /// residuals where that matters (``SkewedMean``).
  ///
  /// - Parameters:
  ///   - sample: Numerators and denominators, one of each a replication.
  ///   - level: The level of the interval.
  public static func estimate(
    _ sample: PairedDifference.RatioSample, level: ConfidenceLevel = .ninetyFive
  ) -> Estimate {
    switch linearised(numerators: sample.numerators, denominators: sample.denominators) {
    case .failure(let failure):
      return .undefined(failure.absence, count: sample.numerators.count, method: .delta)
    case .success(let linear):
      return SkewedMean.whereItMatters(
        linear.estimate(level: level), influences: linear.influences, level: level)
    }
  }

  /// A ratio of events with the interval that serves it: by their number where they are few (``FewEvents``), else as
  /// ``estimate(_:level:)``.
  ///
  /// - Parameters:
  ///   - sample: Numerators and denominators, one of each a replication.
  ///   - strata: The events that they are made of.
  ///   - kind: What is counted.
  ///   - level: The level of the interval.
  public static func ofEvents(
    _ sample: PairedDifference.RatioSample, strata: [FewEvents.Stratum], as kind: Events,
    level: ConfidenceLevel = .ninetyFive
  ) -> Estimate {
    let byT = estimate(
      numerators: sample.numerators, denominators: sample.denominators, level: level)
    let byEvents =
      switch kind {
      case .rate(let scale): FewEvents.rate(byT, of: strata, scale: scale, level: level)
      case .share: FewEvents.share(byT, of: strata, level: level)
      }
    return byEvents.method == byT.method ? estimate(sample, level: level) : byEvents
  }
}
