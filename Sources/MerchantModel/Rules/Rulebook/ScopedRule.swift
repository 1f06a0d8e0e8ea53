import SimKernel
import SimRandom

/// A rule for some merchants, for some days, or both. It is for a merchant on a day if everything that is given holds.
public struct ScopedRule: Hashable, Sendable {
  /// The name that scenario files use.
  public var name: String
  /// The names of the segments whose merchants it is for; nil is all.
  public var segments: [String]?
  /// Merchants with at least so many agents; nil is any number.
  public var agentsFrom: Int?
  /// Merchants with at most so many agents; nil is any number.
  public var agentsUpTo: Int?
  /// Merchants at least this old at the midnight that ends the day; nil is any age.
  public var ageFrom: SimDuration?
  /// Merchants younger than this at the midnight that ends the day; nil is any age.
  public var youngerThan: SimDuration?
  /// Merchants with at least so many calls a day, on average over the last days; nil is any number.
  public var callsFrom: Double?
  /// Merchants with fewer calls a day, on average over the last days; nil is any number.
  public var callsBelow: Double?
  /// Over how many of its last days with the feature on a merchant's calls a day are averaged, as ``rule`` counts calls, 1 or
  /// more; over as many as there have been, if they are fewer.
  public var callsOver = 28
  /// The chance that it is for a merchant, drawn once for each merchant, replication and name of a rule.
  public var share = Probability.always
  /// The first day that it judges; nil is any day.
  public var from: CivilDate?
  /// The last day that it judges; nil is any day.
  public var through: CivilDate?
  /// The rule.
  public var rule: Rule

  /// A rule for everybody on all days.
  public init(name: String, rule: Rule = Rule()) {
    self.name = name
    self.rule = rule
  }

  /// Whether it asks how many calls a merchant has.
  public var asksForCalls: Bool { callsFrom != nil || callsBelow != nil }

  /// Whether it asks for a merchant's age.
  public var asksForAge: Bool { ageFrom != nil || youngerThan != nil }

  /// The simulated days that it can judge.
  func days(on calendar: StudyCalendar) -> Range<Int> {
    let first = calendar.date(ofDay: 0).dayNumber
    func day(_ date: CivilDate) -> Int {
      min(max(date.dayNumber - first, 0), calendar.totalDays)
    }
    let start = from.map(day) ?? 0
    let end = through.map { day($0.adding(days: 1)) } ?? calendar.totalDays
    return start..<max(start, end)
  }

  /// Whether it can be for a merchant of a segment on a simulated day.
  func canJudge(_ segment: Segment, on calendar: StudyCalendar) -> Bool {
    let agents = segment.staffing.agentCount
    return segments?.contains(segment.name) ?? true
      && agents >= agentsFrom ?? 0 && agents <= agentsUpTo ?? .max
      // Who has no age is old.
      && (youngerThan == nil || segment.age != nil)
      && share > .never && !days(on: calendar).isEmpty
  }

  /// Whether it is for every merchant of a segment on all simulated days.
  func judgesAll(of segment: Segment, on calendar: StudyCalendar) -> Bool {
    canJudge(segment, on: calendar) && days(on: calendar) == 0..<calendar.totalDays
      && share == .always && !asksForCalls && youngerThan == nil
      && (ageFrom == nil || segment.age == nil)
  }
}

/// A stretch of days on which nobody is judged.
public struct Moratorium: Hashable, Sendable {
  /// The name that scenario files use.
  public var name: String
  /// The name of the campaign whose days it covers; nil where dates are given.
  public var campaign: String?
  /// Its first day, where no campaign is named.
  public var from: CivilDate?
  /// Its last day; nil is the first one.
  public var through: CivilDate?
  /// What its days do to the history.
  public var days = Days.leftOut

  /// A moratorium of no day yet.
  public init(name: String) {
    self.name = name
  }

  /// What unjudged days do to the history.
  public enum Days: String, CaseIterable, Hashable, Sendable {
    /// They are left out, as if they had not been.
    case leftOut
    /// The history is empty after them.
    case resets
  }

  /// Whether a date is one of its days.
  ///
  /// - Parameter campaigns: Among which its campaign is found.
  public func contains(_ date: CivilDate, with campaigns: [Campaign]) -> Bool {
    if let campaign {
      return campaigns.contains { $0.name == campaign && $0.contains(date) }
    }
    guard let from else { return false }
    return date >= from && date <= through ?? from
  }
}
