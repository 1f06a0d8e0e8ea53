import SimKernel
import SimRandom

/// What a merchant does because a rule is in force that would judge it, as it is on a day or, of the merchant itself, as it
/// would be on such a day. Rules that lead to the same leave a merchant in one world.
struct Precautions: BitwiseCopyable, Hashable {
  /// Whether it answers better.
  var anticipates = false
  /// How it games the rule.
  var tricks = Tricks()
  /// From how many calls on no card is sent, if the merchant withholds cards.
  var mostCalls = Int64.max
  /// Which of the ways in which rules count calls says how many there are.
  var counting: Int32 = 0

  /// How a merchant games a rule.
  struct Tricks: OptionSet, BitwiseCopyable, Hashable {
    let rawValue: UInt8

    /// Withholds cards.
    static var withhold: Tricks { Tricks(rawValue: 1) }
    /// Sends cards only while somebody is in the foreground.
    static var presence: Tricks { Tricks(rawValue: 2) }
    /// Picks up and hangs up.
    static var hangUp: Tricks { Tricks(rawValue: 4) }
    /// Calls itself.
    static var selfCalls: Tricks { Tricks(rawValue: 8) }
  }

  /// None.
  static var none: Precautions { Precautions() }

  /// Whether the merchant does anything.
  var isAnything: Bool { anticipates || !tricks.isEmpty }

  /// Transfers what the merchant does.
  mutating func transfer(_ archive: inout SnapshotArchive) {
    archive.transfer(&anticipates, .anticipates)
    archive.transfer(&tricks, .tricks)
    archive.transfer(&mostCalls, .mostCalls)
    archive.transfer(&counting, .countingOfCalls)
  }
}

extension Precautions {
  /// What a merchant does where it would be judged, drawn once: one uniform for each question.
  init(_ response: Response, _ context: borrowing Context<some MerchantObserver>) {
    if response.anticipation.isAnything {
      let draw = context.uniforms(.anticipation, entity: 0).0
      anticipates = response.anticipation.share.occurs(at: draw)
    }
    guard response.gaming.isAnything else { return }
    let draws = context.uniforms(.gaming, entity: 0)
    if response.gaming.withhold.occurs(at: draws.0) { tricks.insert(.withhold) }
    if response.gaming.presence.occurs(at: draws.1) { tricks.insert(.presence) }
    if response.gaming.hangUp.occurs(at: draws.2) { tricks.insert(.hangUp) }
    if response.gaming.selfCalls.occurs(at: draws.3) { tricks.insert(.selfCalls) }
  }
}

extension RuleState {
  /// What a merchant does on the day that begins.
  ///
  /// - Parameters:
  ///   - disposition: What it does where it would be judged.
  ///   - midnight: The midnight that begins the day.
  ///   - merchant: The merchant.
  ///   - rule: By what it would be judged.
  func precautions(
    of disposition: Precautions, from midnight: SimTime, _ merchant: JudgedMerchant,
    by rule: borrowing RulePlan
  ) -> Precautions {
    guard disposition.isAnything, expectsJudgement(of: merchant, from: midnight, by: rule) else {
      return .none
    }
    var precautions = disposition
    // Tricks are with calls.
    if !rule.judgesCalls { precautions.tricks = [] }
    if precautions.tricks.contains(.withhold) {
      precautions.mostCalls = rule.minimumCalls - 1
      precautions.counting = Int32(truncatingIfNeeded: rule.countingNumber)
    }
    return precautions
  }
}
