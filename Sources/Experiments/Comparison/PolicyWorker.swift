import MerchantModel

/// What a thread works with in a comparison: the same block of merchants under every policy.
///
/// The unit of work is the block and not the policy, so that merchants are compared with themselves where
/// they are at hand and forgotten, and so that policies which differ little can share what they simulate.
final class PolicyWorker {
  private let workers: [MerchantWorker]

  init(_ scenarios: [Scenario]) {
    workers = scenarios.map { MerchantWorker($0, keepsMerchants: true) }
  }

  /// Simulates the merchants of a block under every policy.
  func perform(_ block: MerchantBlock) -> PolicyBlockOutput {
    var outputs = workers.map { $0.perform(block) }
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
