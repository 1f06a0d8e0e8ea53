import MerchantModel
import SimStatistics

/// The units of a pilot: a segment in a replication.
struct PilotPlan: Sendable {
  struct Unit: Sendable {
    var segment: Int
    var replication: UInt64
    var merchants: Int
  }

  private let merchants: [Int]

  init(_ scenario: Scenario) {
    merchants = scenario.segments.map { min(max($0.merchants, 2), Allocation.mostPilotMerchants) }
  }

  var count: Int { Allocation.pilotReplications * merchants.count }

  subscript(number: Int) -> Unit {
    let (replication, segment) = number.quotientAndRemainder(dividingBy: merchants.count)
    return Unit(
      segment: segment,
      replication: Allocation.firstPilotReplication + UInt64(replication),
      merchants: merchants[segment])
  }
}

/// What a unit of a pilot saw: of each measure, numerator and denominator of each merchant.
struct PilotSample: Sendable {
  var numerators: [[Double]]
  var denominators: [[Double]]
  var events: Int
  var merchants: Int
}

/// A thread of a pilot.
final class PilotWorker {
  private let scenario: Scenario
  private let measures: [Measure]
  private let tables: SharedTables

  init(_ scenario: Scenario, measures: [Measure], tables: SharedTables) {
    self.scenario = scenario
    self.measures = measures
    self.tables = tables
  }

  func perform(_ unit: PilotPlan.Unit) -> PilotSample {
    var runner = MerchantRunner(scenario, segment: unit.segment, tables: tables)
    var tallies = Tallies(days: scenario.calendar.totalDays)
    let nothing = measures.map { _ in [Double]() }
    var sample = PilotSample(
      numerators: nothing, denominators: nothing, events: 0, merchants: unit.merchants)
    for merchant in 0..<unit.merchants {
      runner.run(merchant: UInt32(merchant), replication: unit.replication, into: &tallies)
      for (index, measure) in measures.enumerated() {
        var numerator = 0.0
        for term in measure.numerator {
          numerator += term.weight * Double(runner.lastMerchant(term.counter))
        }
        var denominator = 0.0
        for counter in measure.denominator { denominator += Double(runner.lastMerchant(counter)) }
        sample.numerators[index].append(numerator * measure.scale)
        sample.denominators[index].append(denominator)
      }
    }
    sample.events = runner.eventsRun
    return sample
  }
}

/// What a pilot saw of all segments.
struct Pilot {
  /// Samples by segment, in the order of replications.
  private var samples: [[PilotSample]]

  init(segments: Int) {
    samples = Array(repeating: [], count: segments)
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

  /// For each segment, the variance that one merchant's differing from the others brings into a target,
  /// over the target's square: dividing it by the number of merchants gives the segment's part of the
  /// target's relative variance in one replication.
  ///
  /// Variances are taken within replications, about the segment's own mean influence, so that days that
  /// merchants share do not count.
  func relativeVariances(
    ofTarget target: Int, scope: Scope, in scenario: Scenario
  ) -> [Double] {
    let weights = scenario.segments.indices.map { index -> Double in
      switch scope {
      case .segment(let wanted): wanted == index ? 1 : 0
      case .population: scenario.segments[index].weight
      }
    }
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
