import AnalyticModel
import Foundation
import MerchantModel
import Runs
import Scenarios
import SimStatistics

/// The worlds in which intervals are tried.
enum CoverageWorlds {
  /// Ten merchants who are alike, on 20 independent days under the rule: truths by theory.
  static func alike() throws -> CoverageWorld {
    let settings = ["segments.seller.merchants=10", "calendar.days=20"]
    let scenario = try ProjectScenario.load("theory/streak", settings).value
    let milder = try ProjectScenario.load("theory/streak", settings + ["rule.lowDays=3"]).value
    let (exact, mild) = (values(scenario), values(milder))
    let survival = CoverageWorld.Figure(
      command: "run", name: "survival, day 10", promise: .conservative,
      estimate: { run, _ in run.survival(of: .segment(0))[9] },
      exact: notSuspendedByDay10(exact["low_day_chance"] ?? .nan))
    return CoverageWorld(
      "alike", scenario, milder: milder,
      figures: try [
        .run("suspensions", exact: exact), .run("time_off", exact: exact),
        .run("low_days", exact: exact), .run("answer_rate", exact: exact),
        .run("speed_of_answer", exact: exact), survival,
        .difference("suspensions", exact: exact.merging(mild)),
        .difference("time_off", exact: exact.merging(mild)),
      ])
  }

  /// The same with exponential times to the answer, cut off where the ring ends: quantiles by theory.
  static func delays() throws -> CoverageWorld {
    let scenario = try ProjectScenario.load(
      "theory/streak",
      [
        "segments.seller.merchants=10", "calendar.days=20",
        "segments.seller.answering.foreground={chance: 75 %, delay: {exponential: {mean: 10 s}}}",
      ]
    ).value
    let answered = 1 - exp(-scenario.segments[0].ring.timeout.inSeconds / 10)
    let exact = [("p50", 0.5), ("p90", 0.9)].map { name, share in
      ("speed_of_answer_\(name)", -10 * log(1 - share * answered))
    }
    let known = Dictionary(uniqueKeysWithValues: exact)
    return CoverageWorld(
      "alike, delays", scenario, milder: scenario,
      figures: try known.keys.sorted().map { try .run($0, exact: known) })
  }

  /// Merchants who answer well: three to fourteen suspensions in all, and as many fewer under the milder rule.
  static func fewEvents() throws -> CoverageWorld {
    let settings = [
      "segments.seller.merchants=10", "calendar.days=10",
      "segments.seller.answering.foreground.chance=0.75",
    ]
    let scenario = try ProjectScenario.load("theory/streak", settings).value
    let milder = try ProjectScenario.load("theory/streak", settings + ["rule.lowDays=3"]).value
    let (exact, mild) = (values(scenario), values(milder))
    return CoverageWorld(
      "few events", scenario, milder: milder,
      figures: try [
        .run("suspensions", .conservative, exact: exact),
        .run("merchants_suspended", .conservative, exact: exact),
        .difference("suspensions", .conservative, exact: exact.merging(mild)),
      ])
  }

  /// Ten solo sellers who differ in size, diligence and presence, for ten days: waits with heavy tails, and shares of
  /// suspensions that are false positives.
  static func unlike() throws -> CoverageWorld {
    let settings = [
      "segments.solo.merchants=10", "calendar.days=10", "calendar.warmup=2",
      "measurement.counterfactual=false",
    ]
    let scenario = try ProjectScenario.frozen("solo-seller", settings)
    let milder = try ProjectScenario.frozen(
      "solo-seller", settings + ["rule.lowDays=1", "measurement.falsePositives=false"])
    return CoverageWorld(
      "unlike", scenario, milder: milder,
      figures: try [
        .run("suspensions", .conservative), .run("answer_rate"), .run("customer_minutes_saved"),
        .run("queue_wait", .heavyTailed), .run("queue_wait_p90", .conservative),
        .run("speed_of_answer"), .run("false_positive_share", .conservative),
        .difference("suspensions", .conservative), .difference("answer_rate"),
        .difference("queue_wait", .heavyTailed),
      ])
  }

  /// A hundred of them.
  static func manyUnlike() throws -> CoverageWorld {
    let scenario = try ProjectScenario.frozen(
      "solo-seller",
      ["segments.solo.merchants=100", "calendar.days=10", "calendar.warmup=2"]
        + ProjectScenario.fast)
    return CoverageWorld(
      "unlike, 100", scenario, milder: scenario,
      figures: try [.run("queue_wait", .heavyTailed), .run("suspensions")])
  }

  /// The platform's solo sellers and small shops, twelve of them for ten days, who stand for millions and share the
  /// platform's days: figures of the population.
  static func population() throws -> CoverageWorld {
    let settings =
      [
        "segments.solo.merchants=8", "segments.small.merchants=4", "calendar.days=10",
        "calendar.warmup=2", "calendar.start=2026-11-16",
      ] + ProjectScenario.fast
    func load(_ settings: [String]) throws -> Scenario {
      var scenario = try ProjectScenario.frozen("platform", settings)
      // Large merchants take most of the time.
      scenario.segments.removeAll { $0.name == "desk" || $0.name == "brand" }
      return scenario
    }
    let scenario = try load(settings)
    let milder = try load(settings + ["rule.lowDays=3"])
    return CoverageWorld(
      "population", scenario, milder: milder,
      figures: try [
        .run("suspensions", of: .population, .conservative), .run("answer_rate", of: .population),
        .run("customer_minutes_saved", of: .population),
        .run("queue_wait", of: .population, .heavyTailed),
        .difference("suspensions", of: .population, .conservative),
        .difference("customer_minutes_saved", of: .population, .heavyTailed),
      ])
  }

  /// Every world, its truths still unknown.
  static func all() throws -> [CoverageWorld] {
    try [alike(), delays(), fewEvents(), unlike(), population(), manyUnlike()]
  }

  /// What theory knows of a scenario.
  static func values(_ scenario: Scenario) -> [String: Double] {
    Dictionary(
      SegmentAnalysis(scenario, segment: 0).figures.map { ($0.name, $0.value) },
      uniquingKeysWith: { first, _ in first })
  }

  /// No two low days in a row among 10, by a recursion over the days.
  private static func notSuspendedByDay10(_ low: Double) -> Double {
    var (fresh, after) = (1.0, 0.0)
    for _ in 0..<10 { (fresh, after) = ((fresh + after) * (1 - low), fresh * low) }
    return fresh + after
  }
}

extension [String: Double] {
  /// Each figure as it is and under the milder rule.
  fileprivate func merging(_ milder: [String: Double]) -> [String: (Double, Double)] {
    reduce(into: [:]) { pairs, figure in
      if let other = milder[figure.key] { pairs[figure.key] = (figure.value, other) }
    }
  }
}
