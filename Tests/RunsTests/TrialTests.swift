import MerchantModel
import Runs
import SimRandom
import SimStatistics
import Testing

/// What one experiment sees, against chances that are known exactly.
///
/// Nobody answers, and one call is enough: every merchant that has the feature is suspended, and no other. So the share that
/// is suspended in an arm is binomial, by the arm's adoption.
struct TrialTests {
  private static let merchants = 100
  private static let adoption = (first: 0.5, second: 0.75)
  private static let truth = adoption.second - adoption.first

  private static func scenario(seed: UInt64, replications: Int) throws -> Scenario {
    var scenario = ConstantShop.scenario(contacts: [0])
    scenario.seed = seed
    scenario.replications = replications
    scenario.calendar.days = 2
    scenario.measurement.counterfactual = false
    scenario.rule.enabled = true
    scenario.rule.lowDays = 1
    scenario.rule.minimumCalls = 1
    scenario.segments[0].merchants = merchants
    scenario.segments[0].answering.foreground = Answering(chance: .never, delay: .always(.zero))
    scenario.arms = try [adoption.first, adoption.second].enumerated().map { number, share in
      var own = scenario
      own.segments[0].adoption = try Probability(share)
      return Arm("arm\(number)", share: try Probability(0.5), scenario: own)
    }
    // 50 merchants in each, so that the chances are those of two binomial numbers.
    scenario.armAssignment = .stratified
    return scenario
  }

  private static func trials(_ scenario: Scenario) throws -> (ArmContrast, [Estimate]) {
    let result = try Run(scenario, threads: 2).result()
    let measure = try #require(Measure.named("merchants_suspended"))
    return (
      try #require(result.contrast(measure, arm: 1, of: .segment(0))),
      try #require(result.trials(of: measure, arm: 1, of: .segment(0)))
    )
  }

  /// The chance that Welch's interval has a property, over all numbers of merchants that can be suspended in two arms of 50:
  /// its formula written once more, for shares.
  private static func chance(
    _ property: (_ difference: Double, _ reach: Double) -> Bool
  ) -> Double {
    let n = merchants / 2
    func binomial(_ probability: Double) -> [Double] {
      var row = [1.0]
      for _ in 0..<n {
        var next = [Double](repeating: 0, count: row.count + 1)
        for (count, mass) in row.enumerated() {
          next[count] += mass * (1 - probability)
          next[count + 1] += mass * probability
        }
        row = next
      }
      return row
    }
    let (first, second) = (binomial(adoption.first), binomial(adoption.second))
    var sum = 0.0
    for one in 0...n {
      for two in 0...n {
        let shares = [Double(one) / Double(n), Double(two) / Double(n)]
        // s^2 / n, with the variance over n - 1.
        let parts = shares.map { $0 * (1 - $0) / Double(n - 1) }
        let variance = parts[0] + parts[1]
        guard variance > 0 else { continue }
        let degrees =
          variance * variance / parts.reduce(0) { $0 + $1 * $1 / Double(n - 1) }
        let reach =
          StudentT.criticalValue(.ninetyFive, degreesOfFreedom: degrees)
          * variance.squareRoot()
        if property(shares[1] - shares[0], reach) { sum += first[one] * second[two] }
      }
    }
    return sum
  }

  @Test("Its power is that of Welch's test of two binomial shares, worked out from the binomial")
  func power() throws {
    let replications = 400
    let (contrast, trials) = try Self.trials(
      try Self.scenario(seed: 11, replications: replications))
    let power = Self.chance { difference, reach in abs(difference) > reach }
    #expect(power > 0.6 && power < 0.9, "a power that a wrong test would miss")
    let seen = Double(contrast.seenLower + contrast.seenHigher)
    // Four standard errors of the binomial number of experiments.
    let error = (Double(replications) * power * (1 - power)).squareRoot()
    #expect(abs(seen - Double(replications) * power) < 4 * error)
    #expect(contrast.seen.value == seen / Double(replications))
    #expect(contrast.seenHigher > contrast.seenLower)
    #expect(trials.count == replications)
    // Four of five would see a difference of (1.96 + 0.84) standard errors: 2.80 sqrt((0.25 + 0.1875) / 49), by t a little
    // more. The mean over experiments is within a hundredth of it.
    let detectable = try #require(contrast.detectable)
    #expect(abs(detectable - 2.8016 * (0.4375 / 49).squareRoot()) < 0.01)
    let factor = (detectable / (try #require(contrast.difference.value)))
    #expect(try #require(contrast.merchantsFactor) == factor * factor)
  }

  @Test("Its interval covers the true difference as often as two binomial shares have it, 95 %")
  func coverage() throws {
    let replications = 400
    let (_, trials) = try Self.trials(try Self.scenario(seed: 12, replications: replications))
    let covering = trials.count { trial in
      trial.interval.map { $0.lower <= Self.truth && Self.truth <= $0.upper } ?? false
    }
    let exact = Self.chance { difference, reach in abs(difference - Self.truth) <= reach }
    #expect(abs(exact - 0.95) < 0.01)
    let error = (Double(replications) * exact * (1 - exact)).squareRoot()
    #expect(abs(Double(covering) - Double(replications) * exact) < 4 * error)
  }

  @Test("The interval over replications covers the true difference in 95 % of 200 runs")
  func runs() throws {
    var covering = 0
    for seed in 0..<UInt64(200) {
      let (contrast, _) = try Self.trials(try Self.scenario(seed: 1_000 + seed, replications: 8))
      let interval = try #require(contrast.difference.interval)
      if interval.lower <= Self.truth && Self.truth <= interval.upper { covering += 1 }
    }
    // Four standard errors of a binomial number with a chance of 95 %.
    #expect(abs(Double(covering) - 190) < 4 * (200 * 0.95 * 0.05).squareRoot())
  }
}
