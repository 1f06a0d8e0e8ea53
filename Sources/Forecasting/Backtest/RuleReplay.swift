import MerchantModel
import SimKernel

/// A rule applied to one merchant's days as they were: nobody answers better or worse because of it.
///
/// A day on which the rule has the feature off is not judged, whatever history says of it. A day of which history says nothing,
/// because the feature was off, is not judged either; ``ReplayBounds`` says what could have come of it.
package struct RuleReplay: Sendable {
  /// A suspension.
  package struct Suspension: Hashable, Sendable {
    /// The day whose judgement it followed.
    package let day: Int
    /// When the feature came back; nil if never.
    package let until: SimTime?
    /// Whether history has a suspension that began at the same midnight.
    package let isInHistory: Bool
    /// What the merchant's other days say of it; nil where they were not looked at.
    package let others: OtherDays?
  }

  /// What there was to count.
  package struct Sums: Hashable, Sendable {
    package var warnings = 0
    package var throttlings = 0
    package var judgedDays = 0
    package var lowDays = 0
    package var fewDays = 0
    /// Days with the feature on that the rule leaves out.
    package var exemptDays = 0
    /// Days with the feature on under the rule of which history does not say what they would have been.
    package var unknownDays = 0
    /// Days of 24 hours with the feature off.
    package var daysOff = 0.0
    /// Calls, those of days off among them, and answered ones.
    package var calls = 0
    package var answered = 0
    /// Calls that rang while the rule has the feature off: answered ones are lost to customers, missed ones are spared.
    package var answeredOff = 0
    package var missedOff = 0
    /// Missed calls of days judged low.
    package var missedOnLowDays = 0
  }

  /// The suspensions, in order.
  package private(set) var suspensions: [Suspension] = []
  /// The days judged low.
  package private(set) var lowDays: [Int] = []
  /// The counts.
  package private(set) var sums = Sums()

  /// Applies a rule.
  ///
  /// Where history has a suspension that began at the same midnight, the merchant comes back when it did, or when the penalty
  /// ends if that is later (of counts: at noon of the gap's last day); elsewhere after the penalty and the median of the rule's
  /// delay of the return.
  ///
  /// - Parameters:
  ///   - judge: The rule, for the merchant's segment.
  ///   - agents: How many agents the merchant has.
  ///   - looksAtOtherDays: Whether each suspension is compared with the merchant's other days.
  /// - Complexity: O(calls + days x (spells + the rule's windows)).
  package init(
    _ judge: HistoryJudge, _ merchant: History.Merchant, of history: History, agents: Int,
    looksAtOtherDays: Bool = true
  ) {
    var memory = judge.memory(age: nil, agents: agents)
    var clock = FeatureClock()
    for day in merchant.opens..<history.days {
      let (begins, ends) = (History.midnight(day), History.midnight(day + 1))
      if clock.comesBack(before: ends) { judge.returned(at: clock.onSince, &memory) }
      let calls = merchant.calls(on: day)
      for call in calls { count(call, isOff: clock.isOff(at: call.startedAt)) }
      sums.daysOff += clock.timeOff(in: begins..<ends).inDays
      guard clock.isOn else { continue }
      guard !history.isUnknown(day, of: merchant, since: clock.onSince) else {
        sums.unknownDays += 1
        continue
      }
      let since = clock.onSince
      let judgement = judge.judge(calls.filter { $0.startedAt >= since }, on: day, &memory)
      count(judgement, on: day)
      guard let length = judgement.off else { continue }
      let spell = merchant.spells.first { $0.start == ends }
      let until = Self.end(of: length, from: ends, judge, memory, spell, isTimed: history.hasCalls)
      clock.goOff(at: ends, until: until)
      suspensions.append(
        Suspension(
          day: day, until: until, isInHistory: spell != nil,
          others: looksAtOtherDays
            ? OtherDays(judge, memory, merchant, of: history, suspendedAfter: day) : nil))
    }
  }

  /// When a suspension ends; nil if never.
  ///
  /// - Parameters:
  ///   - spell: The one of history that began at the same midnight.
  ///   - isTimed: Whether history knows when it ended; else it was in the course of its last day, as counts have it.
  static func end(
    of length: SimDuration, from midnight: SimTime, _ judge: HistoryJudge,
    _ memory: HistoryJudge.Memory, _ spell: History.Spell?, isTimed: Bool
  ) -> SimTime? {
    guard let spell else { return judge.comesBack(after: length, from: midnight, memory) }
    return max(isTimed ? spell.end : spell.end - .hours(12), midnight + length)
  }

  private mutating func count(_ call: HistoryJudge.Call, isOff: Bool) {
    sums.calls += 1
    if call.isAnswered { sums.answered += 1 }
    guard isOff else { return }
    if call.isAnswered { sums.answeredOff += 1 } else { sums.missedOff += 1 }
  }

  private mutating func count(_ judgement: HistoryJudge.Judgement, on day: Int) {
    if judgement.isWarning { sums.warnings += 1 }
    if judgement.isThrottled { sums.throttlings += 1 }
    if judgement.day == .notJudged {
      sums.exemptDays += 1
      return
    }
    sums.judgedDays += 1
    if judgement.day == .few { sums.fewDays += 1 }
    guard judgement.day == .low else { return }
    sums.lowDays += 1
    lowDays.append(day)
    sums.missedOnLowDays += judgement.offered - judgement.answered
  }
}

/// Whether a merchant's feature is on under a rule, from midnight to midnight.
struct FeatureClock: Hashable {
  private(set) var isOn = true
  /// Since when it is on.
  private(set) var onSince = SimTime.distantPast
  private var offSince = SimTime.distantPast
  /// When it comes back; nil if never.
  private var until: SimTime?

  /// Switches it off.
  mutating func goOff(at midnight: SimTime, until: SimTime?) {
    isOn = false
    offSince = midnight
    self.until = until
  }

  /// Switches it on if that is due before a midnight; a return at the midnight itself comes after the judgement. Whether it did.
  mutating func comesBack(before midnight: SimTime) -> Bool {
    guard !isOn, let until, until < midnight else { return false }
    isOn = true
    onSince = until
    return true
  }

  /// Whether it was off at an instant of the day that is judged next.
  func isOff(at time: SimTime) -> Bool {
    isOn ? time >= offSince && time < onSince : time >= offSince
  }

  /// How long it was off in the day that is judged next.
  func timeOff(in day: Range<SimTime>) -> SimDuration {
    let end = isOn ? min(max(onSince, day.lowerBound), day.upperBound) : day.upperBound
    let start = isOn && onSince == .distantPast ? end : max(offSince, day.lowerBound)
    return end - min(start, end)
  }

  /// Puts what no longer matters to one value.
  mutating func forgetWhatIsOver(by midnight: SimTime) {
    guard isOn, onSince <= midnight else { return }
    (onSince, offSince, until) = (.distantPast, .distantPast, nil)
  }
}
