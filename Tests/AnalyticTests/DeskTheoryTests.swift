import ClosedForms
import MerchantModel
import Runs
import SharedPlaces
import SimKernel
import SimRandom
import SimStatistics
import Testing

/// Merchants and the platform's desk together against Erlang's formulas.
///
/// Every contact is a voice call at which nobody picks up, so that all go to the desk as a Poisson stream, ten seconds late.
@Suite struct DeskTheoryTests {
  /// Comparisons of this suite, each within Student's t at 99 % for all of them together (Bonferroni).
  private static let comparisons = 20
  private static let service = SimDuration.minutes(6)

  /// A desk that is offered a load.
  ///
  /// - Parameters:
  ///   - load: Calls offered over what the servers can serve.
  ///   - patience: The mean patience; nil for as long as it takes.
  ///   - merchants: How many merchants share the desk, and how many are simulated for them.
  private static func scenario(
    load: Double, servers: Int, patience: SimDuration?, merchants: Int, simulated: Int? = nil,
    days: Int = 8, replications: Int = 20
  ) throws -> Scenario {
    var kind = ContactKind(name: "call")
    kind.text = .always(.minutes(1))
    kind.voice.share = .always
    kind.voice.duration = DurationDistribution(
      seconds: try .exponential(mean: service.inSeconds))
    var segment = Segment(name: "shop")
    segment.merchants = simulated ?? merchants
    segment.represents = Double(merchants)
    let perDay = load * Double(servers) * 24 * 60 / service.inMinutes
    segment.contacts = [ContactRate(kind: "call", perDay: perDay / Double(merchants))]
    segment.staffing.groups = [AgentGroup(name: "agent", count: 1)]
    segment.staffing.roster = Roster(shifts: [Shift(from: .midnight, to: .endOfDay)])
    segment.staffing.chats = .byOthers
    segment.app.foregroundShare = .exactly(1)
    segment.answering.foreground = .never
    segment.ring.timeout = .seconds(10)
    segment.night.answers = true
    var scenario = Scenario()
    scenario.kinds = [kind]
    scenario.segments = [segment]
    scenario.calendar.days = days
    scenario.calendar.warmup = 1
    scenario.replications = replications
    scenario.rule.enabled = false
    scenario.measurement.counterfactual = false
    scenario.measurement.falsePositives = false
    var desk = Desk(shifts: [DeskShift(servers: servers)])
    desk.patience = try patience.map {
      DurationDistribution(seconds: try .exponential(mean: $0.inSeconds))
    }
    scenario.desk = desk
    return scenario
  }

  private func expect(
    _ estimate: Estimate, is exact: Double, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let value = try #require(estimate.value, sourceLocation: sourceLocation)
    let error = try #require(estimate.standardError, sourceLocation: sourceLocation)
    let limit = StudentT.criticalValue(
      ConfidenceLevel.ninetyNine.simultaneous(over: Self.comparisons),
      degreesOfFreedom: try #require(estimate.degreesOfFreedom))
    #expect(
      abs(value - exact) < limit * error, "\(value) for \(exact), z \((value - exact) / error)",
      sourceLocation: sourceLocation)
    #expect(error < 0.1 * exact, sourceLocation: sourceLocation)
  }

  @Test(
    "Erlang C, of one merchant and of fifty",
    arguments: [(0.5, 4), (0.8, 6), (0.95, 20)], [1, 50])
  func delay(_ desk: (load: Double, servers: Int), merchants: Int) throws {
    let scenario = try Self.scenario(
      load: desk.load, servers: desk.servers, patience: nil, merchants: merchants)
    let settled = try #require(try Run(scenario, threads: 2).result().desk)
    #expect(settled.isSettled)
    #expect(settled.outcome.streamed.isEmpty)
    let exact = try DelaySystem(
      arrivalRate: desk.load * Double(desk.servers) / Self.service.inSeconds,
      serviceRate: 1 / Self.service.inSeconds, servers: desk.servers)
    try expect(settled.outcome.estimate(.wait), is: exact.meanWait)
    try expect(settled.outcome.estimate(.load), is: desk.load)
    try expect(
      settled.outcome.estimate(.answeredIn20Seconds), is: 1 - (try exact.waitExceeds(20)))
  }

