import SimKernel
import SimRandom

/// Which rule judges whom, and when: rules in the order in which they are asked, and stretches of days on which none
/// judges.
///
/// The first rule that is for a merchant on the day judged is the one that judges it. A merchant that no rule is for is
/// not judged. At each change of rule the history is empty; a penalty is served out, and offences stay.
public struct Rulebook: Hashable, Sendable {
  /// The rule that judges everybody on all days, where there are no ``rules``.
  public var rule = Rule()
  /// Rules for some merchants or some days.
  public var rules: [ScopedRule] = []
  /// Stretches of days on which nobody is judged.
  public var moratoria: [Moratorium] = []

  /// Everybody is judged by the same rule on all days.
  public init(_ rule: Rule = Rule()) {
    self.rule = rule
  }

  /// Nobody is judged.
  public static var off: Rulebook {
    var rule = Rule()
    rule.enabled = false
    return Rulebook(rule)
  }

  /// The rules, in their order: the list of one where a single rule judges.
  public var scopedRules: [ScopedRule] {
    rules.isEmpty ? [ScopedRule(name: "rule", rule: rule)] : rules
  }

  /// Whether any rule judges.
  public var isEnabled: Bool { scopedRules.contains { $0.rule.enabled } }

  /// The one that all rules have of something; nil where they differ.
  public func common<Value: Equatable>(_ part: (Rule) -> Value) -> Value? {
    let parts = scopedRules.map { part($0.rule) }
    return parts.allSatisfy { $0 == parts[0] } ? parts[0] : nil
  }

  /// The rules that can come to judge merchants of a segment, in their order: none behind one that is for all of them on
  /// all simulated days.
  ///
  /// - Returns: The rules with their numbers among ``scopedRules``.
  func rules(
    of segment: Segment, on calendar: StudyCalendar
  ) -> [(number: Int, scoped: ScopedRule)] {
    var found: [(number: Int, scoped: ScopedRule)] = []
    for (number, scoped) in scopedRules.enumerated()
    where scoped.canJudge(segment, on: calendar) {
      found.append((number, scoped))
      if scoped.judgesAll(of: segment, on: calendar) { break }
    }
    return found
  }

  /// Whether a rule can come to judge merchants of a segment.
  package func judges(_ number: Int, _ segment: Segment, on calendar: StudyCalendar) -> Bool {
    rules(of: segment, on: calendar).contains { $0.number == number }
  }

  /// What each simulated day is to moratoria; nil where none of the days is in one.
  ///
  /// Of two on a day, the one that resets the history has its way.
  func unjudgedDays(
    on calendar: StudyCalendar, with campaigns: [Campaign]
  ) -> [Moratorium.Days?]? {
    guard !moratoria.isEmpty else { return nil }
    let days = (0..<calendar.totalDays).map { day -> Moratorium.Days? in
      let date = calendar.date(ofDay: day)
      let found = moratoria.filter { $0.contains(date, with: campaigns) }.map(\.days)
      return found.contains(.resets) ? .resets : found.first
    }
    return days.contains { $0 != nil } ? days : nil
  }
}

extension Scenario {
  /// The answer-rate rule, where one judges everybody on all days: see ``Rulebook``.
  public var rule: Rule {
    get { rulebook.rule }
    set { rulebook.rule = newValue }
  }

  /// Whether any rule judges.
  public var isUnderRules: Bool { rulebook.isEnabled }

  /// The one rule that judges a segment's merchants on all simulated days: one that is off where no rule is for them. Nil
  /// where it depends on the merchant or the day, or where a day lies in a moratorium.
  public func onlyRule(of segment: Segment) -> Rule? {
    let rules = rulebook.rules(of: segment, on: calendar)
    guard let first = rules.first, isUnderRules else { return Rulebook.off.rule }
    guard rulebook.unjudgedDays(on: calendar, with: campaigns) == nil else { return nil }
    return first.scoped.judgesAll(of: segment, on: calendar) ? first.scoped.rule : nil
  }

  /// The first simulated day after another on which a rule or a moratorium begins or has ended; nil where there is none.
  package func firstDayOfOtherRules(from first: Int) -> Int? {
    guard rulebook != Rulebook(rule) else { return nil }
    let moratoria = rulebook.unjudgedDays(on: calendar, with: campaigns)
    let starts = rulebook.rules.flatMap { scoped -> [Int] in
      let days = scoped.days(on: calendar)
      return [days.lowerBound, days.upperBound]
    }
    return (0..<calendar.totalDays).first { day in
      guard day > first else { return false }
      return starts.contains(day) || moratoria.map { $0[day] != $0[day - 1] } ?? false
    }
  }
}
