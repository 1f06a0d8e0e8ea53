import MerchantModel
import Runs
import Scenarios
import SimStatistics
import Studies
import Testing

/// Studies of scenarios whose merchants share places.
struct SharedPlaceStudyTests {
  private static func figure(_ name: String) throws -> TargetFigure {
    TargetFigure(try #require(Measure.named(name)), of: .population, name: name)
  }

  @Test("A search's sample is that of a run of as many replications, on any number of threads")
  func points() throws {
    let figures = try ["suspensions", "desk_answers"].map(Self.figure)
    let scenarios = try ["desk.servers=2", "desk.servers=6"].map { try SharedShop.scenario([$0]) }
    let jobs = scenarios.map { PointSimulator.Job($0, replications: 0..<3) }
    let samples = try [1, 2, 5].map { threads in
      var cost = StudyCost()
      let samples = try PointSimulator(threads: threads).samples(
        of: jobs, figures: figures, cost: &cost)
      #expect(cost.replications == 6 && cost.unsettled == nil)
      return samples
    }
    #expect(samples[0] == samples[1] && samples[0] == samples[2])
    for (scenario, sample) in zip(scenarios, samples[0]) {
      let run = try Run(scenario, threads: 2).result()
      for (figure, own) in zip(figures, sample) {
        #expect(own.estimate(of: figure) == run.estimate(figure.measure, of: .population))
      }
    }
  }

  @Test("Replications that a search adds later, far from the first, are settled by themselves")
  func laterReplications() throws {
    let figures = [try Self.figure("desk_answers")]
    let scenario = try SharedShop.scenario()
    let first = 1 << 61
    let samples = try [1, 5].map { threads in
      var cost = StudyCost()
      return try PointSimulator(threads: threads).samples(
        of: [PointSimulator.Job(scenario, replications: first..<first + 2)], figures: figures,
        cost: &cost)
    }
    #expect(samples[0] == samples[1])
    let value = try #require(samples[0][0][0].estimate(of: figures[0]).value)
    #expect(value > 0 && value < 1)
  }

  @Test("A run to a precision is a plain run of as many replications, and so is a comparison")
  func precision() throws {
    let suspensions = try #require(Measure.named("suspensions"))
    let target = PrecisionTarget(suspensions, of: .population, wanted: .relative(0.15))
    let rule = try StoppingRule(ceiling: 30)
    let scenario = try SharedShop.scenario()
    var merchants = 0
    let precise = try PreciseRun(
      Run(scenario, threads: 2, keepsMerchants: true), targets: [target], rule: rule
    ).result(onMerchants: { merchants += $0.count })
    var plain = Run(scenario, threads: 1)
    plain.replications = precise.replications
    let again = try plain.result()
    #expect(precise.precision?.looks.isEmpty == false)
    #expect(precise.fingerprint == again.fingerprint)
    #expect(merchants == 18 * precise.replications)
    let (one, two) = (try #require(precise.desk), try #require(again.desk))
    #expect(one.rounds == two.rounds)
    #expect(one.outcome.estimate(.answered) == two.outcome.estimate(.answered))

    let policies = [
      PolicyScenario("as written", title: "", scenario: scenario),
      PolicyScenario(
        "more servers", title: "", scenario: try SharedShop.scenario(["desk.servers=6"])),
    ]
    let compared = try PolicyRun(policies, threads: 2).result(
      targets: [PrecisionTarget(suspensions, of: .population, wanted: .relative(0.3))], rule: rule)
    var plainly = try PolicyRun(policies, threads: 1)
    plainly.replications = compared.replications
    let same = try plainly.result()
    for (one, two) in zip(compared.runs, same.runs) {
      #expect(one.fingerprint == two.fingerprint)
      #expect(one.desk?.rounds == two.desk?.rounds)
    }
  }

  @Test("Each world holds a fixed point of its own, the same on any number of threads")
  func worlds() throws {
    let text = SharedShop.text.replacing(
      "servers: 3", with: "servers: {uncertain: [2, 6], value: 3}")
    let document = try DocumentLoader(Codec.scenario).load(SourceText(text, name: "worlds.yaml"))
    let results = try [1, 5].map { threads in
      var study = try WorldStudy(
        [WorldStudy.Policy("as written", document)], figures: [try Self.figure("desk_answers")],
        threads: threads)
      study.design = try #require(WorldDesign(worlds: 16))
      return try study.result()
    }
    let sample = results[0].sample(0, policy: 0)
    #expect(sample == results[1].sample(0, policy: 0))
    #expect(results[0].cost.unsettled == nil)
    // Two servers answer less than six in every world, whatever its luck.
    let level = results[0].worlds.map { results[0].inputs[0].level(at: $0.places[0]) }
    let values = sample.values.flatMap { $0 }
    let few = zip(level, values).filter { $0.0 == 0 }.compactMap(\.1)
    let many = zip(level, values).filter { $0.0 == 1 }.compactMap(\.1)
    #expect(few.count == 8 && many.count == 8)
    #expect(try #require(few.max()) < #require(many.min()))
  }

  @Test("What a place did to a merchant in a run is what a log and a trace of it show")
  func traced() throws {
    let scenario = try SharedShop.scenario()
    let result = try Run(scenario, threads: 2).result()
    let tables = try SharedTables.settled(scenario, replication: 1, threads: 1)
    let tracer = MerchantTracer(scenario, tables: tables)
    var (sent, answered) = (0, 0)
    for merchant in 0..<8 {
      let entries = tracer.entries(
        segment: 0, merchant: UInt32(merchant), replication: 1, days: scenario.calendar.countedDays)
      for entry in entries {
        if case .wentToDesk = entry.event { sent += 1 }
        if case .reachedDesk = entry.event { answered += 1 }
      }
    }
    #expect(sent == result.total(.callsToDesk, segment: 0, replication: 1))
    #expect(answered == result.total(.deskAnswers, segment: 0, replication: 1))
    #expect(answered > 0 && answered < sent)
    // A replication that the run has not is settled by itself.
    let later = try SharedTables.settled(scenario, replication: 40, threads: 1)
    #expect(later !== tables)
  }
}
