import MerchantModel

/// Groups of scenarios that differ in the rule alone, so that a group can share what is simulated.
package struct RuleVariantGroups: Sendable {
  /// The scenarios of each group, by their positions, in the order of the groups' first scenarios.
  package let groups: [[Int]]
  /// The group of each scenario.
  package let groupOfScenario: [Int]

  /// Groups scenarios.
  ///
  /// - Complexity: O(scenarios).
  package init(_ scenarios: [Scenario]) {
    var groupOfCommon: [Scenario: Int] = [:]
    var groups: [[Int]] = []
    groupOfScenario = scenarios.enumerated().map { place, scenario in
      guard !scenario.hasArms, scenario.sharedPlaces.isEmpty else {
        // Its merchants are under several policies at once, or see places as they are under this rule.
        groups.append([place])
        return groups.count - 1
      }
      var common = scenario
      common.rulebook = Rulebook()
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
