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

  /// Replications of one scenario, or of several that differ in the rule alone.
  struct Block: Sendable {
    let places: [Place]
    let scenarios: [Scenario]
    /// The numbers of the replications. Of one scenario, merchants and the places that they share are brought to agree over
    /// them.
    let replications: Range<Int>
  }

  /// The figures of one replication of a world under a policy.
  struct Figures: Sendable {
    /// Above and below the line, by figure, with those of the ratio that is taken off.
    let sums: [WorldSums]
    let merchantDays: Int
    let events: Int
    /// Whether merchants agree with the places that they share.
    var isSettled = true
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
  /// - Returns: By replication, figures for each place.
  mutating func simulate(_ block: Block) -> [[Figures]] {
    guard block.scenarios.count > 1 else { return figures(of: block) }
    var replications: [[Figures]] = []
    for replication in block.replications {
      replications.append(figures(of: block, replication: replication))
    }
    return replications
  }

  /// The figures of a single scenario, by replication.
  private mutating func figures(of block: Block) -> [[Figures]] {
    let (scenario, kept) = (block.scenarios[0], figures)
    let segments = Array(scenario.segments.indices)
    var replications: [Figures] = []
    let places = single.simulate(
      ReplicationSimulator.Block(
        scenario, replications: block.replications, segments: segments)
    ) { _, outputs in
      replications.append(Figures(of: outputs, segments, scenario, figures: kept))
    }
    if places.contains(where: { !$0.isSettled }) {
      for number in replications.indices { replications[number].isSettled = false }
    }
    return replications.map { [$0] }
  }

  /// The figures of several scenarios on the same days, one each.
  private mutating func figures(of block: Block, replication: Int) -> [Figures] {
    let segments = Array(block.scenarios[0].segments.indices)
    if scenarios != block.scenarios || variants == nil {
      scenarios = block.scenarios
      variants = Box(
        RuleVariantSimulator(
          block.scenarios[0], rules: block.scenarios.map(\.rulebook), keepsMerchants: false))
    }
    var bySegment: [[BlockOutput]] = []
    for segment in segments {
      let merchants = MerchantBlock(
        replication: replication, segment: segment,
        merchants: 0..<block.scenarios[0].segments[segment].merchants)
      bySegment.append(variants?.simulator.simulate(merchants) ?? [])
    }
    return block.scenarios.indices.map { place in
      Figures(
        of: bySegment.map { $0[place] }, segments, block.scenarios[place], figures: figures)
    }
  }
}

extension WorldSimulator.Figures {
  /// The figures of what merchants resulted in.
  fileprivate init(
    of outputs: [BlockOutput], _ segments: [Int], _ scenario: Scenario, figures: [TargetFigure]
  ) {
    let replication = PointReplication(
      outputs, segments: segments, of: scenario, figures: figures)
    self.init(
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
