import MerchantModel
import Runs
import SimKernel

/// Rules applied to a history as it happened, without a model: who would have been suspended when.
public struct Backtest: Sendable {
  /// A policy, and what its rules find.
  package struct Policy: Sendable {
    package let name: String
    /// The scenario under it, with the history's calendar.
    package let scenario: Scenario
    /// What became of each merchant, in the history's order.
    package let replays: [RuleReplay]
    /// How many suspensions there can have been of each merchant.
    package let bounds: [ReplayBounds]
  }

  /// The history.
  package let history: History
  /// The policies, in their order.
  package let policies: [Policy]

  /// Applies rules.
  ///
  /// - Parameters:
  ///   - policies: The scenario under each policy; all with the history's segments.
  ///   - threads: How many threads work.
  ///   - onProgress: Called with the number of merchants done, of each policy anew; throwing ends the work.
  /// - Throws: What `onProgress` throws.
  package init(
    of history: History, under policies: [PolicyScenario], threads: Int,
    onProgress: (Int) throws -> Void = { _ in }
  ) throws {
    self.history = history
    var done = 0
    var found: [Policy] = []
    for policy in policies {
      let scenario = history.laidOver(policy.scenario)
      var replays: [RuleReplay] = []
      var bounds: [ReplayBounds] = []
      try WorkerPool(threads: threads).run(
        count: history.merchants.count, order: .byNumber,
        makeWorker: { RuleJudges(scenario) },
        perform: { judges, place in
          let merchant = history.merchants[place]
          let judge = judges[merchant.segment]
          let agents = scenario.segments[merchant.segment].staffing.agentCount
          return (
            RuleReplay(judge, merchant, of: history, agents: agents),
            ReplayBounds(judge, merchant, of: history, agents: agents)
          )
        },
        deliver: { _, output in
          replays.append(output.0)
          bounds.append(output.1)
          done += 1
          try onProgress(done)
        })
      found.append(
        Policy(name: policy.name, scenario: scenario, replays: replays, bounds: bounds))
    }
    self.policies = found
  }

  /// How many suspensions the history itself has, and of how many merchants; those that began before the first day among them.
  package var historySuspensions: (count: Int, merchants: Int) {
    let spells = history.merchants.map { $0.spells.count }
    return (spells.reduce(0, +), spells.count { $0 > 0 })
  }
}

extension Backtest.Policy {
  /// The figures of all merchants together.
  package struct Totals: Hashable, Sendable {
    package var suspensions = 0
    package var inHistory = 0
    package var suspendedMerchants = 0
    package var fewest = 0
    package var most = 0
    package var notLow = 0
    package var low = 0
    package var undecided = 0
    package var sums = RuleReplay.Sums()
  }

  /// Adds all merchants up.
  package var totals: Totals {
    var totals = Totals()
    for (replay, bounds) in zip(replays, bounds) {
      totals.suspensions += replay.suspensions.count
      totals.inHistory += replay.suspensions.count { $0.isInHistory }
      totals.suspendedMerchants += replay.suspensions.isEmpty ? 0 : 1
      totals.fewest += bounds.fewest
      totals.most += bounds.most
      for suspension in replay.suspensions {
        switch suspension.others?.finding ?? .undecided {
        case .notLow: totals.notLow += 1
        case .low: totals.low += 1
        case .undecided: totals.undecided += 1
        }
      }
      totals.sums.add(replay.sums)
    }
    return totals
  }
}

extension RuleReplay.Sums {
  /// Adds another merchant's.
  mutating func add(_ other: Self) {
    warnings += other.warnings
    throttlings += other.throttlings
    judgedDays += other.judgedDays
    lowDays += other.lowDays
    fewDays += other.fewDays
    exemptDays += other.exemptDays
    unknownDays += other.unknownDays
    daysOff += other.daysOff
    calls += other.calls
    answered += other.answered
    answeredOff += other.answeredOff
    missedOff += other.missedOff
    missedOnLowDays += other.missedOnLowDays
  }
}
