import SimKernel

/// One way in which a day goes for some rules: a world from its midnight on, or from the instant on at which
/// the feature returns.
struct Trajectory: BitwiseCopyable {
  /// The world that the day begins in.
  let world: Int32
  /// When the feature returns; the end of time if it does not, today.
  let returnsAt: SimTime
  /// Where its branches stand in the day's order, and how many they are.
  var firstBranch = 0
  var branchCount = 0

  /// What is booked on it: where in the day's lists.
  var bookings = Span()
  var observed = Span()
  /// The same of the part of the day before the feature returns, and the snapshot of that instant, negative for none.
  var bookingsBefore = Span()
  var observedBefore = Span()
  var snapshotAtReturn = -1
  var oldestDay = 0

  /// The places of its branches in the day's order.
  var places: Range<Int> { firstBranch..<(firstBranch + branchCount) }

  /// A part of a list.
  struct Span: BitwiseCopyable {
    var start = 0
    var end = 0

    /// The indices.
    var range: Range<Int> { start..<end }
  }

  init(world: Int32, returnsAt: SimTime = .distantFuture) {
    self.world = world
    self.returnsAt = returnsAt
  }
}
