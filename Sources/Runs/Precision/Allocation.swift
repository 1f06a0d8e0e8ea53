import MerchantModel
import SimStatistics

/// How many merchants of each segment to simulate in a replication so that the wanted figures are most
/// precise for the same work.
///
/// A pilot of a few replications shows how much merchants of each segment differ and how many events one takes.
/// Its replications have numbers that no run uses, and nothing of it enters the run, so the allocation is
/// independent of the run's draws and biases nothing: figures of the population weight each simulated merchant by
/// the number of real ones it stands for.
public struct Allocation: Hashable, Sendable {
  /// Replications of the pilot.
  public static let pilotReplications = 4
  /// The most merchants of a segment in a replication of the pilot.
  public static let mostPilotMerchants = 50
  /// The number of the pilot's first replication: runs count from 0 and never reach it.
  static let firstPilotReplication = 1 << 62

  /// Merchants of each segment in a replication.
  public let merchants: [Int]
  /// Merchants of each segment in the scenario as it was.
  public let before: [Int]
  /// The variance that merchants' differences leave in each target before the allocation over that after it, as the
  /// pilot expects it. Days that all merchants share are left out, since no number of merchants averages them
  /// out. Nil where nothing varied.
  public let expectedVarianceRatios: [Double?]
  /// Events that the pilot ran.
  public let pilotEvents: Int

  /// The scenario with these numbers of merchants, and with the real merchants that segments stand for made explicit.
  public func applied(to scenario: Scenario) -> Scenario {
    var scenario = scenario
    for index in scenario.segments.indices {
      scenario.segments[index].represents = scenario.segments[index].weight
      scenario.segments[index].merchants = merchants[index]
    }
    return scenario
  }

  /// Runs the pilot and allocates merchants, at about the cost of the scenario's own numbers.
  ///
  /// With several targets the sum of their variances is minimised, each relative to its variance with the scenario's
  /// own numbers; so one may lose a little where another gains much. No segment gets fewer than a tenth of the
  /// merchants it had, nor fewer than 2, so that its own column stays usable and a pilot that observed nothing in it
  /// does not starve it.
  ///
  /// - Parameters:
  ///   - scenario: What is to be simulated.
  ///   - targets: The figures that are to be precise.
  ///   - threads: How many threads work, 1 or more.
  ///   - onProgress: Called after each block of the pilot on the calling thread; throwing ends it.
  ///
  /// - Throws: What `onProgress` throws.
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
