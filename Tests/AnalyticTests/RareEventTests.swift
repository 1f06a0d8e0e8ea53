import AnalyticModel
import MerchantModel
import Runs
import Scenarios
import SimStatistics
import Testing

/// Importance sampling against exact chances and against plain simulation. Seeds are fixed; a figure passes
/// within 4 standard errors (1 in 2,000 correct ones would fail with 39 degrees of freedom on a random seed).
struct RareEventTests {
  private func scenario(_ name: String, _ settings: [String]) throws -> Scenario {
    try ProjectScenario.load(name, ProjectScenario.fast + settings).value
  }

  private func result(
    _ scenario: Scenario, replications: Int, threads: Int = 2
  ) throws -> RareResult {
    // A width that nothing reaches, so that the ceiling stops the run.
    let targets = try PrecisionTarget.parse("merchants_suspended=0.001%", for: scenario)
    return try RareRun(scenario, threads: threads).result(
      targets: targets, rule: StoppingRule(ceiling: replications))
  }

  @Test(
    "Exact chances, from one in five to one in a hundred thousand",
    arguments: [
      ("rare", ["segments.good.merchants=250"]),
      ("rare", ["segments.good.merchants=150", "rule.lowDays=3", "rule.threshold=70 %"]),
      ("rare", ["segments.good.merchants=150", "segments.good.demand.busyness=0.4"]),
      (
        "rare",
        [
          "segments.good.merchants=150", "calendar.horizon=longRun", "calendar.warmup=10",
          "segments.good.adoption=0.6",
        ]
      ),
      (
        "streak",
        ["segments.seller.merchants=60", "segments.seller.answering.foreground.chance=0.8"]
      ),
    ])
  func exact(name: String, settings: [String]) throws {
    let path = name == "rare" ? name : "theory/\(name)"
    let scenario = try scenario(path, settings)
    let known = SegmentAnalysis(scenario, segment: 0)
    let result = try result(scenario, replications: 40)
    #expect(result.replications == 40 && result.tilts[0].factor < 0.7)
    var compared = 0
    for measure in RareRun.measures {
      guard let exact = known.figure(measure.name)?.value else { continue }
      compared += 1
      let estimate = result.estimate(measure, of: .segment(0))
      let error = try #require(estimate.standardError)
      #expect(abs(try #require(estimate.value) - exact) < 4 * error, "\(measure.name)")
      // A test that cannot tell the figure from nothing would show little.
      #expect(error < 0.25 * exact, "\(measure.name)")
    }
    #expect(compared >= 2)
  }

  /// Two agents, an app with three states, second rings, a response, queues: nothing that theory knows.
  @Test("A scenario without theory agrees with plain simulation")
  func plain() throws {
    let scenario = try scenario(
      "solo-seller",
      [
        "segments.solo.merchants=200", "segments.solo.agents=2", "rule.lowDays=3",
        "response.diligence=2", "response.hangUp=0.2", "customer.afterMiss.ringAgain=0.5",
        "platform.busyness=0.2",
      ])
    let rare = try result(scenario, replications: 40)
    var run = Run(scenario, threads: 2)
    run.replications = 40
    let plain = try run.result()
    for measure in RareRun.measures {
      let weighted = rare.estimate(measure, of: .segment(0))
      let counted = plain.estimate(measure, of: .segment(0))
      let (a, b) = (try #require(weighted.standardError), try #require(counted.standardError))
      let shift = try #require(weighted.value) - (try #require(counted.value))
      #expect(abs(shift) < 4 * (a * a + b * b).squareRoot(), "\(measure.name)")
      #expect(a < 0.2 * (try #require(weighted.value)), "\(measure.name)")
    }
  }

  @Test("The same on any number of threads; plain simulation would need far more")
  func threads() throws {
    let scenario = try scenario("rare", ["segments.good.merchants=65"])
    let one = try result(scenario, replications: 20, threads: 1)
    let three = try result(scenario, replications: 20, threads: 3)
    let measure = RareRun.measures[0]
    #expect(one.tilts == three.tilts && one.events == three.events)
    #expect(one.estimate(measure, of: .segment(0)) == three.estimate(measure, of: .segment(0)))
    // p (1 - p) / se^2 with the exact p, but for the error of an estimated second moment.
    let error = try #require(one.estimate(measure, of: .segment(0)).standardError)
    let needed = try #require(one.plainMerchants(measure, of: .segment(0)))
    let value = try #require(one.estimate(measure, of: .segment(0)).value)
    #expect(abs(needed * error * error / value - 1) < 1e-3)
    #expect(needed > 100 * Double(one.merchants))
  }

  @Test("What cannot be tilted is refused")
  func refusals() throws {
    func problem(_ settings: [String]) throws -> RareRun.SetupError? {
      let scenario = try scenario("rare", ["segments.good.merchants=20"] + settings)
      do {
        _ = try RareRun(scenario, threads: 1).result(targets: [], rule: StoppingRule(ceiling: 20))
        return nil
      } catch let problem as RareRun.SetupError {
        return problem
      }
    }
    #expect(try problem([]) == nil)
    #expect(try problem(["rule.enabled=false"]) == .ruleIsOff)
    #expect(try problem(["calendar.days=3", "rule.lowDays=4"]) == .tooFewDays(needed: 4))
    #expect(try problem(["segments.good.answering.foreground.chance=1"]) == .nothingToTilt)
    #expect(try problem(["segments.good.answering.foreground.chance=0.5"]) == .nothingToTilt)
    #expect(try problem(["kinds.call.offer=0"]) == .nothingToTilt)
    #expect(try problem(["rule.threeMinuteReplyRate={threshold: 70 %}"]) == .judgesReplies)
  }
}
