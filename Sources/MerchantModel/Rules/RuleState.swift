/// What the rule knows of one merchant: today's calls and the streak of low days.
struct RuleState: BitwiseCopyable {
  private var video = CallCount()
  private var voice = CallCount()
  private var streak = 0

  /// Today's calls so far.
  var callsToday: (offered: Int64, answered: Int64) { (counted.offered, counted.answered) }

  /// What a judgement came to.
  struct Verdict: BitwiseCopyable {
    var isLowDay: Bool
    var suspends: Bool
  }

  /// Books a call whose ringing has ended.
  @inline(__always)
  mutating func ringEnded(answered: Bool, isVoice: Bool = false) {
    if isVoice { voice.add(answered: answered) } else { video.add(answered: answered) }
  }

  /// The calls that the rule counts: video and voice alike.
  private var counted: CallCount { video + voice }

  /// Judges the day that ends, and starts the next one.
  ///
  /// A trigger clears the streak, so that it starts at nothing on the return.
  mutating func judgeDay(by rule: RulePlan) -> Verdict {
    let calls = counted
    let isLow =
      calls.offered >= rule.minimumCalls
      && rule.threshold.isAbove(calls.answered, of: calls.offered)
    streak = isLow ? streak + 1 : 0
    let suspends = streak >= rule.lowDays
    if suspends { streak = 0 }
    startDay()
    return Verdict(isLowDay: isLow, suspends: suspends)
  }

  /// Forgets today's calls without judging them.
  mutating func startDay() {
    video = CallCount()
    voice = CallCount()
  }
}

/// A rule reduced to the numbers the judgement needs.
struct RulePlan: BitwiseCopyable {
  var isEnabled: Bool
  var threshold: Threshold
  var minimumCalls: Int64
  var lowDays: Int

  init(_ rule: Rule) {
    isEnabled = rule.enabled
    threshold = rule.threshold
    // A day without a call has no rate, whatever the minimum.
    minimumCalls = Int64(max(1, rule.minimumCalls))
    lowDays = rule.lowDays
  }
}
