import MerchantModel
import SimStatistics

/// The result of a run: the tallies of every segment in every replication.
public struct RunResult: Sendable {
  /// What was simulated.
  public let scenario: Scenario
  /// How many replications there are.
  public private(set) var replications = 0
  /// Events run in all.
  public private(set) var events = 0
  /// A digest of every event, the same for the same events on any number of threads.
  public private(set) var fingerprint = Fingerprint()
  /// The known figures that estimates over the counted days are regressed on.
  public let controls: [ControlFigure]
  /// How figures of the rule are computed from low days; nil where they are counted.
  public let conditioning: Conditioning?
  /// What precision was wanted and what was reached; nil of a plain run.
  public internal(set) var precision: PrecisionReport?
  private var tables: [TallyTable] = []
  private var spreads: [Distributions] = []
  private var falsePositiveTables: [FalsePositiveTable] = []
  /// Sums of the controls over merchants, by replication, segment and control.
  private var controlSums: [Double] = []
  /// The expected value of each control for one merchant, by segment; nil where it does not vary.
  let expectedControls: [[Double?]]

  init(
    _ scenario: Scenario, replications: Int = 0, controls: [ControlFigure] = [],
    conditioning: Conditioning? = nil
  ) {
    self.conditioning = conditioning
    self.scenario = scenario
    self.controls = controls
    expectedControls = scenario.segments.map { segment in
      controls.map { $0.varies(in: segment) ? $0.expected(of: segment, in: scenario) : nil }
    }
    makeRoom(for: replications)
  }

  mutating func makeRoom(for replications: Int) {
    let added = (replications - self.replications) * scenario.segments.count
    tables += Array(
      repeating: TallyTable(days: scenario.calendar.totalDays), count: added)
    controlSums += Array(repeating: 0, count: added * controls.count)
    self.replications = replications
    spreads += Array(repeating: Distributions(), count: added)
    falsePositiveTables += Array(repeating: FalsePositiveTable(), count: added)
  }

  /// Adds what a block results in.
  ///
  /// - Throws: ``SumOverflowError``.
  mutating func add(
    _ output: BlockOutput, of block: MerchantBlock
  ) throws(SumOverflowError) {
    let place = block.replication * scenario.segments.count + block.segment
    tables[place].add(output.tallies)
    if let counter = tables[place].overflowedCounter {
      throw SumOverflowError(segment: scenario.segments[block.segment].name, counter: counter)
    }
    spreads[place].add(output.distributions)
    falsePositiveTables[place].add(output.falsePositives)
    for (index, sum) in output.controlSums.enumerated() {
      controlSums[place * controls.count + index] += sum
    }
    events += output.events
    fingerprint += output.fingerprint
  }

  /// The suspended merchants of a segment in a replication.
  func falsePositiveTable(segment: Int, replication: Int) -> FalsePositiveTable {
    falsePositiveTables[replication * scenario.segments.count + segment]
  }

  /// The same run with figures of the rule computed from low days, and without controls.
  package func conditioned() -> RunResult {
    var result = RunResult(
      scenario, replications: replications, conditioning: Conditioning(scenario))
    (result.tables, result.spreads) = (tables, spreads)
    (result.events, result.fingerprint) = (events, fingerprint)
    return result
  }

  /// A control summed over the merchants of a segment in a replication.
  func controlSum(_ control: Int, segment: Int, replication: Int) -> Double {
    controlSums[
      (replication * scenario.segments.count + segment) * controls.count + control]
  }

  /// The tallies of a segment in a replication.
  public func tallies(segment: Int, replication: Int) -> TallyTable {
    tables[replication * scenario.segments.count + segment]
  }

  /// The distributions of a segment in a replication, over the counted days.
  public func distributions(segment: Int, replication: Int) -> Distributions {
    spreads[replication * scenario.segments.count + segment]
  }

  /// The measures that the run has, in the order of tables and files.
  public var measures: [Measure] { Measure.dictionary(of: scenario) }

  /// Merchant-days simulated, the warm-up's among them.
  public var merchantDays: Int {
    scenario.segments.reduce(0) { $0 + $1.merchants } * scenario.calendar.totalDays * replications
  }
}

extension RunResult {
  /// The scopes in the order of tables and files: the segments, then the population.
  public var scopes: [Scope] { scenario.segments.indices.map(Scope.segment) + [.population] }

