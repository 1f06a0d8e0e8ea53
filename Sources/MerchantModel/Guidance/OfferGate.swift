/// What must hold for a card to be sent.
public enum OfferGate: String, CaseIterable, Hashable, Sendable {
  /// Nothing more than an agent who takes the chat.
  case always
  /// Some video agent on shift is not in a call.
  case free
  /// Some video agent on shift, not in a call, has the app in the foreground: not need be the one who
  /// chats.
  case foreground
}
