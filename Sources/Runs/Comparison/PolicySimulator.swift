import MerchantModel

/// Simulates each block of merchants under every policy of a comparison.
///
/// A block is simulated under all policies at once, so that merchants are compared with themselves before they
/// are forgotten, and so that policies that differ in the rule alone share what they simulate.
struct PolicySimulator: BlockSimulator, ~Copyable {
  private let policyCount: Int
  /// Policies that share nothing.
  private var single: [(policy: Int, simulator: Box<ScenarioSimulator>)] = []
  /// Policies that differ in the rule alone.
  private var variants: [(policies: [Int], simulator: Box<RuleVariantSimulator>)] = []

  /// Makes a simulator for one thread.
  ///
  /// - Parameters:
  ///   - scenarios: The scenario under each policy.
  ///   - tables: What all threads of a comparison share, by policy.
  init(_ scenarios: [Scenario], tables: [SharedTables]) {
    policyCount = scenarios.count
    for group in RuleVariantGroups(scenarios).groups {
      let first = scenarios[group[0]]
      if group.count == 1 {
        let simulator = ScenarioSimulator(
          first, keepsMerchants: true, tables: tables[group[0]])
        single.append((group[0], Box(simulator)))
      } else {
        let simulator = RuleVariantSimulator(
          first, rules: group.map { scenarios[$0].rulebook }, keepsMerchants: true,
          tables: tables[group[0]])
        variants.append((group, Box(simulator)))
      }
    }
  }

  mutating func simulate(_ block: MerchantBlock) -> PolicyBlockOutput {
    var byPolicy = [BlockOutput?](repeating: nil, count: policyCount)
    for (policy, simulator) in single { byPolicy[policy] = simulator.value.simulate(block) }
    for (policies, simulator) in variants {
      for (policy, output) in zip(policies, simulator.value.simulate(block)) {
        byPolicy[policy] = output
      }
    }
    var outputs = byPolicy.compactMap { $0 }
    let first = outputs.first?.merchants ?? []
    let changes = outputs.map { MerchantChanges(from: first, to: $0.merchants) }
    for index in outputs.indices { outputs[index].merchants = [] }
    return PolicyBlockOutput(outputs: outputs, changes: changes)
  }
}

/// What a block results in under every policy, in the order of policies.
struct PolicyBlockOutput: Sendable {
  /// As of a run of its own; without merchants.
  let outputs: [BlockOutput]
  /// How merchants changed against the first policy.
  let changes: [MerchantChanges]
}
