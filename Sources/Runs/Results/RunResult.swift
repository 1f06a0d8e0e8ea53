import MerchantModel
import SimStatistics

/// The result of a run: counts of every segment in every replication.
///
/// Over the counted days they are kept of every replication. What is larger, counts by day and by hour and
/// distributions, is kept by section (``Sections``), so that a run of ten thousand replications takes little more memory
/// than one of a hundred.
public struct RunResult: Sendable {
  /// What was simulated.
  public let scenario: Scenario
  /// How many replications are complete.
  public private(set) var replications = 0
  /// Events run in all.
  public private(set) var events = 0
  /// A digest of every event, the same for the same events on any number of threads.
  public private(set) var fingerprint = Fingerprint()
  /// The known figures that estimates over the counted days are regressed on.
  public private(set) var controls: [ControlFigure]
  /// How figures of the rule are computed from low days; nil where they are counted.
  public private(set) var conditioning: Conditioning?
  /// What precision was wanted and what was reached; nil of a plain run.
  public internal(set) var precision: PrecisionReport?
  /// What a longer warm-up makes of the figures; nil where that was not tried.
  public internal(set) var warmUpRerun: WarmUpRerun?
  /// How merchants and the desk came to agree, and the desk's figures; nil where the scenario has none.
  public internal(set) var desk: SettledDesk?
  /// The same of the appeals queue.
  public internal(set) var appeals: SettledAppeals?
  /// Whether merchants agree with the places that they share.
  package var isSettled: Bool { (desk?.isSettled ?? true) && (appeals?.isSettled ?? true) }
  /// The results of the merchants in each arm of a roll-out, in the order of the scenario's arms; nothing where there are
  /// none. Their scenarios are those under the arms' policies.
  public private(set) var arms: [RunResult]
  /// What an experiment sees of an arm's merchants; nothing where they are in none.
  private(set) var trial = TrialSums()
  /// Sums over the counted days, by segment and counter; a row a replication.
  private var totals: [CompactColumn]
  /// Sums of the controls over merchants, by segment and control; a row a replication.
  private var controlSums: [[Double]]
  /// Of each of ``predicted``, merchants' squared figures added up, by segment; nothing where merchants are not kept apart.
  private var merchantSquares: [[Double]]
  /// What is expected given low days, by replication, then segment; empty without conditioning.
  private var conditionedSums: [Conditioning.Sums?] = []
  private(set) var sections: Sections
  /// The replication that is not complete yet.
  private var current: ReplicationCounts
  /// How many kinds of contact are counted: all of the scenario's, or none.
  let countedKinds: Int
  /// The expected value of each control for one merchant, by segment; nil where it does not vary.
  let expectedControls: [[Double?]]

  /// A result without replications.
  ///
  /// - Parameters:
  ///   - scenario: What is simulated.
  ///   - controls: The known figures that estimates are regressed on.
  ///   - conditioning: How figures of the rule are computed from low days; nil to count them.
  ///   - keepsReplications: Whether each replication stays a section of its own, however many there are.
  ///   - countsKinds: Whether blocks bring the counts of each kind of contact.
  init(
    _ scenario: Scenario, controls: [ControlFigure] = [], conditioning: Conditioning? = nil,
    keepsReplications: Bool = false, countsKinds: Bool = false
  ) {
    countedKinds = countsKinds ? scenario.kinds.count : 0
    self.conditioning = conditioning
    self.scenario = scenario
    self.controls = controls
    expectedControls = scenario.segments.map { segment in
      controls.map { $0.varies(in: segment) ? $0.expected(of: segment, in: scenario) : nil }
    }
    arms = scenario.armScenarios.map {
      RunResult($0, keepsReplications: keepsReplications, countsKinds: countsKinds)
    }
    let segments = scenario.segments.count
    totals = Array(repeating: CompactColumn(), count: segments * Counter.allCases.count)
    controlSums = Array(repeating: [], count: segments * controls.count)
    merchantSquares = Array(repeating: [], count: segments)
    sections = Sections(limit: keepsReplications ? .max : Sections.most)
    current = ReplicationCounts(scenario, controls: controls.count, kinds: countedKinds)
  }

