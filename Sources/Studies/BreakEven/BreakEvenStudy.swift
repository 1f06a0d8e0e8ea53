import MerchantModel
import Runs
import Scenarios
import SimStatistics

/// The value of a number at which a figure is the same under a scenario and under another policy.
///
/// Both are simulated on the same replications at every value, so that their paired difference is a function of the value
/// alone, and ``RootSearch`` finds where it is 0.
public struct BreakEvenStudy: Sendable {
  /// The scenario and what is laid over it on both sides.
  public var texts: ScenarioTexts
  /// What is varied, an interval.
  public var range: Axis
  /// The policy that the scenario is compared with, laid over it as it is written.
  public var policy: SourceText
  /// What the policy is called.
  public var policyName: String
  /// The figure that is to be the same.
  public var figure: TargetFigure
  /// Whether the value holds under the policy too.
  public var isShared = false
  /// How many threads work.
  public var threads: Int

  /// A study in which the value holds under the scenario alone.
  public init(
    _ texts: ScenarioTexts, range: Axis, against policy: SourceText, named policyName: String,
    figure: TargetFigure, threads: Int
  ) {
    self.texts = texts
    self.range = range
    self.policy = policy
    self.policyName = policyName
    self.figure = figure
    self.threads = threads
  }

  /// Searches on as many replications as the scenario has.
  ///
  /// - Parameter onProgress: Takes how much was simulated; throwing ends the study.
  /// - Throws: ``BreakEvenError``; `ScenarioError` for a value that makes the scenario invalid; `DesignError` for a range
  ///   that is no interval; `SumOverflowError`; what `onProgress` throws.
  public func result(
    onProgress: (StudyCost) throws -> Void = { _ in }
  ) throws -> BreakEvenResult {
    guard case .interval(let interval) = range.values else { throw DesignError.noEnds(range.path) }
    var pairs = try BreakEvenPairs(self, over: interval)
    let search = try RootSearch { place in try pairs.difference(at: place, onProgress) }
    return BreakEvenResult(
      study: self, interval: interval, search: search, looks: pairs.looks, cost: pairs.cost)
  }
}

/// Thrown for a break-even that cannot be looked for.
public enum BreakEvenError: Error, Hashable, Sendable {
  /// There is one replication, which tells no interval.
  case singleReplication
  /// At a value the figure does not exist, or has no interval, under the scenario or under the policy.
  case noFigure(String, path: String, value: String, policy: String)
  /// The scenario under the policy has other merchants or another seed, so nothing can be paired.
  case incomparable(policy: String, part: IncomparablePoliciesError.Part)
}
