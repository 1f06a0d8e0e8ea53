/// Sums over independent units, such as merchants, of what a ratio is made of: enough for the ratio of their sums and its
/// variance.
public struct UnitSums: Hashable, Sendable {
  /// How many units there are.
  public private(set) var units = 0
  /// The numerators, added up.
  public private(set) var numerator = 0.0
  /// The denominators, added up.
  public private(set) var denominator = 0.0
  /// Their squares and products, added up.
  private var squares = 0.0
  private var products = 0.0
  private var denominatorSquares = 0.0

  /// Sums of no units.
  public init() {}

  /// Adds a unit.
  public mutating func add(_ numerator: Double, per denominator: Double) {
    units += 1
    self.numerator += numerator
    self.denominator += denominator
    squares += numerator * numerator
    products += numerator * denominator
    denominatorSquares += denominator * denominator
  }

  /// Adds other units.
  public static func += (sums: inout UnitSums, others: UnitSums) {
    sums.units += others.units
    sums.numerator += others.numerator
    sums.denominator += others.denominator
    sums.squares += others.squares
    sums.products += others.products
    sums.denominatorSquares += others.denominatorSquares
  }

  /// The squares of the units' residuals from a ratio added up, and how much of that rounding can have made.
  fileprivate func residualSquares(from ratio: Double) -> (sum: Double, rounding: Double) {
    let size = squares + ratio * ratio * denominatorSquares
    return (
      max(size - 2 * ratio * products, 0), 4 * Double(max(units, 1)) * Double.ulpOfOne * size
    )
  }

  /// The residuals from a ratio added up.
  fileprivate func residuals(from ratio: Double) -> Double { numerator - ratio * denominator }
}

/// The difference of two groups of independent units, as an experiment estimates it that draws units into the groups.
///
/// Each group's figure is a ratio of sums over its units, weighted by stratum. Its variance is that of the linearised
/// residuals of its units (the delta method), and the two are joined as by Welch ("The generalization of 'Student's' problem
/// when several different population variances are involved", Biometrika 34, 1947) with the degrees of freedom of
/// Satterthwaite (1946). Of figures per unit this is Welch's test.
public enum WelchDifference {
  /// Some of a group's units, and what one of them counts for.
  public struct Stratum: Hashable, Sendable {
    let sums: UnitSums
    let weight: Double

    /// Weighs units.
    public init(_ sums: UnitSums, weight: Double) {
      self.sums = sums
      self.weight = weight
    }
  }

  /// The first group's ratio less the second's.
  ///
  /// - Parameters:
  ///   - first: The strata of the first group.
  ///   - second: Those of the second.
  ///   - isStratified: Whether units were drawn into the groups within strata, so that strata do not differ between groups.
  ///   - level: The level of the interval.
  /// - Returns: absent for `zeroDenominator`; without an interval for `singleReplication` where a group, or a stratum that
  ///   is drawn from by itself, has fewer than two units, and for `noSpread` where no unit differs from its group.
  public static func ofRatios(
    _ first: [Stratum], minus second: [Stratum], isStratified: Bool,
    level: ConfidenceLevel = .ninetyFive
  ) -> Estimate {
    let count = (first + second).reduce(0) { $0 + $1.sums.units }
    guard let one = Group(first, isStratified: isStratified),
      let two = Group(second, isStratified: isStratified)
    else { return .undefined(.zeroDenominator, count: count, method: .delta) }
    let value = one.ratio - two.ratio
    guard one.isJudged, two.isJudged else {
      return .pointOnly(value, because: .singleReplication, count: count, method: .delta)
    }
    let variance = one.variance + two.variance
    guard variance > 0 else {
      return .pointOnly(value, because: .noSpread, count: count, method: .delta)
    }
    let degrees = variance * variance / (one.varianceSpread + two.varianceSpread)
    return .studentT(
      value, standardError: variance.squareRoot(), degreesOfFreedom: degrees, level: level,
      count: count, method: .delta)
  }

  /// A group's ratio with its variance.
  private struct Group {
    let ratio: Double
    private(set) var isJudged = true
    private(set) var variance = 0.0
    /// The squares of the variance's parts, each over its degrees of freedom.
    private(set) var varianceSpread = 0.0

    /// Nil where the denominators add up to nothing.
    init?(_ strata: [Stratum], isStratified: Bool) {
      let whole = strata.reduce(0) { $0 + $1.weight * $1.sums.denominator }
      guard whole > 0 else { return nil }
      let ratio = strata.reduce(0) { $0 + $1.weight * $1.sums.numerator } / whole
      self.ratio = ratio
      for part in isStratified ? strata.map({ [$0] }) : [strata] {
        let units = part.reduce(0) { $0 + $1.sums.units }
        // A stratum of which nobody came into the group says nothing, and has no weight in it.
        guard units > 0 else { continue }
        guard units > 1 else {
          isJudged = false
          return
        }
        var (squares, rounding, mean) = (0.0, 0.0, 0.0)
        for stratum in part {
          let own = stratum.sums.residualSquares(from: ratio)
          squares += stratum.weight * stratum.weight * own.sum
          rounding += stratum.weight * stratum.weight * own.rounding
          mean += stratum.weight * stratum.sums.residuals(from: ratio) / Double(units)
        }
        squares -= Double(units) * mean * mean
        guard squares > rounding else { continue }
        let own = squares * Double(units) / Double(units - 1) / (whole * whole)
        variance += own
        varianceSpread += own * own / Double(units - 1)
      }
    }
  }
}
