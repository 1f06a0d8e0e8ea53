import SimKernel
import SimRandom

/// How the merchant responds to a warning or a penalty.
extension MerchantSimulation {
  /// Whether merchants do anything at all.
  @inline(__always)
  private var isThereAnyResponse: Bool {
    var nothing = Response()
    nothing.to = plan.response.to
    return plan.response != nothing
  }

  /// Whether a response is under way.
  @inline(__always)
  var isResponding: Bool { clock.now < respondsUntil }

  /// Begins a response at this midnight. A new one replaces what is left of the last, which is weaker.
  mutating func respond() {
    let response = plan.response
    guard isThereAnyResponse else { return }
    // A spell takes the factor in force as it begins, so the paths come up to now under the old one.
    for agent in 0..<agents.count {
      advanceShift(of: agent, to: clock.now)
      bringAppUpToDate(of: agent)
    }
    diligenceFactor = FadingFactor(
      response.diligence, since: clock.now, halfLife: response.halfLife)
    cardsFactor = FadingFactor(response.cards, since: clock.now, halfLife: response.halfLife)
    app.diligence = diligenceFactor
    respondsUntil = clock.now + response.halfLife * 8
  }

  /// The chance that an agent in a state notices a ring now.
  @inline(__always)
  func answerChance(in state: AgentState, diligence: Double) -> Double {
    let chance = answerChances[state.rawValue]
    if diligence == 1 { return chance }
    return Probability(clamping: chance).withOdds(multipliedBy: diligence).value
  }

  /// Whether somebody on shift picks a call up at the last moment only to hang up.
  @inline(__always)
  mutating func isHungUpByMerchant(_ ring: Ring) -> Bool {
    guard plan.response.hangUp > .never, isResponding, ring.census.isAnyoneOnShift,
      !ring.isCutShort
    else { return false }
    return picksUpToHangUp(ring)
  }

  @inline(never)
  private mutating func picksUpToHangUp(_ ring: Ring) -> Bool {
    let draws = uniforms(.call, entity: contacts[ring.contact].key.rawValue, at: ring.number)
    return plan.response.hangUp.occurs(at: draws.3)
  }
}