  /// The result of a run before its first replication.
  package init(of run: Run) {
    self.init(
      run.scenario, controls: run.controls, conditioning: run.conditioning,
      keepsReplications: run.keepsReplications, countsKinds: run.countsKinds)
  }

  /// Adds what a block results in. Blocks come in the order of a ``BlockPlan``.
  ///
  /// - Throws: ``SumOverflowError``.
  mutating func add(
    _ output: BlockOutput, of block: MerchantBlock
  ) throws(SumOverflowError) {
    precondition(block.replication == replications, "blocks come in order")
    current.segments[block.segment].add(output)
    try current.check(block.segment, of: scenario)
    for (index, sum) in output.controlSums.enumerated() {
      current.controlSums[block.segment * controls.count + index] += sum
    }
    if merchantSquares[block.segment].isEmpty {
      merchantSquares[block.segment] = output.merchantSquares
    } else {
      for (index, sum) in output.merchantSquares.enumerated() {
        merchantSquares[block.segment][index] += sum
      }
    }
    for (arm, part) in output.arms.enumerated() {
      try arms[arm].add(part, of: block)
      arms[arm].trial.add(part.trial, of: block)
    }
    events += output.events
    fingerprint += output.fingerprint
    let isLast = block.segment == scenario.segments.count - 1
    if isLast && block.merchants.upperBound == scenario.segments[block.segment].merchants {
      try completeReplication()
    }
  }

  /// Keeps of the current replication what is kept, and begins with the next.
  private mutating func completeReplication() throws(SumOverflowError) {
    for (segment, counts) in current.segments.enumerated() {
      let sums = counts.tallies.totals(over: scenario.calendar.countedDays)
      for (counter, sum) in sums.enumerated() { totals[segment * sums.count + counter].append(sum) }
    }
    for (place, sum) in current.controlSums.enumerated() { controlSums[place].append(sum) }
    if let conditioning {
      for (segment, counts) in current.segments.enumerated() {
        conditionedSums.append(conditioning.sums(segment: segment, tallies: counts.tallies))
      }
    }
    replications += 1
    try sections.add(current, of: scenario)
    current = ReplicationCounts(scenario, controls: controls.count, kinds: countedKinds)
  }

  /// The same run without its controls.
  package func withoutControls() -> RunResult {
    var result = self
    result.controls = []
    return result
  }

  /// The same run with all figures counted.
  package func withoutConditioning() -> RunResult {
    var result = self
    result.conditioning = nil
    return result
  }

  /// What is expected of a segment in a replication, given its low days; nil where that is not known.
  func conditionedSums(segment: Int, replication: Int) -> Conditioning.Sums? {
    conditionedSums[replication * scenario.segments.count + segment]
  }

  /// A control summed over the merchants of a segment, one sum a replication.
  func controlSums(_ control: Int, segment: Int) -> [Double] {
    controlSums[segment * controls.count + control]
  }

  /// The squared figures of a segment's merchants in all replications, added up; nil where merchants are not kept apart.
  func merchantSquares(_ predicted: Int, segment: Int) -> Double? {
    let squares = merchantSquares[segment]
    return squares.isEmpty ? nil : squares[predicted]
  }

  /// A counter's sum over the counted days and the merchants of a segment in a replication.
  public func total(_ counter: Counter, segment: Int, replication: Int) -> Int64 {
    totals[segment * Counter.allCases.count + counter.rawValue][replication]
  }

  /// The tallies of a segment in a section: in a replication, as long as ``sectionSize`` is 1.
  public func tallies(segment: Int, section: Int) -> TallyTable {
    sections[section].segments[segment].tallies
  }

