import MerchantModel
import Runs
import SimStatistics

/// An effort as a store keeps it: measures by their names.
public struct EffortRecord: Hashable, Sendable, Codable {
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
  /// What measures of money are made with.
  public private(set) var prices: Prices?

  /// Why there is no effort in a record: a measure that this program does not have, or nonsense.
  public struct Unknown: Error, Hashable, Sendable {
    /// What is not known.
    public let what: String
  }

  /// Notes an effort.
  ///
  /// - Parameter prices: What measures of money are made with.
  public init(_ effort: Effort, prices: Prices?) {
    self.prices = prices
    switch effort {
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

  /// The effort.
  ///
  /// - throws: ``Unknown``.
  public func effort() throws(Unknown) -> Effort {
    if let targets {
      guard let rule = try? StoppingRule(ceiling: ceiling ?? 0) else {
        throw Unknown(what: "a ceiling of \(ceiling ?? 0)")
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
      guard let sense, budget > 0 else { throw Unknown(what: "a budget of \(budget)") }
      return .budget(budget, Objective(try named(measure ?? ""), sense))
    }
    return .replications
  }

  private func named(_ name: String) throws(Unknown) -> Measure {
    var scenario = Scenario()
    scenario.prices = prices
    guard let measure = Measure.dictionary(of: scenario).first(where: { $0.name == name }) else {
      throw Unknown(what: "the measure '\(name)'")
    }
    return measure
  }
}
