import SimRandom

/// An arm of a roll-out: a share of the merchants, drawn once in each replication, under a policy of its own.
public struct Arm: Hashable, Sendable {
  /// The name that scenario files use.
  public var name: String
  /// What its policy does, in a few words; nil where nobody says.
  public var title: String?
  /// The chance that a merchant is in it, above 0.
  public var share: Probability
  /// What it changes of the scenario, as a mapping of the scenario language on one line; nil if nothing.
  public var change: String?
  /// The scenario under its policy, without arms.
  public var scenario: Scenario

  /// Puts merchants under a policy.
  ///
  /// - Parameters:
  ///   - name: The name that scenario files use.
  ///   - share: The chance that a merchant is in it.
  ///   - scenario: The scenario under its policy, without arms: the same merchants on the same days.
  public init(_ name: String, share: Probability, scenario: Scenario) {
    self.name = name
    self.share = share
    self.scenario = scenario
  }
}

/// How merchants come into the arms of a roll-out.
public enum ArmAssignment: String, CaseIterable, Hashable, Sendable {
  /// Each is drawn by itself, so that the sizes of the arms are binomial.
  case independent
  /// Each segment is dealt out by the shares, in a random order.
  case stratified
}

extension Scenario {
  /// Whether merchants are in arms of a roll-out, each under the policy of its own arm.
  public var hasArms: Bool { !arms.isEmpty }

  /// The scenario under the policy of each arm, in their order: the same merchants on the same days, measured in the same
  /// way, and without arms. Nothing where there are none.
  ///
  /// False positives under all of them are found by one reference: the scenario's own, or else the first arm's threshold.
  public var armScenarios: [Scenario] {
    let reference = arms.first.flatMap { measurement.reference ?? $0.scenario.reference }
    return arms.map { arm in
      var scenario = arm.scenario
      scenario.calendar = calendar
      scenario.seed = seed
      scenario.replications = replications
      scenario.measurement = measurement
      for (index, segment) in segments.enumerated() {
        scenario.segments[index].merchants = segment.merchants
        scenario.segments[index].represents = segment.represents
      }
      return scenario.measured(by: reference)
    }
  }

  /// The arm of a merchant, by its position; nil where there are none.
  public func arm(ofMerchant merchant: UInt32, segment: Int, replication: UInt64) -> Int? {
    guard hasArms else { return nil }
    return ArmDraws(self).arms(segment: segment, replication: replication)[Int(merchant)]
  }
}
