import MerchantModel
import Runs
import Scenarios

/// Simulates units of work, one after another on one thread.
///
/// Units of one point that follow each other share the tables made of its scenario.
public struct UnitSimulator: ~Copyable {
  private var simulator = ReplicationSimulator()
  /// What rules on shared days have in common, and the tables made of it.
  private var common: Scenario?
  private var commonTables = SharedTables()

  /// Makes a simulator that has simulated nothing yet.
  public init() {}

  /// Simulates some replications of a scenario, as ``Run`` does.
  ///
  /// Merchants and the places that they share are brought to agree over these replications.
  ///
  /// - Returns: The sums of each replication, and the figures of the places that merchants share.
  /// - Throws: `SumOverflowError`.
  public mutating func sums(
    of scenario: Scenario, replications: Range<Int>
  ) throws(SumOverflowError) -> (replications: [ReplicationSums], places: [PlaceSample]) {
    let days = scenario.calendar.countedDays
    var results: [ReplicationSums] = []
    let block = ReplicationSimulator.Block(
      scenario, replications: replications, segments: Array(scenario.segments.indices))
    let places = try simulator.simulate(block) {
      (_: Int, outputs: [BlockOutput]) throws(SumOverflowError) in
      var fingerprint = Fingerprint()
      for (segment, output) in zip(scenario.segments, outputs) {
        try output.check(of: segment)
        fingerprint += output.fingerprint
      }
      results.append(
        ReplicationSums(
          segments: outputs.map { SegmentSums($0.tallies, $0.distributions, days: days) },
          events: outputs.reduce(0) { $0 + $1.events }, fingerprint: fingerprint.description))
    }
    return (results, places)
  }

  /// Simulates some replications of a scenario under many rules, each distinct day once.
  ///
  /// The ledgers of one segment are in memory at a time, so memory does not grow with the segments.
  ///
  /// - Parameters:
  ///   - scenario: What all rules have in common; its own rule is not looked at.
  ///   - rules: The rules.
  ///   - replications: The numbers of the replications.
  /// - Returns: By rule, what ``sums(of:replications:)`` returns under it, but without events and fingerprint; or the error.
  mutating func sums(
    of scenario: Scenario, rules: [Rulebook], replications: Range<Int>
  ) -> [Result<[ReplicationSums], SumOverflowError>] {
    let days = scenario.calendar.countedDays
    let tables = tables(for: scenario)
    // By rule, then replication, then segment.
    var segments = [[[SegmentSums]]](
      repeating: Array(repeating: [], count: replications.count), count: rules.count)
    var overflows = [SumOverflowError?](repeating: nil, count: rules.count)
    for (index, segment) in scenario.segments.enumerated() {
      var simulator = RuleVariantSimulator(
        scenario, rules: rules, keepsMerchants: false, tables: tables)
      for (place, replication) in replications.enumerated() {
        let outputs = simulator.simulate(
          MerchantBlock(
            replication: replication, segment: index, merchants: 0..<segment.merchants))
        for (rule, output) in outputs.enumerated() {
          do throws(SumOverflowError) {
            try output.check(of: segment)
          } catch {
            overflows[rule] = overflows[rule] ?? error
          }
          segments[rule][place].append(
            SegmentSums(output.tallies, output.distributions, days: days))
        }
      }
    }
    return zip(segments, overflows).map { segments, overflow in
      if let overflow { return .failure(overflow) }
      return .success(
        segments.map { ReplicationSums(segments: $0, events: nil, fingerprint: nil) })
    }
  }

  /// Simulates a unit that came from elsewhere.
  ///
  /// - Parameters:
  ///   - unit: The unit.
  ///   - build: What simulates it, in words.
  ///   - worker: Who simulates it; nil to say nothing of it.
  /// - Throws: `ScenarioError` if the unit's scenario says something that it cannot mean, ``UnitError`` if the unit is
  ///   larger than any that is planned, `SumOverflowError`.
  public mutating func result(
    of unit: WorkUnit, build: String, worker: WorkerName? = nil
  ) throws -> UnitResult {
    let (scenario, _) = try WorkUnit.scenario(
      unit.scenario, files: unit.files ?? [:], name: "point \(unit.key.point)")
    let most = Experiment.ResolvedPoint.replicationsPerUnit(of: scenario)
    guard unit.key.count <= most else {
      throw UnitError.tooManyReplications(unit.key.count, most: most)
    }
    let sums = try sums(of: scenario, replications: unit.key.replications)
    return UnitResult(
      experiment: unit.experiment, key: unit.key, build: build, replications: sums.replications,
      places: sums.places, worker: worker
    ).sealed(as: unit)
  }

  private mutating func tables(for scenario: Scenario) -> SharedTables {
    var common = scenario
    common.rulebook = Rulebook()
    if self.common != common { (self.common, commonTables) = (common, SharedTables()) }
    return commonTables
  }
}

/// Why a unit cannot be simulated though its scenario can.
public enum UnitError: Error, Hashable, Sendable {
  /// It asks for more replications than a unit of its scenario has.
  case tooManyReplications(Int, most: Int)
}
