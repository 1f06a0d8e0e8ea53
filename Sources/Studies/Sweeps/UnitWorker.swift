import MerchantModel
import Runs
import Scenarios

/// Does units of work, one after another, on one thread.
///
/// Units of one point that follow each other share the tables made of its scenario.
public final class UnitWorker {
  private var workers = KeptWorker()
  /// What rules on shared days have in common, and the tables made of it.
  private var common: Scenario?
  private var commonTables = SharedTables()

  /// A worker that has done nothing yet.
  public init() {}

  /// Simulates some replications of a scenario, as ``Run`` does.
  public func sums(of scenario: Scenario, replications: Range<Int>) -> [ReplicationSums] {
    let worker = workers.worker(for: scenario)
    let days = scenario.calendar.countedDays
    return replications.map { replication in
      var segments: [SegmentSums] = []
      var events = 0
      var fingerprint = Fingerprint()
      for (index, segment) in scenario.segments.enumerated() {
        let output = worker.perform(
          MerchantBlock(
            replication: replication, segment: index, merchants: 0..<segment.merchants))
        segments.append(SegmentSums(output.tallies, output.distributions, days: days))
        events += output.events
        fingerprint += output.fingerprint
      }
      return ReplicationSums(
        segments: segments, events: events, fingerprint: fingerprint.description)
    }
  }

  /// Simulates some replications of a scenario under many rules, each distinct day once.
  ///
  /// One segment's books are there at a time, so memory does not grow with the segments.
  ///
  /// - Parameter scenario: What all rules have in common; its own rule is not looked at.
  /// - Returns: By rule, what ``sums(of:replications:)`` gives under it, but for events and fingerprint.
  func sums(
    of scenario: Scenario, rules: [Rule], replications: Range<Int>
  ) -> [[ReplicationSums]] {
    let days = scenario.calendar.countedDays
    let tables = tables(for: scenario)
    // By rule, then replication, then segment.
    var segments = [[[SegmentSums]]](
      repeating: Array(repeating: [], count: replications.count), count: rules.count)
    for (index, segment) in scenario.segments.enumerated() {
      let worker = FamilyWorker(scenario, rules: rules, keepsMerchants: false, tables: tables)
      for (place, replication) in replications.enumerated() {
        let outputs = worker.perform(
          MerchantBlock(
            replication: replication, segment: index, merchants: 0..<segment.merchants))
        for (rule, output) in outputs.enumerated() {
          segments[rule][place].append(
            SegmentSums(output.tallies, output.distributions, days: days))
        }
      }
    }
    return segments.map { $0.map { ReplicationSums(segments: $0, events: nil, fingerprint: nil) } }
  }

  /// Does a unit that came from elsewhere.
  ///
  /// - Parameter build: What does the work, in words.
  /// - throws: `ScenarioError` if the unit's scenario says something that it cannot mean.
  public func answer(to unit: WorkUnit, build: String) throws(ScenarioError) -> Answer {
    let scenario = try WorkUnit.scenario(
      unit.scenario, files: unit.files ?? [:], name: "point \(unit.key.point)")
    return Answer(
      experiment: unit.experiment, key: unit.key, build: build,
      replications: sums(of: scenario, replications: unit.key.replications))
  }

  private func tables(for scenario: Scenario) -> SharedTables {
    var common = scenario
    common.rule = Rule()
    if self.common != common { (self.common, commonTables) = (common, SharedTables()) }
    return commonTables
  }
}
