import MerchantModel
import Runs
import SimStatistics

/// A sampling plan as a store keeps it: measures by their names.
public struct SamplingPlanRecord: Hashable, Sendable, Codable {
  private struct Target: Hashable, Codable {
    var measure: String
    /// The segment's number; nil for all merchants.
    var segment: Int?
    var wanted: WantedHalfWidth
  }

  private var targets: [Target]?
  private var ceiling: Int?
  private var budget: Int?
  private var measure: String?
  private var sense: Objective.Sense?
  /// What measures of money are computed with.
  public private(set) var prices: Prices?

  /// Thrown for a record that holds no plan: it names a measure that this program does not have, or is damaged.
  public struct RecordError: Error, Hashable, Sendable {
    /// What cannot be read.
    public let what: String
  }

  /// Records a plan.
  ///
  /// - Parameters:
  ///   - samplingPlan: The plan.
  ///   - prices: What measures of money are computed with.
  public init(_ samplingPlan: SamplingPlan, prices: Prices?) {
    self.prices = prices
    switch samplingPlan {
    case .replications: break
    case .precision(let targets, let rule):
      self.targets = targets.map {
        var segment: Int?
        if case .segment(let index) = $0.scope { segment = index }
        return Target(measure: $0.measure.name, segment: segment, wanted: $0.wanted)
      }
      ceiling = rule.ceiling
    case .budget(let total, let objective):
      budget = total
      measure = objective.measure.name
      sense = objective.sense
    }
  }

  /// Reads the plan.
  ///
  /// - Throws: ``RecordError``.
  public func samplingPlan() throws(RecordError) -> SamplingPlan {
    if let targets {
      guard let rule = try? StoppingRule(ceiling: ceiling ?? 0) else {
        throw RecordError(what: "a ceiling of \(ceiling ?? 0)")
      }
      var read: [PrecisionTarget] = []
      for target in targets {
        read.append(
          PrecisionTarget(
            try named(target.measure), of: target.segment.map(Scope.segment) ?? .population,
            wanted: target.wanted))
      }
      return .precision(read, rule)
    }
    if let budget {
      guard let sense, budget > 0 else { throw RecordError(what: "a budget of \(budget)") }
      return .budget(budget, Objective(try named(measure ?? ""), sense))
    }
    return .replications
  }

  private func named(_ name: String) throws(RecordError) -> Measure {
    var scenario = Scenario()
    scenario.prices = prices
    // Any reaction will do: a plan may ask for what missed calls lead to.
    scenario.customer.loss.perMissedRing = .always
    guard let measure = Measure.dictionary(of: scenario).named(name) else {
      throw RecordError(what: "the measure '\(name)'")
    }
    return measure
  }
}
