import SimKernel
import SimRandom

/// Call-backs promised after a miss.
extension MerchantSimulation {
  /// Whether a missed call ends with the promise of a call-back.
  mutating func promisesCallBack(_ contact: UInt32) -> Bool {
    guard let chance = plan.callBack?.chance, callBackDraws(contact).0 < chance else {
      return false
    }
    book(.callBacksPromised, day: Int(contacts[contact].day))
    contacts[contact].callBackTries = 0
    awaitCallBack(contact)
    return true
  }

  /// Draws of the contact's next try: promise, delay, answer.
  private mutating func callBackDraws(_ contact: UInt32) -> (Double, Double, Double, Double) {
    let block = UInt64(contacts[contact].rings) << 16 | UInt64(contacts[contact].callBackTries)
    return uniforms(.callBack, entity: contacts[contact].key.rawValue, at: block)
  }

  private mutating func awaitCallBack(_ contact: UInt32) {
    let seconds = plan.callBack?.delay.quantile(callBackDraws(contact).1) ?? 0
    let delay = SimDuration(seconds: seconds)
    tell(.willCallBack(name(of: contact), after: delay))
    clock.schedule(.callBackDue(contact: contact), after: delay, priority: .completion)
  }

  /// An agent on shift and free calls back; if there is none, the try is lost.
  mutating func callBackDue(_ contact: UInt32) {
    guard let callBack = plan.callBack, standing.isOn, !isClosedAtNight else {
      goOnAfterMiss(contact)
      return
    }
    if let agent = agentForCallBack(contact) {
      book(.callBacksMade, day: Int(contacts[contact].day))
      let isAnswered = callBackDraws(contact).2 < callBack.answer
      tell(.calledBack(name(of: contact), agent: agent, isAnswered: isAnswered))
      if isAnswered {
        book(.callBacksAnswered, day: Int(contacts[contact].day))
        startCall(contact, with: agent)
        return
      }
    }
    contacts[contact].callBackTries += 1
    if contacts[contact].callBackTries < callBack.tries {
      awaitCallBack(contact)
    } else {
      goOnAfterMiss(contact)
    }
  }

  /// The longest idle of the agents on shift and not in a call, then the first listed.
  private mutating func agentForCallBack(_ contact: UInt32) -> Int? {
    let isVoice = contacts[contact].isVoiceCall
    var chosen: Int?
    for agent in 0..<agents.count
    where plan.agents[agent].takes(voice: isVoice) && !agents[agent].isInCall && isOnShift(agent) {
      if let best = chosen, agents[best].idleSince <= agents[agent].idleSince { continue }
      chosen = agent
    }
    return chosen
  }
}
