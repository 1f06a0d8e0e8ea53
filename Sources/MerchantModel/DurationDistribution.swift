import SimKernel
import SimRandom

/// A law of durations: a distribution whose numbers are seconds.
///
/// The wrapper is there so that a law of minutes, counts or factors cannot be put where a law of
/// durations is meant.
public struct DurationDistribution: Hashable, Sendable {
  /// The law, in seconds.
  public var seconds: Distribution

  /// Reads a distribution's numbers as seconds.
  public init(seconds: Distribution) {
    self.seconds = seconds
  }

  /// The law that is always the same duration.
  public static func always(_ duration: SimDuration) -> DurationDistribution {
    // A whole number of microseconds is always finite, so the fallback never serves.
    DurationDistribution(seconds: (try? .constant(duration.inSeconds)) ?? .exactly(0))
  }

  /// The mean, in seconds.
  public var meanSeconds: Double { seconds.mean }
}
