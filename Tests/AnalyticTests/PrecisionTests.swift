import MerchantModel
import Runs
import Scenarios
import SimStatistics
import Testing

/// Runs to a precision, control variates and allocation on scenarios that come with the project.
struct PrecisionTests {
  private func scenario(_ name: String, _ settings: [String]) throws -> Scenario {
    try ProjectScenario.frozen(name, ProjectScenario.fast + settings)
  }

  private func solo(_ settings: [String] = []) throws -> Scenario {
    try scenario("solo-seller", ["segments.solo.merchants=60"] + settings)
  }

  private func precise(
    _ scenario: Scenario, _ words: [String], threads: Int, ceiling: Int = 300
  ) throws -> RunResult {
    let targets = try words.flatMap { try PrecisionTarget.parse($0, for: scenario) }
    return try PreciseRun(
      Run(scenario, threads: threads), targets: targets, rule: try StoppingRule(ceiling: ceiling)
    ).result()
  }

  private func figures(_ result: RunResult) -> [Estimate] {
    result.scopes.flatMap { scope in
      result.measures.map { result.estimate($0, of: scope) } + result.survival(of: scope)
    }
  }

  @Test("The same number on any number of threads, and the figures of a plain run of that many")
  func determinism() throws {
    let scenario = try solo()
    let one = try precise(scenario, ["suspensions=15%"], threads: 1)
    let report = try #require(one.precision)
    #expect(report.isReached && report.looks.count > 1 && report.looks.last == one.replications)
    for threads in [2, 5] {
      let other = try precise(scenario, ["suspensions=15%"], threads: threads)
      #expect(other.precision == report)
      #expect(other.fingerprint == one.fingerprint && figures(other) == figures(one))
    }
    var plain = Run(scenario, threads: 3)
    plain.replications = one.replications
    let whole = try plain.result()
    #expect(whole.fingerprint == one.fingerprint && figures(whole) == figures(one))
    let suspensions = try #require(Measure.named("suspensions"))
    let width = one.estimate(suspensions, of: .segment(0)).relativeHalfWidth
    #expect(try #require(width) <= 0.15)
  }

  @Test("The ceiling stops a run that wants too much, and what never moved is not waited for")
  func ceilings() throws {
    let stopped = try precise(try solo(), ["suspensions=0.1%"], threads: 2, ceiling: 22)
    #expect(stopped.replications == 22)
    #expect(try #require(stopped.precision).isReached == false)
    let unmoved = try precise(
      try solo(["segments.solo.merchants=2", "rule.enabled=false"]), ["suspensions=5%"], threads: 2)
    #expect(unmoved.replications == StoppingRule.patience)
    #expect(try #require(unmoved.precision).statuses.map(\.status) == [.unmoved])
  }

