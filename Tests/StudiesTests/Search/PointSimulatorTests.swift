import MerchantModel
import Runs
import Scenarios
import SimStatistics
import Studies
import Testing

/// Simulating many points: the figures are a run's own, whatever the threads and whatever is left out.
struct PointSimulatorTests {
  @Test("A figure's sample is a run's, though costly comparisons and other segments are left out")
  func sameAsARun() throws {
    let scenario = try StreakScenario.scenario()
    let names = [
      "suspensions", "seller/answer_rate", "other/customer_minutes_saved", "speed_of_answer_p90",
    ]
    let figures = try names.map(StreakScenario.figure)
    var cost = StudyCost()
    let samples = try PointSimulator(threads: 2).samples(
      of: [PointSimulator.Job(scenario, replications: 0..<10)], figures: figures, cost: &cost)
    let run = try Run(scenario, threads: 1).result()
    for (figure, sample) in zip(figures, samples[0]) {
      #expect(sample.estimate(of: figure) == run.estimate(figure.measure, of: figure.scope))
      #expect(sample.values.count == 10)
    }
    #expect(cost.replications == 10)
    #expect(cost.merchantDays == run.merchantDays)
    #expect(cost.events < run.events)
  }

  @Test("Comparisons are made where a figure is made of them")
  func comparisons() throws {
    let scenario = try StreakScenario.scenario()
    func measured(_ name: String) throws -> Measurement {
      scenario.measuring(only: [try StreakScenario.figure(name)]).measurement
    }
    #expect(try !measured("suspensions").counterfactual && !measured("suspensions").falsePositives)
    #expect(try measured("staff_minutes_per_contact_saved").counterfactual)
    #expect(try measured("unserved_change").counterfactual)
    #expect(
      try measured("false_positive_share").falsePositives
        && !measured("false_positive_share").counterfactual)
  }

  @Test("Jobs may begin anywhere, and are the same on any number of threads")
  func threads() throws {
    let scenario = try StreakScenario.scenario()
    let figures = [try StreakScenario.figure("calls")]
    func samples(_ ranges: [Range<Int>], threads: Int) throws -> [[FigureSample]] {
      var cost = StudyCost()
      return try PointSimulator(threads: threads).samples(
        of: ranges.map { PointSimulator.Job(scenario, replications: $0) }, figures: figures,
        cost: &cost)
    }
    let whole = try samples([0..<9], threads: 1)[0][0].values
    let parts = try samples([0..<2, 2..<9], threads: 5)
    #expect(parts[0][0].values + parts[1][0].values == whole)
    let far = try samples([(1 << 61)..<(1 << 61) + 2], threads: 2)[0][0].values
    #expect(far.count == 2 && !whole.contains(far[0]))
  }

  @Test("A difference is over the replications that both samples have")
  func difference() throws {
    let scenarios = try ["2", "3"].map { try StreakScenario.scenario(["rule.lowDays=\($0)"]) }
    let figures = try ["suspensions", "seller/answer_rate", "speed_of_answer_p90"].map(
      StreakScenario.figure)
    var cost = StudyCost()
    func samples(_ counts: [Int]) throws -> [[FigureSample]] {
      try PointSimulator(threads: 2).samples(
        of: zip(scenarios, counts).map { PointSimulator.Job($0, replications: 0..<$1) },
        figures: figures, cost: &cost)
    }
    let (level, longer) = (try samples([12, 12]), try samples([12, 20]))
    for (place, figure) in figures.enumerated() {
      let difference = longer[1][place].estimate(of: figure, minus: longer[0][place])
      #expect(difference == level[1][place].estimate(of: figure, minus: level[0][place]))
      let opposite = longer[0][place].estimate(of: figure, minus: longer[1][place])
      #expect(opposite.value == difference.value.map { -$0 })
      #expect(difference.count == 12)
    }
    let suspensions = longer[1][0].estimate(of: figures[0], minus: longer[0][0])
    #expect(try #require(suspensions.interval).upper < 0)
  }

  @Test("A gap is one segment's figure less another's, paired by replication")
  func gap() throws {
    let scenario = try StreakScenario.scenario(["measurement.falsePositives=true"])
    let bounds = try ["seller:other/answer_rate<=10%", "other:seller/answer_rate<=10%"].map {
      try FigureBound.parse($0, for: scenario)
    }
    var cost = StudyCost()
    let samples = try PointSimulator(threads: 2).samples(
      of: [PointSimulator.Job(scenario, replications: 0..<10)], figures: bounds.map(\.figure),
      cost: &cost)[0]
    let run = try Run(scenario, threads: 1).result()
    let rate = try #require(Measure.named("answer_rate"))
    let rates = try [0, 1].map { try #require(run.estimate(rate, of: .segment($0)).value) }
    let gaps = zip(samples, bounds).map { $0.estimate(of: $1.figure) }
    let gap = try #require(gaps[0].value)
    #expect(abs(gap - (rates[0] - rates[1])) < 1e-12)
    #expect(abs(try #require(gaps[1].value) + gap) < 1e-12)
    let (one, other) = (try #require(gaps[0].interval), try #require(gaps[1].interval))
    #expect(abs(one.lower + other.upper) < 1e-12 && abs(one.upper + other.lower) < 1e-12)
    #expect(throws: FigureBound.ParseError.figure(.noGap("speed_of_answer_p90"))) {
      try FigureBound.parse("seller:other/speed_of_answer_p90<=1", for: scenario)
    }
    #expect(throws: FigureBound.ParseError.figure(.unknownSegment("seller:shop"))) {
      try FigureBound.parse("seller:shop/answer_rate<=1", for: scenario)
    }
  }

  @Test("A gap between sizes is that of the shares by size")
  func gapOfSizes() throws {
    let scenario = try StreakScenario.scenario(
      [
        "measurement={falsePositives: true, reference: 70 %}",
        "segments.each.demand.volume={lognormal: {mean: 1, cv: 0.8}}",
        "segments.each.diligence={lognormal: {mean: 1, cv: 1}}",
      ])
    let bound = try FigureBound.parse("sizes 2:10/false_positive_share<=20%", for: scenario)
    var cost = StudyCost()
    let sample = try PointSimulator(threads: 2).samples(
      of: [PointSimulator.Job(scenario, replications: 0..<10)], figures: [bound.figure],
      cost: &cost)[0][0]
    let gap = try #require(sample.estimate(of: bound.figure).value)
    let run = try Run(scenario, threads: 1).result()
    let known = try #require(
      run.falsePositiveGaps().first { gap in
        guard case .sizes(let first, let second) = gap.pair else { return false }
        return first.lower == 2 && second.lower == 10
      })
    #expect(abs(gap - (try #require(known.gap.value))) < 1e-12)
    for (text, problem) in [
      ("sizes 2:3/false_positive_share<=1", TargetFigure.ParseError.unknownSizes("sizes 2:3")),
      ("sizes 2:10/answer_rate<=1", .noGap("answer_rate")),
    ] {
      #expect(throws: FigureBound.ParseError.figure(problem)) {
        try FigureBound.parse(text, for: scenario)
      }
    }
  }

  @Test("The first wrong point is said")
  func wrongPoint() throws {
    let points = ["2", "0", "-1"].enumerated().map {
      Point(number: $0, settings: [Setting("rule.lowDays", $1)])
    }
    #expect {
      _ = try PointSimulator(threads: 3).scenarios(try StreakScenario.texts(), at: points)
    } throws: { error in
      (error as? ScenarioError)?.description.contains("rule.lowDays=0") ?? false
    }
  }

  @Test("Figures and bounds are read, or it is said what is wrong with them")
  func words() throws {
    let scenario = try StreakScenario.scenario()
    let figure = try TargetFigure.parse("seller/answer_rate", for: scenario)
    #expect(figure.scope == .segment(0) && figure.measure.name == "answer_rate")
    #expect(try TargetFigure.parse("population/calls", for: scenario).scope == .population)
    #expect(throws: TargetFigure.ParseError.unknownSegment("shop")) {
      try TargetFigure.parse("shop/calls", for: scenario)
    }
    #expect(throws: TargetFigure.ParseError.unknownMeasure("call")) {
      try TargetFigure.parse("call", for: scenario)
    }
    let bound = try FigureBound.parse("answer_rate >= 60 %", for: scenario)
    #expect(bound.bound == 0.6 && !bound.isMost)
    #expect(try FigureBound.parse("suspensions<=0.02", for: scenario).isMost)
    for text in ["suspensions<0.02", "suspensions<=x", "suspensions<=3 h", ""] {
      #expect(throws: FigureBound.ParseError.notABound(text)) {
        try FigureBound.parse(text, for: scenario)
      }
    }
  }
}
