import MerchantModel
import SimStatistics

/// The result of a comparison: a run's result for each policy, and how merchants changed from the first.
public struct PolicyResult: Sendable {
  /// The policies; the others are compared with the first.
  public let policies: [PolicyScenario]
  /// A result for each policy, the same as that of a run of its own, but for events and fingerprint where
  /// policies share what is simulated.
  public private(set) var runs: [RunResult]
  /// What precision was wanted of each difference and what was reached, in the order of targets, then policies; nil
  /// of a plain comparison.
  public internal(set) var precision: PrecisionReport?
  /// Changes by policy, then replication and segment.
  private var changes: [[MerchantChanges]]

  init(_ policies: [PolicyScenario]) {
    self.policies = policies
    runs = policies.map { RunResult($0.scenario) }
    changes = policies.map { _ in [] }
  }

  /// The first policy's result.
  public var first: RunResult { runs[0] }

  /// How many replications there are.
  public var replications: Int { first.replications }

  /// The scopes that all policies have in common.
  public var scopes: [Scope] { first.scopes }

  /// The measures that all policies have in common.
  public var measures: [Measure] {
    let names = runs.dropFirst().map { Set($0.measures.map(\.name)) }
    return first.measures.filter { measure in names.allSatisfy { $0.contains(measure.name) } }
  }

  /// Whether a policy's days were simulated together with another's, so that it has no count of events of its own.
  public func sharesDays(policy: Int) -> Bool {
    RuleVariantGroups(policies.map(\.scenario)).isShared(policy)
  }

  /// Merchant-days simulated under all policies, the warm-up's among them.
  public var merchantDays: Int { runs.reduce(0) { $0 + $1.merchantDays } }

  /// Events run under all policies; what several share is counted once.
  public var events: Int { runs.reduce(0) { $0 + $1.events } }

  /// Keeps what a longer warm-up makes of the figures, by policy.
  mutating func setWarmUpReruns(_ reruns: [WarmUpRerun?]) {
    for (index, rerun) in reruns.enumerated() { runs[index].warmUpRerun = rerun }
  }

  /// Keeps how merchants and the places that they share came to agree, by policy.
  mutating func setPlaces(_ places: [SettledPlaces?]) {
    for (index, place) in places.enumerated() {
      (runs[index].desk, runs[index].appeals) = (place?.desk, place?.appeals)
    }
  }

  mutating func add(
    _ output: PolicyBlockOutput, of block: MerchantBlock
  ) throws(SumOverflowError) {
    let place = block.replication * first.scenario.segments.count + block.segment
    for index in runs.indices {
      try runs[index].add(output.outputs[index], of: block)
      if place == changes[index].count {
        changes[index].append(output.changes[index])
      } else {
        changes[index][place].add(output.changes[index])
      }
    }
  }

  /// How many real merchants of a scope change in some way from the first policy to another, and which
  /// share of them that is.
  ///
  /// Each merchant is compared with itself: the same customers, staff and luck. The estimate is the mean over
  /// replications, its interval from their spread.
  ///
  /// - Parameters:
  ///   - change: The way in which merchants change.
  ///   - policy: The position of the policy.
  ///   - scope: Whose merchants.
  ///   - level: The level of the intervals.
  public func change(
    _ change: MerchantChange, policy: Int, of scope: Scope, level: ConfidenceLevel = .ninetyFive
  ) -> (merchants: Estimate, share: Estimate) {
    let segments = first.scenario.segments
    let weights = scope.realWeights(of: segments)
    let real = first.segments(in: scope).reduce(0) { $0 + $1.weight }
    let counts = (0..<replications).map { replication in
      weights.reduce(0) { sum, part in
        let (segment, weight) = part
        return sum + weight
          * Double(changes[policy][replication * segments.count + segment][change])
      }
    }
    func estimate(_ values: [Double], most: Double) -> Estimate {
      Mean.estimate(of: values, level: level).unlessWithoutSpread.clipped(to: 0...most)
    }
    return (
      estimate(counts, most: real),
      estimate(counts.map { real > 0 ? $0 / real : 0 }, most: 1)
    )
  }
}
