import MerchantModel
import SimStatistics

/// How precise an estimate is, compared with what was wanted.
public struct PrecisionStatus: Hashable, Sendable {
  /// What was wanted.
  public let target: PrecisionTarget
  /// The estimate.
  public let estimate: Estimate
  /// Whether it is narrow enough, and if not how many replications it seems to need.
  public let status: StoppingRule.Status

  /// Judges an estimate by a rule.
  init(of target: PrecisionTarget, at estimate: Estimate, by rule: StoppingRule) {
    self.target = target
    self.estimate = estimate
    status = rule.status(of: estimate, wanted: target.wanted)
  }
}

/// The outcome of a run to a precision.
public struct PrecisionReport: Hashable, Sendable {
  /// Each target at the last look.
  public let statuses: [PrecisionStatus]
  /// The numbers of replications at which the run looked, in order; the last is where it stopped.
  public let looks: [Int]
  /// The most replications it was allowed.
  public let ceiling: Int

  /// Whether every target was reached.
  public var isReached: Bool { statuses.allSatisfy { $0.status == .reached } }
}
