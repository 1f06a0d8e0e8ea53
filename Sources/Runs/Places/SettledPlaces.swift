import MerchantModel
import SharedPlaces
import SimStatistics

/// The places that merchants share, and the merchants, brought to agree over some replications.
struct SettledPlaces: Sendable {
  /// What merchants see of the places in these replications, among the tables that their simulations share.
  let tables: SharedTables
  /// The desk; nil where the scenario has none.
  let desk: SettledDesk?
  /// The appeals queue; nil where the scenario has none.
  let appeals: SettledAppeals?

  /// Goes from round to round. A scenario with two places simulates merchants for each of them in every round.
  ///
  /// - Parameters:
  ///   - scenario: A scenario with a place that merchants share.
  ///   - replications: The numbers of the replications, one or more.
  ///   - threads: How many threads work, 1 or more.
  ///   - triesNumbers: Whether the places are tried with fewer people, and with more.
  ///   - onProgress: Called as merchants are done; throwing ends the work.
  /// - Throws: What `onProgress` throws.
  /// - Complexity: that of up to ten runs for each place, and one more for other numbers of people.
  init(
    _ scenario: Scenario, replications: Range<Int>, threads: Int, triesNumbers: Bool = false,
    onProgress: (Run.Progress) throws -> Void = { _ in }
  ) throws {
    let desk = scenario.desk.map { _ in
      DeskRound(scenario, replications: replications, threads: threads)
    }
    let appeals = scenario.appeals.map {
      AppealRound(scenario, $0, replications: replications, threads: threads)
    }
    let merchants = replications.count * scenario.segments.reduce(0) { $0 + $1.merchants }
    func report(_ done: Int) throws {
      try onProgress(Run.Progress(merchantsDone: min(done, merchants), merchants: merchants))
    }
    var (lastCalls, lastAppeals): (DeskOutcome?, AppealRound.Result?)
    var seen = PlaceLaws()
    let settled = try FixedPoint.settle { (laws: PlaceLaws?) in
      seen = laws ?? seen
      var (next, figures) = (PlaceLaws(), [Estimate]())
      if let desk {
        let result = try desk.result(tables: seen.tables, onBlock: report)
        lastCalls = result.outcome
        next.desk = result.law
        figures.append(result.outcome.estimate(.answered))
      }
      if let appeals {
        let result = try appeals.result(tables: seen.tables, onBlock: report)
        lastAppeals = result
        next.appeals = result.law
        figures.append(result.outcome.estimate(.wait))
      }
      return (law: next, figures: figures)
    }
    tables = settled.law.tables
    self.desk = try lastCalls.map { outcome in
      SettledDesk(
        outcome: outcome, rounds: settled.figures.map { $0[0] }, isSettled: settled.settled[0],
        knee: triesNumbers ? try desk?.knee(tables: seen.tables, onBlock: report) : nil)
    }
    self.appeals = try lastAppeals.map { result in
      let place = settled.settled.count - 1
      return SettledAppeals(
        outcome: result.outcome, rounds: settled.figures.map { $0[place] },
        isSettled: settled.settled[place],
        tries: triesNumbers
          ? try appeals?.tries(result.streams, tables: seen.tables, onBlock: report) : nil)
    }
  }

  /// The figures of the places, in the order of ``Scenario/sharedPlaces``.
  var samples: [PlaceSample] {
    (desk.map { [PlaceSample($0)] } ?? []) + (appeals.map { [PlaceSample($0)] } ?? [])
  }
}

/// What merchants see of the places that they share; nil of a place that is never busy, or is not there.
private struct PlaceLaws: Sendable {
  /// What calls meet at the desk.
  var desk: DeskLaw?
  /// How long appeals wait.
  var appeals: AppealLaw?

  /// Tables of nothing but these.
  var tables: SharedTables { SharedTables(deskLaw: desk, appealLaw: appeals) }
}

extension SharedTables {
  /// What merchants see of the places that they share in a replication, as a run of the scenario's own number of replications
  /// finds it; a replication that such a run has not is settled by itself.
  ///
  /// - Parameters:
  ///   - scenario: Any scenario; of one without such places the tables are empty, at no cost.
  ///   - replication: The number of the replication.
  ///   - threads: How many threads work, 1 or more.
  ///   - onProgress: Called as merchants are done; throwing ends the work.
  /// - Throws: What `onProgress` throws.
  /// - Complexity: that of up to ten runs for each place.
  public static func settled(
    _ scenario: Scenario, replication: UInt64, threads: Int,
    onProgress: (Run.Progress) throws -> Void = { _ in }
  ) throws -> SharedTables {
    guard !scenario.sharedPlaces.isEmpty else { return SharedTables() }
    let first = Int(clamping: min(replication, UInt64(Int.max - 1)))
    let replications =
      first < scenario.replications ? 0..<scenario.replications : first..<first + 1
    return try SettledPlaces(
      scenario, replications: replications, threads: threads, onProgress: onProgress
    ).tables
  }
}

extension Scenario {
  /// The scenario without the comparisons that change nothing of what merchants do.
  var withoutComparisons: Scenario {
    var lean = self
    lean.measurement.counterfactual = false
    lean.measurement.falsePositives = false
    return lean
  }
}
