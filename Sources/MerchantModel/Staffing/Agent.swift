import SimKernel

/// An agent at work: where in its roster, what its app does, what it is doing.
struct Agent: BitwiseCopyable {
  var cursor: ShiftCursor
  var path = AppPath()
  /// The contact it is talking with.
  var call = Contact.none
  /// How many chats it has open.
  var chats: Int32 = 0
  /// Since when it has had any open.
  var chattingSince = SimTime.zero
  /// When its last call or chat ended; afresh each midnight.
  var idleSince = SimTime.zero

  init(cursor: ShiftCursor) {
    self.cursor = cursor
  }

  var isInCall: Bool {
    @inline(__always) get { call != Contact.none }
  }
}
