import SimKernel
import SimRandom

/// A scenario's rules, fed with days that somebody recorded: what judges simulated merchants judges real ones.
///
/// It knows neither how a day came about nor what a penalty does to the next. What is remembered of a merchant is a value,
/// so that a day of which nothing is known can be tried in several ways. Day 0 is the first day of the scenario's calendar.
package final class HistoryJudge {
  private let book: RulebookPlan
  private let plans: Buffer<RulePlan>
  private let countings: [CallCounting]
  private var log = CallLog()
  private var counts = DayCounts()

  /// What is remembered of one merchant.
  package struct Memory: Hashable {
    fileprivate var state: RulebookState
    fileprivate let merchant: JudgedMerchant
  }

  /// A recorded call whose ringing has ended.
  package struct Call: Sendable, BitwiseCopyable {
    /// The contact that rang.
    package var contact: UInt64
    /// When it began to ring, and when the ringing ended.
    package var startedAt: SimTime
    package var endedAt: SimTime
    package var isAnswered: Bool
    /// Whether the customer hung up.
    package var isHungUp: Bool
    /// Whether it began to ring in the hours of the night.
    package var isAtNight: Bool

    /// A call.
    package init(
      contact: UInt64, startedAt: SimTime, endedAt: SimTime, isAnswered: Bool,
      isHungUp: Bool = false, isAtNight: Bool = false
    ) {
      self.contact = contact
      self.startedAt = startedAt
      self.endedAt = endedAt
      self.isAnswered = isAnswered
      self.isHungUp = isHungUp
      self.isAtNight = isAtNight
    }

    fileprivate var logged: LoggedCall {
      var traits: LoggedCall.Traits = []
      if isAnswered { traits.insert(.answered) }
      if isHungUp { traits.insert(.hungUp) }
      if isAtNight { traits.insert(.atNight) }
      return LoggedCall(
        contact: contact, ring: 0, traits: traits, startedAt: startedAt, endedAt: endedAt)
    }
  }

  /// What a day was to the rule.
  package enum Day: String, Hashable, Sendable {
    case low, notLow, few, notJudged
  }

  /// The verdict on a day.
  package struct Judgement: Hashable, Sendable {
    /// What the day was.
    package let day: Day
    /// Calls as the rule counts them.
    package let offered: Int
    package let answered: Int
    package let isWarning: Bool
    /// For how long the feature goes off; nil if it stays on.
    package let off: SimDuration?
    package let isThrottled: Bool
  }

  /// What a trigger looks back on.
  package enum View: Hashable, Sendable {
    /// The last so many low days.
    case lowDays(Int)
    /// The last so many judged days.
    case days(Int)
    /// The days of the last so many calls.
    case calls(Int)
  }

  /// Takes the rules that can judge a segment's merchants.
  ///
  /// - Parameters:
  ///   - scenario: A valid scenario, whose calendar begins with the first recorded day.
  ///   - segment: The place of the segment.
  package init(_ scenario: Scenario, segment: Int) {
    var plans: [RulePlan] = []
    var countings: [CallCounting] = []
    // Chats are in no log of calls: whoever asks refuses rules that judge them.
    var replyCountings: [ReplyCounting] = []
    book = RulebookPlan(
      scenario.rulebook, of: scenario.segments[segment], in: scenario, plans: &plans,
      countings: &countings, replyCountings: &replyCountings)
    self.plans = Buffer(plans)
    self.countings = countings
  }

  /// Whether any day is looked at.
  package var judges: Bool { book.judges }

  /// Begins with a merchant.
  ///
  /// - Parameters:
  ///   - age: Its age as the first day begins; nil is old enough for every rule.
  ///   - agents: How many agents it has.
  package func memory(age: SimDuration?, agents: Int) -> Memory {
    Memory(
      state: RulebookState(book) { _ in true },
      merchant: JudgedMerchant(age: age ?? .max, agents: agents))
  }

  /// Judges a day.
  ///
  /// - Parameters:
  ///   - calls: The calls whose ringing ended on it with the feature on, in the order in which they ended.
  ///   - day: The day's number.
  ///   - memory: What is remembered of the merchant.
  /// - Complexity: O(calls of the day + the rules' windows).
  package func judge(_ calls: some Sequence<Call>, on day: Int, _ memory: inout Memory)
    -> Judgement
  {
    log.clear()
    for call in calls { log.add(call.logged) }
    counts.calls.removeAll()
    for counting in countings { counts.calls.append(log.count(by: counting)) }
    let verdict = memory.state.judge(
      log, counted: counts, endingAt: .midnight(ofDay: day + 1), of: memory.merchant, by: plans,
      book)
    var off: SimDuration?
    var isThrottled = false
    switch verdict.penalty {
    case .none: break
    case .off(let length): off = length
    case .throttled: isThrottled = true
    }
    let word: Day =
      switch verdict.day {
      case .low: .low
      case .notLow: .notLow
      case .few: .few
      case .exempt, .partDay, .underNoRule, .moratorium: .notJudged
      }
    return Judgement(
      day: word, offered: Int(verdict.calls.offered), answered: Int(verdict.calls.answered),
      isWarning: verdict.isWarning, off: off, isThrottled: isThrottled)
  }

  /// Notes that the feature is on again.
  package func returned(at time: SimTime, _ memory: inout Memory) {
    memory.state.returned(at: time, by: plans, book)
  }

  /// When the feature comes back, at the median of the delays of merchants who switch it on themselves; nil if never.
  ///
  /// - Parameters:
  ///   - length: How long the penalty lasts.
  ///   - midnight: When it began.
  package func comesBack(after length: SimDuration, from midnight: SimTime, _ memory: Memory)
    -> SimTime?
  {
    let rule = memory.state.penalisingRule(of: book)
    switch plans[rule].reinstatement {
    case .never: return nil
    case .byItself: return midnight + length
    case .byMerchant:
      let delay = SimDuration(seconds: plans[rule].returnDelay.quantile(0.5))
      return midnight + length + max(delay, .zero)
    }
  }

  /// Puts what no longer matters to one value, so that memories that differ in nothing else are equal.
  ///
  /// - Parameter midnight: The midnight that ends the last day that was judged.
  package func forgetWhatIsOver(by midnight: SimTime, _ memory: inout Memory) {
    let ladder = book.rules.map { plans[$0].ladder.count }.max() ?? 1
    memory.state.forgetWhatIsOver(by: midnight, ladder: ladder)
  }

  /// Calls as the rule counts them that penalised a merchant last.
  package func count(_ calls: some Sequence<Call>, _ memory: Memory) -> (
    offered: Int, answered: Int
  ) {
    log.clear()
    for call in calls { log.add(call.logged) }
    let count = log.count(by: plans[memory.state.penalisingRule(of: book)].counting)
    return (Int(count.offered), Int(count.answered))
  }

  /// What the rule that penalised a merchant last looks back on, and its threshold.
  package func grounds(_ memory: Memory) -> (view: View, threshold: Threshold) {
    let rule = memory.state.penalisingRule(of: book)
    let view: View =
      switch plans[rule].trigger {
      case .lowDaysInARow: .lowDays(plans[rule].lowDays)
      case .lowDaysOfLast, .rateOverDays: .days(plans[rule].windowDays)
      case .rateOverCalls: .calls(plans[rule].windowCalls)
      // A chart has no window: as many low days as would make a streak.
      case .cusum: .lowDays(2)
      }
    return (view, plans[rule].threshold)
  }

  /// The fewest calls of a day that can be low.
  package var fewestCalls: Int {
    book.rules.map { Int(plans[$0].minimumCalls) }.max() ?? 1
  }
}
