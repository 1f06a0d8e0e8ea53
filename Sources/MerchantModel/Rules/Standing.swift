import SimKernel

/// How a merchant stands in the world: what verdicts have done to it so far.
struct Standing: BitwiseCopyable, Hashable {
  /// Whether the feature is on.
  var isOn = true
  /// When it last went off.
  var offSince = SimTime.zero
  /// When it last came back: what rang before counts on no day.
  var onSince = SimTime.distantPast
  /// Until when invitations are throttled, and the share that is let through.
  var throttledUntil = SimTime.distantPast
  var throttledShare = 1.0
  /// Whether it was suspended on a counted day before.
  var wasEverSuspended = false
}
