import MerchantModel
import Scenarios

/// Does units of work, one after another, on one thread.
///
/// Units of one point that follow each other share the tables made of its scenario.
public final class UnitWorker {
  private var scenario: Scenario?
  private var worker: MerchantWorker?

  /// A worker that has done nothing yet.
  public init() {}

  /// Simulates some replications of a scenario, as ``Run`` does.
  public func sums(of scenario: Scenario, replications: Range<Int>) -> [ReplicationSums] {
    let worker = worker(for: scenario)
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

  private func worker(for scenario: Scenario) -> MerchantWorker {
    if let worker, self.scenario == scenario { return worker }
    let made = MerchantWorker(scenario, keepsMerchants: false)
    self.scenario = scenario
    worker = made
    return made
  }
}
