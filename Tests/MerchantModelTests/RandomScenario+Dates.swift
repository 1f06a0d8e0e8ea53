import MerchantModel
import SimKernel
import SimRandom

/// What differs from merchant to merchant or from date to date: rules.
extension RandomScenario {
  /// Rules by whom and when.
  mutating func addRules(to scenario: inout Scenario) throws {
    var first = ScopedRule(name: "first", rule: try rule())
    if chance(0.4) { first.callsBelow = Double.random(in: 1...10, using: &stream) }
    if chance(0.3) { first.share = probability() }
    if chance(0.3) { first.youngerThan = .days(3) }
    if chance(0.4) { first.through = scenario.calendar.start.adding(days: 2) }
    scenario.rulebook.rules = [first, ScopedRule(name: "second", rule: try rule())]
    if chance(0.3) { scenario.rulebook.rules[1].from = scenario.calendar.start.adding(days: 1) }
    if chance(0.4) {
      var moratorium = Moratorium(name: "pause")
      moratorium.from = scenario.calendar.start.adding(days: 1)
      moratorium.through = scenario.calendar.start.adding(days: 2)
      moratorium.days = chance(0.5) ? .leftOut : .resets
      scenario.rulebook.moratoria = [moratorium]
    }
  }
}
