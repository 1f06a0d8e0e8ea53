/// Searches a family of rules for the one that meets demands soonest, by exact theory: the calls of a day are
/// answered independently (``LowDayChance``), and days are independent (``SuspensionChain``).
///
/// "Soonest" minimises the mean time to the first suspension of the merchants to be caught. The slowest of them
/// counts, at the volume of calls at which it is slowest.
public struct RuleSynthesis: Sendable {
  /// The rules to choose from.
  public var family: [CandidateRule]
  /// The demands, each to be met at every volume of calls.
  public var demands: [RuleDemand]
  /// The distributions of a day's number of calls.
  public var volumes: [DailyCalls]
  /// The number of days from a fresh start within which a suspension counts.
  public var days: Int

  /// Makes a search over a family of rules.
  ///
  /// - Parameters:
  ///   - family: The rules to choose from.
  ///   - demands: The demands, each to be met at every volume.
  ///   - volumes: The distributions of a day's number of calls.
  ///   - days: The number of days from a fresh start within which a suspension counts.
  public init(
    family: [CandidateRule], demands: [RuleDemand], volumes: [DailyCalls], days: Int
  ) {
    self.family = family
    self.demands = demands
    self.volumes = volumes
    self.days = days
  }

  /// The result of a rule for one demand at one volume.
  public struct DemandResult: Hashable, Sendable {
    /// The demand.
    public let demand: RuleDemand
    /// The distribution of a day's number of calls.
    public let calls: DailyCalls
    /// The chance of at least one suspension within the days.
    public let chance: Double
    /// Mean days to the first suspension; nil if it may never come.
    public let meanDaysToFirst: Double?
    /// The amount by which the demand is missed; 0 if it is met.
    public var excess: Double { demand.excess(of: chance) }
  }

  /// A rule with its results.
  public struct Assessment: Hashable, Sendable {
    /// The rule.
    public let rule: CandidateRule
    /// The results by demand, then by volume.
    public let results: [DemandResult]

    /// Whether every demand is met at every volume.
    public var isMet: Bool { results.allSatisfy { $0.excess == 0 } }

    /// The greatest amount by which a demand is missed.
    public var worstExcess: Double { results.map(\.excess).max() ?? 0 }

    /// Mean days to the first suspension of the slowest to be caught; infinite if it may never come, 0
    /// where nobody is to be caught.
    public var slowestCatch: Double {
      results.filter { $0.demand.direction == .atLeast }
        .map { $0.meanDaysToFirst ?? .infinity }.max() ?? 0
    }

    /// The greatest chance of suspension of those to be spared; 0 where nobody is.
    public var worstSparing: Double {
      results.filter { $0.demand.direction == .atMost }.map(\.chance).max() ?? 0
    }
  }

  /// The result of a search.
  public struct Outcome: Hashable, Sendable {
    /// The rules that meet every demand, the soonest first; of equally soon ones, the one that spares best.
    public let meeting: [Assessment]
    /// If no rule meets every demand, the one that misses least.
    public let nearest: Assessment?
  }

  /// Assesses every rule of the family.
  ///
  /// Equal rules in the order of the family.
  ///
  /// - Throws: `TheoryError` for volumes or rules that theory does not cover.
  /// - Complexity: O(rules x demands x volumes x (days x states + states^3)).
  public func outcome(
    onRule: (_ done: Int) throws -> Void = { _ in }
  ) throws -> Outcome {
    var known: [Judged: LowDayChance] = [:]
    var meeting: [Assessment] = []
    var nearest: Assessment?
    for (place, rule) in family.enumerated() {
      let assessment = try assess(rule, known: &known)
      if assessment.isMet { meeting.append(assessment) }
      if nearest.map({ assessment.worstExcess < $0.worstExcess }) ?? true { nearest = assessment }
      try onRule(place + 1)
    }
    let order = meeting.indices.sorted { left, right in
      let (one, two) = (meeting[left], meeting[right])
      return (one.slowestCatch, one.worstSparing, left)
        < (two.slowestCatch, two.worstSparing, right)
    }
    return Outcome(meeting: order.map { meeting[$0] }, nearest: meeting.isEmpty ? nearest : nil)
  }

  /// Assesses one rule.
  ///
  /// - Throws: `TheoryError`.
  public func assess(_ rule: CandidateRule) throws(TheoryError) -> Assessment {
    var known: [Judged: LowDayChance] = [:]
    return try assess(rule, known: &known)
  }

  /// The criterion for a low day, which rules of many triggers share.
  private struct Judged: Hashable {
    let calls: DailyCalls
    let answerRate: Double
    let threshold: AnswerThreshold
    let minimumCalls: Int
  }

  private func assess(
    _ rule: CandidateRule, known: inout [Judged: LowDayChance]
  ) throws(TheoryError) -> Assessment {
    // The penalty and the return do not reach the first suspension.
    let suspension = try SuspensionRule(trigger: rule.trigger, penaltyDays: 1)
    var results: [DemandResult] = []
    for demand in demands {
      for calls in volumes {
        let judged = Judged(
          calls: calls, answerRate: demand.answerRate, threshold: rule.threshold,
          minimumCalls: rule.minimumCalls)
        let day: LowDayChance
        if let seen = known[judged] {
          day = seen
        } else {
          day = try LowDayChance(
            calls: calls, answerProbability: demand.answerRate, threshold: rule.threshold,
            minimumCalls: rule.minimumCalls)
          known[judged] = day
        }
        let chain = try SuspensionChain(
          days: .independent(low: day.low, few: min(day.few, 1 - day.low)), rule: suspension)
        results.append(
          DemandResult(
            demand: demand, calls: calls,
            chance: min(1, try chain.firstSuspension(upTo: days).reduce(0, +)),
            meanDaysToFirst: chain.meanTimeToFirst))
      }
    }
    return Assessment(rule: rule, results: results)
  }
}
