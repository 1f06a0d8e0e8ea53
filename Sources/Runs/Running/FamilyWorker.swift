import MerchantModel

/// What one thread works with where many rules share their days: a simulator for each segment, made when first
/// needed.
package final class FamilyWorker {
  /// A simulator in a class, because arrays cannot hold noncopyable values.
  private final class Arena {
    var simulator: MultiRuleSimulator

    init(_ scenario: Scenario, rules: [Rule], segment: Int, tables: SharedTables) {
      simulator = MultiRuleSimulator(
        scenario, rules: rules, segment: segment,
        watched: MerchantRecord.counters + LuckTable.counters, tables: tables)
    }
  }

  private let scenario: Scenario
  private let rules: [Rule]
  private let keepsMerchants: Bool
  private let tables: SharedTables
  private var arenas: [Arena?]

  /// - Parameter scenario: What all rules have in common; its own rule is not looked at.
  package init(
    _ scenario: Scenario, rules: [Rule], keepsMerchants: Bool,
    tables: SharedTables = SharedTables()
  ) {
    self.scenario = scenario
    self.rules = rules
    self.keepsMerchants = keepsMerchants
    self.tables = tables
    arenas = Array(repeating: nil, count: scenario.segments.count)
  }

  /// Simulates the merchants of a block under every rule.
  ///
  /// - Returns: What the block comes to, by rule. Events are not any one rule's: they are counted with the
  ///   first, and there is no fingerprint.
  package func perform(_ block: MerchantBlock) -> [BlockOutput] {
    let arena =
      arenas[block.segment]
      ?? Arena(scenario, rules: rules, segment: block.segment, tables: tables)
    arenas[block.segment] = arena
    var records = [[MerchantRecord]](repeating: [], count: rules.count)
    var luck = [LuckTable](repeating: LuckTable(), count: rules.count)
    let eventsBefore = arena.simulator.eventsRun
    for merchant in block.merchants {
      arena.simulator.run(merchant: UInt32(merchant), replication: UInt64(block.replication))
      for rule in rules.indices {
        luck[rule].addMerchant(days: scenario.calendar.days) {
          arena.simulator.lastMerchant($0, rule: rule)
        }
        if keepsMerchants {
          records[rule].append(
            MerchantRecord(merchant, block) { arena.simulator.lastMerchant($0, rule: rule) })
        }
      }
    }
    let events = arena.simulator.eventsRun - eventsBefore
    return arena.simulator.takeOutcomes().enumerated().map { rule, outcome in
      BlockOutput(
        tallies: outcome.tallies, distributions: outcome.distributions,
        merchants: records[rule], controlSums: [], luck: luck[rule],
        events: rule == 0 ? events : 0, fingerprint: Fingerprint())
    }
  }
}
