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
  /// How many hunting calls ring it.
  var turns: Int32 = 0
  /// When its last call or chat ended; afresh each midnight.
  var idleSince = SimTime.zero

  /// Since when it has had a call or a chat; the end of time if it has none.
  var workingSince = SimTime.distantFuture
  /// How much of that lay in its rostered time, up to where the cursor stands.
  var rosteredWork = SimDuration.zero

  init(cursor: ShiftCursor) {
    self.cursor = cursor
  }

  var isWorking: Bool {
    @inline(__always) get { workingSince != .distantFuture }
  }

  /// Whether the path is that of the work which the cursor is in, or at whose next part it stands.
  var hasPathOfItsWork: Bool {
    path.workBegan == cursor.workBegan && cursor.workBegan != .distantPast
  }

  var isInCall: Bool {
    @inline(__always) get { call != Contact.none }
  }
}
