import MerchantModel
import Runs
import SimStatistics

/// How many replications each point of an experiment gets.
public enum Effort: Hashable, Sendable {
  /// As many as its scenario says.
  case replications
  /// As many as its figures need to be as precise as wanted.
  case precision([PrecisionTarget], StoppingRule)
  /// So many in all, most where it is hard to tell whether a point is the best.
  case budget(Int, Objective)

  /// The least budget, in replications for each point.
  public static let leastBudget = BudgetRound.first
}

extension Effort: CustomStringConvertible {
  /// What it asks for, in words that are part of an experiment's fingerprint.
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

/// Which units come next: rounds that follow from the answers of the rounds before and from nothing else,
/// so that an experiment taken up again goes the way it would have gone.
public struct Schedule: Sendable {
  private let experiment: Experiment
  /// How many replications each point has after the rounds so far.
  public private(set) var counts: [Int]
  private var isDone = false

  /// The schedule of an experiment, before its first round.
  public init(_ experiment: Experiment) {
    self.experiment = experiment
    counts = Array(repeating: 0, count: experiment.points.count)
  }

  /// The units of the next round, by point and replication; nil when there is no other.
  ///
  /// - Precondition: the book has the answers to all rounds before.
  /// - Complexity: O(points x replications).
  public mutating func next(_ book: AnswerBook) -> [WorkUnit.Key]? {
    guard !isDone else { return nil }
    let wanted: [Int]
    switch experiment.effort {
    case .replications: wanted = experiment.points.map(\.scenario.replications)
    case .precision(let targets, let rule):
      wanted = counts.indices.map { point in
        let standings = targets.map { target in
          let scope = target.scope == .population ? book.frames[point].overall : target.scope
          let estimate = book.estimate(
            target.measure, of: scope, at: point, replications: counts[point])
          return rule.status(of: estimate, wanted: target.wanted)
        }
        return rule.nextLook(after: counts[point], statuses: standings) ?? counts[point]
      }
    case .budget(let total, let objective):
      wanted = BudgetRound(book, counts: counts, objective: objective).counts(of: total)
    }
    let units = counts.indices.flatMap { point in
      wanted[point] > counts[point]
        ? experiment.units(ofPoint: point, replications: counts[point]..<wanted[point]) : []
    }
    if case .replications = experiment.effort { isDone = true }
    counts = wanted
    return units.isEmpty ? nil : units
  }
}
