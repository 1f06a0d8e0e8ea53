import MerchantModel

/// Simulates blocks of one scenario.
package struct ScenarioSimulator: BlockSimulator, ~Copyable {
  private let scenario: Scenario
  private let keepsMerchants: Bool
  private let controls: [ControlFigure]
  private var arenas: SegmentArenas<MerchantRunner>
  private var tallies: Tallies

  /// Makes a simulator for one thread.
  ///
  /// - Parameters:
  ///   - scenario: What is simulated.
  ///   - keepsMerchants: Whether outputs have each merchant's own counts.
  ///   - countsKinds: Whether outputs have the counts of each kind of contact.
  ///   - controls: The known figures that outputs sum up.
  ///   - tables: What all threads of a run share.
  package init(
    _ scenario: Scenario, keepsMerchants: Bool, countsKinds: Bool = false,
    controls: [ControlFigure] = [], tables: SharedTables = SharedTables()
  ) {
    self.scenario = scenario
    self.keepsMerchants = keepsMerchants
    self.controls = controls
    arenas = SegmentArenas(count: scenario.segments.count) {
      MerchantRunner(scenario, segment: $0, countsKinds: countsKinds, tables: tables)
    }
    tallies = Tallies(days: scenario.calendar.totalDays)
  }

  package mutating func simulate(_ block: MerchantBlock) -> BlockOutput {
    tallies.clear()
    var records: [MerchantRecord] = []
    var falsePositives = FalsePositiveTable()
    var controlSums = [Double](repeating: 0, count: controls.count)
    var squares = [Double](repeating: 0, count: RunResult.predicted.count)
    let arena = arenas.arena(of: block.segment)
    let eventsBefore = arena.value.eventsRun
    arena.value.restartFingerprint()
    for merchant in block.merchants {
      arena.value.run(
        merchant: UInt32(merchant), replication: UInt64(block.replication), into: &tallies)
      falsePositives.addMerchant(days: scenario.calendar.days) { arena.value.lastMerchant($0) }
      for (index, measure) in RunResult.predicted.enumerated() {
        let figure = measure.numerator { arena.value.lastMerchant($0) }
        squares[index] += figure * figure
      }
      if keepsMerchants {
        records.append(MerchantRecord(merchant, block) { arena.value.lastMerchant($0) })
      }
      for (index, control) in controls.enumerated() {
        controlSums[index] += arena.value.lastMerchant(control)
      }
    }
    return BlockOutput(
      tallies: TallyTable(tallies), kinds: arena.value.takeKinds(),
      distributions: arena.value.takeDistributions(),
      merchants: records, controlSums: controlSums, merchantSquares: squares,
      falsePositives: falsePositives,
      events: arena.value.eventsRun - eventsBefore, fingerprint: arena.value.fingerprint)
  }
}

/// Simulates whole replications of one scenario after another; what was made of a scenario is kept as long as
/// the scenario stays the same.
package struct ReplicationSimulator: BlockSimulator, ~Copyable {
  /// Some segments of a scenario in one replication.
  package struct Block: Sendable {
    package let scenario: Scenario
    package let replication: Int
    /// The positions of the segments.
    package let segments: [Int]

    package init(_ scenario: Scenario, replication: Int, segments: [Int]) {
      self.scenario = scenario
      self.replication = replication
      self.segments = segments
    }
  }

  private var scenario: Scenario?
  private var simulator: ScenarioSimulator?

  /// Makes a simulator for one thread, which has simulated nothing yet.
  package init() {}

  /// Simulates a block.
  ///
  /// - Returns: An output for each segment, in the order of the block's.
  package mutating func simulate(_ block: Block) -> [BlockOutput] {
    if scenario != block.scenario {
      scenario = block.scenario
      simulator = ScenarioSimulator(block.scenario, keepsMerchants: false)
    }
    var outputs: [BlockOutput] = []
    for segment in block.segments {
      outputs.append(
        simulator!.simulate(
          MerchantBlock(
            replication: block.replication, segment: segment,
            merchants: 0..<block.scenario.segments[segment].merchants)))
    }
    return outputs
  }
}
