import SimKernel

/// What a verdict does to the world. Rules whose verdicts change the same leave a merchant in one world.
struct WorldChange: BitwiseCopyable, Hashable {
  /// Whether the feature goes off.
  let isOff: Bool
  /// Until when invitations are throttled, if that begins, and the share that is let through. What is left of
  /// an earlier throttle is replaced.
  let throttledUntil: SimTime
  let throttledShare: Double
  /// Whether the merchant responds.
  let responds: Bool

  /// No change.
  static var none: WorldChange {
    WorldChange(isOff: false, throttledUntil: .distantPast, throttledShare: 1, responds: false)
  }

  private init(isOff: Bool, throttledUntil: SimTime, throttledShare: Double, responds: Bool) {
    self.isOff = isOff
    self.throttledUntil = throttledUntil
    self.throttledShare = throttledShare
    self.responds = responds
  }

  /// - Parameters:
  ///   - now: The midnight of the verdict.
  ///   - response: How merchants respond, and to what.
  @inline(__always)
  init(_ verdict: Verdict, at now: SimTime, response: Response) {
    let respondsToPenalty = response.to != .warnings
    let respondsToWarning = verdict.isWarning && response.to != .penalties
    switch verdict.penalty {
    case .none:
      self.init(
        isOff: false, throttledUntil: .distantPast, throttledShare: 1,
        responds: respondsToWarning)
    case .off:
      self.init(
        isOff: true, throttledUntil: .distantPast, throttledShare: 1,
        responds: respondsToWarning || respondsToPenalty)
    case .throttled(let length, let share):
      self.init(
        isOff: false, throttledUntil: now + length, throttledShare: share,
        responds: respondsToWarning || respondsToPenalty)
    }
  }
}
