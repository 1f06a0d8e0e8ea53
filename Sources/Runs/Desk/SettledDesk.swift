import MerchantModel
import SharedPlaces
import SimStatistics

/// The desk and the merchants who call it, brought to agree.
public struct SettledDesk: Sendable {
  /// What merchants see of the desk.
  package let law: DeskLaw
  /// The desk's own figures, of the last round.
  public let outcome: DeskOutcome
  /// The share of calls answered, in each round.
  public let rounds: [Estimate]
  /// Whether the last round moved that share by no more than its standard error.
  public let isSettled: Bool
  /// The desk with fewer servers, and with more; nil where nobody asked.
  public let knee: DeskKnee?

  /// Goes from round to round.
  ///
  /// - Parameters:
  ///   - scenario: A scenario with a desk.
  ///   - replications: How many replications each round has, 1 or more.
  ///   - threads: How many threads work, 1 or more.
  ///   - findsKnee: Whether the desk is tried with fewer servers, and with more.
  ///   - onProgress: Called as merchants are done; throwing ends the work.
  /// - Throws: What `onProgress` throws.
  /// - Complexity: that of up to ten runs, and one more for the knee.
  package init(
    _ scenario: Scenario, replications: Int, threads: Int, findsKnee: Bool,
    onProgress: (Run.Progress) throws -> Void
  ) throws {
    let round = DeskRound(scenario, replications: replications, threads: threads)
    let merchants = replications * scenario.segments.reduce(0) { $0 + $1.merchants }
    func report(_ done: Int) throws {
      try onProgress(Run.Progress(merchantsDone: min(done, merchants), merchants: merchants))
    }
    var last: DeskOutcome?
    var seen: DeskLaw?
    let outcome = try FixedPoint.settle { (law: DeskLaw?) in
      seen = law
      let result = try round.result(law: law, onBlock: report)
      last = result.outcome
      return (law: result.law, share: result.outcome.estimate(.answered))
    }
    law = outcome.law
    rounds = outcome.shares
    isSettled = outcome.isSettled
    self.outcome = last ?? DeskOutcome(scenario)
    knee = findsKnee ? try round.knee(law: seen, onBlock: report) : nil
  }
}
