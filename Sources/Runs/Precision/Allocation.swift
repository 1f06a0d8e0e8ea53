import MerchantModel
import SimStatistics

/// How many merchants of each segment to simulate in a replication so that the wanted figures are most
/// precise for the same work.
///
/// A pilot of a few replications tells how much merchants of each segment differ and how many events one
/// takes. Its replications carry numbers that no run has, and nothing of it enters the run, so the
/// allocation is independent of the run's draws and biases nothing: figures of the population weigh each
/// simulated merchant by how many real ones it stands for, however many there are.
public struct Allocation: Hashable, Sendable {
  /// Replications of the pilot.
  public static let pilotReplications = 4
  /// The most merchants of a segment in a replication of the pilot.
  public static let mostPilotMerchants = 50
  /// The number of the pilot's first replication: runs count from 0 and never come here.
  static let firstPilotReplication = 1 << 62

  /// Merchants of each segment in a replication.
  public let merchants: [Int]
  /// What the scenario had.
  public let before: [Int]
  /// By how much the pilot expects the variance that merchants' differences leave in each target to
  /// fall, as the old over the new. Days that all merchants share are not in it, since no number of
  /// merchants makes up for them. Nil where nothing varied.
  public let expectedVarianceRatios: [Double?]
  /// Events that the pilot ran.
  public let pilotEvents: Int

  /// The scenario with these numbers of merchants, and what segments stand for written out.
  public func applied(to scenario: Scenario) -> Scenario {
    var scenario = scenario
    for index in scenario.segments.indices {
      scenario.segments[index].represents = scenario.segments[index].weight
      scenario.segments[index].merchants = merchants[index]
    }
    return scenario
  }

  /// Runs the pilot and allocates, at about the work of the scenario's own numbers.
  ///
  /// With several targets, what is made small is the sum of their variances, each relative to what it is
  /// with the scenario's own numbers; so one may lose a little where another gains much. No segment gets fewer than a tenth of
  /// the merchants it had, nor than 2, so that its own column stays usable and a pilot that saw nothing of it
  /// does not starve it.
  ///
  /// - throws: What `onProgress` throws.
  public static func allocate(
    _ scenario: Scenario, targets: [PrecisionTarget], threads: Int,
    onProgress: () throws -> Void = {}
  ) throws -> Allocation {
    let tables = SharedTables()
    var pilot = Pilot(segments: scenario.segments.count)
    try WorkerPool(threads: threads).simulate(
      Pilot.blocks(of: scenario),
      with: { PilotSimulator(scenario, measures: targets.map(\.measure), tables: tables) },
      deliver: { block, sample in
        pilot.add(sample, segment: block.segment)
        try onProgress()
      })
    return allocation(of: scenario, targets: targets, pilot: pilot)
  }

  private static func allocation(
    of scenario: Scenario, targets: [PrecisionTarget], pilot: Pilot
  ) -> Allocation {
    let before = scenario.segments.map(\.merchants)
    let costs = scenario.segments.indices.map { pilot.cost(ofSegment: $0) }
    // What one merchant of each segment adds to each target's relative variance.
    let shares = targets.indices.map { target in
      pilot.relativeVariances(ofTarget: target, scope: targets[target].scope, in: scenario)
    }
    // Each target counts alike: relative to its variance as it is.
    let now = shares.map { shares in
      zip(shares, before).reduce(0.0) { $0 + $1.0 / Double($1.1) }
    }
    let strata = scenario.segments.indices.map { segment in
      NeymanAllocation.Stratum(
        weight: 1,
        standardDeviation: zip(shares, now).reduce(0.0) { sum, target in
          target.1 > 0 ? sum + target.0[segment] / target.1 : sum
        }.squareRoot(),
        cost: max(costs[segment], 1))
    }
    let budget = zip(before, strata).reduce(0.0) { $0 + Double($1.0) * $1.1.cost }
    let least = before.map { max($0 / 10, min($0, 2)) }
    let merchants =
      (try? NeymanAllocation.allocate(budget: budget, over: strata, least: least)) ?? before
    return Allocation(
      merchants: merchants, before: before,
      expectedVarianceRatios: shares.map { shares in
        let old = zip(shares, before).reduce(0.0) { $0 + $1.0 / Double($1.1) }
        let new = zip(shares, merchants).reduce(0.0) { $0 + $1.0 / Double($1.1) }
        return old > 0 && new > 0 ? old / new : nil
      },
      pilotEvents: pilot.events)
  }
}
