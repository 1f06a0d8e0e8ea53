import MerchantModel
import SimStatistics

/// How an arm of a roll-out differs from the first in a measure, and whether an experiment would see it.
public struct ArmContrast: Sendable {
  /// The arm, by its position; the first arm has none.
  public let arm: Int
  /// Of what.
  public let measure: Measure
  /// Of whose merchants.
  public let scope: Scope
  /// The arm's figure less the first arm's, over all replications, by t on the linearised difference of each.
  public let difference: Estimate
  /// The share of replications, each taken for one experiment, in which Welch's interval of the difference at 95 % leaves 0
  /// out: the power of an experiment with these merchants. One without an interval sees nothing.
  public let seen: Estimate
  /// How many of them see less than in the first arm.
  public let seenLower: Int
  /// How many of them see more than in the first arm.
  public let seenHigher: Int
  /// The true difference that four of five such experiments would see, on average over those with an interval: the sum of
  /// half their interval's width and the normal quantile of four fifths times their standard error. Nil where none has one.
  public let detectable: Double?

  /// How many times the merchants an experiment needs so that four of five see the difference, since intervals narrow with
  /// the root of their number; nil where the difference itself is not beyond its own interval.
  public var merchantsFactor: Double? {
    guard let detectable, let value = difference.value, value != 0,
      let interval = difference.interval, interval.lower > 0 || interval.upper < 0
    else { return nil }
    let ratio = detectable / value
    return ratio * ratio
  }

  /// The share of experiments that ``detectable`` is for.
  public static let wantedPower = 0.8
}

extension RunResult {
  /// What each replication says of the difference of an arm from the first, taken for an experiment: Welch's estimate over
  /// its merchants, by segment where segments are dealt out to the arms.
  ///
  /// - Parameters:
  ///   - measure: One of ``trialMeasures(of:)``.
  ///   - arm: The position of the arm, 1 or more.
  ///   - scope: Of whose merchants.
  /// - Returns: An estimate a replication; nil for another measure, or where there is no such arm.
  /// - Complexity: O(replications x segments).
  public func trials(of measure: Measure, arm: Int, of scope: Scope) -> [Estimate]? {
    let known = RunResult.trialMeasures(of: scenario)
    guard let place = known.firstIndex(of: measure), arm > 0, arms.indices.contains(arm) else {
      return nil
    }
    let weights = weights(in: scope)
    return (0..<replications).map { replication in
      let groups = [arm, 0].map {
        arms[$0].trial.strata(measure: place, replication: replication, weights: weights)
      }
      return WelchDifference.ofRatios(
        groups[0], minus: groups[1], isStratified: scenario.armAssignment == .stratified)
    }
  }

  /// How an arm of a roll-out differs from the first in a measure.
  ///
  /// - Parameters:
  ///   - measure: One of ``trialMeasures(of:)``.
  ///   - arm: The position of the arm, 1 or more.
  ///   - scope: Of whose merchants.
  /// - Returns: nil for another measure, or where there is no such arm.
  /// - Complexity: O(replications x segments).
  public func contrast(_ measure: Measure, arm: Int, of scope: Scope) -> ArmContrast? {
    guard let trials = trials(of: measure, arm: arm, of: scope) else { return nil }
    var (lower, higher) = (0, 0)
    var reaches: [Double] = []
    for trial in trials {
      guard let interval = trial.interval, let error = trial.standardError else { continue }
      if interval.upper < 0 { lower += 1 }
      if interval.lower > 0 { higher += 1 }
      reaches.append(
        interval.halfWidth + StandardNormal.quantile(ArmContrast.wantedPower) * error)
    }
    let difference = PairedDifference.ofRatios(
      arms[arm].sample(of: measure, in: scope), minus: arms[0].sample(of: measure, in: scope))
    return ArmContrast(
      arm: arm, measure: measure, scope: scope, difference: difference.unlessWithoutSpread,
      seen: Proportion.wilson(successes: lower + higher, trials: replications),
      seenLower: lower, seenHigher: higher,
      detectable: reaches.isEmpty ? nil : reaches.reduce(0, +) / Double(reaches.count))
  }
}
