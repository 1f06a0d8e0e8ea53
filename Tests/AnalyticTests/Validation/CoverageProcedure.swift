import MerchantModel
import Runs
import Scenarios
import SimStatistics

/// A way of estimating that is more than a number of replications of one scenario.
struct CoverageProcedure: Sendable {
  let cell: CoverageCell
  let truth: Double
  let estimate: @Sendable (_ seed: UInt64) throws -> Estimate

  /// Every procedure, given the worlds with their truths.
  static func all(_ worlds: [CoverageWorld]) throws -> [CoverageProcedure] {
    let alike = worlds[0]
    let unlike = worlds[3]
    let population = worlds[4]
    return try [
      stopping(alike, "suspensions", "10%"), stopping(alike, "suspensions", "7%"),
      stopping(unlike, "queue_wait", "10%"), stopping(unlike, "suspensions", "20%"),
      helped(unlike, "suspensions"), helped(unlike, "customer_minutes_saved"),
      conditioned(alike, "suspensions"), conditioned(alike, "time_off"),
      allocated(population, "suspensions"), rare(to: "30%", most: 500),
      rare(to: "0.001%", most: 20),
    ]
  }

  private static func truth(_ world: CoverageWorld, _ measure: String) -> Double {
    zip(world.figures, world.truths)
      .first { $0.0.command == "run" && $0.0.name == measure }?.1 ?? .nan
  }

  private static func measure(_ name: String) throws -> Measure {
    guard let measure = Measure.named(name) else { throw UnknownName(name: name) }
    return measure
  }

  private struct UnknownName: Error {
    let name: String
  }

  /// The scenario with a seed and without what costs most, which changes no other figure.
  private static func seeded(_ scenario: Scenario, _ seed: UInt64) -> Scenario {
    var scenario = scenario
    scenario.seed = seed
    scenario.measurement.falsePositives = false
    return scenario
  }

  private static func stopping(
    _ world: CoverageWorld, _ name: String, _ width: String
  ) throws -> CoverageProcedure {
    let targets = try PrecisionTarget.parse("\(name)=\(width)", for: world.scenario)
    return CoverageProcedure(
      cell: CoverageCell(
        "run --precision \(width)", world.name, name, replications: "as needed", .sequential),
      truth: truth(world, name),
      estimate: { seed in
        let run = Run(seeded(world.scenario, seed), threads: 1)
        let rule = try StoppingRule(ceiling: 500)
        return try PreciseRun(run, targets: targets, rule: rule).result()
          .estimate(targets[0].measure, of: targets[0].scope)
      })
  }

  private static func helped(_ world: CoverageWorld, _ name: String) throws -> CoverageProcedure {
    let measure = try measure(name)
    let scenario = world.scenario
    return CoverageProcedure(
      cell: CoverageCell(
        "run --reduce-variance", world.name, name, replications: "30",
        // Control variates serve what is not few events.
        name == "suspensions" ? .conservative : .approximate),
      truth: truth(world, name),
      estimate: { seed in
        var run = Run(seeded(scenario, seed), threads: 1)
        run.replications = 30
        run.controls = ControlFigure.varying(in: scenario)
        return try run.result().estimate(measure, of: .segment(0))
      })
  }

  private static func conditioned(
    _ world: CoverageWorld, _ name: String
  ) throws -> CoverageProcedure {
    let measure = try measure(name)
    return CoverageProcedure(
      cell: CoverageCell("run --condition", world.name, name, replications: "20", .approximate),
      truth: truth(world, name),
      estimate: { seed in
        var run = Run(seeded(world.scenario, seed), threads: 1)
        run.replications = 20
        run.conditioning = Conditioning(world.scenario)
        return try run.result().estimate(measure, of: .segment(0))
      })
  }

  private static func allocated(
    _ world: CoverageWorld, _ name: String
  ) throws -> CoverageProcedure {
    let target = PrecisionTarget(try measure(name), of: .population, wanted: .relative(0.02))
    return CoverageProcedure(
      cell: CoverageCell("run --allocate", world.name, name, replications: "20", .conservative),
      truth: truth(world, name),
      estimate: { seed in
        let scenario = seeded(world.scenario, seed)
        let allocation = try Allocation.allocate(scenario, targets: [target], threads: 1)
        var run = Run(allocation.applied(to: scenario), threads: 1)
        run.replications = 20
        return try run.result().estimate(target.measure, of: .population)
      })
  }

  private static func rare(to width: String, most: Int) throws -> CoverageProcedure {
    let scenario = try ProjectScenario.load(
      "theory/streak",
      [
        "segments.seller.answering.foreground.chance=0.75", "segments.seller.merchants=30",
        "calendar.days=10",
      ]
    ).value
    let targets = try PrecisionTarget.parse("merchants_suspended=\(width)", for: scenario)
    let isStopped = most > 20
    return CoverageProcedure(
      cell: CoverageCell(
        isStopped ? "rare --precision \(width)" : "rare", "few events", "merchants_suspended",
        replications: isStopped ? "as needed" : "\(most)", isStopped ? .sequential : .approximate),
      truth: CoverageWorlds.values(scenario)["merchants_suspended"] ?? .nan,
      estimate: { seed in
        try RareRun(seeded(scenario, seed), threads: 1).result(
          targets: targets, rule: StoppingRule(ceiling: most)
        ).estimate(targets[0].measure, of: .segment(0))
      })
  }
}
