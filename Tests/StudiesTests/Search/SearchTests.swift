import ClosedForms
import MerchantModel
import Scenarios
import SimStatistics
import Studies
import Testing

/// Searches of a scenario of which theory knows the answer.
struct SearchTests {
  /// The mean of suspensions a merchant has in 30 days from a fresh start, by theory.
  private func suspensions(lowDays: Int, minimumCalls: Int) throws -> Double {
    let day = try LowDayChance(
      calls: .poisson(mean: 8), answerProbability: 0.7, threshold: AnswerThreshold(60, over: 100),
      minimumCalls: minimumCalls)
    let chain = try SuspensionChain(
      days: .independent(low: day.low, few: day.few),
      rule: SuspensionRule(trigger: .consecutive(lowDays), penaltyDays: 3))
    return try chain.course(over: 30).expectedSuspensions
  }

  private func study(
    _ axes: [String], minimise figure: String = "seller/suspensions",
    subjectTo constraints: [String] = [], seed: Int = 3, threads: Int = 2
  ) throws -> OptimisationStudy {
    let scenario = try StreakScenario.scenario()
    var study = OptimisationStudy(
      // Calls of no length, so that nobody is busy and days are as theory has them.
      try StreakScenario.texts(["kinds.call.video=0 s", "seed=\(seed)"]),
      axes: try axes.map { try Axis($0) }, objective: try StreakScenario.figure(figure),
      isMaximised: false,
      constraints: try constraints.map { try FigureBound.parse($0, for: scenario) },
      threads: threads)
    study.confirmation = 10
    return study
  }

  @Test("Of six rules the one that suspends least, known from theory, is found with every seed")
  func best() throws {
    let exact = try [2, 3].flatMap { lowDays in
      try [1, 4, 6].map { try suspensions(lowDays: lowDays, minimumCalls: $0) }
    }
    let least = try #require(exact.min())
    #expect(exact.filter { $0 < least + 0.09 }.count == 1)
    // Each seed is right with a chance of 95 % or more; all eight of a fixed list are.
    for seed in 1...8 {
      var search = try study(["rule.lowDays=2,3", "rule.minimumCalls=1,4,6"], seed: seed)
      search.indifference = 0.09
      let result = try search.result()
      #expect(result.isDecided)
      #expect(result.winner?.point.settings.map(\.value) == ["3", "6"])
    }
  }

  @Test("False positives at all points go by the threshold of the scenario as it is")
  func oneReference() throws {
    // Sellers answer 70 % of calls: by 60 % each suspension is a false positive, by a point's own 90 % none would be.
    var search = try study(
      ["rule.threshold=60%,90%"], minimise: "seller/false_positive_share")
    search.ceiling = 20
    search.confirmation = 0
    let result = try search.result()
    #expect(result.candidates.count == 2)
    for candidate in result.candidates {
      let sample = candidate.sample[0]
      #expect(sample.numerators.reduce(0, +) > 0)
      #expect(sample.numerators == sample.denominators)
    }
  }

  @Test("A bound rules out what breaks it, and the best of the rest wins")
  func constrained() throws {
    // Minutes saved fall with suspensions, so the longest streak saves most; calls do not change much.
    let scenario = try StreakScenario.scenario()
    let limits = try [1, 2, 3].map { try suspensions(lowDays: $0, minimumCalls: 3) }
    #expect(limits[0] > 2 * limits[1] && limits[1] > 1.5 * limits[2])
    var search = try study(["rule.lowDays=1,2,3"], minimise: "seller/cards")
    search.constraints = [
      FigureBound(
        try StreakScenario.figure("seller/suspensions"), isMost: true,
        bound: (limits[0] + limits[1]) / 2)
    ]
    search.indifference = 0.02
    let result = try search.result()
    // The fewest cards come with the most suspensions, which the bound forbids.
    #expect(result.winner?.point.settings.map(\.value) == ["2"])
    #expect(result.candidates.last?.ranking == .infeasible(constraint: 0))
    #expect(result.confirmed?.count == 2)
    #expect(scenario.segments.count == 2)
  }

