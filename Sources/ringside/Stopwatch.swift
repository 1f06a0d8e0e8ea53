import Foundation

/// When work began, and how long it has been going on.
struct Stopwatch {
  /// When it began.
  let started = Date.now
  private let clock = ContinuousClock.now

  /// How long ago that was, in seconds to the microsecond or so.
  var seconds: Double { Double((ContinuousClock.now - clock) / .microseconds(1)) / 1e6 }
}
