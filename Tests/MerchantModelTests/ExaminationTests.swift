import MerchantModel
import SimKernel
import SimRandom
import Testing

/// What a merchant's calls count for in its examination, and what comes of it.
@Suite struct ExaminationTests {
  /// What calls of some days count for beside their outcomes: the difference of the means of a day with its standard error,
  /// and of each the variance of a day about the rate.
  private struct Comparison {
    var difference = 0.0
    var error = 0.0
    var varianceOfWeighed = 0.0
    var varianceOfOutcomes = 0.0

    init(_ days: [ExaminationRehearsal.Day]) {
      let (calls, answered) = days.reduce((0, 0)) { ($0.0 + $1.calls, $0.1 + $1.answered) }
      let rate = Double(answered) / Double(calls)
      let count = Double(days.count)
      // Days are nearly independent: what is left over from one to the next is a chat or two.
      let differences = days.map { $0.weighed - Double($0.answered) }
      difference = differences.reduce(0, +) / count
      error = (differences.reduce(0) { $0 + $1 * $1 } / count / count).squareRoot()
      varianceOfWeighed = days.reduce(0) {
        let residual = $1.weighed - rate * Double($1.calls)
        return $0 + residual * residual / count
      }
      varianceOfOutcomes = days.reduce(0) {
        let residual = Double($1.answered) - rate * Double($1.calls)
        return $0 + residual * residual / count
      }
    }
  }

  private func days(
    _ merchants: UInt32 = 20, _ change: (inout Scenario) throws -> Void
  ) throws -> [ExaminationRehearsal.Day] {
    var scenario = try Shop.scenario()
    try change(&scenario)
    return (0..<merchants).flatMap {
      ExaminationRehearsal.days(of: scenario, merchant: $0, days: 400)
    }
  }

  @Test("Chances have the mean of outcomes, and less variance, also where calls overlap often")
  func unbiased() throws {
    let shop = try days { _ in }
    // One agent, three calls an hour, rings of two minutes, calls of a quarter of an hour.
    let overlapping = try days {
      $0.segments[0].contacts = [ContactRate(kind: "install", perDay: 60)]
      $0.segments[0].staffing.groups = [AgentGroup(name: "agent", count: 1)]
      $0.segments[0].ring.timeout = .minutes(2)
      $0.segments[0].answering.foreground.delay = DurationDistribution(
        seconds: try .exponential(mean: 60))
    }
    let pushed = try days {
      $0.segments[0].app.push = Push(
        chance: try Probability(0.4),
        delay: DurationDistribution(seconds: try .exponential(mean: 20)))
      $0.rule.counting.busy = false
    }
    for days in [shop, overlapping, pushed] {
      let comparison = Comparison(days)
      #expect(comparison.error > 0)
      // Four standard errors.
      #expect(abs(comparison.difference) < 4 * comparison.error)
      #expect(comparison.varianceOfWeighed < 0.9 * comparison.varianceOfOutcomes)
    }
  }

