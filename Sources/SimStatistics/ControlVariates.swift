/// Estimates made more precise by figures of the same replications whose expected values are known.
///
/// A replication with more contacts than expected probably also has more suspensions than expected; a regression
/// estimates how many, and they are subtracted. The coefficients are estimated from the same replications, so the
/// estimate is unbiased to the order of one over their number, and exactly under joint normality, as is its
/// interval.
/// Source: Lavenberg and Welch (1981), "A perspective on the use of control variables to increase the
/// efficiency of Monte Carlo simulations", Management Science 27(3), 322-335.
public enum ControlVariates {
  /// A figure of every replication with a known expected value.
  public struct Control: Hashable, Sendable {
    /// One figure a replication, any unit.
    public let values: [Double]
    /// The expected value of each.
    public let mean: Double

    /// Pairs the figures with their expected value; both are checked where they are used.
    public init(values: [Double], mean: Double) {
      self.values = values
      self.mean = mean
    }
  }

  /// An estimate with and without controls.
  public struct Outcome: Hashable, Sendable {
    /// The estimate with controls.
    public let estimate: Estimate
    /// The estimate without.
    public let plain: Estimate
    /// How many controls took part: those that vary and are no combination of earlier ones.
    public let controls: Int

    /// Whether part of the figure was computed instead of counted.
    public let isConditioned: Bool

    /// The value with controls, if it was impossible and the controls were therefore dropped.
    public let impossible: Double?

    /// Puts the two beside each other.
    public init(
      estimate: Estimate, plain: Estimate, controls: Int, isConditioned: Bool = false,
      impossible: Double? = nil
    ) {
      self.isConditioned = isConditioned
      self.impossible = impossible
      self.estimate = estimate
      self.plain = plain
      self.controls = controls
    }

    /// How many times smaller the estimated variance is with controls; nil where either is unknown or
    /// nothing.
    public var varianceRatio: Double? {
      guard controls > 0 || isConditioned, let error = estimate.standardError,
        let before = plain.standardError,
        error > 0, before > 0
      else { return nil }
      let ratio = (before / error) * (before / error)
      return ratio.isFinite ? ratio : nil
    }
  }

  /// The fewest degrees of freedom that are left for the interval; with fewer the controls stay out.
  public static let leastDegreesOfFreedom = 8

  /// A ratio of sums with controls: the regression acts on the ratio's linearised influences.
  ///
  /// With e_r the influence of replication r (see ``Ratio``), C_r the controls and b the least-squares
  /// coefficients of e on C, the estimate is R - b (mean C - E C), its standard error
  /// s sqrt(1/n + d' S^-1 d) with d = mean C - E C, S the controls' sums of squares and s the residual
  /// standard deviation on n - q - 1 degrees of freedom, which the t interval has too.
  ///
  /// - Parameters:
  ///   - numerators: X_r, one a replication.
  ///   - denominators: Y_r, equally many.
  ///   - controls: each as many values; those that do not vary, or add nothing to earlier ones, stay out.
  ///   - level: of the interval.
  /// - Returns: the plain estimate on both sides where it has no interval, where fewer than
  ///   ``leastDegreesOfFreedom`` would be left, or where a control's length or a figure of it is wrong;
  ///   a value without an interval (`noSpread`) where the controls determine the figure.
  /// - Complexity: O(n q^2).
  public static func ratio(
    numerators: [Double], denominators: [Double], controls: [Control],
    level: ConfidenceLevel = .ninetyFive
  ) -> Outcome {
    let plain = Ratio.estimate(numerators: numerators, denominators: denominators, level: level)
    let without = Outcome(estimate: plain, plain: plain, controls: 0)
    let count = numerators.count
    guard plain.interval != nil, !controls.isEmpty,
      controls.allSatisfy({ $0.values.count == count && $0.mean.isFinite }),
      case .success(let linear) = Ratio.linearised(
        numerators: numerators, denominators: denominators)
    else { return without }

    var regression = Regression(linear.influences)
    for control in controls { regression.include(control) }
    let degrees = count - 1 - regression.controls
    guard regression.controls > 0, degrees >= leastDegreesOfFreedom else { return without }
    let value = linear.value - regression.correction
    guard regression.leavesSpread else {
      return Outcome(
        estimate: .pointOnly(value, because: .noSpread, count: count, method: .controlled),
        plain: plain, controls: regression.controls)
    }
    let variance = regression.residualSquares / Double(degrees)
    let error = (variance * (1 / Double(count) + regression.distance)).squareRoot()
    let estimate = Estimate.studentT(
      value, standardError: error, degreesOfFreedom: Double(degrees), level: level, count: count,
      method: .controlled)
    guard estimate.interval != nil else { return without }
    return Outcome(estimate: estimate, plain: plain, controls: regression.controls)
  }

