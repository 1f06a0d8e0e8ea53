import MerchantModel
import SimKernel

extension ScopedRule {
  /// Reports limits that no merchant and no day can keep.
  func check(_ findings: inout ObjectCheck) {
    if let agentsFrom, let agentsUpTo, agentsFrom > agentsUpTo {
      findings.error(EmptyScope(least: "agentsFrom", most: "agentsUpTo"), at: "agentsUpTo")
    }
    if let ageFrom, let youngerThan, ageFrom >= youngerThan {
      findings.error(EmptyScope(least: "ageFrom", most: "youngerThan"), at: "youngerThan")
    }
    if let callsFrom, let callsBelow, callsFrom >= callsBelow {
      findings.error(EmptyScope(least: "callsFrom", most: "callsBelow"), at: "callsBelow")
    }
    if let from, let through, through < from {
      findings.error(EndBeforeStart(), at: "through")
    }
    if share == .never { findings.warn(NobodyInShare(), at: "share") }
    if findings.isGiven("callsOver") && !asksForCalls {
      findings.warn(
        UnusedRuleKey(key: "callsOver", without: "callsFrom` or `callsBelow"), at: "callsOver")
    }
  }
}

extension Moratorium {
  /// Reports a moratorium that does not say when it is.
  func check(_ findings: inout ObjectCheck) {
    switch (campaign, from) {
    case (nil, nil): findings.error(MoratoriumWithoutDays())
    case (.some, .some): findings.error(MoratoriumWithTwoTimes(), at: "from")
    case (.some, nil):
      if through != nil { findings.error(MoratoriumWithTwoTimes(), at: "through") }
    case (nil, let from?):
      if let through, through < from { findings.error(EndBeforeStart(), at: "through") }
    }
  }
}

extension Scenario {
  /// Checks rules and moratoria against the rest of the scenario.
  func checkRulebook(_ findings: inout ObjectCheck) {
    if findings.isGiven("rule") && findings.isGiven("rules") {
      findings.error(RuleAndRules(), at: "rules")
    }
    let names = segments.map(\.name)
    for scoped in rulebook.rules {
      let place = ["rules", scoped.name]
      for (position, name) in (scoped.segments ?? []).enumerated() where !names.contains(name) {
        findings.error(
          UnknownSegment(name: name, known: names), at: place + ["segments", String(position)])
      }
      if scoped.asksForAge && segments.allSatisfy({ $0.age == nil }) {
        let key = scoped.youngerThan == nil ? "ageFrom" : "youngerThan"
        findings.warn(NobodyHasAnAge(), at: place + [key])
      }
    }
    checkOrder(&findings)
    checkMoratoria(campaigns, &findings)
  }

  /// Warns of rules that judge nobody: no merchant is left for them, or no day.
  private func checkOrder(_ findings: inout ObjectCheck) {
    for (number, scoped) in rulebook.rules.enumerated() {
      let isUnknown = scoped.segments?.contains { name in
        !segments.contains { $0.name == name }
      }
      guard isUnknown != true else { continue }
      let isAsked = segments.contains { segment in
        rulebook.judges(number, segment, on: calendar)
      }
      if !isAsked { findings.warn(RuleForNobody(), at: ["rules", scoped.name]) }
    }
  }

  private func checkMoratoria(_ campaigns: [Campaign], _ findings: inout ObjectCheck) {
    for moratorium in rulebook.moratoria {
      let place = ["moratoria", moratorium.name]
      let known = campaigns.map(\.name)
      if let campaign = moratorium.campaign, !known.contains(campaign) {
        findings.error(
          UnknownCampaign(name: campaign, known: known), at: place + ["campaign"])
        continue
      }
      let isFelt = (0..<calendar.totalDays).contains {
        moratorium.contains(calendar.date(ofDay: $0), with: campaigns)
      }
      if !isFelt { findings.warn(MoratoriumOutside(), at: place) }
    }
  }
}

/// Limits between which nothing lies.
struct EmptyScope: DomainProblem {
  let least: String
  let most: String

  var message: String { "no merchant lies between `\(least)` and `\(most)`" }
}

/// An end before its start.
struct EndBeforeStart: DomainProblem {
  var message: String { "the last day lies before the first" }
}

/// A share of nobody.
struct NobodyInShare: DomainProblem {
  var message: String { "the rule is for nobody" }
  var hint: String? { "give a `share` above 0, or take the rule away" }
}

/// Both ways of giving rules.
struct RuleAndRules: DomainProblem {
  var message: String { "`rule` and `rules` are both given" }
  var hint: String? { "take one of them away: a policy does so with `rule: ~` or `rules: ~`" }
}

/// A rule for which no merchant and no day is left.
struct RuleForNobody: DomainProblem {
  var message: String { "the rule judges nobody" }
  var hint: String? {
    "a rule before it is for everybody, or it is for no segment and no simulated day"
  }
}

/// A segment that the scenario does not have.
struct UnknownSegment: DomainProblem {
  let name: String
  let known: [String]

  var message: String { "there is no segment `\(name)`" }
  var expected: String? { "one of " + known.map { "`\($0)`" }.joined(separator: ", ") }
  var hint: String? { Suggestion.nearest(to: name, among: known).map { "did you mean `\($0)`?" } }
}

/// A campaign that the scenario does not have.
struct UnknownCampaign: DomainProblem {
  let name: String
  let known: [String]

  var message: String { "there is no campaign `\(name)`" }
  var expected: String? {
    known.isEmpty ? nil : "one of " + known.map { "`\($0)`" }.joined(separator: ", ")
  }
  var hint: String? { Suggestion.nearest(to: name, among: known).map { "did you mean `\($0)`?" } }
}

/// A moratorium that does not say when it is.
struct MoratoriumWithoutDays: DomainProblem {
  var message: String { "the moratorium does not say when it is" }
  var hint: String? { "name a `campaign`, or give `from`" }
}

/// A moratorium that says twice when it is.
struct MoratoriumWithTwoTimes: DomainProblem {
  var message: String { "the moratorium has the days of its campaign, so it has no dates" }
}

/// A moratorium outside the simulated days.
struct MoratoriumOutside: DomainProblem {
  var message: String { "the moratorium lies outside the simulated days" }
}