  @Test("Bounds that nothing keeps leave no winner")
  func impossible() throws {
    let result = try study(
      ["rule.lowDays=1,2"], subjectTo: ["seller/answer_rate>=99%"]
    ).result()
    #expect(result.winner == nil && result.confirmed == nil)
    #expect(result.candidates.allSatisfy { $0.ranking == .infeasible(constraint: 0) })
  }

  @Test("Points are ranked by the quantile of all observations together")
  func quantiles() throws {
    // The delay of an answer is exponential at every volume, so nothing parts the points within 20 replications. A
    // replication has a dozen calls or two.
    var search = try study(
      ["segments.seller.contactsPerDay.call=0.02:0.042:0.002"],
      minimise: "seller/speed_of_answer_p90")
    search.indifference = 0.01
    search.ceiling = 20
    let result = try search.result()
    #expect(result.candidates.dropFirst().allSatisfy { $0.ranking == .contender })
    let figures = result.candidates.map { $0.sample[0].estimate(of: search.objective).value ?? 0 }
    #expect(figures.count == 12 && figures == figures.sorted())
    // The mean of each replication's own would rank them in another order.
    let means = result.candidates.map { $0.sample[0].values.reduce(0) { $0 + ($1 ?? 0) } / 20 }
    #expect(means != means.sorted())
  }

  @Test("Where the most replications do not tell, nothing is promised")
  func undecided() throws {
    // A call is answered with the same chance under either rule.
    var search = try study(["rule.minimumCalls=4,6"], minimise: "seller/answer_rate")
    search.indifference = 0.0001
    search.ceiling = 20
    let result = try search.result()
    #expect(!result.isDecided)
    #expect(result.candidates.map(\.ranking) == [.winner, .contender])
  }

  @Test("A point of which the figure does not exist takes the promise with it, and is named")
  func unjudged() throws {
    // Without calls there is no answer rate.
    var search = try study(
      ["segments.seller.contactsPerDay.call=0,8", "rule.lowDays=1,3"],
      minimise: "seller/answer_rate")
    search.indifference = 0.2
    search.ceiling = 20
    let result = try search.result()
    #expect(result.winner != nil)
    #expect(result.unjudged.map { $0.point.settings[0].value } == ["0", "0"])
    #expect(result.unjudged.allSatisfy { $0.missing == [0] })
    #expect(!result.isDecided)
    search.axes = try [Axis("segments.seller.contactsPerDay.call=0,8")]
    let two = try search.result()
    #expect(two.isParted && !two.isDecided)
  }

  @Test("The same on any number of threads", arguments: [1, 5])
  func threads(count: Int) throws {
    func points(_ threads: Int, _ axes: [String]) throws -> [String] {
      var search = try study(axes, threads: threads)
      search.starts = 2
      search.evaluations = 12
      let result = try search.result()
      return result.candidates.map {
        "\($0.point) \($0.ranking) \($0.sample[0].values.map { "\($0 ?? -1)" })"
      }
    }
    let finite = ["rule.lowDays=1,2,3"]
    #expect(try points(count, finite) == points(2, finite))
    let ranges = ["rule.threshold=0.3..0.8"]
    #expect(try points(count, ranges) == points(2, ranges))
  }

  @Test("In ranges the simplex goes where the figure is least: to the lowest threshold")
  func ranges() throws {
    var search = try study(["rule.threshold=0.2..0.8"])
    search.starts = 1
    search.evaluations = 25
    search.indifference = 0.05
    let result = try search.result()
    let winner = try #require(result.winner)
    // Suspensions fall with the threshold, and at 0.4 there are hardly any left.
    let value = try #require(winner.point.settings.first.flatMap { Double($0.value) })
    #expect(value < 0.45, "\(value)")
    #expect(result.candidates.count == 2)
  }

