import SimKernel
import SimRandom

/// The rule's judge: what it remembers of the merchant, and its verdicts.
struct Judge: ~Copyable {
  private let inPlace = InPlace()
  private var state = RulebookState()
  /// The calls and chats of the day that is judged, in each of the ways in which rules count.
  private var counts = DayCounts()
  /// What rules may ask of the merchant.
  private(set) var merchant = JudgedMerchant()
  /// The days whose judgement suspended the merchant and the places of the rules that did so, kept where several can judge.
  private(set) var suspensions: [(day: Int, rule: Int)] = []

  init() {}

  /// Begins with another merchant.
  mutating func reset(
    for merchant: JudgedMerchant, _ context: borrowing Context<some MerchantObserver>
  ) {
    state = RulebookState(context.plan.rulebook, context)
    self.merchant = merchant
    suspensions.removeAll(keepingCapacity: true)
  }

  /// The place of the rule that penalised the merchant last.
  func penalisingRule(_ context: borrowing Context<some MerchantObserver>) -> Int {
    state.penalisingRule(of: context.plan.rulebook)
  }

  /// Judges the day that ends, books what it was, and tells the observer.
  ///
  mutating func judge(
    _ day: Int, _ log: borrowing CallLog, _ chats: borrowing ReplyLog,
    _ feature: borrowing VideoFeature, _ context: inout Context<some MerchantObserver>
  ) -> Verdict {
    let before = state.judging
    counts.calls.removeAll()
    for counting in context.plan.countings { counts.calls.append(log.count(by: counting)) }
    if context.plan.tracksReplies {
      counts.count(
        chats, by: context.plan.replyCountings, endingAt: context.now,
        onSince: feature.state.onSince)
    }
    let verdict = state.judge(
      log, counted: counts, endingAt: context.now, of: merchant, by: context.plan.rules,
      context.plan.rulebook)
    verdict.forEachCounter(hasAdopted: feature.isAdopted) { context.book($0, day: day) }
    if !context.plan.rulebook.isPlain {
      if case .off = verdict.penalty { suspensions.append((day, penalisingRule(context))) }
      if !context.plan.rulebook.hasOneRule, state.judging != before,
        let rule = state.judgingNumber(in: context.plan.rulebook)
      {
        context.emit(.cameUnderRule(rule, day: day))
      }
    }
    emit(verdict, day, &context)
    return verdict
  }

  /// What the merchant does on the day that begins, because it would be judged.
  func precautions(
    of disposition: Precautions, _ context: borrowing Context<some MerchantObserver>
  ) -> Precautions {
    state.precautions(
      of: disposition, from: context.now, merchant, by: context.plan.rules,
      context.plan.rulebook)
  }

  /// Notes that the feature is on again.
  mutating func reinstate(_ context: inout Context<some MerchantObserver>) {
    state.returned(at: context.now, by: context.plan.rules, context.plan.rulebook)
    let rule = penalisingRule(context)
    context.emit(
      context.plan.rules[rule].reinstatement == .byItself ? .cameBackByItself : .returned)
  }

  /// Notes that an appeal brought the feature back: the streak is empty as after any return, and no probation follows.
  mutating func reinstateAfterAppeal(at time: SimTime) { state.returnedByAppeal(at: time) }

  /// Takes the last strike off, so that the next one weighs less.
  mutating func takeStrikeOff() { state.takeStrikeOff() }

  /// Tells what a day was judged to be, and what follows.
  private func emit<Observer: MerchantObserver>(
    _ verdict: Verdict, _ day: Int, _ context: inout Context<Observer>
  ) {
    guard Observer.listens else { return }
    switch verdict.day {
    case .exempt: context.emit(.exempt(day: day))
    case .partDay: context.emit(.partDayLeftOut(day: day))
    case .underNoRule: context.emit(.underNoRule(day: day))
    case .moratorium: context.emit(.inMoratorium(day: day))
    case .few, .low, .notLow:
      emitReplies(day, &context)
      context.emit(
        .judged(
          day: day, offered: Int(verdict.calls.offered), answered: Int(verdict.calls.answered),
          isLow: verdict.isLowDay))
    }
    if verdict.isWarning { context.emit(.warned(day: day)) }
    switch verdict.penalty {
    case .none: break
    case .off(let length): context.emit(.suspended(day: day, until: context.now + length))
    case .throttled(let length, let share):
      context.emit(.throttled(day: day, until: context.now + length, share: share))
    }
  }

  /// Tells what the reply rates of a day were that its rule judges.
  private func emitReplies(_ day: Int, _ context: inout Context<some MerchantObserver>) {
    let rule = context.plan.rulebook.rules.lowerBound + (state.judging ?? 0)
    guard let rates = context.plan.rules[rule].replyRates else { return }
    let found = counts.replies(context.plan.rules[rule])
    for (rate, clause, count) in [
      (ReplyRate.threeMinutes, rates.threeMinutes, found.threeMinutes),
      (.thirtySeconds, rates.thirtySeconds, found.thirtySeconds),
    ] where clause != nil {
      context.emit(
        .repliesJudged(
          rate, day: day, customers: Int(count.offered), replied: Int(count.answered)))
    }
  }
}

/// The calls and chats of a day, in each of the ways in which rules count.
struct DayCounts: ~Copyable {
  var calls = Buffer<CallCount>(capacity: 1)
  private var replies = Buffer<CallCount>(capacity: 1)

  /// Counts the customers of a day; see ``ReplyLog/count(by:endingAt:onSince:)``.
  mutating func count(
    _ chats: borrowing ReplyLog, by countings: [ReplyCounting], endingAt midnight: SimTime,
    onSince: SimTime
  ) {
    replies.removeAll()
    for counting in countings {
      replies.append(chats.count(by: counting, endingAt: midnight, onSince: onSince))
    }
  }

  /// The customers that the reply rates of a rule count; none where it judges none.
  @inline(__always)
  func replies(_ rule: borrowing RulePlan) -> ReplyCounts {
    guard let rates = rule.replyRates else { return ReplyCounts() }
    return rates.counts(from: replies)
  }
}

/// How the feature is reinstated after a suspension.
enum Reinstatement: BitwiseCopyable {
  /// It is on again at an instant.
  case at(SimTime)
  /// The merchant leaves it off for good.
  case left
  /// The rule lets nobody come back.
  case never

  /// What follows a suspension that begins now. Keyed by the day of the decision, not by
  /// how many there were before.
  ///
  /// - Parameters:
  ///   - length: How long the suspension lasts.
  ///   - day: The day that was judged.
  ///   - rule: Under which rule.
  init(
    after length: SimDuration, from day: Int, by rule: borrowing RulePlan,
    _ context: borrowing Context<some MerchantObserver>
  ) {
    let draws = context.uniforms(
      .reinstatement, entity: UInt64(bitPattern: Int64(context.key(ofDay: day))))
    if day >= context.plan.calendar.firstLeavingDay
      && context.plan.response.leave.occurs(at: draws.1)
    {
      self = .left
      return
    }
    switch rule.reinstatement {
    case .byMerchant:
      let delay = SimDuration(seconds: rule.returnDelay.quantile(draws.0))
      self = .at(context.now + length + max(delay, .zero))
    case .byItself: self = .at(context.now + length)
    case .never: self = .never
    }
  }
}
