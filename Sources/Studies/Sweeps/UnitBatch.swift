import MerchantModel
import Runs

/// Units that a thread simulates together: the same replications of points that differ in the rule alone, or one
/// unit by itself.
package struct UnitBatch: Hashable, Sendable {
  /// The units, by point.
  package private(set) var units: [WorkUnit.Key]
  /// Whether days are shared, in this batch or in one that this is the rest of. It depends on the experiment and
  /// not on what is missing, so that a result is the same whenever it is asked for.
  package let isShared: Bool

  /// The most units of a batch.
  package static let mostUnits = 200
  /// The most memory that the ledgers of a batch's rules take, in bytes, unless one rule's take more.
  package static let mostBytes = 64 << 20

  /// Puts units into batches, in the order of the batches' first units.
  ///
  /// - Parameters:
  ///   - units: The units.
  ///   - experiment: The experiment that they are of.
  ///   - sharesDays: Whether points that differ in the rule alone go together.
  /// - Complexity: O(points + units).
  package static func batches(
    of units: [WorkUnit.Key], in experiment: Experiment, sharesDays: Bool = true
  ) -> [UnitBatch] {
    guard sharesDays else { return units.map { UnitBatch(units: [$0], isShared: false) } }
    let groups = RuleVariantGroups(experiment.points.map(\.scenario))
    var batches: [UnitBatch] = []
    var lastBatches: [Place: Int] = [:]
    for unit in units {
      guard groups.isShared(unit.point) else {
        batches.append(UnitBatch(units: [unit], isShared: false))
        continue
      }
      let place = Place(
        group: groups.groupOfScenario[unit.point], first: unit.first, count: unit.count)
      let most = most(of: experiment.points[unit.point].scenario)
      if let last = lastBatches[place], batches[last].units.count < most {
        batches[last].units.append(unit)
      } else {
        lastBatches[place] = batches.count
        batches.append(UnitBatch(units: [unit], isShared: true))
      }
    }
    return batches
  }

  /// What the units of a batch have in common.
  private struct Place: Hashable {
    let group: Int
    let first: Int
    let count: Int
  }

  /// How many units of a scenario's group go together: their rules' tables have a row a day.
  private static func most(of scenario: Scenario) -> Int {
    let bytes =
      scenario.calendar.totalDays * Counter.allCases.count * MemoryLayout<Int64>.size
    return min(mostUnits, max(mostBytes / max(bytes, 1), 1))
  }
}

/// Simulates batches of an experiment's units.
struct BatchSimulator: BlockSimulator, ~Copyable {
  private let experiment: Experiment
  private let build: String
  private var simulator = UnitSimulator()

  /// Makes a simulator for one thread.
  ///
  /// - Parameters:
  ///   - experiment: The experiment that the units are of.
  ///   - build: What simulates them, in words.
  init(_ experiment: Experiment, build: String) {
    self.experiment = experiment
    self.build = build
  }

  /// Simulates the units of a batch.
  ///
  /// - Returns: A result for each unit, or why there is none.
  mutating func simulate(_ batch: UnitBatch) -> [Result<UnitResult, UnitFailure>] {
    guard let first = batch.units.first else { return [] }
    let scenario = experiment.points[first.point].scenario
    let sums: [Result<(replications: [ReplicationSums], places: [PlaceSample]), SumOverflowError>]
    if batch.isShared {
      let rules = batch.units.map { experiment.points[$0.point].scenario.rulebook }
      sums = simulator.sums(of: scenario, rules: rules, replications: first.replications)
        .map { $0.map { ($0, []) } }
    } else {
      sums = [
        Result { () throws(SumOverflowError) in
          try simulator.sums(of: scenario, replications: first.replications)
        }
      ]
    }
    let (fingerprint, build) = (experiment.fingerprint, build)
    return zip(batch.units, sums).map { key, sums in
      sums.map {
        UnitResult(
          experiment: fingerprint, key: key, build: build, replications: $0.replications,
          places: $0.places)
      }.mapError { UnitFailure("\($0)", experiment: fingerprint, key: key) }
    }
  }
}
