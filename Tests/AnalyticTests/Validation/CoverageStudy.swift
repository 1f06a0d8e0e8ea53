import AnalyticModel
import Foundation
import MerchantModel
import Runs
import Scenarios
import SimStatistics

/// A kind of interval, and how often it covered.
struct CoverageRow: Sendable {
  /// What the interval promises.
  enum Kind: String, Sendable {
    /// About 95 %.
    case approximate
    /// At least 95 %.
    case conservative
    /// About 95 %, less what stopping on a narrow interval costs.
    case sequential
  }

  let name: String
  let figure: String
  let kind: Kind
  var covered = 0
  var studies = 0

  var share: Double { Double(covered) / Double(max(studies, 1)) }

  /// Whether the share is what the suite asks of the kind.
  var isAsAsked: Bool {
    switch kind {
    case .approximate: share >= 0.935 && share <= 0.965
    case .conservative: share >= 0.94
    case .sequential: true
    }
  }
}

/// Small studies of a known truth, many times over, through the code that the product's runs go through.
///
/// Each is 20 replications of 10 merchants over 20 independent days under the rule. Study m has the seed
/// 1,000,000 + m.
struct CoverageStudy: Sendable {
  private let scenario: Scenario
  /// The same under a milder rule, on the same random numbers.
  private let milder: Scenario
  private let rare: Scenario
  /// Exponential times to the answer, cut off where the ring ends.
  private let slower: Scenario
  private let truth: [String: Double]

  init() throws {
    func load(_ settings: [String]) throws -> Scenario {
      let size = ["segments.seller.merchants=10", "calendar.days=20", "replications=20"]
      return try ProjectScenario.load("theory/streak", size + settings).value
    }
    scenario = try load([])
    milder = try load(["rule.lowDays=3"])
    rare = try load([
      "segments.seller.answering.foreground.chance=0.75", "segments.seller.merchants=30",
      "calendar.days=10",
    ])
    slower = try load([
      "segments.seller.answering.foreground={chance: 75 %, delay: {exponential: {mean: 10 s}}}",
      "replications=10",
    ])
    var truth: [String: Double] = [:]
    let answered = 1 - exp(-slower.segments[0].ring.timeout.inSeconds / 10)
    for (name, share) in [("p50", 0.5), ("p90", 0.9)] {
      truth["slower \(name)"] = -10 * log(1 - share * answered)
    }
    for (prefix, scenario) in [("", scenario), ("milder ", milder), ("rare ", rare)] {
      for figure in SegmentAnalysis(scenario, segment: 0).figures {
        truth[prefix + figure.name] = figure.value
      }
    }
    self.truth = truth
  }

  /// The rows of one study: each covered once or not at all.
  func rows(_ number: Int) throws -> [CoverageRow] {
    let seed = 1_000_000 + UInt64(number)
    var scenario = scenario
    scenario.seed = seed
    var run = Run(scenario, threads: 1)
    run.controls = [.contacts]
    run.conditioning = Conditioning(scenario)
    let plain = try run.result()
    var board = CoverageBoard(truth: truth)
    addDelta(plain, to: &board)
    addMerchants(plain, to: &board)
    try addPairs(plain, seed: seed, to: &board)
    addHelped(plain, to: &board)
    try addSequential(scenario, to: &board)
    var rare = rare
    rare.seed = seed
    try addFewEvents(rare, to: &board)
    var slower = slower
    slower.seed = seed
    let delays = try Run(slower, threads: 1).result()
    for name in ["p50", "p90"] {
      board.add(
        "Woodruff", "speed_of_answer_\(name)", .approximate, of: "slower \(name)",
        delays.estimate(measure("speed_of_answer_\(name)"), of: .segment(0)))
    }
    let weighted = try RareRun(rare, threads: 1).result(
      targets: PrecisionTarget.parse("merchants_suspended=0.001%", for: rare),
      rule: StoppingRule(ceiling: 20))
    board.add(
      "t, importance sampling", "merchants_suspended", .approximate, of: "rare merchants_suspended",
      weighted.estimate(RareRun.measures[0], of: .segment(0)))
    return board.rows
  }

  /// Three replications, in which some nine merchants are suspended.
  private func addFewEvents(_ scenario: Scenario, to board: inout CoverageBoard) throws {
    var run = Run(scenario, threads: 1)
    run.replications = 3
    let result = try run.result()
    for (name, kind) in [("suspensions", "gamma"), ("merchants_suspended", "Clopper-Pearson")] {
      board.add(
        "\(kind), few events", name, .conservative, of: "rare \(name)",
        result.estimate(measure(name), of: .segment(0)))
    }
  }

  private func measure(_ name: String) -> Measure {
    // The names are those of the dictionary, and a missing one would show as a missing row.
    Measure.named(name) ?? RareRun.measures[0]
  }

