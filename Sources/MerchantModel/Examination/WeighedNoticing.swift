import SimKernel
import SimRandom

/// The model's own law, which also keeps account of the chance with which each ring is answered in time, given the agents'
/// states as it starts (and the customer's patience, and what a push did).
///
/// A call counts for its outcome plus its surplus, the chance less what the ring's own draws said: 1 if any agent noticed it and
/// would pick up in time, else 0. Given the state as the ring starts the surplus has mean 0, so sums keep their expectation
/// whatever happens later. A ring during which no call takes an agent away has the outcome that its draws said: it counts for
/// its chance alone, as in Rao and Blackwell's theorem (C. R. Rao, Bulletin of the Calcutta Mathematical Society 37 (1945)
/// 81-91; D. Blackwell, Annals of Mathematical Statistics 18 (1947) 105-110). Chances instead of outcomes for just those
/// rings would be biased: a ring that is missed lasts longer, and so is overlapped by another call more often.
struct WeighedNoticing: NoticingLaw, ~Copyable {
  /// Whether account is kept: only where the draws as a ring starts decide it but for other calls.
  let isWeighing: Bool
  /// By ``AgentState``.
  private let delays: [Distribution]
  /// The chance that no agent asked so far answers the ring that starts.
  private var chanceOfMiss = 1.0
  /// By the ring's slot.
  private var surplusOfRing = Buffer<Double>()
  /// Of the rings that ended today, in the order in which they ended.
  private(set) var surpluses = Buffer<Double>()

  /// The law of a segment.
  init(_ segment: Segment) {
    isWeighing = !RingPlan(segment.ring).remembersAgents && segment.overflow == nil
    delays = AgentState.allCases.map { segment.answering[$0].delay.seconds }
  }

  @inline(__always)
  mutating func isNoticed(_ uniform: Double, chance: Double, day: Int) -> Bool {
    uniform < chance
  }

  mutating func rings(
    agentIn state: AgentState, chance: Double, answeringWithin limit: SimDuration
  ) {
    guard isWeighing else { return }
    // A delay is rounded to the nearest microsecond, so half of one more is in time.
    chanceOfMiss *= 1 - chance * delays[state.rawValue].cdf(limit.inSeconds + 0.5e-6)
  }

  mutating func beganRing(at place: Int, isAnswered: Bool, isRejected: Bool) {
    guard isWeighing else { return }
    while surplusOfRing.count <= place { surplusOfRing.append(0) }
    // A call that is rejected has no chance, whoever off shift noticed it.
    surplusOfRing[place] = isRejected ? 0 : 1 - chanceOfMiss - (isAnswered ? 1 : 0)
    chanceOfMiss = 1
  }

  mutating func endedRing(at place: Int) {
    guard isWeighing else { return }
    surpluses.append(surplusOfRing[place])
  }

  /// Begins with another merchant, or another day.
  mutating func forgetEndedRings() { surpluses.removeAll() }
}
