import ClosedForms
import MerchantModel
import SimKernel

/// The rule in the terms of the closed forms.
extension AnalysisInput {
  /// The parts of the rule that no closed form covers.
  var ruleReasons: [String] {
    guard isUnderOneRule else { return rulebookReasons }
    return rateReasons + countingReasons + triggerReasons + penaltyReasons
  }

  /// The reason why the rule is not one.
  var rulebookReasons: [String] {
    isUnderOneRule
      ? [] : ["the rule depends on the merchant or the day (rules, moratoria)"]
  }

  /// The parts of a rule that judges chats which no closed form covers.
  var replyRuleReasons: [String] {
    guard isUnderOneRule else { return rulebookReasons }
    let rule = scenario.rule
    var reasons = triggerReasons + penaltyReasons + responseReasons + returnReasons
    if rule.judgesCalls { reasons.append("calls are judged as well as chats (rule.calls)") }
    if rule.replyRates.all.count > 1 { reasons.append("two reply rates are judged together") }
    for (rate, clause) in rule.replyRates.all {
      let (from, to) = (clause.hours.from.sinceMidnight, clause.hours.to.sinceMidnight)
      if from > to || to + rate.limit > .days(1) {
        reasons.append("a reply can be decided on another day than its chat begins (hours)")
      }
    }
    if scenario.hasAssistant { reasons.append("an assistant has chats first (assistant)") }
    return reasons
  }

  /// The rates beside the calls' that the rule judges, and whether it leaves theirs out.
  private var rateReasons: [String] {
    let rule = scenario.rule
    guard rule.enabled else { return [] }
    var reasons: [String] = []
    if rule.replyRates.isAnything {
      reasons.append("reply rates are judged (threeMinuteReplyRate, thirtySecondAnswerRate)")
    }
    if !rule.judgesCalls { reasons.append("the calls' answer rate is not judged (rule.calls)") }
    return reasons
  }

  /// The settings that keep the rule from counting every call.
  private var countingReasons: [String] {
    let counting = scenario.rule.counting
    var reasons: [String] = []
    if counting.medium == .voice { reasons.append("voice calls alone count (rule.medium)") }
    if !counting.night && segment.night.answers {
      reasons.append("calls at night do not count (rule.nightCalls)")
    }
    if !counting.busy && !callsTakeNoTime {
      reasons.append("calls that find all busy do not count (rule.busyCalls)")
    }
    if counting.quickHangUp != nil && scenario.customer.ringPatience != nil {
      reasons.append("customers who hang up soon do not count (rule.quickHangUp)")
    }
    // Rings of one contact are one ring each where nobody rings again, which other figures need too.
    return reasons
  }

  /// The trigger in the terms of theory.
  var theoryTrigger: SuspensionRule.Trigger? {
    switch scenario.rule.trigger {
    case .lowDaysInARow: .consecutive(scenario.rule.lowDays)
    case .lowDaysOfLast: .ofLast(low: scenario.rule.lowDays, days: scenario.rule.windowDays)
    case .rateOverDays, .rateOverCalls, .cusum: nil
    }
  }

  private var triggerReasons: [String] {
    let rule = scenario.rule
    var reasons: [String] = []
    switch rule.trigger {
    case .lowDaysInARow:
      if rule.lowDays > 64 { reasons.append("the streak is longer than 64 days (rule.lowDays)") }
    case .lowDaysOfLast:
      if rule.windowDays > 24 {
        reasons.append("the rule looks back over more than 24 days (rule.windowDays)")
      }
    case .rateOverDays: reasons.append("the rate is taken over several days (rule.trigger)")
    case .rateOverCalls: reasons.append("the rate is taken over the last calls (rule.trigger)")
    case .cusum: reasons.append("a chart sets off the penalty (rule.trigger)")
    }
    if rule.test == .upperBound {
      reasons.append("a confidence bound is compared with the threshold (rule.test)")
    }
    return reasons
  }

  private var penaltyReasons: [String] {
    let rule = scenario.rule
    var reasons: [String] = []
    if rule.penalty == .throttle { reasons.append("invitations are throttled (rule.penalty)") }
    if let ladder = rule.ladder, Set(ladder).count > 1 {
      reasons.append("penalties grow with repeat offence (rule.ladder)")
    }
    if scenario.appeals != nil && rule.enabled && rule.penalty == .off {
      reasons.append("appeals can end a suspension early and take its strike off (appeals)")
    }
    if rule.exemptions.youngerThan != nil && segment.age != nil {
      reasons.append("young merchants are exempt (rule.exemptYoungerThan)")
    }
    if let agents = rule.exemptions.agentsUpTo, staffing.agentCount <= agents {
      reasons.append("merchants of so few agents are exempt (rule.exemptAgentsUpTo)")
    }
    if rule.exemptions.callsBelow != nil {
      reasons.append("merchants of few calls are exempt (rule.exemptCallsBelow)")
    }
    if rule.probationDays > 0 && (rule.probationThreshold ?? rule.threshold) != rule.threshold {
      reasons.append("the threshold is another on probation (rule.probationThreshold)")
    }
    return reasons
  }

  /// Days of every penalty.
  var penaltyDays: Int { scenario.rule.ladder?.first ?? scenario.rule.suspensionDays }

  /// The chance that the feature never comes back after a suspension.
  var neverReturns: Double {
    scenario.rule.reinstatement == .never ? 1 : scenario.response.leave.value
  }

  /// The days from the end of a suspension to the return, and the chance that it never comes; nil if the feature can return
  /// in the course of a day.
  var returnDelay: SuspensionRule.ReturnDelay? {
    var chances = [0.0]
    if scenario.rule.reinstatement == .byMerchant {
      guard let atoms = scenario.rule.returnDelay.seconds.atoms else { return nil }
      for (seconds, chance) in atoms {
        let days = max(seconds, 0) / 86_400
        guard days == days.rounded() else { return nil }
        while chances.count <= Int(days) { chances.append(0) }
        chances[Int(days)] += chance
      }
    } else {
      chances = [1]
    }
    if neverReturns > 0 { return .distribution(chances.map { $0 * (1 - neverReturns) }) }
    guard chances.last == 1 else { return .distribution(chances) }
    return chances.count == 1
      ? SuspensionRule.ReturnDelay.none : .fixed(days: chances.count - 1)
  }

  /// Why the chain does not cover the return, if it does not.
  var returnReasons: [String] {
    returnDelay == nil
      ? ["the return can come in the course of a day, whose part is judged (rule.returnDelay)"]
      : []
  }
}
