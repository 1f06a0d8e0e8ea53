import SimKernel

/// The branch of a merchant's history that one rule leads to: the worlds that its verdicts make. Many rules can share a
/// branch.
struct RuleBranch: BitwiseCopyable {
  /// The world that it is in, by its number among tonight's.
  var world: Int32 = 0
  /// Its trajectory through the day, by the number among today's.
  var trajectory: Int32 = 0
  /// When the merchant switches the feature on again; the end of time if it never does, or need not.
  var returnsAt = SimTime.distantFuture
  /// Whether it has suspended the merchant on a counted day.
  var wasEverSuspended = false
}
