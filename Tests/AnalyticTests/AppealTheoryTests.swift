import ClosedForms
import Foundation
import MerchantModel
import Runs
import SharedPlaces
import SimKernel
import SimRandom
import SimStatistics
import Testing

/// Merchants and the appeals queue together, against M/D/n and the fluid.
///
/// Nobody picks up, and any call makes a low day that suspends for a day; everybody appeals in the course of the day.
@Suite struct AppealTheoryTests {
  private static let always = ChanceByCause(byFault: .always, byLuck: .always)
  private static let never = ChanceByCause(byFault: .never, byLuck: .never)

  /// A queue that is offered a load.
  ///
  /// - Parameters:
  ///   - callsPerDay: Of a merchant.
  ///   - merchants: How many real merchants there are, and how many are simulated for them.
  private static func scenario(
    load: Double, reviewers: Int, callsPerDay: Double = 0.01, merchants: Int = 4_000,
    simulated: Int? = nil, days: Int = 30, replications: Int = 20
  ) throws -> Scenario {
    var kind = ContactKind(name: "call")
    kind.text = .always(.minutes(1))
    kind.voice.share = .always
    kind.voice.duration = .always(.minutes(1))
    var segment = Segment(name: "shop")
    segment.merchants = simulated ?? merchants
    segment.represents = Double(merchants)
    segment.contacts = [ContactRate(kind: "call", perDay: callsPerDay)]
    segment.staffing.groups = [AgentGroup(name: "agent", count: 1)]
    segment.staffing.roster = Roster(shifts: [Shift(from: .midnight, to: .endOfDay)])
    segment.staffing.chats = .byOthers
    segment.app.foregroundShare = .exactly(1)
    segment.answering.foreground = .never
    segment.ring.timeout = .seconds(1)
    segment.night.answers = true
    var scenario = Scenario()
    scenario.kinds = [kind]
    scenario.segments = [segment]
    scenario.calendar.days = days
    scenario.calendar.warmup = 5
    scenario.replications = replications
    scenario.rule.threshold = try #require(Threshold(1))
    scenario.rule.boundary = .atOrBelow
    scenario.rule.minimumCalls = 1
    scenario.rule.lowDays = 1
    scenario.rule.suspensionDays = 1
    scenario.measurement.counterfactual = false
    scenario.measurement.falsePositives = false
    scenario.appeals = Appeals(
      reviewers: reviewers,
      reviewsPerDay: perDay(callsPerDay, merchants) / load / Double(reviewers), filed: always,
      overturned: never)
    return scenario
  }

  /// Suspensions a day: after each follows a day off.
  private static func perDay(_ callsPerDay: Double, _ merchants: Int) -> Double {
    let low = 1 - exp(-callsPerDay)
    return Double(merchants) * low / (1 + low)
  }

