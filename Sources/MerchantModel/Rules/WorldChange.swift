import SimKernel

/// What a verdict does to the world. Rules whose verdicts change the same leave a merchant in one world.
struct WorldChange: BitwiseCopyable, Hashable {
  /// Whether the feature goes off.
  let isOff: Bool
  /// Until when invitations are throttled, if that begins, and the share that is let through. What is left of
  /// an earlier throttle is replaced.
  let throttledUntil: SimTime
  let throttledShare: Double
  /// Whether the merchant responds to a warning or a penalty.
  let responds: Bool
  /// Whether the merchant responds to a low day.
  let respondsToLowDay: Bool
  /// What the merchant does on the day that begins because it would be judged.
  let precautions: Precautions

  /// No change but of what the merchant does because it would be judged.
  init(precautions: Precautions) {
    self.init(
      isOff: false, throttledUntil: .distantPast, throttledShare: 1, responds: false,
      respondsToLowDay: false, precautions: precautions)
  }

  private init(
    isOff: Bool, throttledUntil: SimTime, throttledShare: Double, responds: Bool,
    respondsToLowDay: Bool, precautions: Precautions
  ) {
    self.isOff = isOff
    self.throttledUntil = throttledUntil
    self.throttledShare = throttledShare
    self.responds = responds
    self.respondsToLowDay = respondsToLowDay
    self.precautions = precautions
  }

  /// - Parameters:
  ///   - now: The midnight of the verdict.
  ///   - response: How merchants respond, and to what.
  ///   - precautions: What the merchant does on the day that begins.
  @inline(__always)
  init(_ verdict: Verdict, at now: SimTime, response: Response, precautions: Precautions) {
    let respondsToLowDay =
      verdict.isLowDay && !verdict.isWarning && response.lowDay.isAnything
    let respondsToPenalty = response.to != .warnings
    let respondsToWarning = verdict.isWarning && response.to != .penalties
    switch verdict.penalty {
    case .none:
      self.init(
        isOff: false, throttledUntil: .distantPast, throttledShare: 1,
        responds: respondsToWarning, respondsToLowDay: respondsToLowDay, precautions: precautions)
    case .off:
      self.init(
        isOff: true, throttledUntil: .distantPast, throttledShare: 1,
        responds: respondsToWarning || respondsToPenalty, respondsToLowDay: respondsToLowDay,
        precautions: precautions)
    case .throttled(let length, let share):
      self.init(
        isOff: false, throttledUntil: now + length, throttledShare: share,
        responds: respondsToWarning || respondsToPenalty, respondsToLowDay: respondsToLowDay,
        precautions: precautions)
    }
  }
}
