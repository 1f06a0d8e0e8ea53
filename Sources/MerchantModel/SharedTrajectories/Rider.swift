import SimKernel

/// Where one rule stands with the merchant that is simulated: a rule rides on the worlds that its verdicts
/// lead to, and many can ride on one.
struct Rider: BitwiseCopyable {
  /// The world it rides on, by its number among tonight's.
  var world: Int32 = 0
  /// Its course through the day, by the number among today's.
  var course: Int32 = 0
  /// When the merchant switches the feature on again; the end of time if it never does, or need not.
  var returnsAt = SimTime.distantFuture
  /// Whether it has suspended the merchant on a counted day.
  var wasEverSuspended = false
}
