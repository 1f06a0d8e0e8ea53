import SimKernel

/// The verdict on a day. It says what is to be done to the merchant, and does nothing.
struct Verdict: BitwiseCopyable, Hashable {
  /// What the day was.
  var day = Day.notLow
  /// The day's calls as the rule counts them.
  var calls = CallCount()
  /// Whether the merchant was on probation.
  var isOnProbation = false
  /// Whether the merchant is warned.
  var isWarning = false
  /// What the day entails.
  var penalty = Penalty.none

  /// What a day was to a rule.
  enum Day: BitwiseCopyable, Hashable {
    /// Low.
    case low
    /// Judged, and not low.
    case notLow
    /// Too few calls, or customers, to be low.
    case few
    /// Not judged: the merchant is exempt.
    case exempt
    /// Not judged: what was left of the day after the return does not count.
    case partDay
    /// Not judged: no rule is for the merchant on that day.
    case underNoRule
    /// Not judged: the day lies in a moratorium.
    case moratorium

    /// What a day is of which so much is found.
    init(_ finding: RateFinding) {
      switch finding {
      case .few: self = .few
      case .notLow: self = .notLow
      case .low: self = .low
      }
    }
  }

  /// What a rule does to a merchant, from the midnight of the verdict.
  enum Penalty: BitwiseCopyable, Hashable {
    /// Nothing.
    case none
    /// The feature goes off for a time; how it is reinstated then is the rule's.
    case off(SimDuration)
    /// A share of the invitations is let through for a time.
    case throttled(SimDuration, share: Double)
  }

  /// Whether the day was low.
  var isLowDay: Bool { day == .low }
}

extension Verdict {
  /// The counters that the judgement of a day adds to. Who did not adopt the feature has no day on which it is
  /// on.
  @inline(__always)
  func forEachCounter(hasAdopted: Bool, _ body: (Counter) -> Void) {
    if hasAdopted { forEachCounterOfDay(body) }
    if isWarning { body(.warnings) }
    switch penalty {
    case .none: break
    case .off: body(.suspensions)
    case .throttled: body(.throttlings)
    }
  }

  @inline(__always)
  private func forEachCounterOfDay(_ body: (Counter) -> Void) {
    switch day {
    case .exempt, .underNoRule, .moratorium:
      body(.exemptDays)
      return
    case .partDay:
      body(.partDaysLeftOut)
      return
    case .few: body(.fewCallDays)
    case .low: body(.lowDays)
    case .notLow: break
    }
    body(.judgedDays)
    if isOnProbation { body(.probationDays) }
  }
}
