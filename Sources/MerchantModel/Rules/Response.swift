import Foundation
import SimKernel
import SimRandom

/// How merchants respond to what the rule does to them. Everything is off by default.
public struct Response: Hashable, Sendable {
  /// What they respond to.
  public var to = Occasion.warningsAndPenalties

  /// What merchants respond to.
  public enum Occasion: String, CaseIterable, Hashable, Sendable {
    /// Warnings, suspensions and throttlings.
    case warningsAndPenalties
    /// Suspensions and throttlings.
    case penalties
    /// Warnings.
    case warnings
  }

  /// The factor, at the midnight of the warning or penalty, on the odds of answering and under the background
  /// times; 1 is no response.
  public var diligence = 1.0
  /// The factor, at that midnight, on the chance of offering a card; 1 is no response, less is fewer
  /// cards.
  public var cards = 1.0
  /// The time in which what is left of a response halves; after eight of them it is over.
  public var halfLife = SimDuration.days(7)
  /// Whether cards are sent only while somebody is in the foreground, until the response is over.
  public var offersOnlyInForeground = false
  /// The chance, until the response is over, that a call that would be missed though somebody is on shift
  /// is picked up at the last moment and hung up at once: answered in the rule's sense, no help to the
  /// customer.
  public var hangUp = Probability.never
  /// The chance that a merchant never switches the feature on again after a suspension.
  public var leave = Probability.never
  /// How they respond to a low day that brings no warning.
  public var lowDay = LowDayResponse()
  /// How they answer because a rule is in force, before it strikes.
  public var anticipation = Anticipation()
  /// How they game it.
  public var gaming = Gaming()

  /// No response.
  public init() {}

  /// Whether merchants do anything after a warning or a penalty.
  var isAnything: Bool {
    var nothing = Response()
    nothing.to = to
    nothing.lowDay = lowDay
    nothing.anticipation = anticipation
    nothing.gaming = gaming
    return self != nothing
  }

  /// Whether merchants do something that is over after a while: who started together then lapse together, and
  /// figures swing for months. Leaving is for good.
  public var canSwing: Bool { fades || lowDay.isAnything }

  /// Whether merchants do anything after a warning.
  public var respondsToWarnings: Bool { to != .penalties && fades }

  /// Whether they do anything for a while after a penalty; some may leave besides.
  public var respondsToPenalties: Bool { to != .warnings && fades }

  /// Whether they do something for a while after a warning or a penalty.
  private var fades: Bool {
    diligence != 1 || cards != 1 || offersOnlyInForeground || hangUp > .never
  }

  /// How many days a response lasts, the last one counted whole.
  public var wholeDays: Int {
    let day = SimDuration.day.microseconds
    var longest = halfLife
    if lowDay.isAnything { longest = fades ? max(halfLife, lowDay.halfLife) : lowDay.halfLife }
    return Int((min(longest.microseconds, day * 3_660) * 8 + day - 1) / day)
  }
}

/// A factor that jumps at an instant and fades back to 1.
///
/// 1 + (b - 1) 2^(-t/h), and exactly 1 from t = 8 h on.
struct FadingFactor: BitwiseCopyable {
  private var since = SimTime.distantPast
  private var excess = 0.0
  private var halfLife = SimDuration.zero

  /// No factor.
  init() {}

  init(_ factor: Double, since: SimTime, halfLife: SimDuration) {
    self.since = since
    self.halfLife = halfLife
    excess = factor - 1
  }

  @inline(__always)
  func value(at time: SimTime) -> Double {
    if excess == 0 { return 1 }
    return fadedValue(at: time)
  }

  @inline(never)
  private func fadedValue(at time: SimTime) -> Double {
    isOver(at: time) || time < since
      ? 1 : 1 + excess * exp2(-((time - since).inSeconds / halfLife.inSeconds))
  }

  /// Whether it is 1 for ever.
  var isNothing: Bool {
    @inline(__always) get { excess == 0 }
  }

  /// Whether eight half-lives have passed.
  func isOver(at time: SimTime) -> Bool {
    excess == 0 || time >= since + halfLife * 8
  }
}

/// The stronger, at each instant, of the factors that two responses leave: one to a warning or penalty, one to a low day.
struct DiligenceFactor: BitwiseCopyable {
  private var afterPenalty = FadingFactor()
  private var afterLowDay = FadingFactor()
  /// Whether both are 1 for ever; follows from them.
  private var isNothing = true

  @inline(__always)
  func value(at time: SimTime) -> Double {
    if isNothing { return 1 }
    return stronger(at: time)
  }

  @inline(never)
  private func stronger(at time: SimTime) -> Double {
    max(afterPenalty.value(at: time), afterLowDay.value(at: time))
  }

  /// Sets the factor that a warning or a penalty leaves.
  mutating func setAfterPenalty(_ factor: FadingFactor) {
    afterPenalty = factor
    isNothing = afterPenalty.isNothing && afterLowDay.isNothing
  }

  /// Sets the factor that a low day leaves.
  mutating func setAfterLowDay(_ factor: FadingFactor) {
    afterLowDay = factor
    isNothing = afterPenalty.isNothing && afterLowDay.isNothing
  }

  /// Whether what a warning or a penalty left is over.
  func isOverAfterPenalty(at time: SimTime) -> Bool { afterPenalty.isOver(at: time) }

  /// Transfers what the future depends on.
  ///
  /// - Parameter isResponding: Whether anything of a response to a warning or a penalty is left.
  mutating func transfer(
    _ archive: inout SnapshotArchive, at now: SimTime, isResponding: Bool
  ) {
    archive.transfer(&afterPenalty, .diligence, if: isResponding, else: FadingFactor())
    var isLeft = !afterLowDay.isOver(at: now)
    archive.transfer(shape: &isLeft)
    if isLeft { archive.transfer(&afterLowDay, .lowDayDiligence) }
    isNothing = afterPenalty.isNothing && afterLowDay.isNothing
  }
}
