/// Estimates made more precise by figures of the same replications whose expected values are known.
///
/// A replication with more contacts than expected probably also has more suspensions than expected; a regression
/// estimates how many, and they are subtracted. The coefficients are estimated from the same replications, so the
/// estimate is unbiased to the order of one over their number, and exactly under joint normality.
/// Source: Lavenberg and Welch (1981), "A perspective on the use of control variables to increase the
/// efficiency of Monte Carlo simulations", Management Science 27(3), 322-335.
///
/// The standard error is the delete-one jackknife's. The usual one supposes that the residuals vary alike for all values of
/// the controls, but figures of large merchants vary more: with 20 replications of 10 unlike sellers its intervals covered
/// 93.3 and 94.1 % where the jackknife's covered 94.5 and 95.2 (suspensions and minutes saved, simulated).
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
    /// What was won; nil where nothing was, or where it is unknown.
    public let varianceRatio: VarianceRatio?

    /// Puts the two beside each other.
    public init(
      estimate: Estimate, plain: Estimate, controls: Int = 0, isConditioned: Bool = false,
      impossible: Double? = nil, varianceRatio: VarianceRatio? = nil
    ) {
      self.isConditioned = isConditioned
      self.impossible = impossible
      self.varianceRatio = varianceRatio
      self.estimate = estimate
      self.plain = plain
      self.controls = controls
    }
  }

  /// The fewest degrees of freedom that are left for the interval; with fewer the controls stay out.
  ///
  /// Whether controls win anything is judged by the same replications, and choosing the smaller of two standard errors
  /// costs coverage where these are few.
  public static let leastDegreesOfFreedom = 20

  /// A ratio of sums with controls: the regression acts on the ratio's linearised influences.
  ///
  /// With e_r the influence of replication r (see ``Ratio``), C_r the controls and b the least-squares
  /// coefficients of e on C, the estimate is R - b (mean C - E C). Leaving out replication r moves it by
  /// c_r f_r / (1 - h_r), f_r being the residual, h_r the leverage and c_r what e_r counts for in the estimate; the
  /// jackknife's standard error follows from these. The interval is t with n - q - 1 degrees of freedom.
  ///
  /// - Parameters:
  ///   - numerators: X_r, one a replication.
  ///   - denominators: Y_r, equally many.
  ///   - counted: The numerators as they were counted, where `numerators` are expected values given part of the
  ///     replication; nil where these were counted.
  ///   - controls: each as many values; those that do not vary, or add nothing to earlier ones, stay out.
  ///   - level: of the interval.
  /// - Returns: the plain estimate on both sides where it has no interval, where fewer than
  ///   ``leastDegreesOfFreedom`` would be left, where the variance is not smaller than without controls, or where a
  ///   control's length or a figure of it is wrong; a value without an interval (`noSpread`) where the controls
  ///   determine the figure.
  /// - Complexity: O(n q^2).
  public static func ratio(
    numerators: [Double], denominators: [Double], insteadOf counted: [Double]? = nil,
    controls: [Control], level: ConfidenceLevel = .ninetyFive
  ) -> Outcome {
    let plain = Ratio.estimate(
      numerators: counted ?? numerators, denominators: denominators, level: level)
    guard counted != nil || plain.interval != nil,
      case .success(let first) = Ratio.linearised(
        numerators: counted ?? numerators, denominators: denominators),
      case .success(let linear) = Ratio.linearised(
        numerators: numerators, denominators: denominators)
    else { return Outcome(estimate: plain, plain: plain) }

    let candidates = [
      controlled(linear, controls, comparedWith: first, level: level),
      counted == nil ? nil : uncontrolled(linear, comparedWith: first, level: level),
    ]
    for case let (estimate, controls, ratio)? in candidates {
      if let ratio, ratio.value < 1 { continue }
      return Outcome(
        estimate: estimate, plain: plain, controls: controls, isConditioned: counted != nil,
        varianceRatio: ratio)
    }
    return Outcome(estimate: plain, plain: plain)
  }

  /// An estimate, how many controls it has, and what it wins.
  private typealias Candidate = (estimate: Estimate, controls: Int, ratio: VarianceRatio?)

  private static func uncontrolled(
    _ linear: Ratio.Linearised, comparedWith plain: Ratio.Linearised, level: ConfidenceLevel
  ) -> Candidate {
    let estimate = linear.estimate(level: level)
    let leverages = linear.influences.map { _ in 1 / Double(linear.influences.count) }
    return (
      estimate, 0,
      VarianceRatio(
        of: plain.influences, to: linear.influences, leverages: leverages, controls: 0,
        level: level)
    )
  }

  private static func controlled(
    _ linear: Ratio.Linearised, _ controls: [Control], comparedWith plain: Ratio.Linearised,
    level: ConfidenceLevel
  ) -> Candidate? {
    let count = linear.influences.count
    guard controls.allSatisfy({ $0.values.count == count && $0.mean.isFinite }) else { return nil }
    var regression = ControlRegression(linear.influences)
    for control in controls { regression.include(control) }
    let degrees = count - 1 - regression.controls
    guard regression.controls > 0, degrees >= leastDegreesOfFreedom else { return nil }
    let value = linear.value - regression.correction
    guard regression.leavesSpread else {
      return (
        .pointOnly(value, because: .noSpread, count: count, method: .controlled),
        regression.controls, nil
      )
    }
    guard let error = regression.jackknifeError else { return nil }
    let estimate = Estimate.studentT(
      value, standardError: error, degreesOfFreedom: Double(degrees), level: level, count: count,
      method: .controlled)
    guard estimate.interval != nil else { return nil }
    return (
      estimate, regression.controls,
      VarianceRatio(
        of: plain.influences, to: regression.residuals, leverages: regression.leverages,
        controls: regression.controls, level: level)
    )
  }
}
