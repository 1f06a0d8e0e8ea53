import MerchantModel
import SimKernel

/// A rule against a table of days, each a short word; what follows a penalty starts as it ends.
///
/// `low`, `notLow`, `few`, `exempt`, `partDay`; behind it `?` for a warning, `!3` for three days off, `~3` for
/// three days of throttled invitations, and `p` before it on probation.
struct RuleTable {
  private var judge: RuleJudge
  private let delay: SimDuration

  /// - Parameter delay: From the end of each suspension to the return.
  init(
    _ rule: Rule, age: SimDuration? = nil, agents: Int = 1, returnsAfter delay: SimDuration = .zero
  ) {
    judge = RuleJudge(rule, age: age, agents: agents)
    self.delay = delay
  }

  /// Days with so many offered and answered calls.
  mutating func days(_ days: [(Int, Int)]) -> [String] {
    days.map { word(judge.judge(numbers: $0.0, answered: $0.1)) }
  }

  /// Days of calls in their order: `+` answered, `-` missed.
  mutating func days(_ days: [String]) -> [String] {
    days.map { day in
      word(
        judge.judge(
          day.enumerated().map { number, mark in
            var call = RuleJudge.Call(answered: mark == "+")
            call.contact = number
            return call
          }))
    }
  }

  private mutating func word(_ judgement: RuleJudge.Judgement) -> String {
    var word = (judgement.isOnProbation ? "p" : "") + judgement.day
    if judgement.isWarning { word += "?" }
    if let days = judgement.daysThrottled { word += "~\(days)" }
    if let days = judgement.daysOff {
      word += "!\(days)"
      judge.isOff(days: days, andReturnsAfter: delay)
    }
    return word
  }

  /// The words of a table under a rule.
  static func words(_ days: [(Int, Int)], _ change: (inout Rule) -> Void) -> [String] {
    var rule = Rule()
    change(&rule)
    var table = RuleTable(rule)
    return table.days(days)
  }
}
