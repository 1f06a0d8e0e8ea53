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
