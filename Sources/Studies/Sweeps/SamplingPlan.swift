import MerchantModel
import Runs
import SimStatistics

/// How many replications each point of an experiment gets.
public enum SamplingPlan: Hashable, Sendable {
  /// As many as its scenario has.
  case replications
  /// As many as its figures need to be as precise as wanted.
  case precision([PrecisionTarget], StoppingRule)
  /// So many in all, most at points that are hard to distinguish from the best.
  case budget(Int, Objective)

  /// The least budget, in replications for each point.
  public static let leastBudget = BudgetAllocation.first
}

extension SamplingPlan: CustomStringConvertible {
  /// The plan in words, which are part of an experiment's fingerprint.
  public var description: String {
    switch self {
    case .replications: "the scenario's replications"
    case .precision(let targets, let rule):
      targets.map(\.words).joined(separator: ", ") + ", at most \(rule.ceiling) replications"
    case .budget(let total, let objective):
      "\(total) replications, \(objective.sense) \(objective.measure.name)"
    }
  }
}

extension PrecisionTarget {
  /// The target in words, the segment by its number.
  fileprivate var words: String {
    let scope =
      switch scope {
      case .segment(let index): "segment \(index)"
      case .population: "population"
      }
    let width =
      switch wanted {
      case .relative(let share): "\(share) of the value"
      case .absolute(let width): "\(width)"
      }
    return "\(measure.name) of \(scope) within \(width)"
  }
}
