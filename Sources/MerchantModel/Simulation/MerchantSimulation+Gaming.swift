import SimKernel
import SimRandom

/// What a merchant does because a rule would judge it.
extension MerchantSimulation where Noticing: ~Copyable {
  /// Lets the merchant do on the day that begins what it does where it would be judged, without a verdict.
  mutating func takePrecautions() {
    guard feature.disposition.isAnything else { return }
    apply(WorldChange(precautions: judge.precautions(of: feature.disposition, context)))
  }

  /// Begins a day on which the merchant games the rule.
  mutating func beginGaming(_ day: Int) {
    if feature.games(.withhold) { countCallsToday() }
    guard feature.games(.selfCalls) else { return }
    let entity = UInt64(bitPattern: Int64(context.key(ofDay: day)))
    for number in 0..<context.plan.response.gaming.selfCallsPerDay {
      let draw = context.uniforms(.selfCalls, entity: entity, at: UInt64(number)).0
      let time = SimTime.midnight(ofDay: day) + .hours(9) + SimDuration.hours(12).scaled(by: draw)
      context.clock.schedule(.selfCall, at: time, priority: .arrival)
    }
  }

  /// The merchant calls itself and answers at once, if it can be called: an entry in the log, and nothing more.
  mutating func callItself() {
    guard feature.isOn, !context.plan.night.isClosed(at: context.now) else { return }
    var traits = LoggedCall.Traits.answered
    let today = context.today
    if context.plan.night.contains(context.now - .midnight(ofDay: today)) {
      traits.insert(.atNight)
    }
    // A contact of half a million days ago, so that no other call of the day is of the same one.
    let contact = ContactKey(
      day: context.key(ofDay: today) ^ 1 << 19, kindCode: 0, place: callLog.calls.count)
    callLog.add(
      LoggedCall(
        contact: contact.rawValue, ring: 0, traits: traits, startedAt: context.now,
        endedAt: context.now))
    context.emit(.calledItself)
    if feature.games(.withhold) { countCallsToday() }
  }

  /// Counts the calls that stand today for a merchant that withholds cards.
  @inline(never)
  mutating func countCallsToday() {
    let counting = feature.countings[Int(feature.state.precautions.counting)]
    feature.callsToday = ringing.callsToday(
      by: counting, contacts, feature, &callLog, context)
  }
}
