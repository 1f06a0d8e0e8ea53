import MerchantModel
import SimStatistics

/// What a block of a pilot results in: of each measure, numerator and denominator of each merchant.
struct PilotSample: Sendable {
  var numerators: [[Double]]
  var denominators: [[Double]]
  var events = 0
  let merchants: Int

  init(measures: Int, merchants: Int) {
    numerators = Array(repeating: [], count: measures)
    denominators = numerators
    self.merchants = merchants
  }
}

/// Simulates blocks of a pilot.
struct PilotSimulator: BlockSimulator, ~Copyable {
  private let measures: [Measure]
  private var arenas: SegmentArenas<MerchantRunner>
  private var tallies: Tallies

  /// Makes a simulator for one thread.
  ///
  /// - Parameters:
  ///   - scenario: What is simulated.
  ///   - measures: What is sampled of each merchant.
  ///   - tables: What all threads of the pilot share.
  init(_ scenario: Scenario, measures: [Measure], tables: SharedTables) {
    self.measures = measures
    arenas = SegmentArenas(count: scenario.segments.count) {
      MerchantRunner(scenario, segment: $0, tables: tables)
    }
    tallies = Tallies(days: scenario.calendar.totalDays)
  }

  mutating func simulate(_ block: MerchantBlock) -> PilotSample {
    let arena = arenas.arena(of: block.segment)
    var sample = PilotSample(measures: measures.count, merchants: block.merchants.count)
    let eventsBefore = arena.value.eventsRun
    for merchant in block.merchants {
      arena.value.run(
        merchant: UInt32(merchant), replication: UInt64(block.replication), into: &tallies)
      for (index, measure) in measures.enumerated() {
        var numerator = 0.0
        for term in measure.numerator {
          numerator += term.weight * Double(arena.value.lastMerchant(term.counter))
        }
        var denominator = 0.0
        for counter in measure.denominator {
          denominator += Double(arena.value.lastMerchant(counter))
        }
        sample.numerators[index].append(numerator * measure.scale)
        sample.denominators[index].append(denominator)
      }
    }
    sample.events = arena.value.eventsRun - eventsBefore
    return sample
  }
}

/// The samples of all segments of a pilot.
struct Pilot {
  /// Samples by segment, in the order of replications.
  private var samples: [[PilotSample]]

  init(segments: Int) {
    samples = Array(repeating: [], count: segments)
  }

  /// The blocks of a pilot: some merchants of each segment in each of its replications.
  static func blocks(of scenario: Scenario) -> [MerchantBlock] {
    (0..<Allocation.pilotReplications).flatMap { replication in
      scenario.segments.enumerated().map { segment, part in
        MerchantBlock(
          replication: Allocation.firstPilotReplication + replication, segment: segment,
          merchants: 0..<min(max(part.merchants, 2), Allocation.mostPilotMerchants))
      }
    }
  }

  mutating func add(_ sample: PilotSample, segment: Int) {
    samples[segment].append(sample)
  }

  var events: Int { samples.joined().reduce(0) { $0 + $1.events } }

  /// Mean events of a merchant: the cost of one, the same on every machine.
  func cost(ofSegment segment: Int) -> Double {
    let merchants = samples[segment].reduce(0) { $0 + $1.merchants }
    return Double(samples[segment].reduce(0) { $0 + $1.events }) / Double(max(merchants, 1))
  }

  /// For each segment, the variance that differences between merchants contribute to a target, over the target's
  /// square: divided by the number of merchants it is the segment's part of the target's relative variance in one
  /// replication.
  ///
  /// Variances are taken within replications, about the segment's own mean influence, so that days that
  /// merchants share do not count.
  func relativeVariances(
    ofTarget target: Int, scope: Scope, in scenario: Scenario
  ) -> [Double] {
    var weights = [Double](repeating: 0, count: scenario.segments.count)
    for (segment, weight) in scope.meanWeights(of: scenario.segments) { weights[segment] = weight }
    // Sums per merchant, weighted: the target's numerator and denominator.
    var numerator = 0.0
    var denominator = 0.0
    for (segment, weight) in weights.enumerated() {
      let merchants = Double(max(samples[segment].reduce(0) { $0 + $1.merchants }, 1))
      for sample in samples[segment] {
        numerator += weight * sample.numerators[target].reduce(0, +) / merchants
        denominator += weight * sample.denominators[target].reduce(0, +) / merchants
      }
    }
    guard numerator != 0, denominator != 0 else { return weights.map { _ in 0 } }
    let ratio = numerator / denominator
    return weights.enumerated().map { segment, weight in
      var variance = 0.0
      for sample in samples[segment] {
        var moments = WelfordMoments()
        for (x, y) in zip(sample.numerators[target], sample.denominators[target]) {
          moments.add(x - ratio * y)
        }
        variance += (moments.variance ?? 0) / Double(samples[segment].count)
      }
      return weight * weight * variance / (numerator * numerator)
    }
  }
}
