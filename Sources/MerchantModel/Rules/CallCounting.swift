import SimKernel

/// Which calls a rule counts. Every call that is rung counts, unless something here leaves it out.
public struct CallCounting: Hashable, Sendable, BitwiseCopyable {
  /// Calls of which medium count.
  public var medium = Medium.both
  /// Whether calls that began to ring at night count.
  public var night = true
  /// Whether calls count that found every agent on shift in another call.
  public var busy = true
  /// Calls that ended because the customer hung up within this time, it included, are left out; nil
  /// leaves none out.
  public var quickHangUp: SimDuration?
  /// Rings of one contact that begin within this time of the first of them, it included, are one call,
  /// answered if one of them was; nil makes each ring a call.
  public var sameCallWithin: SimDuration?

  /// Every ring is a call.
  public init() {}

  /// The media of calls.
  public enum Medium: String, CaseIterable, Hashable, Sendable, BitwiseCopyable {
    /// Video and voice.
    case both
    /// Video alone.
    case video
    /// Voice alone.
    case voice
  }

  /// Whether a call counts.
  @inline(__always)
  func counts(_ call: LoggedCall) -> Bool {
    let traits = call.traits
    switch medium {
    case .both: break
    case .video: if traits.contains(.voice) { return false }
    case .voice: if !traits.contains(.voice) { return false }
    }
    if !night && traits.contains(.atNight) { return false }
    if !busy && traits.contains(.foundAllBusy) { return false }
    if let quickHangUp, traits.contains(.hungUp), call.rang <= quickHangUp { return false }
    return true
  }
}

/// Calls as a rule counts them.
struct CallCount: BitwiseCopyable, Hashable {
  var offered: Int64 = 0
  var answered: Int64 = 0

  @inline(__always)
  mutating func add(answered wasAnswered: Bool) {
    offered += 1
    if wasAnswered { answered += 1 }
  }

  static func + (left: CallCount, right: CallCount) -> CallCount {
    CallCount(offered: left.offered + right.offered, answered: left.answered + right.answered)
  }
}
