import MerchantModel
import SharedPlaces

/// Simulates merchants for the calls that they send to the desk; where merchants are in arms of a roll-out, each under the
/// policy of its own arm.
struct DeskCallSimulator: ~Copyable {
  /// The arenas of each arm; of all merchants where they are in none.
  private var arenas: [Box<SegmentArenas<MerchantRunner>>]
  private var places: ArmPlaces?
  private var tallies: Tallies

  /// Makes a simulator for one thread.
  ///
  /// - Parameter tables: What all threads share, and what merchants see of the desk.
  init(_ scenario: Scenario, tables: SharedTables) {
    let scenarios = scenario.hasArms ? scenario.armScenarios : [scenario]
    arenas = scenarios.map { scenario in
      Box(
        SegmentArenas(count: scenario.segments.count) { segment in
          var runner = MerchantRunner(scenario, segment: segment, tables: tables)
          runner.recordDeskCalls()
          return runner
        })
    }
    places = scenario.hasArms ? ArmPlaces(scenario) : nil
    tallies = Tallies(days: scenario.calendar.totalDays)
  }

  /// Simulates a block of merchants.
  ///
  /// - Parameter body: Called with each of their calls, merchant by merchant.
  mutating func simulate(_ block: MerchantBlock, _ body: (DeskCall) -> Void) {
    guard let byArm = places?.merchants(byArm: block) else {
      return simulate(block.merchants, of: block, arenas[0], body)
    }
    for (arm, merchants) in byArm.enumerated() { simulate(merchants, of: block, arenas[arm], body) }
  }

  private mutating func simulate(
    _ merchants: some Collection<Int>, of block: MerchantBlock,
    _ arenas: Box<SegmentArenas<MerchantRunner>>, _ body: (DeskCall) -> Void
  ) {
    tallies.clear()
    let arena = arenas.value.arena(of: block.segment)
    for merchant in merchants {
      arena.value.run(
        merchant: UInt32(merchant), replication: UInt64(block.replication), into: &tallies)
      arena.value.forEachDeskCall(body)
    }
    _ = arena.value.takeDistributions()
  }
}

/// Simulates blocks of merchants who stand for many, for how often they call the desk.
struct DeskDemandSimulator: BlockSimulator, ~Copyable {
  private let like: LikeHours
  private var simulator: DeskCallSimulator

  init(_ scenario: Scenario, _ like: LikeHours, tables: SharedTables) {
    self.like = like
    simulator = DeskCallSimulator(scenario, tables: tables)
  }

  mutating func simulate(_ block: MerchantBlock) -> DeskDemand {
    var demand = DeskDemand(like)
    simulator.simulate(block) { demand.add($0) }
    return demand
  }
}
