import AnalyticModel
import MerchantModel

/// A rule whose operating characteristic is computed, reduced to what a first suspension depends on.
public struct OperatingRule: Hashable, Sendable {
  /// What the policy is called.
  public let name: String
  /// The rule up to its first penalty, after which a merchant stays off.
  let rule: Rule
  /// The distribution of merchants' ages, which exemptions may depend on.
  let age: DurationDistribution?
  /// The good and bad days of merchants.
  public let dayEffect: DayEffect

  /// Takes the rule of a scenario as it applies to the merchants of one segment.
  ///
  /// What follows a penalty cannot affect the first, so all penalties are alike here: off for good. A merchant that
  /// is exempt by its number of agents is not judged at all.
  ///
  /// - Parameters:
  ///   - name: What the policy is called.
  ///   - scenario: The scenario under the policy.
  ///   - segment: The segment.
  /// - Throws: ``OperatingRuleError`` where the merchants' rule is not one for all of them on all days, or judges chats.
  public init(
    _ name: String, of scenario: Scenario, segment: Segment
  ) throws(OperatingRuleError) {
    guard var rule = scenario.onlyRule(of: segment) else {
      throw .manyRules(policy: name, segment: segment.name)
    }
    guard !rule.enabled || !rule.replyRates.isAnything else {
      throw .judgesReplies(policy: name, segment: segment.name)
    }
    self.name = name
    rule.penalty = .off
    rule.ladder = nil
    rule.reinstatement = .never
    rule.returnDelay = .always(.zero)
    rule.probationDays = 0
    rule.probationThreshold = nil
    if let most = rule.exemptions.agentsUpTo {
      if segment.staffing.agentCount <= most { rule.enabled = false }
      rule.exemptions.agentsUpTo = nil
    }
    self.rule = rule
    age = segment.age
    dayEffect = segment.dayEffect
  }

  /// The chance of an answer on a median day, where that over all days is given.
  func medianChance(ofMean rate: Double) -> Double {
    // Every effect that a scenario can have has a grid.
    (try? dayEffect.medianChance(ofMean: rate)) ?? rate
  }

  /// Whether merchants of the segment are judged at all.
  public var isJudging: Bool { rule.enabled }

  /// The answer rate that the rule compares with; nil where a control chart judges, or nothing does.
  public var threshold: Double? {
    isJudging && rule.trigger != .cusum ? rule.threshold.rate : nil
  }
}

/// Thrown for a rule that has no operating characteristic, with the policy and the segment whose merchants are judged so.
public enum OperatingRuleError: Error, Hashable, Sendable {
  /// It depends on the merchant or the day.
  case manyRules(policy: String, segment: String)
  /// It judges reply rates of chats, and the synthetic merchants have calls alone.
  case judgesReplies(policy: String, segment: String)
}