  @Test("Levels beside ranges are refused")
  func mixed() throws {
    #expect(throws: DesignError.intervalInFactorial(path: "rule.lowDays")) {
      try study(["rule.threshold=0.2..0.8", "rule.lowDays=1,2"]).result()
    }
  }

  @Test("The rule from theory is confirmed by simulation")
  func synthesis() throws {
    let rules = SynthesisFamily.rules(
      thresholds: try SynthesisFamily.thresholds("50%:70%:10%"),
      minimumCalls: try SynthesisFamily.numbers("1,5", in: 0...10),
      lowDays: try SynthesisFamily.numbers("1:3", in: 1...10), windows: [4])
    // Three in a row, and two or three of the last four.
    #expect(rules.count == 3 * 2 * (3 + 2))
    let synthesis = RuleSynthesis(
      family: rules.filter { $0.lowDays.window == nil },
      demands: [
        try SynthesisFamily.demand("90%=20%", .atMost),
        try SynthesisFamily.demand("0.45=0.8", .atLeast),
      ],
      volumes: try SynthesisFamily.volumes("8,12").map { DailyCalls.poisson(mean: $0) }, days: 30)
    let best = try #require(try synthesis.outcome().meeting.first)
    var confirmation = SynthesisConfirmation(best, days: 30, busyness: 0)
    confirmation.merchants = 50
    confirmation.replications = 20
    try check(confirmation)
  }

  @Test("So is a rule of low days among the last", arguments: [0, 0.5])
  func synthesisOfLast(busyness: Double) throws {
    let calls: DailyCalls =
      busyness > 0
      ? .gammaPoisson(mean: 6, shape: 1 / (busyness * busyness)) : .poisson(mean: 6)
    let rule = CandidateRule(
      threshold: try AnswerThreshold(60, over: 100), minimumCalls: 4,
      trigger: .ofLast(low: 2, days: 5))
    let synthesis = RuleSynthesis(
      family: [rule], demands: [try SynthesisFamily.demand("70%=50%", .atLeast)],
      volumes: [calls], days: 20)
    let assessment = try synthesis.assess(rule)
    // A chance that a wrong window or a wrong reading of days with few calls would show in.
    #expect(assessment.results[0].chance > 0.2 && assessment.results[0].chance < 0.95)
    var confirmation = SynthesisConfirmation(assessment, days: 20, busyness: busyness)
    confirmation.merchants = 100
    confirmation.replications = 20
    #expect(confirmation.canBeSimulated)
    try check(confirmation)
  }

  /// Merchants are independent here, so the error is a binomial's.
  private func check(_ confirmation: SynthesisConfirmation) throws {
    var cost = StudyCost()
    let simulated = try confirmation.result(threads: 2, cost: &cost)
    let rankings = confirmation.assessment.results
    #expect(simulated.count == rankings.count)
    let merchants = Double(confirmation.merchants * confirmation.replications)
    for (estimate, ranking) in zip(simulated, rankings) {
      let value = try #require(estimate.value)
      let error = (ranking.chance * (1 - ranking.chance) / merchants).squareRoot()
      #expect(abs(value - ranking.chance) < 4 * error + 1e-9)
    }
    #expect(cost.replications == confirmation.replications)
  }

  @Test("What is no part of a family or demand is refused")
  func wrongSynthesis() {
    #expect(throws: SynthesisFamily.ParseError.badShares("120%")) {
      try SynthesisFamily.thresholds("120%")
    }
    #expect(throws: SynthesisFamily.ParseError.badNumbers("1.5", 0...9)) {
      try SynthesisFamily.numbers("1.5", in: 0...9)
    }
    #expect(throws: SynthesisFamily.ParseError.badVolumes("0")) { try SynthesisFamily.volumes("0") }
    for text in ["85%", "85%=2", "85%=1%=1%", "x=1%", "3 h=1%"] {
      #expect(throws: SynthesisFamily.ParseError.badDemand(text)) {
        try SynthesisFamily.demand(text, .atMost)
      }
    }
  }
}
