import SimKernel

/// An agent at work: where in its roster, what its app does, what it is doing.
struct Agent: BitwiseCopyable {
  var cursor: ShiftCursor
  var path = AppPath()
  /// The contact it is talking with.
  var call = Slot<Contact>.none
  /// How many chats it has open.
  var chats: Int32 = 0
  /// How many of its chat slots are taken: by the open chats, and by those that it was given and has not seen yet.
  var slotsTaken: Int32 = 0
  /// How many calls are offered to it by hunting.
  var offers: Int32 = 0
  /// When its last call or chat ended; afresh each midnight.
  var idleSince = SimTime.zero

  /// Since when its work is not booked yet: since its calls or chats last changed, or since midnight; the end of time if
  /// it has none.
  var workingSince = SimTime.distantFuture
  /// How much of the time since then lay in its rostered time, up to where the cursor stands.
  var rosteredWork = SimDuration.zero

  init(cursor: ShiftCursor) {
    self.cursor = cursor
  }

  var isWorking: Bool {
    @inline(__always) get { workingSince != .distantFuture }
  }

  var isInCall: Bool {
    @inline(__always) get { !call.isNone }
  }

  /// Whether the path is that of the work which the cursor is in, or at whose next part it stands.
  private var hasPathOfItsWork: Bool {
    path.workBegan == cursor.workBegan && cursor.workBegan != .distantPast
  }

  /// Transfers what the future depends on.
  mutating func transfer(_ archive: inout SnapshotArchive) {
    archive.transfer(&cursor, .cursor)
    archive.transfer(&idleSince, .idleSince)
    archive.transfer(&call, .call)
    archive.transfer(&chats, .chats)
    archive.transfer(&slotsTaken, .slotsTaken)
    archive.transfer(&offers, .offers)
    archive.transfer(&workingSince, .workingSince)
    archive.transfer(&rosteredWork, .rosteredWork, if: isWorking, else: .zero)
    if isWorking { archive.note(day: workingSince.dayIndex) }
    var hasPath = hasPathOfItsWork
    archive.transfer(shape: &hasPath)
    if archive.isReading { path = AppPath() }
    if hasPath { path.transfer(&archive) }
  }
}
