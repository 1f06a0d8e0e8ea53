import ClosedForms
import MerchantModel
import SimKernel
import SimRandom

/// A rule that judges a reply rate of chats.
extension SegmentAnalysis {
  /// Appends the figures of a rule where customers get their replies independently of each other: whoever is in the foreground all
  /// the time replies after a delay of one law. The customers of a day are then Poisson, each in time with the same chance, and
  /// the days independent and alike.
  mutating func deriveReplyRule(
    _ reply: FirstReply, _ flow: ServiceFlow, _ input: AnalysisInput, slots: Int
  ) throws(TheoryError) {
    let rule = input.scenario.rule
    guard rule.enabled, let judged = rule.replyRates.all.first else { return }
    var reasons = input.replyRuleReasons
    if input.segment.app.foregroundShare?.constantValue != 1 {
      reasons.append("customers share the app's state (app.foregroundShare)")
    }
    let delay = reply.foreground.seconds
    if Double(slots) < 50 + 10 * flow.rate * (delay.mean + flow.mean) {
      reasons.append("chats wait for a slot (chats)")
    }
    guard reasons.isEmpty else { return leave("suspensions", because: reasons) }
    let (rate, clause) = judged
    let seconds = (clause.hours.to.sinceMidnight - clause.hours.from.sinceMidnight).inSeconds
    let chance = try LowDayChance(
      calls: .poisson(mean: flow.rate * seconds),
      // A delay is rounded to the nearest microsecond, so half of one more is in time.
      answerProbability: delay.cdf(rate.limit.inSeconds + 0.5e-6),
      threshold: AnswerThreshold(
        Int(clause.threshold.billionths), over: 1_000_000_000,
        comparison: rule.boundary == .atOrBelow ? .atOrBelow : .below),
      minimumCalls: clause.minimumCustomers)
    _ = try deriveRule(input, chance, days: input.calendar.totalDays)
  }
}
