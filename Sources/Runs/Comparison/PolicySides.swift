import MerchantModel

/// The two sides of a rule: what customers get, and what merchants bear.
public enum PolicySide: String, CaseIterable, Hashable, Sendable {
  /// Missed calls, lost customers, waiting.
  case customers
  /// Suspensions, days without the feature, false positives.
  case merchants

  /// The measures of the side, those that speak for it first.
  fileprivate var names: [String] {
    switch self {
    case .customers: ["customers_missed", "unserved", "customers_lost", "queue_time"]
    case .merchants: ["days_restricted", "merchants_suspended", "false_positives"]
    }
  }

  /// The measures of the side that a scenario has.
  public func measures(of scenario: Scenario) -> [Measure] {
    let dictionary = Measure.dictionary(of: scenario)
    return names.compactMap { dictionary.named($0) }
  }
}

/// How a policy differs from the first on both sides of the rule.
///
/// A policy is better only if one side gains and the other does not lose: a rule that spares merchants by letting customers
/// call in vain, or the other way round, is a trade-off, whichever side is worth more.
public struct PolicySides: Hashable, Sendable {
  /// How one side fares.
  public enum Change: String, Codable, Hashable, Sendable {
    /// Something is better beyond doubt, and nothing is worse.
    case better
    /// Something is worse beyond doubt, and nothing is better.
    case worse
    /// Something is better and something is worse, both beyond doubt.
    case mixed
    /// Nothing differs beyond doubt.
    case unclear
    /// No difference was seen at all.
    case same
  }

  /// What the two sides come to.
  public enum Verdict: String, Codable, Hashable, Sendable {
    /// One side gains, and the other gains or is the same.
    case better
    /// One side loses, and the other loses or is the same.
    case worse
    /// One side gains and the other loses, or one does both.
    case tradeOff = "trade-off"
    /// One side gains; whether the other loses is not clear.
    case betterForOne = "better for one side"
    /// One side loses; whether the other gains is not clear.
    case worseForOne = "worse for one side"
    /// Nothing differs beyond doubt.
    case unclear
    /// No difference was seen at all.
    case same
  }

  /// What customers get.
  public let customers: Change
  /// What merchants bear.
  public let merchants: Change

  /// Puts two sides together.
  public init(customers: Change, merchants: Change) {
    self.customers = customers
    self.merchants = merchants
  }

  /// What the two come to.
  public var verdict: Verdict {
    let both = [customers, merchants]
    if both == [.same, .same] { return .same }
    let (gains, loses) = (both.contains(.better), both.contains(.worse))
    if both.contains(.mixed) || (gains && loses) { return .tradeOff }
    let isOpen = both.contains(.unclear)
    if gains { return isOpen ? .betterForOne : .better }
    if loses { return isOpen ? .worseForOne : .worse }
    return .unclear
  }
}

extension PolicyComparison {
  /// How a policy differs from the first on both sides; nil for the first itself.
  ///
  /// A side that the scenario has no measure of is the same under all policies.
  public func sides(ofPolicy policy: Int, of scope: Scope) -> PolicySides? {
    guard policy > 0 else { return nil }
    let scenario = result.first.scenario
    func change(_ side: PolicySide) -> PolicySides.Change {
      let senses = side.measures(of: scenario).compactMap { measure in
        sense(measure, ofPolicy: policy, of: scope)
      }
      switch (senses.contains(.better), senses.contains(.worse)) {
      case (true, true): return .mixed
      case (true, false): return .better
      case (false, true): return .worse
      case (false, false): return senses.contains(.unclear) ? .unclear : .same
      }
    }
    return PolicySides(customers: change(.customers), merchants: change(.merchants))
  }

  /// How a measure of a side is judged.
  ///
  /// Whoever leaves or gives up meets no later miss. Fewer customers who met one are no gain where the share of those who
  /// are not served grows by more points: there are at least as many contacts as customers who call.
  private func sense(_ measure: Measure, ofPolicy policy: Int, of scope: Scope) -> Sense? {
    guard let difference = row(measure.name, of: scope)?.differences[policy] else { return nil }
    let sense = difference.sense(measure.better)
    guard measure.name == "customers_missed", sense == .better,
      let unserved = row("unserved", of: scope), let loss = unserved.differences[policy],
      loss.sense(unserved.measure.better) == .worse
    else { return sense }
    return (loss.estimate.value ?? 0) > -(difference.estimate.value ?? 0) ? .different : sense
  }
}

extension Measure {
  /// Whether it says how much time those who come take or save.
  var isOfServed: Bool {
    topic != .suspensions && topic != .money
      && (quantile != nil || numerator.contains { $0.counter.isDuration })
  }
}
