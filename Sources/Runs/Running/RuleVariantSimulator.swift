import MerchantModel

/// Simulates blocks of a scenario under many rules at once, each distinct day once.
package struct RuleVariantSimulator: BlockSimulator, ~Copyable {
  private let days: Int
  private let ruleCount: Int
  private let keepsMerchants: Bool
  private var arenas: SegmentArenas<MultiRuleSimulator>

  /// Makes a simulator for one thread.
  ///
  /// - Parameters:
  ///   - scenario: What all rules have in common; its own rule is not looked at.
  ///   - rules: The rules.
  ///   - keepsMerchants: Whether outputs have each merchant's own counts.
  ///   - tables: What all threads of a run share.
  package init(
    _ scenario: Scenario, rules: [Rulebook], keepsMerchants: Bool,
    tables: SharedTables = SharedTables()
  ) {
    days = scenario.calendar.days
    ruleCount = rules.count
    self.keepsMerchants = keepsMerchants
    arenas = SegmentArenas(count: scenario.segments.count) {
      MultiRuleSimulator(
        scenario, rules: rules, segment: $0,
        watched: MerchantRecord.counters + FalsePositiveTable.counters, tables: tables)
    }
  }

  /// Simulates the merchants of a block under every rule.
  ///
  /// - Returns: An output for each rule. Events are shared by all rules: they are counted with the first, and
  ///   there is no fingerprint.
  package mutating func simulate(_ block: MerchantBlock) -> [BlockOutput] {
    let arena = arenas.arena(of: block.segment)
    var records = [[MerchantRecord]](repeating: [], count: ruleCount)
    var falsePositives = [FalsePositiveTable](repeating: FalsePositiveTable(), count: ruleCount)
    let eventsBefore = arena.value.eventsRun
    for merchant in block.merchants {
      arena.value.run(merchant: UInt32(merchant), replication: UInt64(block.replication))
      for rule in 0..<ruleCount {
        falsePositives[rule].addMerchant(days: days) { arena.value.lastMerchant($0, rule: rule) }
        if keepsMerchants {
          records[rule].append(
            MerchantRecord(merchant, block) { arena.value.lastMerchant($0, rule: rule) })
        }
      }
    }
    let events = arena.value.eventsRun - eventsBefore
    return arena.value.takeOutcomes().enumerated().map { rule, outcome in
      BlockOutput(
        tallies: outcome.tallies, kinds: KindTables(kinds: 0), distributions: outcome.distributions,
        merchants: records[rule], controlSums: [], merchantSquares: [],
        falsePositives: falsePositives[rule],
        events: rule == 0 ? events : 0, fingerprint: Fingerprint())
    }
  }
}
