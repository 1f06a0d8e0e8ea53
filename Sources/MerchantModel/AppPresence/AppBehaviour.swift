import SimKernel
import SimRandom

/// How the app of an agent on shift alternates between foreground, background and closed.
///
/// At the start of a shift its state is drawn by its long-run share of time, and a whole spell follows.
public struct AppBehaviour: Hashable, Sendable {
  /// How long a spell in the foreground lasts.
  public var foreground = DurationDistribution.always(.minutes(40))
  /// How long a spell in the background lasts.
  public var background = DurationDistribution.always(.minutes(20))
  /// The chance that a foreground spell ends with the app closed instead of in the background.
  public var close = Probability.never
  /// How long the app stays closed.
  public var closed = DurationDistribution.always(.hours(1))
  /// The merchant's own share of foreground time among foreground and background, drawn once for each
  /// merchant and replication; nil leaves the spells as they are. The mean cycle is kept and both mean
  /// spells are scaled.
  public var foregroundShare: Distribution?

  /// Forty minutes in the foreground, twenty in the background.
  public init() {}

  /// The foreground's share of foreground and background time, before a merchant's own is drawn.
  public var meanForegroundShare: Double {
    let foreground = foreground.meanSeconds
    let background = (1 - close.value) * background.meanSeconds
    return foreground / (foreground + background)
  }
}
