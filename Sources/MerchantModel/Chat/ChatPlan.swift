import SimKernel
import SimRandom

/// What the loop needs of chats beside their slots.
struct ChatPlan: BitwiseCopyable {
  /// Whether agents see a chat some time after it was given to them; else at once.
  let repliesLate: Bool
  private let foreground: UnownedSampler?
  private let background: UnownedSampler?
  private let closed: UnownedSampler?
  /// The message that a customer can leave who meets nobody.
  let message: MessagePlan?
  /// Whether it is measured how long customers wait for the first reply.
  let measuresReplies: Bool
  /// Whether anybody asks for the first reply.
  let notesReplies: Bool
  /// Whether open chats slow each other down.
  let slowsDown: Bool
  /// Whether it matters which chats an agent holds.
  let isTracked: Bool
  private let slowdown: ChatSlowdown
  /// An instant at which nothing happens any more.
  let never: SimTime

  init(
    _ segment: Segment, message: OfflineMessage?, tracksReplies: Bool, horizon: SimTime,
    keeper: inout SamplerKeeper
  ) {
    let hasSlots = segment.staffing.chats != .byOthers
    let reply = hasSlots ? segment.firstReply : nil
    repliesLate = reply != nil
    foreground = keeper.keep(reply?.foreground)
    background = keeper.keep(reply?.background)
    closed = keeper.keep(reply?.closed)
    self.message = hasSlots ? message.map { MessagePlan($0, keeper: &keeper) } : nil
    measuresReplies = hasSlots && (reply != nil || message != nil)
    notesReplies = measuresReplies || tracksReplies
    slowdown = segment.slowdown
    slowsDown = hasSlots && segment.slowdown.isAnything
    isTracked = repliesLate || slowsDown
    never = horizon + .microseconds(1)
  }

  /// How long after the draw an agent in a state replies; nil if not in that state.
  func replyDelay(in state: AgentState, _ draw: Double) -> SimDuration? {
    let law: UnownedSampler? =
      switch state {
      case .foreground, .foregroundChatting: foreground
      case .background: background
      case .closed: closed
      case .offShift: nil
      }
    return law.map { SimDuration(seconds: $0.quantile(draw)) }
  }

  /// The speed of each of an agent's open chats.
  func speed(open count: Int32, isInCall: Bool) -> Double {
    slowdown.speed(open: Int(count), isInCall: isInCall)
  }
}
