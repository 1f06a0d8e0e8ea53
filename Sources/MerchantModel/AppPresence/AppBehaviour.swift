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

  /// What background spells are multiplied by while reminders bring agents back to the app: 1 without
  /// reminders, less with them. Above 0, up to 1.
  public var reminders = 1.0
  /// A push that wakes apps in the background as a call rings; nil sends none.
  public var push: Push?

  /// Forty minutes in the foreground, twenty in the background.
  public init() {}

  /// The foreground's share of foreground and background time, before a merchant's own is drawn.
  public var meanForegroundShare: Double {
    let foreground = foreground.meanSeconds
    let background = (1 - close.value) * background.meanSeconds * reminders
    return foreground / (foreground + background)
  }
}

/// A push message that goes out as a call rings and wakes apps that are in the background.
public struct Push: Hashable, Sendable {
  /// The chance that it wakes the app of an agent: then the agent answers this call as if the app had been
  /// in the foreground.
  public var chance: Probability
  /// How much later than from the foreground such an agent picks up.
  public var delay: DurationDistribution

  /// Makes a push.
  public init(chance: Probability, delay: DurationDistribution) {
    self.chance = chance
    self.delay = delay
  }
}
