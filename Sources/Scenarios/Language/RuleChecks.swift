import MerchantModel

extension Rule {
  /// Reports triggers that are impossible.
  func checkTrigger(_ findings: inout ObjectCheck) {
    switch trigger {
    case .lowDaysOfLast:
      if lowDays > windowDays {
        findings.error(MoreLowDaysThanDays(low: lowDays, days: windowDays), at: "lowDays")
      }
    case .rateOverCalls:
      if minimumCalls > windowCalls {
        findings.warn(MinimumBeyondWindow(calls: windowCalls), at: "minimumCalls")
      }
    case .cusum:
      if cusum.goodRate <= cusum.badRate { findings.error(ChartUpsideDown(), at: "badRate") }
    case .lowDaysInARow, .rateOverDays: break
    }
  }

  /// Warns of keys that have no effect because of another key.
  func checkUnused(_ findings: inout ObjectCheck) {
    func needs(_ key: String, _ switched: String, _ isUsed: Bool) {
      if findings.isGiven(key) && !isUsed {
        findings.warn(UnusedRuleKey(key: key, without: switched), at: key)
      }
    }
    needs(
      "windowDays", "trigger: lowDaysOfLast` or `rateOverDays",
      trigger == .lowDaysOfLast || trigger == .rateOverDays)
    needs("windowCalls", "trigger: rateOverCalls", trigger == .rateOverCalls)
    for key in ["goodRate", "badRate", "cusumLimit"] {
      needs(key, "trigger: cusum", trigger == .cusum)
    }
    needs("confidence", "test: upperBound", test == .upperBound)
    needs("throttledShare", "penalty: throttle", penalty == .throttle)
    needs("exemptCallsOver", "exemptCallsBelow", exemptions.callsBelow != nil)
    needs("probationThreshold", "probationDays", probationDays > 0)
    if probationDays > 0 && probationThreshold == nil {
      findings.warn(ProbationOfNothing(), at: "probationDays")
    }
  }
}

extension Scenario {
  /// The rules, each with its place in the file.
  var placedRules: [(rule: Rule, place: [String])] {
    rulebook.scopedRules.map {
      ($0.rule, rulebook.rules.isEmpty ? ["rule"] : ["rules", $0.name, "rule"])
    }
  }

  /// Warns of an exemption of young merchants where no age is given.
  func checkAges(_ findings: inout ObjectCheck) {
    guard segments.allSatisfy({ $0.age == nil }) else { return }
    for (rule, place) in placedRules
    where rule.enabled && rule.exemptions.youngerThan != nil {
      findings.warn(NobodyHasAnAge(), at: place + ["exemptYoungerThan"])
    }
  }
}

/// More low days than days.
struct MoreLowDaysThanDays: DomainProblem {
  let low: Int
  let days: Int

  var message: String { "\(low) low days never come among \(days)" }
  var hint: String? { "make `windowDays` at least \(low)" }
}

/// A minimum of calls that the window never contains.
struct MinimumBeyondWindow: DomainProblem {
  let calls: Int

  var message: String { "the window has \(calls) calls, so the rule never sets in" }
  var hint: String? { "make `windowCalls` greater, or this smaller" }
}

/// A chart whose bad rate is not below its good rate.
struct ChartUpsideDown: DomainProblem {
  var message: String { "the bad rate of a chart lies below its good rate" }
}

/// A key of the rule that does nothing.
struct UnusedRuleKey: DomainProblem {
  let key: String
  let without: String

  var message: String { "`\(key)` does nothing without `\(without)`" }
}

/// A probation that changes nothing.
struct ProbationOfNothing: DomainProblem {
  var message: String { "probation changes nothing without a `probationThreshold`" }
}

/// The young are exempt, but nobody is young.
struct NobodyHasAnAge: DomainProblem {
  var message: String { "no segment has an `age`, so nobody is young" }
  var hint: String? { "give an age such as `age: {exponential: {mean: 200 days}}`" }
}
