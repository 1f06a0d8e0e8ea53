import SimKernel
import SimRandom

/// What a rulebook remembers of one merchant from midnight to midnight. A value, as ``RuleState`` is.
struct RulebookState: Hashable {
  private var state = RuleState()
  /// The rule that judged last, by its place among the rulebook's; nil before any has, and after a day that was under
  /// no rule.
  private(set) var judging: Int?
  /// The rule that penalised the merchant last.
  private var penalising = 0
  /// Whether the merchant is among those that each rule is for, by shares; empty where one rule judges everybody.
  private var isAmong: [Bool] = []
  /// Counted calls on the last days with the feature on, the latest last, for each rule that asks for them.
  private var recentCalls: [[Int64]] = []

  init() {}

  /// Begins with another merchant.
  init(_ book: RulebookPlan, _ context: borrowing Context<some MerchantObserver>) {
    self.init(book) { scope in
      context.uniforms(.ruleShare, entity: scope.shareEntity).0 < scope.share
    }
  }

  /// Begins with another merchant, of whom somebody says whether it is among the share that a rule is for.
  init(_ book: RulebookPlan, isAmong: (RuleScopePlan) -> Bool) {
    guard !book.isPlain else { return }
    for scope in book.scopes {
      self.isAmong.append(scope.share >= 1 || isAmong(scope))
      recentCalls.append([])
    }
  }

  /// Puts what no longer matters at a midnight to one value.
  ///
  /// - Parameter ladder: The most steps of penalties that any of the rules has.
  mutating func forgetWhatIsOver(by midnight: SimTime, ladder: Int) {
    state.forgetWhatIsOver(by: midnight, ladder: ladder)
  }

  /// The place, among all plans, of the rule that penalised the merchant last.
  func penalisingRule(of book: RulebookPlan) -> Int { book.rules.lowerBound + penalising }

  /// The number in the rulebook of the rule that judged last.
  func judgingNumber(in book: RulebookPlan) -> Int? { judging.map { book.scopes[$0].number } }

  /// Judges the day that ends.
  ///
  /// - Parameters:
  ///   - log: The day's calls.
  ///   - counts: The calls and chats that count, in each of the ways in which rules count.
  ///   - midnight: The midnight that ends the day.
  ///   - merchant: Whose day it was.
  ///   - plans: The rules.
  ///   - book: Which of them judge.
  @inline(__always)
  mutating func judge(
    _ log: borrowing CallLog, counted counts: borrowing DayCounts,
    endingAt midnight: SimTime, of merchant: JudgedMerchant, by plans: borrowing Buffer<RulePlan>,
    _ book: RulebookPlan
  ) -> Verdict {
    guard book.isPlain else {
      return judgeByScope(
        log, counted: counts, endingAt: midnight, of: merchant, by: plans, book)
    }
    let rule = book.rules.lowerBound
    return state.judge(
      log, counted: counts.calls[plans[rule].countingNumber], replies: counts.replies(plans[rule]),
      endingAt: midnight, of: merchant, by: plans[rule])
  }

  @inline(never)
  private mutating func judgeByScope(
    _ log: borrowing CallLog, counted counts: borrowing DayCounts,
    endingAt midnight: SimTime, of merchant: JudgedMerchant, by plans: borrowing Buffer<RulePlan>,
    _ book: RulebookPlan
  ) -> Verdict {
    let day = (midnight - .day).dayIndex
    if let moratorium = book.moratorium(on: day) {
      if moratorium == .resets { state.forget() }
      var verdict = Verdict()
      verdict.day = .moratorium
      return verdict
    }
    let first = book.rules.lowerBound
    for place in book.scopes.indices where book.scopes[place].asksForCalls {
      if recentCalls[place].count == book.scopes[place].callsOver {
        recentCalls[place].removeFirst()
      }
      recentCalls[place].append(counts.calls[plans[first + place].countingNumber].offered)
    }
    let found = rule(for: merchant, on: day, by: plans, book)
    if found != judging { state.forget() }
    judging = found
    guard let found else {
      var verdict = Verdict()
      verdict.day = .underNoRule
      return verdict
    }
    let verdict = state.judge(
      log, counted: counts.calls[plans[first + found].countingNumber],
      replies: counts.replies(plans[first + found]), endingAt: midnight, of: merchant,
      by: plans[first + found])
    if verdict.penalty != .none { penalising = found }
    return verdict
  }

  /// The first rule that is for the merchant on a day; nil where there is none, or where it is off.
  private func rule(
    for merchant: JudgedMerchant, on day: Int, by plans: borrowing Buffer<RulePlan>,
    _ book: RulebookPlan
  ) -> Int? {
    for (place, scope) in book.scopes.enumerated()
    where scope.days.contains(day) && isAmong[place] {
      let plan = book.rules.lowerBound + place
      let age = merchant.age + (.midnight(ofDay: day + 1) - plans[plan].countedFrom)
      guard scope.isFor(age: age), scope.isFor(calls: recentCalls[place]) else { continue }
      return plans[plan].isEnabled ? place : nil
    }
    return nil
  }

  /// The feature is on again, as the rule that switched it off has it.
  mutating func returned(
    at time: SimTime, by plans: borrowing Buffer<RulePlan>, _ book: RulebookPlan
  ) {
    state.returned(at: time, by: plans[penalisingRule(of: book)])
  }

  /// An appeal brought the feature back.
  mutating func returnedByAppeal(at time: SimTime) { state.returnedByAppeal(at: time) }

  /// An appeal took a strike off.
  mutating func takeStrikeOff() { state.takeStrikeOff() }

  /// What a merchant does on the day that begins, because a rule would judge it as far as is known.
  ///
  /// - Parameters:
  ///   - disposition: What it does where it would be judged.
  ///   - midnight: The midnight that begins the day.
  func precautions(
    of disposition: Precautions, from midnight: SimTime, _ merchant: JudgedMerchant,
    by plans: borrowing Buffer<RulePlan>, _ book: RulebookPlan
  ) -> Precautions {
    guard disposition.isAnything else { return .none }
    guard !book.isPlain else {
      return state.precautions(
        of: disposition, from: midnight, merchant, by: plans[book.rules.lowerBound])
    }
    guard book.moratorium(on: midnight.dayIndex) == nil,
      let found = rule(for: merchant, on: midnight.dayIndex, by: plans, book)
    else { return .none }
    // A rule that begins knows nothing of the days before.
    return (found == judging ? state : RuleState()).precautions(
      of: disposition, from: midnight, merchant, by: plans[book.rules.lowerBound + found])
  }
}
