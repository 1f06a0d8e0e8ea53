import SimRandom

/// The message that a customer can leave who meets nobody: everybody is off shift, or all chat slots are taken.
///
/// It waits in the queue without patience. At its turn the customer is gone, or answers after a delay and joins the queue at its
/// end, online and with patience. A customer leaves one message a contact at the most.
public struct OfflineMessage: Hashable, Sendable {
  /// The chance that a customer who meets nobody leaves one instead of waiting.
  public var chance = Probability.never
  /// How long until the customer answers, from the message's turn on.
  public var delay = DurationDistribution.always(.zero)
  /// The chance that the customer no longer answers: the contact then ends at the message's turn.
  public var gone = Probability.never

  /// No message is left.
  public init() {}
}

/// What has become of the message of a contact.
enum MessageState: UInt8, BitwiseCopyable {
  /// None was left.
  case none
  /// It waits for its turn.
  case waits
  /// Its turn has come.
  case read
}

/// What the loop needs of messages.
struct MessagePlan: BitwiseCopyable {
  let chance: Double
  let delay: UnownedSampler
  let gone: Double

  init(_ message: OfflineMessage, keeper: inout SamplerKeeper) {
    chance = message.chance.value
    delay = keeper.keep(message.delay)
    gone = message.gone.value
  }
}