  private func addDelta(_ result: RunResult, to board: inout CoverageBoard) {
    for name in ["suspensions", "time_off", "low_days", "answer_rate", "speed_of_answer"] {
      board.add(
        "delta method", name, .approximate, of: name,
        result.controlled(measure(name), of: .segment(0)).plain)
    }
    let (x, y) = columns(result)
    board.add(
      "jackknife", "suspensions", .approximate, of: "suspensions",
      Ratio.jackknife(numerators: x, denominators: y))
    board.add(
      "t", "suspensions", .approximate, of: "suspensions",
      Mean.estimate(of: zip(x, y).map { $0 / $1 }))
  }

  /// Suspensions and 30 merchant-days, one of each a replication.
  private func columns(_ result: RunResult) -> ([Double], [Double]) {
    func column(_ counter: Counter) -> [Double] {
      (0..<result.replications).map {
        Double(result.total(counter, segment: 0, replication: $0))
      }
    }
    return (column(.suspensions), column(.merchantDays).map { $0 / 30 })
  }

  /// Intervals that take merchants for independent, as they are here.
  private func addMerchants(_ result: RunResult, to board: inout CoverageBoard) {
    let days = 0..<scenario.calendar.days
    var first = [Int](repeating: 0, count: days.count)
    var contacts: [Double] = []
    for replication in 0..<result.replications {
      let tallies = result.tallies(segment: 0, section: replication)
      for day in days {
        let counts = tallies[day: day]
        first[day] += Int(counts[counts.startIndex + Counter.firstSuspensions.rawValue])
      }
      contacts.append(Double(tallies.totals(over: days)[Counter.contacts.rawValue]))
    }
    let merchants = scenario.segments[0].merchants * result.replications
    // By the tenth day: a share in the middle.
    let soon = first[..<10].reduce(0, +)
    board.add(
      "Wilson", "suspended by day 10", .approximate, of: "by day 10",
      Proportion.wilson(successes: soon, trials: merchants))
    board.add(
      "Clopper-Pearson", "suspended by day 10", .conservative, of: "by day 10",
      Proportion.clopperPearson(successes: soon, trials: merchants))
    board.add(
      "delta method, survival", "not suspended by day 10", .approximate, of: "not by day 10",
      result.survival(of: .segment(0))[9])
    let groups = first.enumerated().map {
      SurvivalCurve.Group(
        time: Double($0 + 1), events: $1,
        censored: $0 + 1 == days.count ? merchants - first.reduce(0, +) : 0)
    }
    if let curve = try? SurvivalCurve(groups: groups) {
      board.add(
        "Kaplan-Meier, Greenwood", "not suspended by day 10", .approximate, of: "not by day 10",
        curve.survival(at: 10))
    }
    let exposure = Double(merchants * days.count)
    board.add(
      "exact Poisson", "contacts", .conservative, of: "contacts",
      EventRate.poisson(count: Int64(contacts.reduce(0, +)), exposure: exposure))
  }

  private func addPairs(_ plain: RunResult, seed: UInt64, to board: inout CoverageBoard) throws {
    var milder = milder
    milder.seed = seed
    let other = try Run(milder, threads: 1).result()
    let (x, y) = columns(plain)
    let (u, v) = columns(other)
    board.add(
      "paired difference", "suspensions", .approximate, of: "difference",
      PairedDifference.ofRatios(
        PairedDifference.RatioSample(numerators: x, denominators: y),
        minus: PairedDifference.RatioSample(numerators: u, denominators: v)))
    // Other seeds, so that the two are independent.
    milder.seed = seed + 5_000_000
    let apart = try Run(milder, threads: 1).result()
    let (s, t) = columns(apart)
    let first = zip(x, y).map { $0 / $1 }
    let second = zip(s, t).map { $0 / $1 }
    board.add(
      "Welch", "suspensions", .approximate, of: "difference",
      TwoSampleDifference.ofMeans(first, minus: second))
    board.add(
      "stratified", "suspensions", .approximate, of: "three to one",
      Stratified.mean(of: [
        Stratified.Stratum(weight: 3, estimate: Mean.estimate(of: first)),
        Stratified.Stratum(weight: 1, estimate: Mean.estimate(of: second)),
      ]))
  }

  private func addHelped(_ result: RunResult, to board: inout CoverageBoard) {
    let controlled = result.withoutConditioning()
    let conditioned = result.withoutControls()
    for name in ["suspensions", "time_off"] {
      board.add(
        "control variates", name, .approximate, of: name,
        controlled.estimate(measure(name), of: .segment(0)))
      board.add(
        "conditioning", name, .approximate, of: name,
        conditioned.estimate(measure(name), of: .segment(0)))
    }
  }

  private func addSequential(_ scenario: Scenario, to board: inout CoverageBoard) throws {
    for width in ["10%", "7%"] {
      let targets = try PrecisionTarget.parse("suspensions=\(width)", for: scenario)
      let result = try PreciseRun(
        Run(scenario, threads: 1), targets: targets, rule: StoppingRule(ceiling: 500)
      ).result()
      board.add(
        "stopped at ± \(width)", "suspensions", .sequential, of: "suspensions",
        result.estimate(measure("suspensions"), of: .segment(0)))
    }
  }
}