  @Test("One to one, in the steady state, it is M/D/n", arguments: [(0.8, 4), (0.9, 12)])
  func steady(_ queue: (load: Double, reviewers: Int)) throws {
    let scenario = try Self.scenario(load: queue.load, reviewers: queue.reviewers)
    let settled = try #require(try Run(scenario, threads: 2).result().appeals)
    #expect(settled.isSettled)
    #expect(settled.outcome.streamed.isEmpty)
    let perDay = Self.perDay(0.01, 4_000)
    let exact = try ConstantServiceQueue(
      arrivalRate: perDay, service: queue.load * Double(queue.reviewers) / perDay,
      servers: queue.reviewers)
    // Two figures of each of two queues, within Student's t at 99 % for all of them together (Bonferroni).
    let limit = StudentT.criticalValue(
      ConfidenceLevel.ninetyNine.simultaneous(over: 4), degreesOfFreedom: 19)
    for (figure, value) in [
      (AppealOutcome.Figure.wait, exact.meanSojourn), (.filed, perDay),
    ] {
      let estimate = settled.outcome.estimate(figure)
      let (found, error) = (try #require(estimate.value), try #require(estimate.standardError))
      #expect(abs(found - value) < limit * error, "\(found) for \(value), \(error)")
      #expect(error < 0.05 * value)
    }
  }

  @Test("Merchants who stand for ten come as a Poisson stream, and wait as long")
  func streams() throws {
    func wait(simulated: Int) throws -> Double {
      let scenario = try Self.scenario(load: 0.8, reviewers: 4, simulated: simulated)
      let settled = try #require(try Run(scenario, threads: 2).result().appeals)
      #expect(settled.outcome.streamed == (simulated < 4_000 ? ["shop"] : []))
      return try #require(settled.outcome.estimate(.wait).value)
    }
    let (own, like) = (try wait(simulated: 4_000), try wait(simulated: 400))
    // Of the mean of 2,400 appeals, which decides the load, the standard error is 2 %; a load of 0.82 for 0.8 is a wait 4 % longer.
    #expect(abs(like / own - 1) < 0.12, "\(like) for \(own)")
  }

  @Test("1,000 reviewers at 80 a day clear 240,000 in 4 days beside 20,000 new ones a day")
  func fluid() throws {
    var scenario = try Self.scenario(
      load: 0.25, reviewers: 1_000, callsPerDay: 0.01, merchants: 2_030_000, simulated: 2_030,
      days: 7, replications: 4)
    scenario.appeals?.reviewsPerDay = 80
    scenario.appeals?.backlog = 240_000
    let settled = try #require(try Run(scenario, threads: 2).result().appeals)
    let first = scenario.calendar.countedDays.lowerBound
    let filed = try #require(settled.outcome.estimate(.filed).value)
    let backlogs = try (0..<5).map {
      try #require(settled.outcome.estimate(.backlog, onDay: first + $0).value)
    }
    // 240,000 less 80,000 a day, and what is filed.
    for (day, backlog) in backlogs.prefix(3).enumerated() {
      let fluid = 240_000 - Double(day + 1) * (80_000 - filed)
      #expect(abs(backlog - fluid) < 0.2 * filed + 1_000, "\(backlog) for \(fluid)")
    }
    #expect(abs(filed / 20_000 - 1) < 0.1)
    #expect(backlogs[4] < 1_000)
  }

  /// Merchants who are suspended for a month every other day unless their appeal is decided, which they all win, and far fewer
  /// reviewers than that takes: a short line brings all of them back to be suspended again, and a long one nobody.
  private static func swinging(replications: Int) throws -> Scenario {
    var scenario = try scenario(
      load: 1, reviewers: 1, callsPerDay: 6, merchants: 60, days: 60, replications: replications)
    scenario.rule.suspensionDays = 30
    scenario.calendar.warmup = 0
    scenario.appeals?.reviewsPerDay = 10
    scenario.appeals?.overturned = always
    return scenario
  }

  @Test("Merchants and a queue that swing do not settle, and that is said")
  func swings() throws {
    let settled = try #require(try Run(Self.swinging(replications: 2), threads: 2).result().appeals)
    #expect(!settled.isSettled)
    #expect(settled.rounds.count == 10)
  }

  @Test("The same events and figures on 1, 2 and 5 threads, of recorded and streamed appeals")
  func threads() throws {
    var scenario = try Self.scenario(
      load: 0.9, reviewers: 2, callsPerDay: 0.3, merchants: 120, simulated: 120, days: 12,
      replications: 4)
    var other = scenario.segments[0]
    other.name = "other"
    other.merchants = 40
    other.represents = 200
    scenario.segments.append(other)
    scenario.platform.busyness = 0.3
    scenario.rule.ladder = [1, 3, 7]
    scenario.appeals?.overturned = ChanceByCause(
      byFault: Probability(clamping: 0.5), byLuck: .always)
    let results = try [1, 2, 5].map { threads in
      var run = Run(scenario, threads: threads)
      run.triesNumbers = true
      return try run.result()
    }
    for result in results.dropFirst() {
      #expect(result.fingerprint == results[0].fingerprint)
      let (one, two) = (try #require(results[0].appeals), try #require(result.appeals))
      #expect(one.rounds == two.rounds)
      for figure in AppealOutcome.Figure.allCases {
        #expect(one.outcome.estimate(figure) == two.outcome.estimate(figure))
      }
      let waits = [one, two].map { $0.tries?.outcomes.map { $0.estimate(.wait) } }
      #expect(waits[0] == waits[1])
      #expect(waits[0]?.isEmpty == false)
    }
    // The books of a run with appeals balance.
    for segment in scenario.segments.indices {
      for replication in 0..<4 {
        let laws = ConservationLaws(
          merchants: scenario.segments[segment].merchants, days: scenario.calendar.days)
        #expect(
          laws.breach {
            results[0].total($0, segment: segment, replication: replication)
          } == nil)
      }
    }
    #expect(results[0].total(.appealsOverturnedByFault, segment: 0, replication: 0) > 0)
  }

  @Test("Each policy of a comparison has a queue of its own, as in a run of its own")
  func comparison() throws {
    let few = try Self.scenario(
      load: 1.1, reviewers: 2, callsPerDay: 0.3, merchants: 60, days: 8, replications: 3)
    var many = few
    many.appeals?.reviewers = 6
    var none = few
    none.appeals = nil
    let compared = try PolicyRun(
      [
        PolicyScenario("none", title: "", scenario: none),
        PolicyScenario("few", title: "", scenario: few),
        PolicyScenario("many", title: "", scenario: many),
      ], threads: 2
    ).result()
    #expect(compared.runs[0].appeals == nil)
    for (place, scenario) in [(1, few), (2, many)] {
      let alone = try Run(scenario, threads: 2).result()
      #expect(compared.runs[place].fingerprint == alone.fingerprint)
      #expect(compared.runs[place].appeals?.rounds == alone.appeals?.rounds)
    }
  }
}
