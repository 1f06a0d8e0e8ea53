import SimKernel
import SimRandom

/// What the loop needs of a kind of contact.
struct KindPlan: BitwiseCopyable {
  let code: UInt16
  let text: UnownedSampler
  let video: UnownedSampler
  let correlation: Double
  /// What is left of the video score's spread once the text score is known.
  let independence: Double
  let offer: Double
  let accept: Double
  let tapDelay: UnownedSampler
  let voiceShare: Double
  let voice: UnownedSampler
  let cameraOn: Double
  let videoWhenOff: UnownedSampler?
  let drop: Double
  /// Whether a call needs draws of its own.
  let drawsForCalls: Bool
  /// Whether anything but certain resolution can follow an ending.
  let hasOutcomes: Bool
  let resolvedByText: Double
  let resolvedByVideo: Double
  let returned: ChancesByEnding
  let sale: ChancesByEnding
  let contactAgain: ChancesByEnding
  let contactAgainDelay: UnownedSampler
  /// What the assistant does with the kind, if it takes it.
  let assistant: AssistantPlan?
  /// Whether something comes before the chat: the assistant, or a note for reply rates.
  let hasPrelude: Bool
  /// Whether contacts may begin otherwise than by a chat with people at once: by voice, or with what comes before.
  let beginsOtherwise: Bool
  /// Whether that delay runs in the kind's operational time.
  let comesAgainInItsHours: Bool

  init(
    _ kind: ContactKind, code: UInt16, tracksReplies: Bool, keeper: inout SamplerKeeper
  ) {
    self.code = code
    text = keeper.keep(kind.text)
    video = keeper.keep(kind.video)
    correlation = kind.difficultyCorrelation
    independence = (1 - correlation * correlation).squareRoot()
    offer = kind.offer.value
    accept = kind.accept.value
    tapDelay = keeper.keep(kind.tapDelay)
    voiceShare = kind.voice.share.value
    voice = keeper.keep(kind.voice.duration)
    cameraOn = kind.camera.on.value
    videoWhenOff = keeper.keep(kind.camera.videoWhenOff)
    drop = kind.drop.value
    // The residue of an assistant needs none, but what calls without draws do not look for.
    drawsForCalls =
      drop > 0 || (videoWhenOff != nil && cameraOn < 1) || kind.assistant != nil
    let outcomes = kind.outcomes
    resolvedByText = outcomes.resolvedByText.value
    resolvedByVideo = outcomes.resolvedByVideo.value
    returned = ChancesByEnding(outcomes.returned)
    sale = ChancesByEnding(outcomes.sale)
    contactAgain = ChancesByEnding(outcomes.contactAgain)
    contactAgainDelay = keeper.keep(outcomes.contactAgainDelay)
    comesAgainInItsHours = outcomes.contactAgainHours == .ofKind
    assistant = kind.assistant.map { AssistantPlan($0, keeper: &keeper) }
    hasPrelude = kind.assistant != nil || tracksReplies
    beginsOtherwise = hasPrelude || voiceShare > 0
    hasOutcomes =
      assistant != nil || resolvedByText < 1 || resolvedByVideo < 1 || outcomes.returned.isPossible
      || outcomes.sale.isPossible || outcomes.contactAgain.isPossible
  }
}

extension KindPlan {
  /// The normal score of a contact's video duration, from the uniforms of its difficulty and of what it does not share.
  @inline(__always)
  func videoScore(difficulty: Double, own: Double) -> Double {
    let own = StandardNormal.quantile(own)
    // Half the work, and the same number, where nothing is shared.
    guard correlation != 0 else { return own }
    return correlation * StandardNormal.quantile(difficulty) + independence * own
  }
}

/// Chances after resolution by text, by video, and after none, in that order.
struct ChancesByEnding: BitwiseCopyable {
  private let text: Double
  private let video: Double
  private let unresolved: Double

  init(_ chances: ChanceByEnding) {
    text = chances.text.value
    video = chances.video.value
    unresolved = chances.unresolved.value
  }

  subscript(column: Int) -> Double {
    switch column {
    case 0: text
    case 1: video
    default: unresolved
    }
  }
}
