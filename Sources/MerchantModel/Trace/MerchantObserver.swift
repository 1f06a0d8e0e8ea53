import SimKernel

/// Something that is told what happens to a merchant, in the model's words.
///
/// An observer is a type parameter of ``MerchantSimulation``, so one that does not listen costs nothing:
/// every call is specialised away. To report something new, add a case to ``Happening``, a `tell` where it
/// happens, and its words in `ResultFiles`.
protocol MerchantObserver: EventTrace where Event == MerchantEvent {
  /// Whether anything is done with what is told. Ask before working out something costly to tell.
  static var listens: Bool { get }

  /// Whether noticing is drawn from another law than the model's, and weighed for it.
  static var tiltsNoticing: Bool { get }

  /// Is told what happens.
  mutating func observe(_ happening: Happening, at time: SimTime)
}

extension MerchantObserver {
  static var listens: Bool {
    @inline(__always) get { false }
  }

  static var tiltsNoticing: Bool {
    @inline(__always) get { false }
  }

  @inline(__always)
  mutating func observe(_ happening: Happening, at time: SimTime) {}
}

extension NoTrace: MerchantObserver where Event == MerchantEvent {}

extension MerchantSimulation {
  /// Tells the observer what happens now.
  @inline(__always)
  mutating func tell(_ happening: Happening) {
    if Observer.listens { clock.trace.observe(happening, at: clock.now) }
  }

  /// The name of a contact for observers.
  @inline(__always)
  func name(of slot: UInt32) -> ContactName { contacts[slot].name }

  /// What every agent is to a call that rings now.
  mutating func agentsAtRing(isVoice: Bool) -> [AgentAtRing] {
    var agents: [AgentAtRing] = []
    for agent in 0..<self.agents.count {
      if !plan.agents[agent].takes(voice: isVoice) {
        agents.append(.notRung)
      } else if self.agents[agent].isInCall {
        agents.append(.inCall)
      } else {
        agents.append(.state(state(of: agent)))
      }
    }
    return agents
  }
}
