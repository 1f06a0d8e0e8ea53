import MerchantModel

/// A rule whose operating characteristic is asked for, reduced to what a first suspension hangs on.
public struct OperatingRule: Hashable, Sendable {
  /// What the policy is called.
  public let name: String
  /// The rule up to its first penalty, after which a merchant stays off.
  let rule: Rule
  /// The law of merchants' ages, which exemptions may ask for.
  let age: DurationDistribution?

  /// The rule of a scenario as it meets the merchants of one segment.
  ///
  /// What follows a penalty cannot reach back to the first, so penalties are all the same here: off for good.
  /// Whoever is exempt by its number of agents is not judged at all.
  public init(_ name: String, of scenario: Scenario, segment: Segment) {
    self.name = name
    var rule = scenario.rule
    rule.penalty = .off
    rule.ladder = nil
    rule.comeBack = .never
    rule.returnDelay = .always(.zero)
    rule.probationDays = 0
    rule.probationThreshold = nil
    if let most = rule.exemptions.agentsUpTo {
      if segment.staffing.agentCount <= most { rule.enabled = false }
      rule.exemptions.agentsUpTo = nil
    }
    self.rule = rule
    age = segment.age
  }

  /// Whether merchants of the segment are judged at all.
  public var isJudging: Bool { rule.enabled }

  /// The rate that calls are held against; nil where a chart judges, or nobody does.
  public var threshold: Double? {
    isJudging && rule.trigger != .cusum ? rule.threshold.rate : nil
  }
}
