import MerchantModel
import SimStatistics

/// A run that continues until its figures are as precise as wanted.
///
/// It looks at its estimates after completed replications only, at numbers that follow from the estimates so far
/// (``StoppingRule``), so the same seed stops at the same number on any number of threads, and the result is that
/// of a plain run of that many. Where merchants share a place, each look is a run of its own, since they are brought to agree
/// over all its replications.
public struct PreciseRun: Sendable {
  /// The run; its number of replications is ignored.
  public var run: Run
  /// What is wanted.
  public var targets: [PrecisionTarget]
  /// When to stop.
  public var rule: StoppingRule

  /// Plans a run to a precision.
  public init(_ run: Run, targets: [PrecisionTarget], rule: StoppingRule) {
    self.run = run
    self.targets = targets
    self.rule = rule
  }

  /// Simulates; the callbacks are those of ``Run/result(onProgress:onMerchants:)``.
  ///
  /// - Throws: What the callbacks throw.
  public func result(
    onProgress: (Run.Progress) throws -> Void = { _ in },
    onMerchants: ([MerchantRecord]) throws -> Void = { _ in }
  ) throws -> RunResult {
    var result = RunResult(of: run)
    var looks: [Int] = []
    var statuses: [PrecisionStatus] = []
    while let next = rule.nextLook(
      after: result.replications, statuses: statuses.map(\.status))
    {
      let expected = expectedReplications(next, statuses)
      let shown = statuses
      func onBlock(_ done: Int) throws {
        try onProgress(
          Run.Progress(
            merchantsDone: done, merchants: run.merchantsPerReplication * expected,
            precision: shown))
      }
      if run.scenario.sharedPlaces.isEmpty {
        try run.extend(&result, to: next, onBlock: onBlock, onMerchants: onMerchants)
      } else {
        result = try plainRun(of: next, keepsMerchants: false)
          .result(onProgress: { try onBlock($0.merchantsDone) })
      }
      looks.append(next)
      statuses = targets.map { target in
        PrecisionStatus(
          of: target, at: result.estimate(target.measure, of: target.scope), by: rule)
      }
    }
    if run.keepsMerchants && !run.scenario.sharedPlaces.isEmpty {
      // Which look is the last is known after it.
      result = try plainRun(of: result.replications, keepsMerchants: true)
        .result(onProgress: onProgress, onMerchants: onMerchants)
    }
    result.precision = PrecisionReport(
      statuses: statuses, looks: looks, ceiling: rule.ceiling)
    return result
  }

  /// The run with a number of replications.
  private func plainRun(of replications: Int, keepsMerchants: Bool) -> Run {
    var plain = run
    plain.replications = replications
    plain.keepsMerchants = keepsMerchants
    return plain
  }

  /// How many replications the run seems to need, by the estimates so far.
  private func expectedReplications(_ next: Int, _ statuses: [PrecisionStatus]) -> Int {
    let needs = statuses.map { status in
      if case .wanting(let needed) = status.status { return needed ?? rule.ceiling }
      return next
    }
    return min(max(needs.max() ?? next, next), rule.ceiling)
  }
}
