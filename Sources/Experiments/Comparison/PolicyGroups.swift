import MerchantModel

/// Policies that have everything but the rule in common, so that they can share what is simulated.
struct PolicyGroups: Sendable {
  /// The policies of each group, by their places, in the order of the groups' first policies.
  let groups: [[Int]]

  init(_ scenarios: [Scenario]) {
    var common: [Scenario] = []
    var groups: [[Int]] = []
    for (place, scenario) in scenarios.enumerated() {
      var shared = scenario
      shared.rule = Rule()
      if let group = common.firstIndex(of: shared) {
        groups[group].append(place)
      } else {
        common.append(shared)
        groups.append([place])
      }
    }
    self.groups = groups
  }

  /// Whether a policy shares what is simulated with another.
  func isShared(_ policy: Int) -> Bool {
    groups.contains { $0.count > 1 && $0.contains(policy) }
  }
}
