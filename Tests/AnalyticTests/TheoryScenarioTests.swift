import ClosedForms
import Foundation
import MerchantModel
import Runs
import Scenarios
import Testing

/// The scenarios under scenarios/theory against closed forms.
///
/// A figure passes within 3.5 standard errors over the replications (for a t of 19 degrees of freedom,
/// 1 in 400 correct figures would fail on a random seed); the seeds are fixed in the files.
@Suite struct TheoryScenarioTests {
  /// Rates are in minutes, as in the files.
  private let secondsPerMinute = 60.0

  @Test func erlangB() throws {
    let theory = try LossSystem(arrivalRate: 1_200 / 1_440.0, meanService: 3.6, servers: 4)
    let run = try TheoryRun("erlang-b")
    try run.expect("missed_busy", theory.lossProbability)
    try run.expect("call_occupancy", theory.meanBusy / 4)
  }

  /// A rejected call is missed because all were busy, though the customer would have hung up before the time-out.
  @Test func erlangBWithImpatientCustomers() throws {
    let theory = try LossSystem(arrivalRate: 1_200 / 1_440.0, meanService: 3.6, servers: 4)
    let run = try TheoryRun(
      "erlang-b", ["customer.ringPatience=30 s", "segments.desk.ring.timeout=45 s"])
    try run.expect("missed_busy", theory.lossProbability)
    let hungUp = try #require(Measure.named("missed_hung_up"))
    #expect(run.result.estimate(hungUp, of: .segment(0)).value == 0)
  }

  @Test func erlangC() throws {
    let theory = try DelaySystem(
      arrivalRate: 1_200 / 1_440.0, serviceRate: 1 / 3.6, servers: 4)
    let run = try TheoryRun("erlang-c")
    try run.expect("ring_time", theory.meanWait * secondsPerMinute)
    try run.expect("speed_of_answer", theory.meanWait * secondsPerMinute)
    try run.expect("speed_of_answer_p90", theory.waitQuantile(0.9) * secondsPerMinute)
    try run.expect("call_occupancy", theory.utilisation)
  }

  /// Where each agent who becomes free goes to the oldest call, hunting comes to the same queue.
  @Test(arguments: ["listed", "longestIdle", "roundRobin"])
  func erlangCByHunting(_ strategy: String) throws {
    let theory = try DelaySystem(
      arrivalRate: 1_200 / 1_440.0, serviceRate: 1 / 3.6, servers: 4)
    let run = try TheoryRun("erlang-c", ["segments.desk.ring.strategy=\(strategy)"])
    try run.expect("ring_time", theory.meanWait * secondsPerMinute)
  }

  @Test func erlangA() throws {
    let theory = try AbandonmentSystem(
      arrivalRate: 2_000 / 1_440.0, serviceRate: 1 / 3.6, patienceRate: 0.5, servers: 4)
    let run = try TheoryRun("erlang-a")
    try run.expect("missed_hung_up", theory.abandonmentProbability)
    try run.expect("ring_time", theory.meanWait * secondsPerMinute)
    try run.expect("speed_of_answer", theory.meanWaitOfServed * secondsPerMinute)
    try run.expect("call_occupancy", theory.utilisation)
  }

  @Test func generalServiceWithOneAgent() throws {
    let theory = try SingleServerQueue(
      arrivalRate: 240 / 1_440.0, meanService: 4, squaredVariation: 1.5 * 1.5)
    let run = try TheoryRun("mg1")
    try run.expect("ring_time", theory.meanWait * secondsPerMinute)
    try run.expect("call_occupancy", theory.utilisation)
  }

  @Test func alternatingAppAtTheStartOfTheRing() throws {
    let theory = try AlternatingApp(meanForeground: 40, meanBackground: 20)
    let run = try TheoryRun("alternating-app")
    try run.expect("answer_rate", theory.foregroundShare)
  }

  @Test func alternatingAppThroughTheRing() throws {
    let theory = try AlternatingApp(meanForeground: 40, meanBackground: 20)
    let run = try TheoryRun(
      "alternating-app",
      [
        "segments.seller.ring.stateDuringRing=reevaluated",
        "segments.seller.ring.whenAllBusy=keepRinging",
      ])
    // A spell in the background is exponential, so what is left of it is like a whole one.
    let (background, outlasts) = (1 - theory.foregroundShare, exp(-5 / theory.meanBackground))
    try run.expect("answer_rate", 1 - background * outlasts)
    try run.expect(
      "ring_time", background * theory.meanBackground * (1 - outlasts) * secondsPerMinute)
  }
}

/// A run of a file under scenarios/theory.
private struct TheoryRun {
  let result: RunResult

  init(_ name: String, _ settings: [String] = []) throws {
    let loaded = try ProjectScenario.load("theory/\(name)", settings)
    #expect(loaded.warnings.allSatisfy { $0.severity == .note })
    result = try Run(loaded.value, threads: 2).result()
  }

  func expect(_ name: String, _ exact: Double) throws {
    let measure = try #require(Measure.named(name))
    let estimate = result.estimate(measure, of: .segment(0))
    let value = try #require(estimate.value)
    let standardError = try #require(estimate.standardError)
    #expect(
      abs(value - exact) < 3.5 * standardError, "\(name): \(value) ± \(standardError), not \(exact)"
    )
  }
}
