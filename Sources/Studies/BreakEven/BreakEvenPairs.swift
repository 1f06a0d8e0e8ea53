import MerchantModel
import Runs
import Scenarios
import SimStatistics

/// The scenario and the other policy at values of a number, on the same replications.
struct BreakEvenPairs {
  private let study: BreakEvenStudy
  private let interval: Axis.Interval
  /// The scenario under the policy, where the value does not hold.
  private let policyAsWritten: Scenario
  private let replications: Range<Int>
  private let simulator: PointSimulator
  /// The policy's sample, where the value does not hold and it has been simulated.
  private var policySample: FigureSample?
  /// What was simulated, in the order of the search.
  private(set) var looks: [BreakEvenResult.Look] = []
  private(set) var cost = StudyCost()

  /// Reads the scenarios at both ends, so that a wrong one is found before anything is simulated.
  ///
  /// - Throws: ``BreakEvenError``, `ScenarioError`.
  init(_ study: BreakEvenStudy, over interval: Axis.Interval) throws {
    self.study = study
    self.interval = interval
    policyAsWritten = try study.texts.resolved(policies: [study.policy]).value
    replications = 0..<(try study.texts.resolved().value.replications)
    guard replications.count > 1 else { throw BreakEvenError.singleReplication }
    simulator = PointSimulator(threads: study.threads)
    for place in [0.0, 1] { _ = try scenarios(at: place) }
  }

  /// The value at a place, fine enough for a root that is narrow in its range.
  private func value(at place: Double) -> String { interval.value(at: place, digits: 7) }

  /// The scenario at a value, and the other policy beside it.
  private func scenarios(at place: Double) throws -> (scenario: Scenario, policy: Scenario) {
    let settings = [Setting(study.range.path, value(at: place)).description]
    let scenario = try study.texts.resolved(settings: settings).value
    let policy =
      try study.isShared
      ? study.texts.resolved(policies: [study.policy], settings: settings).value : policyAsWritten
    for part in [IncomparablePoliciesError.Part.segments, .seed]
    where !part.agree(scenario, policy) {
      throw BreakEvenError.incomparable(policy: study.policyName, part: part)
    }
    return (scenario, policy)
  }

  /// Simulates both at a place.
  ///
  /// - Returns: The figure under the scenario less that under the policy, paired by replication.
  /// - Throws: ``BreakEvenError`` where one of them has no figure; `ScenarioError`; `SumOverflowError`; what `onProgress`
  ///   throws.
  mutating func difference(
    at place: Double, _ onProgress: (StudyCost) throws -> Void
  ) throws -> RootSearch.Difference {
    let (scenario, policy) = try scenarios(at: place)
    var jobs = [PointSimulator.Job(scenario, replications: replications)]
    if policySample == nil { jobs.append(PointSimulator.Job(policy, replications: replications)) }
    let before = cost
    var spent = cost
    let samples = try simulator.samples(of: jobs, figures: [study.figure], cost: &spent) { _ in
      try onProgress(before)
    }.map { $0[0] }
    cost = spent
    let look = BreakEvenResult.Look(
      place: place, value: value(at: place), sample: samples[0],
      policySample: policySample ?? samples[1],
      difference: samples[0].estimate(of: study.figure, minus: policySample ?? samples[1]))
    if !study.isShared { policySample = look.policySample }
    looks.append(look)
    guard let difference = RootSearch.Difference(look.difference) else {
      throw BreakEvenError.noFigure(
        study.figure.name, path: study.range.path, value: look.value, policy: study.policyName)
    }
    return difference
  }
}
