import MerchantModel

/// Scenarios that have everything but the rule in common, so that they can share what is simulated.
package struct RuleGroups: Sendable {
  /// The scenarios of each group, by their places, in the order of the groups' first scenarios.
  package let groups: [[Int]]
  /// The group of each scenario.
  package let groupOfScenario: [Int]

  /// Finds the groups. Complexity: O(scenarios).
  package init(_ scenarios: [Scenario]) {
    var groupOfCommon: [Scenario: Int] = [:]
    var groups: [[Int]] = []
    groupOfScenario = scenarios.enumerated().map { place, scenario in
      var common = scenario
      common.rule = Rule()
      let group = groupOfCommon[common, default: groups.count]
      if group == groups.count {
        groupOfCommon[common] = group
        groups.append([])
      }
      groups[group].append(place)
      return group
    }
    self.groups = groups
  }

  /// Whether a scenario shares what is simulated with another.
  package func isShared(_ place: Int) -> Bool { groups[groupOfScenario[place]].count > 1 }
}
