/// Rates and shares of events that are too few for Student's t.
///
/// A count of few events is skewed, and its spread is small where the count is: nearly all intervals by t that miss lie
/// below the truth. At 3.5 expected events in 20 replications 86 % cover instead of 95 (simulated), and without any event
/// there is none.
///
/// So below ``limit`` events the interval is made of the count itself: by the gamma distribution for a rate (Garwood's exact
/// Poisson interval where all events have one weight; Fay and Feuer (1997), "Confidence intervals for directly standardized
/// rates", Statistics in Medicine 16, 791-801, where they have several), by the beta distribution for a share (Clopper and
/// Pearson's). Events that come in clusters say less than as many independent ones: their number is divided by the ratio of
/// the variance over replications to that of independent events, where it is above 1 (Korn and Graubard (1998), "Confidence
/// intervals for proportions with small expected number of positive counts estimated from survey data", Survey Methodology
/// 24, 193-201). Without any event nothing is known of clusters, and events are taken for independent.
public enum FewEvents {
  /// Events of one weight.
  public struct Stratum: Hashable, Sendable {
    /// How many there are.
    public var events: Double
    /// What they are counted against: exposure, or the trials of which they are the successes.
    public var whole: Double
    /// What one event and one unit of the whole count for.
    public let weight: Double

    /// Events of one weight.
    public init(events: Double, whole: Double, weight: Double) {
      self.events = events
      self.whole = whole
      self.weight = weight
    }
  }

  /// The number of events, or of trials without one, from which on t serves: of 20,000 simulated studies of 20 replications
  /// with as many expected events its intervals covered 94.3 %.
  public static let limit = 30.0

  /// The estimate of a rate with an interval by the gamma distribution; the one by t where there are enough events.
  ///
  /// - Parameters:
  ///   - byT: The estimate over replications.
  ///   - strata: The events that it is made of.
  ///   - scale: What one event per unit of exposure is worth in the estimate's unit.
  ///   - level: The level of the interval.
  public static func rate(
    _ byT: Estimate, of strata: [Stratum], scale: Double, level: ConfidenceLevel
  ) -> Estimate {
    guard let sums = Sums(strata), let value = byT.value, byT.count > 1,
      sums.effectiveEvents < limit
    else { return byT }
    let toUnit = scale / sums.whole
    let clustering = clustering(byT, independent: sums.variance * toUnit * toUnit)
    let ends = ends(sums, clustering: clustering, level)
    return .bounded(
      value, standardError: byT.standardError, lower: ends.lower * toUnit,
      upper: ends.upper * toUnit, level: level, count: byT.count, method: .gamma,
      degreesOfFreedom: byT.degreesOfFreedom)
  }

  /// The ends of an interval of the expected number of events, by the gamma distribution.
  static func ends(
    _ sums: Sums, clustering: Double, _ level: ConfidenceLevel
  ) -> (lower: Double, upper: Double) {
    let variance = sums.variance * clustering
    let heaviest = sums.heaviest * clustering
    let events = sums.events
    let lower =
      events > 0
      ? variance / events * Gamma.lowerQuantile(level.tail, shape: events * events / variance) : 0
    let more = events + heaviest
    let moreVariance = variance + heaviest * heaviest
    let upper =
      moreVariance / more * Gamma.upperQuantile(level.tail, shape: more * more / moreVariance)
    return (lower, upper)
  }

  /// The estimate of a share with an interval by the beta distribution; the one by t where there are enough events, and
  /// enough trials without one.
  ///
  /// - Parameters: as of ``rate(_:of:scale:level:)``.
  public static func share(
    _ byT: Estimate, of strata: [Stratum], level: ConfidenceLevel
  ) -> Estimate {
    let others = strata.map {
      Stratum(events: $0.whole - $0.events, whole: $0.whole, weight: $0.weight)
    }
    guard let sums = Sums(strata), let rest = Sums(others), let value = byT.value, byT.count > 1,
      rest.events >= 0, min(sums.effectiveEvents, rest.effectiveEvents) < limit
    else { return byT }
    let share = sums.events / sums.whole
    // As many trials of one weight would have the same variance (Kish).
    let trials = sums.whole * sums.whole / sums.squaredWeights
    let clustering = clustering(byT, independent: share * (1 - share) / trials)
    let effective = trials / clustering
    let successes = share * effective
    return .bounded(
      value, standardError: byT.standardError,
      lower: sums.events > 0
        ? Beta.lowerQuantile(level.tail, successes, effective - successes + 1) : 0,
      upper: rest.events > 0
        ? Beta.upperQuantile(level.tail, successes + 1, effective - successes) : 1,
      level: level, count: byT.count, method: .clopperPearson,
      degreesOfFreedom: byT.degreesOfFreedom)
  }

  /// How many times the variance over replications is that of independent events; 1 or more.
  static func clustering(_ byT: Estimate, independent variance: Double) -> Double {
    guard let error = byT.standardError, variance > 0 else { return 1 }
    let ratio = error * error / variance
    return ratio.isFinite ? max(1, ratio) : 1
  }

  /// Weighted sums over strata.
  struct Sums {
    var events = 0.0
    var whole = 0.0
    /// The variance of the events if they are independent.
    var variance = 0.0
    /// The whole with squared weights.
    var squaredWeights = 0.0
    var heaviest = 0.0

    /// As many events of one weight would be as certain.
    var effectiveEvents: Double { variance > 0 ? events * events / variance : 0 }

    /// Adds up strata; nil without exposure.
    init?(_ strata: [Stratum]) {
      for stratum in strata where stratum.whole > 0 {
        let weight = stratum.weight
        events += weight * stratum.events
        whole += weight * stratum.whole
        variance += weight * weight * stratum.events
        squaredWeights += weight * weight * stratum.whole
        heaviest = max(heaviest, weight)
      }
      guard whole > 0, whole.isFinite, squaredWeights > 0 else { return nil }
    }
  }
}
