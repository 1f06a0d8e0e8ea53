import MerchantModel

/// Simulates merchants for what they bring to a place that they share; where merchants are in arms of a roll-out, each under
/// the policy of its own arm.
struct RecordingSimulator: ~Copyable {
  /// The arenas of each arm; of all merchants where they are in none.
  private var arenas: [Box<SegmentArenas<MerchantRunner>>]
  private var places: ArmPlaces?
  private var tallies: Tallies

  /// Makes a simulator for one thread.
  ///
  /// - Parameters:
  ///   - place: Where they bring it.
  ///   - tables: What all threads share, and what merchants see of the places.
  init(_ scenario: Scenario, at place: SharedPlace, tables: SharedTables) {
    let scenarios = scenario.hasArms ? scenario.armScenarios : [scenario]
    arenas = scenarios.map { scenario in
      Box(
        SegmentArenas(count: scenario.segments.count) { segment in
          var runner = MerchantRunner(scenario, segment: segment, tables: tables)
          switch place {
          case .desk: runner.recordDeskCalls()
          case .appeals: runner.recordAppeals()
          }
          return runner
        })
    }
    places = scenario.hasArms ? ArmPlaces(scenario) : nil
    tallies = Tallies(days: scenario.calendar.totalDays)
  }

  /// Simulates a block of merchants.
  ///
  /// - Parameter body: Called after each merchant, with the runner that has its record.
  mutating func simulate(
    _ block: MerchantBlock, _ body: (borrowing MerchantRunner) -> Void
  ) {
    guard let byArm = places?.merchants(byArm: block) else {
      return simulate(block.merchants, of: block, arenas[0], body)
    }
    for (arm, merchants) in byArm.enumerated() { simulate(merchants, of: block, arenas[arm], body) }
  }

  private mutating func simulate(
    _ merchants: some Collection<Int>, of block: MerchantBlock,
    _ arenas: Box<SegmentArenas<MerchantRunner>>, _ body: (borrowing MerchantRunner) -> Void
  ) {
    tallies.clear()
    let arena = arenas.value.arena(of: block.segment)
    for merchant in merchants {
      arena.value.run(
        merchant: UInt32(merchant), replication: UInt64(block.replication), into: &tallies)
      body(arena.value)
    }
    _ = arena.value.takeDistributions()
  }
}
