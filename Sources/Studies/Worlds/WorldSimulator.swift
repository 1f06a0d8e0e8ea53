import MerchantModel
import Runs
import SimStatistics

/// Simulates replications of worlds and keeps of each the wanted figures alone.
struct WorldSimulator: BlockSimulator, ~Copyable {
  /// A world under a policy.
  struct Place: Hashable, Sendable {
    let world: Int
    let policy: Int
  }

  /// One replication of one scenario, or of several that differ in the rule alone.
  struct Block: Sendable {
    let places: [Place]
    let scenarios: [Scenario]
    let replication: Int
  }

  /// The figures of one replication of a world under a policy.
  struct Figures: Sendable {
    /// Above and below the line, by figure, with those of the ratio that is taken off.
    let sums: [WorldSums]
    let merchantDays: Int
    let events: Int
    let overflow: SumOverflowError?
  }

  private let figures: [TargetFigure]
  private var single = ReplicationSimulator()
  private var scenarios: [Scenario] = []
  private var variants: Box?

  /// A noncopyable simulator, which an optional cannot hold and change.
  private final class Box {
    var simulator: RuleVariantSimulator

    init(_ simulator: consuming RuleVariantSimulator) {
      self.simulator = simulator
    }
  }

  /// Makes a simulator for one thread.
  init(_ figures: [TargetFigure]) {
    self.figures = figures
  }

  /// Simulates a block.
  ///
  /// - Returns: Figures for each place.
  mutating func simulate(_ block: Block) -> [Figures] {
    let segments = Array(block.scenarios[0].segments.indices)
    guard block.scenarios.count > 1 else {
      let outputs = single.simulate(
        ReplicationSimulator.Block(
          block.scenarios[0], replication: block.replication, segments: segments))
      return [figures(of: outputs, segments, block.scenarios[0])]
    }
    if scenarios != block.scenarios || variants == nil {
      scenarios = block.scenarios
      variants = Box(
        RuleVariantSimulator(
          block.scenarios[0], rules: block.scenarios.map(\.rulebook), keepsMerchants: false))
    }
    var bySegment: [[BlockOutput]] = []
    for segment in segments {
      let merchants = MerchantBlock(
        replication: block.replication, segment: segment,
        merchants: 0..<block.scenarios[0].segments[segment].merchants)
      bySegment.append(variants?.simulator.simulate(merchants) ?? [])
    }
    return block.scenarios.indices.map { place in
      figures(of: bySegment.map { $0[place] }, segments, block.scenarios[place])
    }
  }

  private func figures(
    of outputs: [BlockOutput], _ segments: [Int], _ scenario: Scenario
  ) -> Figures {
    let replication = PointReplication(
      outputs, segments: segments, of: scenario, figures: figures)
    return Figures(
      sums: figures.indices.map {
        WorldSums(replication.figures[$0], less: replication.subtracted[$0])
      },
      merchantDays: replication.merchantDays, events: replication.events,
      overflow: replication.overflow)
  }
}

/// A ratio's sums in one replication, with those of the ratio that is taken off; of a quantile the figure over 1.
struct WorldSums: Hashable, Sendable {
  let numerator: Double
  let denominator: Double
  let otherNumerator: Double
  let otherDenominator: Double

  init(
    _ ratio: (numerator: Double, denominator: Double),
    less other: (numerator: Double, denominator: Double)?
  ) {
    (numerator, denominator) = ratio
    // Nothing over something takes nothing off.
    (otherNumerator, otherDenominator) = other ?? (0, 1)
  }
}
