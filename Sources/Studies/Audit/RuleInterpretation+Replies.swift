import MerchantModel

/// What the text of a rule leaves open about the reply rates that it judges.
extension RuleInterpretation {
  /// Chats of the whole day count, or those of 08:00 to 23:00 alone.
  static func replyHours(
    of scenario: Scenario
  ) -> (asWritten: String, flipped: String, settings: [String]) {
    flip(scenario, \.hours) { hours in
      let counts = hours == HoursOfDay()
      let other = counts ? HoursOfDay.daytime : HoursOfDay()
      return (counts, "hours={from: \"\(other.from)\", to: \"\(other.to)\"}")
    }
  }

  /// Replies of people and of the assistant count, or people's alone.
  static func assistantReplies(
    of scenario: Scenario
  ) -> (asWritten: String, flipped: String, settings: [String]) {
    flip(scenario, \.replies) { replies in
      let counts = replies == .personOrAssistant
      let other = counts ? ReplyCounting.Replies.person : .personOrAssistant
      return (counts, "replies=\(other.rawValue)")
    }
  }

  /// Flips a part of each reply rate that a rule judges.
  ///
  /// - Parameter words: For a value: whether the cases in question count, and the flip as `--set` takes it.
  private static func flip<Value: Equatable>(
    _ scenario: Scenario, _ part: (ReplyRateClause) -> Value,
    _ words: (Value) -> (counts: Bool, setting: String)
  ) -> (asWritten: String, flipped: String, settings: [String]) {
    let book = scenario.rulebook
    var found: [(counts: Bool, setting: String)] = []
    for scoped in book.scopedRules {
      let place = book.rules.isEmpty ? "rule" : "rules.\(scoped.name).rule"
      for (rate, clause) in scoped.rule.replyRates.all {
        let key = rate == .threeMinutes ? "threeMinuteReplyRate" : "thirtySecondAnswerRate"
        let flip = words(part(clause))
        found.append((flip.counts, "\(place).\(key).\(flip.setting)"))
      }
    }
    let settings = found.map(\.setting)
    guard let first = found.first, found.allSatisfy({ $0.counts == first.counts }) else {
      return ("in each rate's way", "in each rate the other way", settings)
    }
    return first.counts
      ? ("count", "do not count", settings) : ("do not count", "count", settings)
  }
}