  @Test("Words for targets")
  func words() throws {
    let scenario = try solo()
    func target(_ text: String) throws -> PrecisionTarget? {
      try PrecisionTarget.parse(text, for: scenario).first
    }
    #expect(
      try PrecisionTarget.parse("2%", for: scenario).map(\.measure.name)
        == ["suspensions", "customer_minutes_saved"])
    #expect(try target("2%")?.wanted == .relative(0.02))
    #expect(try target("answer_rate=0.5pp")?.wanted == .absolute(0.005))
    #expect(try target("solo/customer_minutes_saved=3abs")?.wanted == .absolute(3))
    #expect(throws: PrecisionTarget.ParseError.figure(.unknownMeasure("x"))) { try target("x=2%") }
    #expect(throws: PrecisionTarget.ParseError.figure(.unknownSegment("x"))) {
      try target("x/calls=2%")
    }
    #expect(throws: PrecisionTarget.ParseError.pointsOfNoShare(measure: "calls")) {
      try target("calls=2pp")
    }
    for bad in ["0%", "-1%", "101%", "nan%", "2", "%", "2abs", ""] {
      #expect(throws: PrecisionTarget.ParseError.badWidth(bad)) { try target(bad) }
    }
  }

  @Test("Controls narrow the intervals, by an unbiased correction")
  func controls() throws {
    var run = Run(try solo(), threads: 2)
    run.replications = 80
    run.controls = ControlFigure.varying(in: run.scenario)
    #expect(run.controls == [.contacts, .diligence, .presence])
    let result = try run.result()
    for name in PrecisionTarget.headline {
      let measure = try #require(Measure.named(name))
      let outcome = result.controlled(measure, of: .segment(0))
      // Measured at 1.9 and 3.2 over 100 replications of 500 merchants; an estimated ratio of 1.2 would be
      // three standard errors below the smaller one.
      #expect(try #require(outcome.varianceRatio).value > 1.2, "\(name)")
      // The correction has a variance of at most the plain one: within 4 of its standard errors.
      let shift = try #require(outcome.estimate.value) - (try #require(outcome.plain.value))
      #expect(abs(shift) < 4 * (try #require(outcome.plain.standardError)), "\(name)")
    }
    // What is expected of the contacts is what comes.
    let contacts = try #require(Measure.named("contacts"))
    let plain = result.controlled(contacts, of: .segment(0)).plain
    let expected = ControlFigure.contacts.expected(of: run.scenario.segments[0], in: run.scenario)
    let days = Double(run.scenario.calendar.days)
    #expect(
      abs(try #require(plain.value) - expected / days) < 4 * (try #require(plain.standardError)))
  }

  @Test("Where controls would make a figure impossible, it stays plain and is told")
  func impossible() throws {
    let scenario = try ProjectScenario.load(
      "theory/streak",
      [
        "seed=104", "replications=23", "segments.seller.merchants=1",
        "segments.seller.answering.foreground.chance=0.9",
        "segments.seller.demand.volume={lognormal: {mean: 1, cv: 1.5}}",
      ]
    ).value
    var run = Run(scenario, threads: 2)
    run.controls = ControlFigure.varying(in: scenario)
    let result = try run.result()
    var refused = 0
    for measure in result.measures {
      let outcome = result.controlled(measure, of: .segment(0))
      guard let value = outcome.estimate.value else { continue }
      #expect(outcome.estimate.interval?.contains(value) ?? true, "\(measure.name)")
      guard let impossible = outcome.impossible else { continue }
      refused += 1
      #expect(impossible < 0 || impossible > 1 && measure.unit == .share)
      #expect(outcome.estimate == outcome.plain && outcome.controls == 0)
      #expect(outcome.varianceRatio == nil)
    }
    let quiet = result.controlled(
      try #require(Measure.named("few_call_days")), of: .segment(0))
    #expect(try #require(quiet.impossible) < 0)
    #expect(refused > 0)
  }

  @Test("Merchants go where they narrow population figures most, for no more work")
  func allocation() throws {
    let scenario = try scenario("platform", ["campaigns=~", "calendar.days=14"])
    let targets = PrecisionTarget.headline(of: scenario)
    let one = try Allocation.allocate(scenario, targets: targets, threads: 1)
    #expect(try Allocation.allocate(scenario, targets: targets, threads: 3) == one)
    // Three quarters of the merchants are solo sellers and theirs are the cheapest to simulate.
    #expect(one.merchants[0] > one.before[0])
    // One figure may lose where the other gains more; the mean of the shares that remain is below 1.
    let left = try one.expectedVarianceRatios.map { 1 / (try #require($0)) }
    #expect(left.reduce(0, +) < Double(left.count))
    let applied = one.applied(to: scenario)
    #expect(applied.segments.map(\.weight) == scenario.segments.map(\.weight))

    var runs = [Run(scenario, threads: 2), Run(applied, threads: 2)]
    for index in runs.indices { runs[index].replications = 12 }
    let (plain, allocated) = (try runs[0].result(), try runs[1].result())
    // Events differ by chance by some per cent.
    #expect(Double(allocated.events) < 1.1 * Double(plain.events))
    for target in targets {
      let before = plain.estimate(target.measure, of: .population)
      let after = allocated.estimate(target.measure, of: .population)
      let (a, b) = (
        try #require(before.standardError), try #require(after.standardError)
      )
      let shift = try #require(before.value) - (try #require(after.value))
      #expect(abs(shift) < 4.5 * (a * a + b * b).squareRoot(), "\(target.measure.name)")
    }
  }

  @Test("A warm-up that is missing is noticed, and one that is long enough is not")
  func warmUp() throws {
    func findings(_ warmup: Int) throws -> [WarmUpFinding] {
      var run = Run(
        try scenario("solo-seller", ["calendar.warmup=\(warmup)", "calendar.days=40"]), threads: 2)
      run.replications = 20
      return try run.result().warmUpFindings()
    }
    let missing = try findings(0)
    #expect(missing.contains { $0.measure.name == "off_at_midnight" && $0.relativeBias < 0 })
    #expect(try findings(14).isEmpty)
  }
}
