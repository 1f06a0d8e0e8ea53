import MerchantModel
import Runs
import Scenarios
import SimRandom
import SimStatistics
import Testing

/// Policies on common random numbers.
struct PolicyRunTests {
  /// A shop of two agents who are often absent, under a rule that suspends.
  static let shop = """
    title: A small shop
    seed: 3
    replications: 4
    calendar: {start: 2026-03-02, days: 10}
    measurement: {falsePositives: false}
    rule: {threshold: 80 %, minimumCalls: 2}
    kinds:
      install: {text: 45 min, video: 15 min, offer: 60 %, accept: 50 %}
    segments:
      shop:
        merchants: 66
        represents: 7000
        agents: 2
        absence: 20 %
        contactsPerDay: {install: 20}
        answering:
          foreground: {chance: 60 %, delay: 8 s}
          background: {chance: 25 %, delay: 20 s}
      stall:
        merchants: 10
        represents: 5000
        agents: 1
        contactsPerDay: {install: 10}
        answering:
          foreground: {chance: 60 %, delay: 8 s}
    """

  static func policy(
    _ name: String, _ settings: [String] = [], in text: String = shop
  ) throws -> PolicyScenario {
    let loaded = try DocumentLoader(Codec.scenario).load(
      SourceText(text, name: "shop.yaml"), settings: settings)
    return PolicyScenario(name, title: name, scenario: loaded.value)
  }

  static let policies = Result {
    try [
      policy("first"), policy("twin"), policy("none", ["rule.enabled=false"]),
      policy("milder", ["rule.lowDays=3"]),
    ]
  }

