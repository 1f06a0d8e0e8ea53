import MerchantModel
import SimStatistics

/// Simulates blocks of one scenario; where merchants are in arms of a roll-out, each under the policy of its own arm.
package struct ScenarioSimulator: BlockSimulator, ~Copyable {
  private let days: Int
  private let keepsMerchants: Bool
  private let keepsArms: Bool
  private let controls: [ControlFigure]
  /// What an experiment measures; nothing where merchants are in no arms.
  private let trialMeasures: [Measure]
  /// The arenas of each arm; of all merchants where they are in none.
  private var arenas: [Box<SegmentArenas<MerchantRunner>>]
  /// Which arm each merchant is in.
  private var places: ArmPlaces?
  private var tallies: Tallies

  /// Makes a simulator for one thread.
  ///
  /// - Parameters:
  ///   - scenario: What is simulated.
  ///   - keepsMerchants: Whether outputs have each merchant's own counts.
  ///   - keepsArms: Whether outputs have those of each arm of a roll-out too.
  ///   - countsKinds: Whether outputs have the counts of each kind of contact.
  ///   - controls: The known figures that outputs sum up.
  ///   - tables: What all threads of a run share.
  package init(
    _ scenario: Scenario, keepsMerchants: Bool, keepsArms: Bool = false,
    countsKinds: Bool = false, controls: [ControlFigure] = [],
    tables: SharedTables = SharedTables()
  ) {
    days = scenario.calendar.days
    self.keepsMerchants = keepsMerchants
    self.keepsArms = keepsArms
    self.controls = controls
    let scenarios = scenario.hasArms ? scenario.armScenarios : [scenario]
    arenas = scenarios.map { scenario in
      Box(
        SegmentArenas(count: scenario.segments.count) {
          MerchantRunner(scenario, segment: $0, countsKinds: countsKinds, tables: tables)
        })
    }
    places = scenario.hasArms ? ArmPlaces(scenario) : nil
    trialMeasures = scenario.hasArms ? RunResult.trialMeasures(of: scenario) : []
    tallies = Tallies(days: scenario.calendar.totalDays)
  }

  package mutating func simulate(_ block: MerchantBlock) -> BlockOutput {
    guard let merchants = places?.merchants(byArm: block) else {
      return simulate(block.merchants, of: block, arenas[0])
    }
    let outputs = merchants.enumerated().map { arm, merchants in
      simulate(merchants, of: block, arm: arm, arenas[arm])
    }
    return BlockOutput(joining: outputs, keepsArms: keepsArms)
  }

  /// Simulates some merchants of a block.
  ///
  /// - Parameter arm: The arm that they are in; nil if there are none.
  private mutating func simulate(
    _ merchants: some Collection<Int>, of block: MerchantBlock, arm number: Int? = nil,
    _ arenas: Box<SegmentArenas<MerchantRunner>>
  ) -> BlockOutput {
    tallies.clear()
    var records: [MerchantRecord] = []
    var falsePositives = FalsePositiveTable()
    var controlSums = [Double](repeating: 0, count: controls.count)
    var squares = [Double](repeating: 0, count: RunResult.predicted.count)
    var trial = [UnitSums](repeating: UnitSums(), count: trialMeasures.count)
    let arena = arenas.value.arena(of: block.segment)
    let eventsBefore = arena.value.eventsRun
    arena.value.restartFingerprint()
    for merchant in merchants {
      arena.value.run(
        merchant: UInt32(merchant), replication: UInt64(block.replication), into: &tallies)
      falsePositives.addMerchant(days: days) { arena.value.lastMerchant($0) }
      for (index, measure) in RunResult.predicted.enumerated() {
        let figure = measure.numerator { arena.value.lastMerchant($0) }
        squares[index] += figure * figure
      }
      if keepsMerchants {
        records.append(
          MerchantRecord(merchant, block, arm: number) { arena.value.lastMerchant($0) })
      }
      for (index, control) in controls.enumerated() {
        controlSums[index] += arena.value.lastMerchant(control)
      }
      for (index, measure) in trialMeasures.enumerated() {
        trial[index].add(
          measure.scale * measure.numerator { arena.value.lastMerchant($0) },
          per: Double(measure.denominator { arena.value.lastMerchant($0) }))
      }
    }
    return BlockOutput(
      tallies: TallyTable(tallies), kinds: arena.value.takeKinds(),
      distributions: arena.value.takeDistributions(),
      merchants: records, controlSums: controlSums, merchantSquares: squares,
      falsePositives: falsePositives,
      events: arena.value.eventsRun - eventsBefore, fingerprint: arena.value.fingerprint,
      trial: trial)
  }
}

/// Simulates whole replications of one scenario after another; what was made of a scenario is kept as long as
/// the scenario stays the same.
package struct ReplicationSimulator: ~Copyable {
  /// Some replications of some segments of a scenario.
  package struct Block: Sendable {
    package let scenario: Scenario
    /// The numbers of the replications.
    package let replications: Range<Int>
    /// The positions of the segments.
    package let segments: [Int]

    package init(_ scenario: Scenario, replications: Range<Int>, segments: [Int]) {
      self.scenario = scenario
      self.replications = replications
      self.segments = segments
    }
  }

  private var scenario: Scenario?
  private var simulator: ScenarioSimulator?

  /// Makes a simulator for one thread, which has simulated nothing yet.
  package init() {}

  /// Simulates a block. Merchants and the places that they share are brought to agree over its replications, on this thread.
  ///
  /// - Parameter take: Takes each replication's outputs: one for each segment, in the order of the block's.
  /// - Returns: The figures of the places that merchants share, in the order of ``Scenario/sharedPlaces``.
  /// - Throws: What `take` throws.
  package mutating func simulate<Failure: Error>(
    _ block: Block, take: (_ replication: Int, [BlockOutput]) throws(Failure) -> Void
  ) throws(Failure) -> [PlaceSample] {
    let places = block.settledPlaces
    if scenario != block.scenario || places != nil {
      scenario = block.scenario
      simulator = ScenarioSimulator(
        block.scenario, keepsMerchants: false, tables: places?.tables ?? SharedTables())
    }
    for replication in block.replications {
      var outputs: [BlockOutput] = []
      for segment in block.segments {
        outputs.append(
          simulator!.simulate(
            MerchantBlock(
              replication: replication, segment: segment,
              merchants: 0..<block.scenario.segments[segment].merchants)))
      }
      try take(replication, outputs)
    }
    return places?.samples ?? []
  }
}

extension ReplicationSimulator.Block {
  /// The places that merchants share; nil where there are none.
  fileprivate var settledPlaces: SettledPlaces? {
    guard !scenario.sharedPlaces.isEmpty, !replications.isEmpty else { return nil }
    do {
      return try SettledPlaces(scenario, replications: replications, threads: 1)
    } catch {
      preconditionFailure("only reports of progress throw, and none is asked for")
    }
  }
}
