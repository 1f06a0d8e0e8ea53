import SimKernel
import SimRandom

/// A rule alone, fed with days: for checking it against a history worked out by hand.
package struct RuleJudge {
  private let plan: RulePlan
  private let merchant: JudgedMerchant
  private var state = RuleState()
  private var day = 0

  /// A call of a history.
  package struct Call {
    /// Whether it was answered.
    package var isAnswered: Bool
    /// The contact that rang.
    package var contact = 0
    /// When it began to ring, since midnight, and how long it rang.
    package var at = SimDuration.hours(12)
    package var rang = SimDuration.seconds(20)
    /// What it was.
    package var isVoice = false
    package var hungUp = false
    package var foundAllBusy = false
    package var isAtNight = false

    /// A video call at noon.
    package init(answered: Bool) {
      isAnswered = answered
    }

    fileprivate func logged(on day: Int) -> LoggedCall {
      var traits: LoggedCall.Traits = []
      if isAnswered { traits.insert(.answered) }
      if isVoice { traits.insert(.voice) }
      if hungUp { traits.insert(.hungUp) }
      if foundAllBusy { traits.insert(.foundAllBusy) }
      if isAtNight { traits.insert(.atNight) }
      let start = SimTime.midnight(ofDay: day) + at
      return LoggedCall(
        contact: UInt64(contact), ring: 0, traits: traits, startedAt: start,
        endedAt: start + rang)
    }
  }

  /// The verdict on a day.
  package struct Judgement: Equatable {
    /// One word: low, notLow, few, exempt, partDay.
    package var day: String
    /// Calls as the rule counts them.
    package var offered: Int
    package var answered: Int
    /// Whether the merchant was on probation, and is warned.
    package var isOnProbation: Bool
    package var isWarning: Bool
    /// For how many days the feature goes off, or invitations are throttled; nil if neither.
    package var daysOff: Int?
    package var daysThrottled: Int?
  }

  /// Starts with nothing known of a merchant.
  ///
  /// - Parameters:
  ///   - age: Its age as the first day begins; nil is old enough for every rule.
  ///   - agents: How many agents it has.
  package init(_ rule: Rule, age: SimDuration? = nil, agents: Int = 1) {
    var countings: [ReplyCounting] = []
    let rates = ReplyRatePlan(rule, countings: &countings)
    plan = RulePlan(rule, replyRates: rates.isAnything ? rates : nil)
    merchant = JudgedMerchant(age: age ?? .max, agents: agents)
  }

  /// Judges the next day, of which only the numbers matter, the answered calls coming first; whether it
  /// sets off a penalty.
  package mutating func day(offered: Int, answered: Int) -> Bool {
    let verdict = judge(numbers: offered, answered: answered)
    return verdict.daysOff != nil || verdict.daysThrottled != nil
  }

  /// Judges the next day, of which only the numbers matter, the answered calls coming first.
  package mutating func judge(numbers offered: Int, answered: Int) -> Judgement {
    judge(
      (0..<offered).map { number in
        var call = Call(answered: number < answered)
        call.contact = number
        return call
      })
  }

  /// Judges the next day by the numbers of its calls, and of its customers as reply rates count them; of each, those
  /// that are hits come second.
  package mutating func judge(
    calls: (Int, Int), threeMinutes: (Int, Int), thirtySeconds: (Int, Int)
  ) -> Judgement {
    judge(
      (0..<calls.0).map { Call(answered: $0 < calls.1) },
      ReplyCounts(
        threeMinutes: CallCount(offered: Int64(threeMinutes.0), answered: Int64(threeMinutes.1)),
        thirtySeconds: CallCount(
          offered: Int64(thirtySeconds.0), answered: Int64(thirtySeconds.1))))
  }

  /// Judges the next day by its calls, in the order in which their ringing ended.
  package mutating func judge(_ calls: [Call]) -> Judgement { judge(calls, ReplyCounts()) }

  private mutating func judge(_ calls: [Call], _ replies: ReplyCounts) -> Judgement {
    var log = CallLog()
    for call in calls { log.add(call.logged(on: day)) }
    day += 1
    let verdict = state.judge(
      log, counted: log.count(by: plan.counting), replies: replies,
      endingAt: .midnight(ofDay: day), of: merchant, by: plan)
    var judgement = Judgement(
      day: "\(verdict.day)", offered: Int(verdict.calls.offered),
      answered: Int(verdict.calls.answered), isOnProbation: verdict.isOnProbation,
      isWarning: verdict.isWarning)
    switch verdict.penalty {
    case .none: break
    case .off(let length): judgement.daysOff = Int(length.inDays)
    case .throttled(let length, _): judgement.daysThrottled = Int(length.inDays)
    }
    return judgement
  }

  /// Lets days pass with the feature off; it returns so long after the midnight that ends them.
  package mutating func isOff(days: Int, andReturnsAfter delay: SimDuration = .zero) {
    day += days
    state.returned(at: .midnight(ofDay: day) + delay, by: plan)
  }
}
