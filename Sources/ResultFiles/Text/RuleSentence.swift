import MerchantModel

/// The rule in a sentence, for people who have not read the scenario.
package struct RuleSentence {
  private let rule: Rule

  /// Words for a rule.
  package init(_ rule: Rule) {
    self.rule = rule
  }

  /// The sentence, with its full stop.
  package var text: String {
    guard rule.enabled else { return "No day is judged." }
    let parts = [lowDay, trigger + " " + penalty, exemptions].compactMap { $0 }
    return parts.joined(separator: "; ") + "."
  }

  private var lowDay: String? {
    switch rule.trigger {
    case .rateOverDays, .rateOverCalls, .cusum: return nil
    case .lowDaysInARow, .lowDaysOfLast:
      guard rule.judgesCalls else { return replies.map { "A day \($0) is low" } }
      let rate = rule.test == .rate ? "answer rate" : "answer rate's upper confidence bound"
      let least = rule.minimumCalls > 1 ? " with \(rule.minimumCalls) calls or more" : ""
      return "A day\(least) whose \(rate) is \(boundary) is low"
        + (replies.map { ", and so is one \($0)" } ?? "")
    }
  }

  private var boundary: String { boundary(rule.threshold) }

  private func boundary(_ threshold: Threshold) -> String {
    let percent = percent(threshold.rate)
    return rule.boundary == .below ? "below \(percent)" : "at \(percent) or below"
  }

  /// What is low about days by reply rates; nil if none is judged.
  private var replies: String? {
    let parts = rule.replyRates.all.map { rate, clause in
      let least =
        clause.minimumCustomers > 1 ? "with \(clause.minimumCustomers) customers or more " : ""
      return least
        + "whose \(RuleSentence.name(rate)) \(hours(clause))is \(boundary(clause.threshold))"
    }
    return parts.isEmpty ? nil : parts.joined(separator: ", or one ")
  }

  private static func name(_ rate: ReplyRate) -> String {
    rate == .threeMinutes ? "three-minute reply rate" : "30-second answer rate"
  }

  private func hours(_ clause: ReplyRateClause) -> String {
    let assistant = clause.replies == .person ? "" : "(people or the assistant) "
    guard clause.hours != HoursOfDay() else { return assistant }
    return assistant + "from \(clause.hours.from) to \(clause.hours.to) "
  }

  private var trigger: String {
    switch rule.trigger {
    case .lowDaysInARow:
      rule.lowDays == 1 ? "one low day" : "\(rule.lowDays) low days in a row"
    case .lowDaysOfLast: "\(rule.lowDays) low days among the last \(rule.windowDays)"
    case .rateOverDays: rates + " over the last \(rule.windowDays) judged days"
    case .rateOverCalls: "An answer rate \(boundary) over the last \(rule.windowCalls) calls"
    case .cusum: "A cumulative-sum chart of the calls at its limit"
    }
  }

  /// The rates of which one has to be low over several days.
  private var rates: String {
    let calls = rule.judgesCalls ? ["answer rate \(boundary)"] : []
    let replies = rule.replyRates.all.map { rate, clause in
      "\(RuleSentence.name(rate)) \(hours(clause))\(boundary(clause.threshold))"
    }
    let all = calls + replies
    return (all.first == calls.first ? "An " : "A ") + all.joined(separator: " or ")
  }

  private var penalty: String {
    let isSingular = rule.lowDays == 1 || rule.trigger != .lowDaysInARow
    let isPlural = !isSingular || rule.trigger == .lowDaysOfLast && rule.lowDays > 1
    switch rule.penalty {
    case .throttle:
      return (isPlural ? "let" : "lets")
        + " \(percent(rule.throttledShare.value)) of the invitations through for \(length)"
    case .off:
      return (isPlural ? "switch" : "switches") + " the feature off " + duration
    }
  }

  private var duration: String {
    switch rule.reinstatement {
    case .never: "for good"
    case .byItself: "for \(length)"
    case .byMerchant: "for \(length), and the merchant has to switch it on again"
    }
  }

  private var length: String {
    guard let ladder = rule.ladder, ladder.count > 1 else {
      return days(rule.ladder?.first ?? rule.suspensionDays)
    }
    return ladder.dropLast().map(String.init).joined(separator: ", then ")
      + ", then \(days(ladder[ladder.count - 1])), by offence"
  }

  private var exemptions: String? {
    rule.exemptions == Exemptions() ? nil : "some merchants are exempt"
  }

  private func days(_ count: Int) -> String { count == 1 ? "1 day" : "\(count) days" }

  private func percent(_ share: Double) -> String {
    let percent = share * 100
    let isWhole = (percent - percent.rounded()).magnitude < 1e-9
    return NumberText.fixed(percent, decimals: isWhole ? 0 : 1) + " %"
  }
}

/// What is said of the reference for false positives.
enum ReferenceText {
  /// Beside that of calls, where reply rates are judged.
  static let replyRates =
    "Reply rates go by the threshold of the rule that suspended; no rate that it judges may fall short."
}
