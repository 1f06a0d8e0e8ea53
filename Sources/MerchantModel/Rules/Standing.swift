import SimKernel

/// How a merchant stands in the world: what verdicts have done to it so far.
struct Standing: BitwiseCopyable, Hashable {
  /// Whether the feature is on.
  var isOn = true
  /// When it last went off.
  var offSince = SimTime.zero
  /// Whether it was suspended on a counted day before.
  var wasEverSuspended = false
}
