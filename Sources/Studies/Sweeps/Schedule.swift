import MerchantModel
import Runs
import SimStatistics

/// Decides which units come next: rounds that follow from the results of the rounds before and from nothing else,
/// so that a resumed experiment continues as it would have.
public struct Schedule: Sendable {
  private let experiment: Experiment
  /// How many replications each point has after the rounds so far.
  public private(set) var counts: [Int]
  private var isDone = false

  /// Makes the schedule of an experiment, before its first round.
  public init(_ experiment: Experiment) {
    self.experiment = experiment
    counts = Array(repeating: 0, count: experiment.points.count)
  }

  /// The units of the next round, by point and replication; nil after the last round.
  ///
  /// - Precondition: The set has the results of all rounds before.
  /// - Complexity: O(points x replications).
  public mutating func next(_ resultSet: ResultSet) -> [WorkUnit.Key]? {
    guard !isDone else { return nil }
    let wanted: [Int]
    switch experiment.samplingPlan {
    case .replications: wanted = experiment.points.map(\.scenario.replications)
    case .precision(let targets, let rule):
      wanted = counts.indices.map { point in
        let statuses = targets.map { target in
          let scope = target.scope == .population ? resultSet.metadata[point].overall : target.scope
          let estimate = resultSet.estimate(
            target.measure, of: scope, at: point, replications: counts[point])
          return rule.status(of: estimate, wanted: target.wanted)
        }
        return rule.nextLook(after: counts[point], statuses: statuses) ?? counts[point]
      }
    case .budget(let total, let objective):
      wanted = BudgetAllocation(resultSet, counts: counts, objective: objective).counts(of: total)
    }
    let units = counts.indices.flatMap { point in
      wanted[point] > counts[point]
        ? experiment.units(ofPoint: point, replications: counts[point]..<wanted[point]) : []
    }
    if case .replications = experiment.samplingPlan { isDone = true }
    counts = wanted
    return units.isEmpty ? nil : units
  }
}
