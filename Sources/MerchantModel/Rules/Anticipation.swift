import SimKernel
import SimRandom

/// How merchants answer because a rule is there that could strike them: from the first day, not after a strike.
///
/// It is in force on each day on which a penalising rule would judge the merchant, whether the feature is on that day or
/// not, and does not fade. A spell of the app takes the factor in force as it begins.
public struct Anticipation: Hashable, Sendable {
  /// The chance that a merchant anticipates, drawn once for each merchant and replication.
  public var share = Probability.always
  /// The factor on the odds of answering, on top of the merchant's own diligence and of any response; 1 is none.
  public var diligence = 1.0
  /// The factor under the background times; nil takes that on the odds.
  public var background: Double?

  /// Nobody anticipates.
  public init() {}

  /// The factor under the background times.
  var backgroundFactor: Double { background ?? diligence }

  /// Whether anybody answers otherwise.
  public var isAnything: Bool { share > .never && (diligence != 1 || backgroundFactor != 1) }
}

/// How merchants respond to a low day that brings no warning: the console shows the rate.
public struct LowDayResponse: Hashable, Sendable {
  /// The factor, at the midnight that ends the day, on the odds of answering and under the background times; 1 is no
  /// response.
  public var diligence = 1.0
  /// The time in which what is left of it halves; after eight of them it is over.
  public var halfLife = SimDuration.days(2)

  /// No response.
  public init() {}

  /// Whether it changes anything.
  public var isAnything: Bool { diligence != 1 }
}
