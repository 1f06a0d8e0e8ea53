import SimKernel

/// What decides which rule judges a segment's merchants on a day. The plans of its rules lie beside it, among those of other
/// rulebooks.
struct RulebookPlan {
  /// The places of its rules.
  let rules: Range<Int>
  /// For whom and for which days each of them is.
  private(set) var scopes: [RuleScopePlan] = []
  /// What each simulated day is to moratoria; empty where none of the days is in one.
  private let unjudgedDays: [Moratorium.Days?]
  /// Whether its first rule judges everybody on all days.
  let isPlain: Bool
  /// Whether its first rule judges everybody on all days but those of moratoria.
  let hasOneRule: Bool
  /// Whether any day is looked at.
  let judges: Bool

  /// Makes the plans that a segment of a valid scenario needs of a rulebook.
  ///
  /// - Parameters:
  ///   - plans: Takes the plans of its rules.
  ///   - countings: Takes the ways in which they count calls, each once.
  ///   - replyCountings: Takes the ways in which they count chats, each once.
  init(
    _ book: Rulebook, of segment: Segment, in scenario: Scenario, plans: inout [RulePlan],
    countings: inout [CallCounting], replyCountings: inout [ReplyCounting]
  ) {
    let calendar = scenario.calendar
    let first = plans.count
    let found = book.rules(of: segment, on: calendar)
    for (number, scoped) in found {
      let counting = countings.firstIndex(of: scoped.rule.counting) ?? countings.count
      if counting == countings.count { countings.append(scoped.rule.counting) }
      let replyRates = ReplyRatePlan(scoped.rule, countings: &replyCountings)
      plans.append(
        RulePlan(
          scoped.rule, reference: scenario.measurement.reference,
          secondReference: scenario.secondReference(of: scoped.rule),
          countedFrom: .midnight(ofDay: calendar.countedDays.lowerBound), countingNumber: counting,
          replyRates: replyRates.isAnything ? replyRates : nil))
      scopes.append(RuleScopePlan(scoped, number: number, on: calendar))
    }
    rules = first..<plans.count
    unjudgedDays = book.unjudgedDays(on: calendar, with: scenario.campaigns) ?? []
    let isOne = found.count == 1 && found[0].scoped.judgesAll(of: segment, on: calendar)
    hasOneRule = isOne
    isPlain = unjudgedDays.isEmpty && isOne
    judges = isPlain ? found[0].scoped.rule.enabled : book.isEnabled
  }

  /// What a day is to moratoria; nil for a day in none.
  func moratorium(on day: Int) -> Moratorium.Days? {
    unjudgedDays.indices.contains(day) ? unjudgedDays[day] : nil
  }
}

/// For whom and for which days a rule is, as far as the segment leaves it open.
struct RuleScopePlan {
  /// The number of the rule in the rulebook.
  let number: Int
  let days: Range<Int>
  let ageFrom: SimDuration?
  let youngerThan: SimDuration?
  let callsFrom: Double?
  let callsBelow: Double?
  let callsOver: Int
  let share: Double
  /// The entity of the draw that says whether a merchant is among the share.
  let shareEntity: UInt64

  init(_ scoped: ScopedRule, number: Int, on calendar: StudyCalendar) {
    self.number = number
    days = scoped.days(on: calendar)
    ageFrom = scoped.ageFrom
    youngerThan = scoped.youngerThan
    callsFrom = scoped.callsFrom
    callsBelow = scoped.callsBelow
    callsOver = scoped.callsOver
    share = scoped.share.value
    shareEntity = NameCode.hash(scoped.name)
  }

  var asksForCalls: Bool { callsFrom != nil || callsBelow != nil }

  /// Whether it is for a merchant of an age.
  func isFor(age: SimDuration) -> Bool {
    age >= ageFrom ?? .min && youngerThan.map { age < $0 } ?? true
  }

  /// Whether it is for a merchant with so many calls on its last days. Where there have been no days, a merchant is not known
  /// to have few.
  func isFor(calls: [Int64]) -> Bool {
    func isMean(below least: Double) -> Bool {
      !calls.isEmpty && Double(calls.reduce(0, +)) < least * Double(calls.count)
    }
    return !(callsFrom.map(isMean) ?? false)
      && (callsBelow.map { !calls.isEmpty && isMean(below: $0) } ?? true)
  }
}
