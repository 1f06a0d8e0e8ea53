import MerchantModel
import SimKernel
import SimRandom

/// What differs from merchant to merchant or from date to date.
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

  /// Arms of a roll-out, one of them under another rule.
  mutating func addArms(to scenario: inout Scenario) throws {
    var other = scenario
    other.rulebook = Rulebook(try rule())
    let share = probability()
    scenario.arms = [
      Arm("today", share: share, scenario: scenario),
      Arm("other", share: share.complement, scenario: other),
    ]
    scenario.armAssignment = chance(0.5) ? .independent : .stratified
  }

  /// A campaign with hours of its own, and temporary staff on its days.
  mutating func addDates(to scenario: inout Scenario) {
    var campaign = Campaign(
      name: "sale", start: scenario.calendar.start.adding(days: 1), days: 2)
    campaign.factors = [KindFactor(kind: "usage", factor: 1.5)]
    campaign.hours = [
      KindHours(
        kind: "install",
        spans: [
          HourFactor(
            from: .hour(20), to: .endOfDay, factor: Double.random(in: 0...3, using: &stream))
        ])
    ]
    scenario.campaigns = [campaign]
    var temporary = AgentGroup(
      name: "temporary", count: Int.random(in: 1...2, using: &stream), roster: Roster(shifts: []))
    var shift = DatedShift(from: .hour(12), to: chance(0.5) ? .hour(20) : .hour(2))
    shift.campaign = "sale"
    temporary.datedShifts = [shift]
    scenario.segments[0].staffing.groups.append(temporary)
  }

  /// Adoption that goes with volume and diligence.
  mutating func addCorrelation(to segment: inout Segment) throws {
    segment.demand.volume = try .gamma(mean: 1, cv: 0.5)
    segment.diligence = try .gamma(mean: 1, cv: 0.3)
    segment.adoptionCorrelation.volume = Double.random(in: -0.6...0.6, using: &stream)
    segment.adoptionCorrelation.diligence = Double.random(in: -0.6...0.6, using: &stream)
  }
}
