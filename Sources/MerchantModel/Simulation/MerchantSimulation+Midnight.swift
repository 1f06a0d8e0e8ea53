import SimKernel
import SimRandom

/// Midnight: the day is judged, and the next one begins.
extension MerchantSimulation where Noticing: ~Copyable {
  /// Plans the contacts of a day and the midnight that ends it.
  mutating func beginDay(_ day: Int) {
    feature.bookDay(day, &context)
    if feature.isGamed { beginGaming(day) }
    arrivals.begin(day, &context)
    if Observer.listens { tellOfDay(day) }
    context.clock.schedule(.midnight, at: .midnight(ofDay: day + 1), priority: .evaluation)
  }

  /// Tells the observer how the day resembles others.
  private mutating func tellOfDay(_ day: Int) {
    if context.plan.merchantBusyness.persistence != nil
      || context.plan.platformBusyness.persistence != nil
    {
      context.emit(.dayIsBusy(factor: arrivals.busyness(ofDay: day, context)))
    }
    if context.plan.dayEffect.isAnything {
      context.emit(.dayIsGood(odds: ringing.dayOdds.factor(onDay: day)))
    }
  }

  mutating func midnight() {
    let day = context.today - 1
    if feature.isOn {
      if context.plan.rulebook.judges { judge(day) }
    } else {
      feature.bookTimeOff(day, &context)
      context.emit(.notJudged(day: day))
      takePrecautions()
    }
    endDay()
    if day + 1 < context.plan.days { beginDay(day + 1) }
  }

  /// Books the work of the day that ends now, and begins what begins anew each midnight: the log of calls, the idle order
  /// and the rotation.
  mutating func endDay() {
    callLog.clear()
    workforce.endDay(&context)
    ringing.restartRotation()
    if context.plan.tracksReplies { endDayOfReplies() }
  }

  /// Books the reply rates of the day that ends now, and forgets the chats that are decided.
  @inline(never)
  private mutating func endDayOfReplies() {
    if let rates = context.plan.measuredReplies {
      chat.replies.book(by: rates, endingAt: context.now, into: &context.ledger)
    }
    chat.replies.endDay(at: context.now)
  }

  private mutating func judge(_ day: Int) {
    let verdict = judge.judge(day, callLog, chat.replies, feature, &context)
    apply(
      WorldChange(
        verdict, at: context.now, response: context.plan.response,
        precautions: judge.precautions(of: feature.disposition, context)))
    if case .off(let length) = verdict.penalty { planReturn(day, after: length) }
  }

  /// Does what a verdict does to the world, at its midnight.
  mutating func apply(_ change: WorldChange) {
    feature.apply(change, at: context.now)
    let responds = change.responds && context.plan.response.isAnything
    guard
      responds || change.respondsToLowDay || change.precautions != feature.state.precautions
    else { return }
    // A spell takes the factor in force as it begins, so the paths come up to now under the old one.
    workforce.bringUpToDate(&context)
    if responds { feature.respond(context.plan.response, at: context.now) }
    if change.respondsToLowDay {
      feature.respond(toLowDay: context.plan.response.lowDay, at: context.now)
      context.emit(.respondsToLowDay(day: context.today - 1))
    }
    if change.precautions.anticipates != feature.state.precautions.anticipates {
      context.emit(.anticipates(change.precautions.anticipates))
    }
    feature.take(change.precautions)
    followFeature()
  }

  /// Lets agents answer, and their apps be, as the state of the feature has it.
  mutating func followFeature() {
    workforce.setDiligence(feature.state.diligence)
    guard feature.disposition.isAnything else { return }
    let anticipation = context.plan.response.anticipation
    let anticipates = feature.state.precautions.anticipates
    workforce.anticipate(by: anticipates ? anticipation.backgroundFactor : 1)
    ringing.anticipate(by: anticipates ? anticipation.diligence : 1, &context)
    if feature.games(.withhold) { countCallsToday() }
  }

  /// Plans the return after a suspension, and books its being the first.
  private mutating func planReturn(_ day: Int, after length: SimDuration) {
    if feature.isFirstSuspension(on: day, counted: context.plan.countedDays) {
      context.book(.firstSuspensions, day: day)
    }
    let rule = judge.penalisingRule(context)
    let asks = context.plan.appeals != nil
    if asks { appeals.planReturn(nil) }
    switch Reinstatement(after: length, from: day, by: context.plan.rules[rule], context) {
    case .at(let time):
      let event = context.clock.schedule(
        .featureReturns, at: time, priority: .featureReturn)
      guard asks else { return }
      appeals.planReturn(event)
      _ = considerAppeal(day, daysOffEnd: context.now + length)
    case .left:
      // Who gives the feature up does not appeal.
      context.book(.leftForGood, day: day)
      context.emit(.leftForGood)
    case .never:
      // Off for good, unless an appeal brings it back.
      guard !asks || !considerAppeal(day, daysOffEnd: .distantFuture) else { return }
      context.book(.leftForGood, day: day)
      context.emit(.offForGood)
    }
  }

  /// The feature is on again.
  mutating func reinstate() {
    feature.reinstate(&context)
    judge.reinstate(&context)
  }
}
