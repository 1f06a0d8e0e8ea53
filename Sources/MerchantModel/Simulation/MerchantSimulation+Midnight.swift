import SimKernel
import SimRandom

/// Midnight: the day is judged, and the next one begins.
extension MerchantSimulation where Noticing: ~Copyable {
  /// Plans the contacts of a day and the midnight that ends it.
  mutating func beginDay(_ day: Int) {
    feature.bookDay(day, &context)
    arrivals.begin(day, &context)
    context.clock.schedule(.midnight, at: .midnight(ofDay: day + 1), priority: .evaluation)
  }

  mutating func midnight() {
    let day = context.today - 1
    if feature.isOn {
      if context.plan.rule.isEnabled { judge(day) }
    } else {
      feature.bookTimeOff(day, &context)
      context.emit(.notJudged(day: day))
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
  }

  private mutating func judge(_ day: Int) {
    let verdict = judge.judge(day, callLog, isAdopted: feature.isAdopted, &context)
    apply(WorldChange(verdict, at: context.now, response: context.plan.response))
    if case .off(let length) = verdict.penalty { planReturn(day, after: length) }
  }

  /// Does what a verdict does to the world, at its midnight.
  mutating func apply(_ change: WorldChange) {
    feature.apply(change, at: context.now)
    guard change.responds, context.plan.response.isAnything else { return }
    // A spell takes the factor in force as it begins, so the paths come up to now under the old one.
    workforce.bringUpToDate(&context)
    feature.respond(context.plan.response, at: context.now)
    workforce.setDiligence(feature.state.diligence)
  }

  /// Plans the return after a suspension, and books its being the first.
  private mutating func planReturn(_ day: Int, after length: SimDuration) {
    if feature.isFirstSuspension(on: day, counted: context.plan.countedDays) {
      context.book(.firstSuspensions, day: day)
    }
    switch Reinstatement(after: length, from: day, by: context.plan.rule, context) {
    case .at(let time):
      context.clock.schedule(.featureReturns, at: time, priority: .featureReturn)
    case .left:
      context.book(.leftForGood, day: day)
      context.emit(.leftForGood)
    case .never:
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