  /// The distributions of a segment in a section, over the counted days.
  public func distributions(segment: Int, section: Int) -> Distributions {
    sections[section].segments[segment].distributions
  }

  /// How many sections there are.
  public var sectionCount: Int { sections.count }

  /// The replications of each section.
  var sectionReplications: [Range<Int>] { (0..<sectionCount).map(sections.replications) }

  /// How many replications a section has; the last one may have fewer.
  public var sectionSize: Int { sections.size }

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

  /// A measure's plain estimate over the counted days: a ratio of sums, its interval from the spread between
  /// replications.
  ///
  /// For the population, both sums add the segments' sums, each per simulated merchant times its weight.
  func plainEstimate(_ measure: Measure, of scope: Scope, level: ConfidenceLevel) -> Estimate {
    guard measure.subtracted == nil else {
      return measure.honest(Ratio.estimate(sample(of: measure, in: scope), level: level))
    }
    return measure.estimate(ratio(of: measure, in: scope), level: level)
  }

  /// A measure's estimate on one simulated day: a ratio of sums, its interval from the spread between sections.
  public func estimate(
    _ measure: Measure, of scope: Scope, onDay day: Int, level: ConfidenceLevel = .ninetyFive
  ) -> Estimate {
    guard measure.subtracted == nil else {
      let sample = sample(of: measure, in: scope, rows: sectionCount) { segment, section, counter in
        sections[section].segments[segment].tallies[counter, day: day]
      }
      return measure.honest(Ratio.estimate(sample, level: level))
    }
    return measure.estimate(ratio(of: measure, in: scope, onDay: day), level: level)
  }

  /// Numerators and denominators of a measure over the counted days, one of each a replication; of the difference of two
  /// ratios those of a ratio that is as large and as certain.
  func sample(of measure: Measure, in scope: Scope) -> PairedDifference.RatioSample {
    sample(of: measure, in: scope, rows: replications) { segment, replication, counter in
      total(counter, segment: segment, replication: replication)
    }
  }

  private func sample(
    of measure: Measure, in scope: Scope, rows: Int,
    count: (_ segment: Int, _ row: Int, Counter) -> Int64
  ) -> PairedDifference.RatioSample {
    let own = ratio(of: measure, in: scope, rows: rows, count: count).sample(scale: measure.scale)
    guard measure.subtracted != nil else { return own }
    let other = StratifiedRatio(weights(in: scope), rows: rows) { segment, row in
      let counts = measure.subtracted { count(segment, row, $0) }
      return (counts?.numerator ?? 0, counts?.denominator ?? 0)
    }
    return PairedDifference.RatioSample(own, minus: other.sample(scale: measure.scale))
  }

  /// Numerators before the scale and denominators of a measure over the counted days, one of each a replication.
  func ratio(of measure: Measure, in scope: Scope) -> StratifiedRatio {
    ratio(of: measure, in: scope, rows: replications) { segment, replication, counter in
      total(counter, segment: segment, replication: replication)
    }
  }

  /// Numerators before the scale and denominators of a measure on one day, one of each a section.
  func ratio(of measure: Measure, in scope: Scope, onDay day: Int) -> StratifiedRatio {
    ratio(of: measure, in: scope, rows: sectionCount) { segment, section, counter in
      sections[section].segments[segment].tallies[counter, day: day]
    }
  }

  private func ratio(
    of measure: Measure, in scope: Scope, rows: Int,
    count: (_ segment: Int, _ row: Int, Counter) -> Int64
  ) -> StratifiedRatio {
    StratifiedRatio(weights(in: scope), rows: rows) { segment, row in
      (
        measure.numerator { count(segment, row, $0) },
        Double(measure.denominator { count(segment, row, $0) })
      )
    }
  }

  /// The segments of a scope, each with what one of its simulated merchants counts for.
  func weights(in scope: Scope) -> [(segment: Int, weight: Double)] {
    scope.weights(of: scenario.segments)
  }
}
