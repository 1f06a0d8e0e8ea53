import SimKernel
import SimRandom

/// Push: an app in the background that a ringing call wakes.
extension MerchantSimulation {
  /// What an agent answers as, and how much later, once a push had its chance.
  ///
  /// The app's path stays as it is, and so does the reason a miss is put down to: the push acts on
  /// this answer alone. Its draws have a purpose of their own, so that the chance and the delay of the
  /// answer are the same numbers with a push and without.
  @inline(__always)
  mutating func afterPush(
    _ state: AgentState, agent: Int, contact: UInt32, ring number: UInt64
  ) -> (state: AgentState, delay: SimDuration) {
    guard plan.pushChance > 0, state == .background else { return (state, .zero) }
    let draws = uniforms(
      .push, entity: contacts[contact].key.rawValue, at: number << 16 | UInt64(agent))
    guard draws.0 < plan.pushChance else { return (state, .zero) }
    book(.appsWoken, day: clock.now.dayIndex)
    return (
      agents[agent].chats > 0 ? .foregroundChatting : .foreground,
      max(SimDuration(seconds: plan.pushDelay.quantile(draws.1)), .zero)
    )
  }
}
