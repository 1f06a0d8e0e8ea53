import MerchantModel
import SharedPlaces
import SimStatistics

/// The places that merchants share, and the merchants, brought to agree.
struct SettledPlaces: Sendable {
  /// What merchants see of the places.
  let laws: PlaceLaws
  /// The desk; nil where the scenario has none.
  let desk: SettledDesk?
  /// The appeals queue; nil where the scenario has none.
  let appeals: SettledAppeals?

  /// Goes from round to round. A scenario with two places simulates merchants for each of them in every round.
  ///
  /// - Parameters:
  ///   - scenario: A scenario with a place that merchants share.
  ///   - replications: How many replications each round has, 1 or more.
  ///   - threads: How many threads work, 1 or more.
  ///   - triesNumbers: Whether the places are tried with fewer people, and with more.
  ///   - onProgress: Called as merchants are done; throwing ends the work.
  /// - Throws: What `onProgress` throws.
  /// - Complexity: that of up to ten runs for each place, and one more for other numbers of people.
  init(
    _ scenario: Scenario, replications: Int, threads: Int, triesNumbers: Bool,
    onProgress: (Run.Progress) throws -> Void
  ) throws {
    let desk = scenario.desk.map { _ in
      DeskRound(scenario, replications: replications, threads: threads)
    }
    let appeals = scenario.appeals.map {
      AppealRound(scenario, $0, replications: replications, threads: threads)
    }
    let merchants = replications * scenario.segments.reduce(0) { $0 + $1.merchants }
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
    laws = settled.law
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
}

/// What merchants see of the places that they share; nil of a place that is never busy, or is not there.
struct PlaceLaws: Sendable {
  /// What calls meet at the desk.
  var desk: DeskLaw?
  /// How long appeals wait.
  var appeals: AppealLaw?

  /// Tables of nothing but these.
  var tables: SharedTables { SharedTables(deskLaw: desk, appealLaw: appeals) }
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