  @Test("Erlang A, of one merchant and of fifty", arguments: [1, 50])
  func abandonment(merchants: Int) throws {
    let scenario = try Self.scenario(
      load: 1.2, servers: 10, patience: .minutes(3), merchants: merchants)
    let result = try Run(scenario, threads: 2).result()
    let settled = try #require(result.desk)
    #expect(settled.isSettled)
    let exact = try AbandonmentSystem(
      arrivalRate: 12 / Self.service.inSeconds, serviceRate: 1 / Self.service.inSeconds,
      patienceRate: 1.0 / 180, servers: 10)
    try expect(settled.outcome.estimate(.answered), is: 1 - exact.abandonmentProbability)
    try expect(settled.outcome.estimate(.wait), is: exact.meanWaitOfServed)
    // Merchants see what the desk does: of the calls that they send the same share is answered.
    let measure = try #require(Measure.named("desk_answers"))
    let answers = try #require(result.estimate(measure, of: .segment(0)).value)
    #expect(abs(answers - (1 - exact.abandonmentProbability)) < 0.01)
  }

  @Test("Merchants who stand for four come as a Poisson stream, and the desk answers as many")
  func streams() throws {
    func answered(simulated: Int) throws -> (share: Double, outcome: DeskOutcome) {
      let scenario = try Self.scenario(
        load: 1.1, servers: 10, patience: .minutes(3), merchants: 400, simulated: simulated)
      let settled = try #require(try Run(scenario, threads: 2).result().desk)
      return (try #require(settled.outcome.estimate(.answered).value), settled.outcome)
    }
    let (own, recorded) = try answered(simulated: 400)
    let (like, streamed) = try answered(simulated: 100)
    #expect(recorded.streamed.isEmpty)
    #expect(streamed.streamed == ["shop"])
    #expect(abs(like / own - 1) < 0.01, "\(like) for \(own)")
  }

  @Test("The same events and figures on 1, 2 and 5 threads")
  func threads() throws {
    var scenario = try Self.scenario(
      load: 1.1, servers: 3, patience: .minutes(3), merchants: 300, simulated: 70, days: 3,
      replications: 4)
    var other = scenario.segments[0]
    other.name = "other"
    other.merchants = 70
    other.represents = 70
    scenario.segments.append(other)
    scenario.customer.afterMiss.ringAgain = Probability(clamping: 0.5)
    scenario.platform.busyness = 0.3
    let results = try [1, 2, 5].map { threads in
      var run = Run(scenario, threads: threads)
      run.triesNumbers = true
      return try run.result()
    }
    for result in results.dropFirst() {
      #expect(result.fingerprint == results[0].fingerprint)
      let (one, two) = (try #require(results[0].desk), try #require(result.desk))
      #expect(one.rounds == two.rounds)
      for figure in one.outcome.figures {
        #expect(one.outcome.estimate(figure) == two.outcome.estimate(figure))
      }
      #expect(one.knee?.points.map(\.answered) == two.knee?.points.map(\.answered))
    }
  }

  @Test("Each policy of a comparison has a desk of its own, as in a run of its own")
  func comparison() throws {
    let few = try Self.scenario(
      load: 1.1, servers: 3, patience: .minutes(3), merchants: 30, days: 3, replications: 4)
    var many = few
    many.desk = Desk(shifts: [DeskShift(servers: 6)])
    var none = few
    none.desk = nil
    let compared = try PolicyRun(
      [
        PolicyScenario("none", title: "", scenario: none),
        PolicyScenario("few", title: "", scenario: few),
        PolicyScenario("many", title: "", scenario: many),
      ], threads: 2
    ).result()
    #expect(compared.runs[0].desk == nil)
    for (place, scenario) in [(1, few), (2, many)] {
      let alone = try Run(scenario, threads: 2).result()
      #expect(compared.runs[place].fingerprint == alone.fingerprint)
      #expect(compared.runs[place].desk?.rounds == alone.desk?.rounds)
    }
  }
}
