/// What an agent is to a ringing call: it decides the chance and the speed of an answer.
public enum AgentState: Int, CaseIterable, Hashable, Sendable {
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
}