  /// What a scope is called in tables and files.
  public func name(of scope: Scope) -> String { scope.name(among: scenario.segments) }

  /// The segments of a scope.
  public func segments(in scope: Scope) -> [Segment] {
    switch scope {
    case .segment(let index): [scenario.segments[index]]
    case .population: scenario.segments
    }
  }

  /// A measure's estimate over the counted days, with the run's controls where it has some.
  public func estimate(
    _ measure: Measure, of scope: Scope, level: ConfidenceLevel = .ninetyFive
  ) -> Estimate {
    controlled(measure, of: scope, level: level).estimate
  }

  /// The mean over replications of each one's own quantile, its interval from their spread.
  ///
  /// In the population, each observation of a segment counts with the segment's weight. A replication in which nothing
  /// was observed has no quantile and is left out. The figure is the expected quantile of one
  /// replication; with few observations it differs a little from the quantile of all observations together.
  func quantileEstimate(
    _ measure: Measure, of scope: Scope, level: ConfidenceLevel
  ) -> Estimate {
    let values = quantiles(of: measure, in: scope).compactMap { $0 }
    return measure.honest(Mean.estimate(of: values, level: level))
  }

  /// Each replication's own quantile; nil where nothing was observed.
  func quantiles(of measure: Measure, in scope: Scope) -> [Double?] {
    (0..<replications).map { measure.quantile(of: distributions(in: scope, of: $0)) }
  }

  /// An observation's quantile, in the observation's own unit: the mean over replications of each one's,
  /// its interval from their spread.
  public func estimate(
    _ quantile: ObservedQuantile, of scope: Scope, level: ConfidenceLevel = .ninetyFive
  ) -> Estimate {
    let values = (0..<replications).compactMap { replication in
      Histogram.quantile(
        quantile.probability,
        of: distributions(in: scope, of: replication).map {
          ($0.distributions[quantile.observation], $0.weight)
        })
    }
    return Mean.estimate(of: values, level: level).unlessWithoutSpread.clipped(to: 0...(.infinity))
  }

  private func distributions(
    in scope: Scope, of replication: Int
  ) -> [(distributions: Distributions, weight: Double)] {
    weights(in: scope).map {
      (distributions(segment: $0.segment, replication: replication), $0.weight)
    }
  }

  /// A measure's estimate over some simulated days: a ratio of sums, its interval from the spread
  /// between replications.
  ///
  /// For the population, both sums add the segments' sums, each per simulated merchant times its weight.
  public func estimate(
    _ measure: Measure, of scope: Scope, over days: Range<Int>,
    level: ConfidenceLevel = .ninetyFive
  ) -> Estimate {
    let sums = sums(of: measure, in: scope, over: days)
    let estimate = Ratio.estimate(
      numerators: sums.numerators, denominators: sums.denominators, level: level)
    return measure.honest(estimate)
  }

  /// Numerators and denominators of a measure, one of each a replication.
  func sums(
    of measure: Measure, in scope: Scope, over days: Range<Int>
  ) -> (numerators: [Double], denominators: [Double]) {
    var numerators: [Double] = []
    var denominators: [Double] = []
    for replication in 0..<replications {
      var sums = (numerator: 0.0, denominator: 0.0)
      for (segment, weight) in weights(in: scope) {
        let totals = tallies(segment: segment, replication: replication).totals(over: days)
        sums.numerator += weight * measure.numerator(of: totals) * measure.scale
        sums.denominator += weight * Double(measure.denominator(of: totals))
      }
      numerators.append(sums.numerator)
      denominators.append(sums.denominator)
    }
    return (numerators, denominators)
  }

  /// The segments of a scope, each with what one of its simulated merchants counts for.
  func weights(in scope: Scope) -> [(segment: Int, weight: Double)] {
    scope.weights(of: scenario.segments)
  }
}

extension Measure {
  /// An estimate whose interval keeps to the values the measure can have; and without an interval where
  /// all replications agree exactly, since no spread says nothing of the precision.
  package func honest(_ estimate: Estimate) -> Estimate {
    estimate.unlessWithoutSpread.clipped(to: possible)
  }

  /// The values the measure can have.
  var possible: ClosedRange<Double> {
    (isNonNegative ? 0 : -.infinity)...(unit == .share ? 1 : .infinity)
  }
}
