import SimKernel
import SimRandom

extension SimDuration {
  /// The longest duration in a scenario: 100 years.
  public static let longest = SimDuration.days(36_525)
  /// The longest guidance of one contact: 100 days. A million contacts on a day are then summed in 64 bits.
  public static let longestGuidance = SimDuration.days(100)

  /// Makes a duration of guidance from a drawn number of seconds. What the tail of a law draws beyond the longest
  /// guidance takes that long.
  @inline(__always)
  init(guidanceSeconds seconds: Double) {
    // 100 days. A constant, which costs one instruction.
    self.init(seconds: seconds < 8_640_000 ? seconds : 8_640_000)
  }
}

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
