import SimKernel
import SimRandom

/// A chance after each way in which a contact can end.
public struct ChanceByEnding: Hashable, Sendable {
  /// After text guidance that resolved the matter.
  public var text = Probability.never
  /// After video guidance that resolved it.
  public var video = Probability.never
  /// After guidance that did not, or none: the customer left the queue or gave up.
  public var unresolved = Probability.never

  /// Never.
  public init() {}

  /// Whether it can happen at all.
  var isPossible: Bool { max(text, video, unresolved) > .never }
}

/// What follows the end of a contact.
///
/// One uniform a contact decides each question whatever the ending, so a contact that is better off by
/// video is so for its channel and not for its luck.
public struct Outcomes: Hashable, Sendable {
  /// The chance that text guidance resolves the matter.
  public var resolvedByText = Probability.always
  /// The chance that video guidance does. Unresolved video is not followed by text.
  public var resolvedByVideo = Probability.always
  /// The chance that the goods are returned.
  public var returned = ChanceByEnding()
  /// The chance of a sale.
  public var sale = ChanceByEnding()
  /// The chance of a new contact about the same matter.
  public var contactAgain = ChanceByEnding()
  /// How long until then.
  public var contactAgainDelay = DurationDistribution.always(.days(1))
  /// At which hours.
  public var contactAgainHours = ContactAgainHours.any

  /// Every matter is resolved, and nothing follows.
  public init() {}
}

/// At which hours customers make a new contact about the same matter.
public enum ContactAgainHours: String, CaseIterable, Hashable, Sendable {
  /// At any: the delay runs by the clock.
  case any
  /// At those at which the kind's contacts arrive: the delay runs in the kind's operational time, which stands still in
  /// hours without contacts, and in which a day takes a day.
  case ofKind
}

/// The customer's camera, which is off at first and switched on by hand.
public struct Camera: Hashable, Sendable {
  /// The chance that the customer switches it on.
  public var on = Probability.always
  /// How long video guidance takes with the camera off; nil takes as long as with it on.
  public var videoWhenOff: DurationDistribution?

  /// The camera is always on.
  public init() {}
}