  @Test("Each policy's figures are those of a run of its own")
  func alone() throws {
    let policies = try Self.policies.get()
    let result = try PolicyRun(policies, threads: 2).result()
    let comparison = PolicyComparison(result)
    for (index, policy) in policies.enumerated() {
      let run = try Run(policy.scenario, threads: 1).result()
      for segment in run.scenario.segments.indices {
        for replication in 0..<run.replications {
          #expect(
            result.runs[index].tallies(segment: segment, section: replication)
              == run.tallies(segment: segment, section: replication))
          #expect(
            result.runs[index].distributions(segment: segment, section: replication)
              == run.distributions(segment: segment, section: replication))
        }
      }
      #expect(result.sharesDays(policy: index))
      for row in comparison.rows {
        #expect(
          row.figures[index].estimate == run.estimate(row.measure, of: row.scope),
          "\(row.measure.name)")
      }
    }
  }

  @Test("The same at 1, 2 and 5 threads")
  func threads() throws {
    let policies = try Self.policies.get()
    let comparisons = try [1, 2, 5].map {
      PolicyComparison(try PolicyRun(policies, threads: $0).result())
    }
    #expect(comparisons[1].rows == comparisons[0].rows)
    #expect(comparisons[2].rows == comparisons[0].rows)
    let axes = try ParetoAxes(ParetoAxes.usual, for: policies[0].scenario)
    let fronts = comparisons.map { $0.front(axes, of: .population) }
    #expect(fronts[1] == fronts[0] && fronts[2] == fronts[0])
    #expect(fronts[0].points.allSatisfy { $0.chance != nil })
  }

  @Test("A twin differs in nothing, and shares every chance")
  func twin() throws {
    let policies = try Array(Self.policies.get().prefix(2))
    let comparison = PolicyComparison(try PolicyRun(policies, threads: 2).result())
    var seen = 0
    for row in comparison.rows {
      guard let difference = row.differences[1], difference.estimate.value != nil else { continue }
      seen += 1
      #expect(difference.sense(row.measure.better) == .same, "\(row.measure.name)")
      #expect(difference.pValue == nil && difference.varianceRatio == nil)
      if row.measure.better != nil { #expect(row.figures.map(\.chanceBest) == [0.5, 0.5]) }
    }
    #expect(seen > 100)
    #expect(comparison.familySizes == [0, 0, 0])
    let axes = try ParetoAxes(ParetoAxes.usual, for: policies[0].scenario)
    #expect(comparison.front(axes, of: .population).points.map(\.chance) == [1, 1])
  }

  @Test("Without a rule, those who are no longer suspended are all who were")
  func changes() throws {
    let policies = try Self.policies.get()
    let result = try PolicyRun(policies, threads: 2).result()
    let suspended = try #require(Measure.named("merchants_suspended"))
    for scope in result.scopes {
      let real = result.first.segments(in: scope).reduce(0) { $0 + $1.weight }
      let share = try #require(result.first.estimate(suspended, of: scope).value)
      #expect(share > 0.05)
      let none = try #require(policies.firstIndex { $0.name == "none" })
      let freed = try #require(
        result.change(.noLongerSuspended, policy: none, of: scope).merchants.value)
      #expect(abs(freed - share * real) < 1e-6)
      #expect(result.change(.newlySuspended, policy: none, of: scope).merchants.value == 0)
      for index in policies.indices {
        let sides: [MerchantChange] = [
          .newlySuspended, .noLongerSuspended, .suspendedUnderBoth, .suspendedUnderNeither,
        ]
        let sum = sides.reduce(0) {
          $0 + (result.change($1, policy: index, of: scope).merchants.value ?? .nan)
        }
        #expect(abs(sum - real) < 1e-6)
      }
    }
  }

  @Test("Corrected p values belong to the differences of a scope")
  func family() throws {
    let comparison = PolicyComparison(
      try PolicyRun(try Self.policies.get(), threads: 2).result())
    for (scope, size) in zip(comparison.result.scopes, comparison.familySizes) {
      let differences = comparison.rows.filter { $0.scope == scope }
        .flatMap { $0.differences.compactMap { $0 } }
      let pValues = differences.compactMap(\.pValue)
      #expect(pValues.count == size && size > 20)
      #expect(try MultipleComparisons.holm(pValues) == differences.compactMap(\.adjustedPValue))
    }
  }

  @Test("A difference that was picked among several has an interval that holds for all of them")
  func simultaneous() throws {
    let comparison = PolicyComparison(
      try PolicyRun(try Self.policies.get(), threads: 2).result())
    let row = try #require(comparison.row("suspensions", of: .population))
    for policy in [2, 3] {
      let alone = try #require(row.differences[policy]).estimate
      let together = comparison.simultaneousDifference(
        row.measure, policy: policy, of: .population)
      #expect(together.value == alone.value && together.standardError == alone.standardError)
      let level = try #require(together.interval).level
      #expect(level == ConfidenceLevel.ninetyFive.simultaneous(over: 3))
      // Student's t with 3 degrees of freedom, at 98.33 % and at 95 %: 4.857 and 3.182; the correction for skewness
      // makes both wider.
      let ratio = try #require(together.halfWidth) / (try #require(alone.halfWidth))
      #expect(ratio > 1.2 && ratio < 2)
    }
  }

  @Test("What cannot be compared is refused, and said why")
  func incomparable() throws {
    let first = try Self.policy("first")
    func problem(_ policies: [PolicyScenario]) -> IncomparablePoliciesError? {
      do throws(IncomparablePoliciesError) {
        _ = try PolicyRun(policies, threads: 1)
        return nil
      } catch { return error }
    }
    #expect(problem([first]) == .tooFew)
    #expect(problem([first, first]) == .duplicateName("first"))
    let changes: [(String, IncomparablePoliciesError.Part)] = [
      ("calendar.days=9", .calendar), ("segments.shop.merchants=67", .segments),
      ("segments.stall.represents=1", .segments), ("seed=4", .seed),
      ("measurement.counterfactual=false", .measurement), ("prices.sale=2", .prices),
    ]
    for (setting, part) in changes {
      let other = try Self.policy("other", [setting])
      #expect(problem([first, other]) == .differs(policy: "other", part: part), "\(setting)")
    }
    #expect(problem([first, try Self.policy("other", ["replications=9"])]) == nil)
  }

  @Test(
    "A difference wanted to a precision has it, in a number of replications that threads do not change"
  )
  func precision() throws {
    let policies = try ["first", "milder"].map { name in
      try #require(try Self.policies.get().first { $0.name == name })
    }
    let scenario = policies[0].scenario
    let targets = try PrecisionTarget.parse("suspensions=10%", for: scenario)
    let results = try [1, 3].map {
      try PolicyRun(policies, threads: $0).result(
        targets: targets, rule: StoppingRule(ceiling: 200))
    }
    let report = try #require(results[0].precision)
    #expect(report.isReached && report == results[1].precision)
    let row = try #require(
      PolicyComparison(results[0]).row("suspensions", of: .population))
    let half = try #require(row.differences[1]?.estimate.symmetricHalfWidth)
    let level = try #require(row.figures[0].estimate.value)
    #expect(half <= 0.1 * level)
    #expect(results[0].replications == report.looks.last)
  }

  /// An agent works 8 hours a day unless absent, with a chance of 20 %: one more brings 6.4 hours whatever
  /// the others do. The pair shares the others' absences, so its variance is one agent's where
  /// independent runs would have three.
  @Test("Paired intervals cover a known difference, and pairing wins what theory says")
  func coverage() throws {
    let text = """
      title: A shift
      replications: 4
      calendar: {start: 2026-03-02, days: 6}
      measurement: {counterfactual: false, falsePositives: false}
      kinds: {install: {text: 1 min, video: 1 min}}
      segments:
        shop:
          merchants: 8
          agents: 1
          roster: [{days: daily, from: "09:00", to: "17:00"}]
          absence: 20 %
          contactsPerDay: {install: 0}
          answering: {foreground: {chance: 50 %, delay: 8 s}}
      """
    let hours = try #require(Measure.named("staff_hours"))
    let studies = 400
    var covered = 0
    for seed in 1...studies {
      let policies = try [("first", []), ("more", ["segments.shop.moreAgents=1"])].map {
        try Self.policy($0.0, $0.1 + ["seed=\(seed)"], in: text)
      }
      let result = try PolicyRun(policies, threads: 1).result()
      let interval = try #require(
        PairedDifference.ofRatios(
          sample(hours, result.runs[1]), minus: sample(hours, result.runs[0])
        ).interval)
      if interval.contains(6.4) { covered += 1 }
    }
    // 95 % less four standard errors of a binomial share; seeds are fixed.
    let least: Double = 0.95 - 4 * (0.95 * 0.05 / Double(studies)).squareRoot()
    #expect(Double(covered) / Double(studies) > least)

    let many = try [("first", []), ("more", ["segments.shop.moreAgents=1"])].map {
      try Self.policy($0.0, $0.1 + ["replications=400"], in: text)
    }
    let comparison = PolicyComparison(try PolicyRun(many, threads: 2).result())
    let difference = try #require(
      comparison.row("staff_hours", of: .segment(0))?.differences[1])
    let estimate = try #require(difference.estimate.value)
    let error = try #require(difference.estimate.standardError)
    #expect(abs(estimate - 6.4) < 4 * error)
    // A variance from 400 replications has a relative standard error of sqrt(2 / 399), the ratio's is
    // at most twice that.
    let tolerance: Double = 4 * 2 * 3 * (2.0 / 399).squareRoot()
    let ratio: Double = try #require(difference.varianceRatio)
    #expect(abs(ratio - 3) < tolerance)
  }

  private func sample(_ measure: Measure, _ run: RunResult) -> PairedDifference.RatioSample {
    var numerators: [Double] = []
    var denominators: [Double] = []
    for replication in 0..<run.replications {
      func total(_ counter: Counter) -> Int64 {
        run.total(counter, segment: 0, replication: replication)
      }
      numerators.append(measure.numerator(total) * measure.scale)
      denominators.append(Double(measure.denominator(total)))
    }
    return .init(numerators: numerators, denominators: denominators)
  }
}
