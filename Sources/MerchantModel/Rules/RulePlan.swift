import SimKernel
import SimRandom

/// A rule reduced to what the judgement needs.
struct RulePlan {
  let isEnabled: Bool
  /// Whether it can strike: a throttle that lets everything through does not.
  var penalises: Bool { isEnabled && throttledShare.map { $0 < 1 } ?? true }
  let counting: CallCounting
  /// The number of that way of counting among those of all rules.
  let countingNumber: Int
  let lowRate: LowRate
  let threshold: Threshold
  /// The reference for its suspensions.
  let reference: ReferenceRate
  /// A second one, by which false positives are a figure of their own; nil for none.
  let secondReference: ReferenceRate?
  let probationThreshold: Threshold
  let minimumCalls: Int64
  let judgesCalls: Bool
  /// The reply rates that are judged; nil for none.
  let replyRates: ReplyRatePlan?
  let fewCallDaysCarry: Bool
  let trigger: Rule.Trigger
  let lowDays: Int
  let windowDays: Int
  let windowCalls: Int
  let cusum: CusumPlan
  let warns: Bool
  /// Days of penalty by repeat offence; the last repeats.
  let ladder: [Int]
  /// The share of invitations let through, or nil where the feature goes off.
  let throttledShare: Double?
  let reinstatement: Rule.Reinstatement
  let returnDelay: Sampler
  let exemptions: Exemptions
  let leavesOutPartDay: Bool
  let probation: SimDuration
  /// When the counted days begin, from which merchants' ages are counted.
  let countedFrom: SimTime

  /// - Parameters:
  ///   - reference: The reference for its suspensions; nil for its own threshold.
  ///   - secondReference: A second one, by which false positives are a figure of their own; nil for none.
  ///   - countedFrom: The midnight that begins the first counted day.
  ///   - countingNumber: The number of its way of counting calls among those of all rules.
  ///   - replyRates: The reply rates that it judges; nil for none.
  init(
    _ rule: Rule, reference: ReferenceRate? = nil, secondReference: ReferenceRate? = nil,
    countedFrom: SimTime = .zero, countingNumber: Int = 0, replyRates: ReplyRatePlan? = nil
  ) {
    isEnabled = rule.enabled
    counting = rule.counting
    self.countingNumber = countingNumber
    lowRate = LowRate(rule)
    threshold = rule.threshold
    self.reference = reference ?? rule.ownReference
    self.secondReference = secondReference
    probationThreshold = rule.probationThreshold ?? rule.threshold
    // A day without a call has no rate, whatever the minimum.
    minimumCalls = Int64(max(1, rule.minimumCalls))
    judgesCalls = rule.judgesCalls
    self.replyRates = replyRates
    fewCallDaysCarry = rule.fewCallDay == .carries
    trigger = rule.trigger
    lowDays = rule.lowDays
    windowDays = rule.windowDays
    windowCalls = rule.windowCalls
    cusum = CusumPlan(rule.cusum)
    warns = rule.warning == .firstLowDay
    ladder = rule.ladder.flatMap { $0.isEmpty ? nil : $0 } ?? [rule.suspensionDays]
    throttledShare = rule.penalty == .throttle ? rule.throttledShare.value : nil
    reinstatement = rule.reinstatement
    returnDelay = rule.returnDelay.seconds.sampler()
    exemptions = rule.exemptions
    leavesOutPartDay = rule.partDay == .leftOut
    probation = .days(Int64(rule.probationDays))
    self.countedFrom = countedFrom
  }

  /// Whether calls decide what a day is, and nothing else.
  var judgesCallsAlone: Bool { judgesCalls && replyRates == nil }

  /// What a day is by all rates that are judged.
  @inline(never)
  func finding(
    _ calls: CallCount, _ replies: ReplyCounts, against threshold: Threshold
  ) -> RateFinding {
    var found = replyRates?.finding(replies, by: lowRate) ?? .few
    if judgesCalls && calls.offered >= minimumCalls {
      found = found.joined(by: lowRate.isLow(calls, against: threshold) ? .low : .notLow)
    }
    return found
  }

  /// How long the penalty of an offence lasts, the first being 1.
  func length(ofOffence number: Int) -> SimDuration {
    .days(Int64(ladder[min(max(number, 1), ladder.count) - 1]))
  }
}
