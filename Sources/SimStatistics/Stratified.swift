/// Estimates of a population from its strata.
public enum Stratified {
  /// One stratum: its estimate, and how much it weighs in the population.
  public struct Stratum: Hashable, Sendable {
    /// Size in the population, for example real merchants of a segment; at least 0.
    public let weight: Double
    /// The stratum's own estimate, independent of the others'.
    public let estimate: Estimate

    /// Pairs a weight with an estimate; the weight is checked where it is used.
    public init(weight: Double, estimate: Estimate) {
      self.weight = weight
      self.estimate = estimate
    }
  }

  /// One stratum of a ratio: its replications, and how much one unit of it weighs.
  public struct RatioStratum: Hashable, Sendable {
    /// Real units that each simulated one stands for; at least 0.
    public let weight: Double
    /// X_r of the stratum, one a replication.
    public let numerators: [Double]
    /// Y_r of the stratum, equally many.
    public let denominators: [Double]

    /// Keeps the columns; weight and lengths are checked where they are used.
    ///
    /// - Parameters:
    ///   - weight: The real units that each simulated one stands for.
    ///   - numerators: One numerator per replication.
    ///   - denominators: Equally many denominators.
    public init(weight: Double, numerators: [Double], denominators: [Double]) {
      self.weight = weight
      self.numerators = numerators
      self.denominators = denominators
    }
  }

  /// Weighted total of independent strata: sum of w theta.
  ///
  /// The standard error is sqrt(sum w^2 se^2); t with Satterthwaite's degrees of freedom, or the
  /// normal distribution where no stratum states any. A stratum of weight 0 takes no part.
  /// Source: Cochran, "Sampling Techniques", 3rd ed., section 5.4.
  ///
  /// - Returns: `Estimate.count` adds up the strata's. Absent for `noObservations` (no stratum of
  ///   positive weight), `outOfRange` (a weight), or the first stratum's own reason.
  public static func total(
    of strata: [Stratum], level: ConfidenceLevel = .ninetyFive
  ) -> Estimate {
    if let absence = absence(strata.map(\.weight)) {
      return .undefined(absence, count: 0, method: .stratified)
    }
    return combine(
      strata.map { (weight: $0.weight, estimate: $0.estimate) }, level: level, method: .stratified)
  }

  /// Weighted mean of independent strata: sum of w theta over sum of w.
  ///
  /// - Returns: as for `total`.
  public static func mean(
    of strata: [Stratum], level: ConfidenceLevel = .ninetyFive
  ) -> Estimate {
    if let absence = absence(strata.map(\.weight)) {
      return .undefined(absence, count: 0, method: .stratified)
    }
    let sum = strata.map(\.weight).reduce(0, +)
    return combine(
      strata.map { (weight: $0.weight / sum, estimate: $0.estimate) }, level: level,
      method: .stratified)
  }

  /// A population ratio where the strata share replications: sum of w X_r over sum of w Y_r.
  ///
  /// Strata of one replication may depend on each other (they share the platform's factors), so the
  /// weighted sums are formed within each replication and the delta method acts on them.
  ///
  /// - Returns: absent for `outOfRange` (a weight), `unequalLengths` (of any two columns), and as for
  ///   `Ratio.estimate`.
  public static func ratio(
    of strata: [RatioStratum], level: ConfidenceLevel = .ninetyFive
  ) -> Estimate {
    if let absence = absence(strata.map(\.weight)) {
      return .undefined(absence, count: 0, method: .delta)
    }
    let count = strata.first { $0.weight > 0 }?.numerators.count ?? 0
    var numerators = [Double](repeating: 0, count: count)
    var denominators = numerators
    for stratum in strata where stratum.weight > 0 {
      guard stratum.numerators.count == count, stratum.denominators.count == count else {
        return .undefined(.unequalLengths, count: count, method: .delta)
      }
      for index in 0..<count {
        numerators[index] += stratum.weight * stratum.numerators[index]
        denominators[index] += stratum.weight * stratum.denominators[index]
      }
    }
    return Ratio.estimate(numerators: numerators, denominators: denominators, level: level)
  }

  private static func absence(_ weights: [Double]) -> Absence? {
    guard weights.allSatisfy({ $0 >= 0 && $0.isFinite }) else { return .outOfRange }
    let sum = weights.reduce(0, +)
    guard sum.isFinite else { return .notFinite }
    return sum > 0 ? nil : .noObservations
  }

  /// A linear combination of independent estimates; weights of either sign.
  static func combine(
    _ terms: [(weight: Double, estimate: Estimate)], level: ConfidenceLevel, method: IntervalMethod
  ) -> Estimate {
    var value = 0.0
    var variance = 0.0
    var spread = 0.0
    var count = 0
    var missing: Absence?
    for (weight, estimate) in terms where weight != 0 {
      guard let part = estimate.value else {
        return .undefined(
          estimate.absence ?? .notFinite, count: estimate.count, method: method)
      }
      value += weight * part
      count = count.addingReportingOverflow(estimate.count).overflow ? .max : count + estimate.count
      guard let error = estimate.standardError else {
        missing = missing ?? estimate.absence ?? .notFinite
        continue
      }
      let share = weight * weight * error * error
      variance += share
      if let degrees = estimate.degreesOfFreedom { spread += share * share / degrees }
    }
    if let missing { return .pointOnly(value, because: missing, count: count, method: method) }
    let error = variance.squareRoot()
    if spread > 0 {
      return .studentT(
        value, standardError: error, degreesOfFreedom: variance * variance / spread, level: level,
        count: count, method: method)
    }
    let reach = StandardNormal.criticalValue(level) * error
    return .bounded(
      value, standardError: error, lower: value - reach, upper: value + reach, level: level,
      count: count, method: method)
  }
}