  @Test("Where nothing but the draw is open, calls count for their chance exactly")
  func exact() throws {
    // Round the clock in the foreground; of the delays, of 10 s on average, 1 - 1/e come within a ring of 10 s.
    var desk = SmallDesk(chance: 0.62)
    desk.talk = .zero
    desk.ring.timeout = .seconds(10)
    var scenario = desk.scenario
    scenario.segments[0].contacts = [ContactRate(kind: "call", perDay: 0.5)]
    scenario.segments[0].answering.foreground.delay = DurationDistribution(
      seconds: try .exponential(mean: 10))
    let days = ExaminationRehearsal.days(of: scenario, days: 400)
    let chance = 0.62 * (1 - 1 / 2.718281828459045)
    #expect(days.reduce(0) { $0 + $1.calls } > 150)
    // The half microsecond by which delays are rounded is 5e-8 of the mean.
    for day in days { #expect(abs(day.weighed - chance * Double(day.calls)) < 1e-6) }
  }

  @Test(
    "Outcomes stay where the draws as a ring starts do not decide it, or whether the call counts")
  func outcomes() throws {
    let changes: [(inout Scenario) -> Void] = [
      { $0.segments[0].ring.strategy = .longestIdle },
      { $0.segments[0].ring.whenAllBusy = .keepRinging },
      { $0.segments[0].ring.stateDuringRing = .reevaluated },
      { $0.segments[0].overflow = OverflowDesk() },
      { $0.rule.counting.sameCallWithin = .minutes(10) },
      { $0.rule.counting.quickHangUp = .seconds(10) },
    ]
    for change in changes {
      let days = try days(1, change)
      #expect(days.contains { $0.answered > 0 })
      for day in days { #expect(day.weighed == Double(day.answered)) }
    }
    #expect(try days(1) { _ in }.contains { $0.weighed != Double($0.answered) })
  }

  @Test("Examined days are not the merchant's own days once more")
  func apart() throws {
    var scenario = try Shop.scenario()
    scenario.rule.enabled = false
    scenario.measurement.counterfactual = false
    var runner = MerchantRunner(scenario, segment: 0)
    var tallies = Tallies(days: scenario.calendar.totalDays)
    runner.run(merchant: 0, replication: 0, into: &tallies)
    let own = (0..<20).map { Int(tallies[.callsOffered, day: $0]) }
    let examined = ExaminationRehearsal.days(of: scenario, days: 20).map(\.calls)
    #expect(own != examined)
    #expect(examined == ExaminationRehearsal.days(of: scenario, days: 20).map(\.calls))
  }

  @Test("Recorded contacts come again, moved on by whole weeks")
  func replays() {
    var desk = RuledDesk(days: 9)
    // Ten days, so that they come again after two weeks.
    desk.calls(["9:00", "", "", "20:00 10:00", "", "", "", "", "", "11:00"])
    let days = ExaminationRehearsal.days(of: desk.scenario, days: 42)
    let calls = days.map(\.calls)
    #expect(Array(calls[0..<14]) == [1, 0, 0, 2, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0])
    #expect(
      calls[14..<28].elementsEqual(calls[0..<14]) && calls[28..<42].elementsEqual(calls[0..<14]))
    // Within the shift the agent answers for certain, else nobody.
    #expect(days.map(\.weighed) == days.map { Double($0.answered) })
  }

  @Test("Rules on shared days get the checks that each gets alone")
  func shared() throws {
    var scenario = try Shop.scenario()
    scenario.measurement.counterfactual = false
    let rules = [0.15, 0.3, 0.4, 0.5, 0.6, 0.8].flatMap { threshold in
      [false, true].map { night in
        var rule = Rule()
        rule.threshold = Threshold(threshold) ?? .assumed
        rule.counting.busy = night
        rule.boundary = night ? .below : .atOrBelow
        return rule
      }
    }
    var check = CoupledRulesCheck(scenario, rules: rules)
    check.merchants = 6
    #expect(check.differences() == [])
    scenario.rule = rules[9]
    let sums = Shop.totals(scenario, merchants: 6)
    #expect(sums[.suspensionsExamined] > 0)
  }

  @Test("False positives go by calls as the rule counts them")
  func counting() {
    // Of a week's calls two of six are answered, two of four by day, two of two within the shift.
    let calls = ["20:00 20:30", "9:00 10:00 1:00 2:00"]
    func examined(threshold: Double, _ change: (inout Rule) -> Void) -> [Int64] {
      let counts = RuledDesk.counts(calls) {
        $0.measurement.falsePositives = true
        $0.rule.threshold = Threshold(threshold) ?? .assumed
        change(&$0.rule)
      }
      #expect(counts[.suspensionsExamined] == 1)
      return [
        counts[.falsePositives], counts[.decidedFalsePositives], counts[.undecidedSuspensions],
      ]
    }
    #expect(examined(threshold: 0.45) { _ in } == [0, 0, 0])
    #expect(examined(threshold: 0.45) { $0.counting.night = false } == [1, 1, 0])
    #expect(examined(threshold: 0.55) { $0.counting.night = false } == [0, 0, 0])
    // A rate that is the threshold is never distinguished from it; it is low where the threshold itself is.
    for (boundary, falsePositives) in [(Rule.Boundary.below, Int64(1)), (.atOrBelow, 0)] {
      #expect(
        examined(threshold: 0.5) {
          $0.counting.night = false
          $0.boundary = boundary
        } == [falsePositives, 0, 1])
    }
    // Every rate is at 1 or below.
    #expect(examined(threshold: 1) { $0.boundary = .atOrBelow } == [0, 0, 0])
  }
}