  /// The same estimate by the delete-one jackknife, which assumes no normality: the test of ``ratio``.
  ///
  /// - Returns: absent where some n - 1 replications have no controlled estimate.
  /// - Complexity: O(n^2 q^2).
  package static func jackknife(
    numerators: [Double], denominators: [Double], controls: [Control],
    level: ConfidenceLevel = .ninetyFive
  ) -> Estimate {
    let count = numerators.count
    let whole = ratio(numerators: numerators, denominators: denominators, controls: controls)
    guard let value = whole.estimate.value, whole.controls > 0 else {
      return .undefined(.outOfRange, count: count, method: .jackknife)
    }
    var pseudoValues: [Double] = []
    for left in 0..<count {
      let part = ratio(
        numerators: numerators.without(left), denominators: denominators.without(left),
        controls: controls.map { Control(values: $0.values.without(left), mean: $0.mean) })
      guard let rest = part.estimate.value, part.controls == whole.controls else {
        return .undefined(.outOfRange, count: count, method: .jackknife)
      }
      pseudoValues.append(Double(count) * value - Double(count - 1) * rest)
    }
    return Mean.estimate(of: pseudoValues, level: level, method: .jackknife)
  }

  /// Least squares by modified Gram-Schmidt, one control after another.
  private struct Regression {
    /// The residuals of the figures.
    private var residuals: [Double]
    private let squares: Double
    /// Orthonormal directions, each with its distance from what was expected.
    private var directions: [(direction: [Double], offset: Double)] = []
    /// The part that the controls explain.
    private(set) var correction = 0.0

    init(_ figures: [Double]) {
      residuals = figures
      squares = figures.reduce(0) { $0 + $1 * $1 }
    }

    var controls: Int { directions.count }
    var residualSquares: Double { residuals.reduce(0) { $0 + $1 * $1 } }
    /// d' S^-1 d.
    var distance: Double { directions.reduce(0) { $0 + $1.offset * $1.offset } }
    /// Whether the residuals are more than rounding.
    var leavesSpread: Bool { residualSquares > 1e-20 * squares }

    mutating func include(_ control: Control) {
      let mean = Moments.mean(control.values)
      guard mean.isFinite else { return }
      var direction = control.values.map { $0 - mean }
      var offset = mean - control.mean
      let before = direction.reduce(0) { $0 + $1 * $1 }
      let scale = control.values.reduce(0) { $0 + $1 * $1 }
      // Figures that are all equal may differ from their mean by rounding.
      guard before.isFinite, before > 1e-24 * scale else { return }
      for earlier in directions {
        let share = inner(direction, earlier.direction)
        for index in direction.indices { direction[index] -= share * earlier.direction[index] }
        offset -= share * earlier.offset
      }
      let left = direction.reduce(0) { $0 + $1 * $1 }
      guard left > 1e-10 * before else { return }
      let length = left.squareRoot()
      for index in direction.indices { direction[index] /= length }
      offset /= length
      let coefficient = inner(residuals, direction)
      for index in residuals.indices { residuals[index] -= coefficient * direction[index] }
      correction += coefficient * offset
      directions.append((direction, offset))
    }

    private func inner(_ left: [Double], _ right: [Double]) -> Double {
      zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
    }
  }
}

extension Array {
  /// The array without one element.
  fileprivate func without(_ index: Int) -> [Element] {
    Array(self[..<index] + self[(index + 1)...])
  }
}
