import MerchantModel

/// What a thread works with in a comparison: the same block of merchants under every policy.
///
/// The unit of work is the block and not the policy, so that merchants are compared with themselves where
/// they are at hand and forgotten, and so that policies which differ little can share what they simulate.
final class PolicyWorker {
  /// What simulates the policies of a group.
  private enum Worker {
    /// One policy by itself.
    case one(MerchantWorker)
    /// Policies that differ in the rule alone.
    case family(FamilyWorker)

    func perform(_ block: MerchantBlock) -> [BlockOutput] {
      switch self {
      case .one(let worker): [worker.perform(block)]
      case .family(let worker): worker.perform(block)
      }
    }
  }

  private let workers: [(policies: [Int], worker: Worker)]
  private let policyCount: Int

  init(_ scenarios: [Scenario], tables: SharedTables = SharedTables()) {
    policyCount = scenarios.count
    workers = RuleGroups(scenarios).groups.map { group in
      let first = scenarios[group[0]]
      guard group.count > 1 else {
        return (group, .one(MerchantWorker(first, keepsMerchants: true, tables: tables)))
      }
      let rules = group.map { scenarios[$0].rule }
      return (
        group, .family(FamilyWorker(first, rules: rules, keepsMerchants: true, tables: tables))
      )
    }
  }

  /// Simulates the merchants of a block under every policy.
  func perform(_ block: MerchantBlock) -> PolicyBlockOutput {
    var byPolicy = [BlockOutput?](repeating: nil, count: policyCount)
    for (policies, worker) in workers {
      for (policy, output) in zip(policies, worker.perform(block)) { byPolicy[policy] = output }
    }
    var outputs = byPolicy.compactMap { $0 }
    let first = outputs.first?.merchants ?? []
    let changes = outputs.map { MerchantChanges(from: first, to: $0.merchants) }
    for index in outputs.indices { outputs[index].merchants = [] }
    return PolicyBlockOutput(outputs: outputs, changes: changes)
  }
}

/// What a block comes to under every policy, in their order.
struct PolicyBlockOutput: Sendable {
  /// As of a run of its own; without merchants.
  var outputs: [BlockOutput]
  /// How merchants changed against the first policy.
  var changes: [MerchantChanges]
}
