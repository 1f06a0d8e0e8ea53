import SimKernel
import SimRandom

/// What the loop needs of how calls ring.
struct RingPlan: BitwiseCopyable {
  let timeout: SimDuration
  let strategy: RingStrategy
  let offer: SimDuration
  /// Whether calls ring on when all are busy, and agents who become free join them.
  let keepsRinging: Bool
  /// Whether agents draw once more on entering another state.
  let reevaluates: Bool
  /// Whether calls go from one agent to the next.
  let hunts: Bool
  /// Whether each ring's dealings with each agent must be remembered.
  let remembersAgents: Bool

  init(_ setting: RingSetting) {
    timeout = setting.timeout
    strategy = setting.strategy
    offer = setting.offer
    keepsRinging = setting.whenAllBusy == .keepRinging
    reevaluates = setting.stateDuringRing == .reevaluated
    hunts = strategy != .all
    remembersAgents = hunts || keepsRinging || reevaluates
  }
}

/// What the loop needs of a shared desk.
struct OverflowPlan: BitwiseCopyable {
  let after: SimDuration
  let chance: Double
  let delay: UnownedSampler
  let counts: Bool

  init(_ desk: OverflowDesk, keeper: inout SamplerKeeper) {
    after = desk.after
    chance = desk.chance.value
    delay = keeper.keep(desk.delay)
    counts = desk.counts
  }
}

/// What the loop needs of call-backs.
struct CallBackPlan: BitwiseCopyable {
  let chance: Double
  let delay: UnownedSampler
  let tries: UInt16
  let answer: Double

  init(_ callBack: CallBack, keeper: inout SamplerKeeper) {
    chance = callBack.chance.value
    delay = keeper.keep(callBack.delay)
    tries = UInt16(clamping: callBack.tries)
    answer = callBack.answer.value
  }
}
