import SimKernel
import SimRandom

/// What an agent is to a ringing call: it decides the chance and the speed of an answer.
public enum AgentState: Int, CaseIterable, Hashable, Sendable, BitwiseCopyable {
  /// On shift, the app in the foreground, no chat open.
  case foreground
  /// On shift, the app in the foreground, at least one chat open.
  case foregroundChatting
  /// On shift, the app in the background.
  case background
  /// On shift, the app closed.
  case closed
  /// Not on shift.
  case offShift

  /// The state of app and shift alone: chatting is none of its own.
  var ofApp: AgentState { self == .foregroundChatting ? .foreground : self }
}

/// Whether and how fast an agent in one state answers a ringing call.
public struct Answering: Hashable, Sendable {
  /// The chance that the ring is noticed and answered.
  public var chance: Probability
  /// From the start of the ring to the answer, if it is noticed.
  public var delay: DurationDistribution

  /// Makes an answering behaviour.
  public init(chance: Probability, delay: DurationDistribution) {
    self.chance = chance
    self.delay = delay
  }

  /// Never answers.
  public static var never: Answering {
    Answering(chance: .never, delay: .always(.zero))
  }
}

/// Answering for every state of an agent.
public struct AnsweringByState: Hashable, Sendable {
  /// On shift with the app in the foreground.
  public var foreground = Answering.never
  /// The same while chatting; nil answers as in the foreground.
  public var foregroundChatting: Answering?
  /// On shift with the app in the background.
  public var background = Answering.never
  /// On shift with the app closed.
  public var closed = Answering.never
  /// Not on shift.
  public var offShift = Answering.never

  /// Nobody ever answers.
  public init() {}

  /// The answering behaviour of a state.
  public subscript(state: AgentState) -> Answering {
    switch state {
    case .foreground: foreground
    case .foregroundChatting: foregroundChatting ?? foreground
    case .background: background
    case .closed: closed
    case .offShift: offShift
    }
  }
}
