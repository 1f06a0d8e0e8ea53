import MerchantModel
import SimStatistics

/// A run that estimates rare suspensions by importance sampling: noticing is tilted towards low days on a
/// window of days, and every merchant is weighted accordingly (``TiltedMerchantRunner``).
///
/// Replications are independent, so intervals are Student's t over them. The same scenario gives the same
/// result on any number of threads.
public struct RareRun: Sendable {
  /// What is simulated; its number of replications is ignored.
  public let scenario: Scenario
  /// How many threads work, 1 or more.
  public var threads: Int

  /// The figures that are estimated: per merchant or merchant-day, so that nothing random is divided by.
  public static let measures = ["merchants_suspended", "suspensions", "time_off"]
    .compactMap(Measure.named)

  /// Thrown for a scenario that cannot be tilted.
  public enum SetupError: Error, Hashable, Sendable {
    /// The rule is off: nobody is suspended.
    case ruleIsOff
    /// The rule needs more low days than are simulated.
    case tooFewDays(needed: Int)
    /// A rule judges reply rates of chats, which tilted noticing of calls does not lower.
    case judgesReplies
    /// No answer rate can be tilted below the threshold, or all are below it already.
    case nothingToTilt
  }

  /// Plans a run.
  ///
  /// - Parameters:
  ///   - scenario: What is simulated.
  ///   - threads: How many threads work, 1 or more.
  /// - Throws: ``SetupError`` for a rule that is off, judges reply rates, or needs more days than there are.
  public init(_ scenario: Scenario, threads: Int) throws(SetupError) {
    guard scenario.isUnderRules else { throw .ruleIsOff }
    guard !scenario.rulebook.judgesReplies else { throw .judgesReplies }
    guard NoticingTilt(1, for: scenario) != nil else {
      throw .tooFewDays(
        needed: scenario.rulebook.scopedRules.map(\.rule.lowDays).min() ?? 1)
    }
    var scenario = scenario
    scenario.measurement.counterfactual = false
    scenario.measurement.falsePositives = false
    self.scenario = scenario
    self.threads = threads
  }

  /// Simulates until the targets or the rule's ceiling are reached.
  ///
  /// - Parameters:
  ///   - targets: Targets for ``measures``; others are ignored.
  ///   - rule: When to stop.
  ///   - onProgress: Called after each block on the calling thread; throwing ends the run.
  /// - Throws: ``SetupError/nothingToTilt``, and what `onProgress` throws.
  public func result(
    targets: [PrecisionTarget], rule: StoppingRule,
    onProgress: (Run.Progress) throws -> Void = { _ in }
  ) throws -> RareResult {
    let targets = targets.filter { RareRun.measures.contains($0.measure) }
    let tilts = try chooseTilts()
    var result = RareResult(scenario, tilts: tilts.map(\.tilt))
    result.pilotEvents = tilts.reduce(0) { $0 + $1.events }
    var looks: [Int] = []
    var statuses: [PrecisionStatus] = []
    while let next = rule.nextLook(
      after: result.replications, statuses: statuses.map(\.status))
    {
      let shown = statuses
      try extend(&result, to: next) { done in
        try onProgress(
          Run.Progress(
            merchantsDone: done, merchants: merchantsPerReplication * next, precision: shown))
      }
      looks.append(next)
      statuses = targets.map { target in
        PrecisionStatus(
          of: target, at: result.estimate(target.measure, of: target.scope), by: rule)
      }
    }
    result.precision = PrecisionReport(statuses: statuses, looks: looks, ceiling: rule.ceiling)
    return result
  }

  private var merchantsPerReplication: Int { scenario.segments.reduce(0) { $0 + $1.merchants } }

  private func chooseTilts() throws -> [(tilt: NoticingTilt, events: Int)] {
    var tilts: [(tilt: NoticingTilt, events: Int)] = []
    for segment in scenario.segments.indices {
      var search = TiltSearch(scenario, segment: segment)
      guard let tilt = NoticingTilt(search.factor(), for: scenario) else {
        throw SetupError.nothingToTilt
      }
      tilts.append((tilt, search.events))
    }
    guard tilts.contains(where: { $0.tilt.factor < 1 }) else { throw SetupError.nothingToTilt }
    return tilts
  }

  private func extend(
    _ result: inout RareResult, to replications: Int, onBlock: (Int) throws -> Void
  ) throws {
    let plan = BlockPlan(scenario, replications: result.replications..<replications)
    var done = merchantsPerReplication * result.replications
    result.makeRoom(for: replications)
    let (scenario, tilts) = (scenario, result.tilts)
    try WorkerPool(threads: threads).simulate(
      plan, with: { TiltedSimulator(scenario, tilts: tilts) },
      deliver: { block, output in
        result.add(output, of: block)
        done += block.merchants.count
        try onBlock(done)
      })
  }
}
