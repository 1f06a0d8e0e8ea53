import MerchantModel
import Runs

/// How far the impact of flipping an interpretation reaches in the simulation.
public enum ImpactScope: String, CaseIterable, Hashable, Sendable {
  /// It changes suspensions or minutes saved.
  case figures
  /// It changes how days are judged or which calls are answered, but neither suspensions nor minutes.
  case judgements
  /// The case it is about may happen, but nothing is judged differently.
  case nothing
  /// The case it is about does not happen.
  case noCase = "no-case"
  /// No day is judged at all, because the rule is off.
  case noRule = "no-rule"

  /// How days are judged, and how rings end.
  private static let judged: [Counter] = [
    .judgedDays, .lowDays, .fewCallDays, .exemptDays, .partDaysLeftOut, .warnings, .throttlings,
    .suspensions, .callsOffered, .callsAnswered,
  ]

  /// Compares the counts of all days, the warm-up included.
  init(of interpretation: RuleInterpretation, asWritten: RunResult, flipped: RunResult) {
    let figures: [Counter] = [.suspensions, .contactMicrosecondsSaved]
    if ImpactScope.differ(asWritten, flipped, in: figures) {
      self = .figures
    } else if interpretation.name != .ringState && !asWritten.scenario.isUnderRules {
      self = .noRule
    } else if interpretation.name != .partDay
      && ImpactScope.differ(asWritten, flipped, in: ImpactScope.judged)
    {
      self = .judgements
    } else if interpretation.name == .partDay
      && ImpactScope.sum(.partDaysLeftOut, asWritten, flipped) > 0
    {
      self = .judgements
    } else {
      self = ImpactScope.mayHappen(interpretation, asWritten, flipped) ? .nothing : .noCase
    }
  }

  private static func differ(
    _ one: RunResult, _ other: RunResult, in counters: [Counter]
  ) -> Bool {
    let days = 0..<one.scenario.calendar.totalDays
    for segment in one.scenario.segments.indices {
      for section in 0..<one.sectionCount {
        let own = one.tallies(segment: segment, section: section)
        let others = other.tallies(segment: segment, section: section)
        guard own != others else { continue }
        for day in days {
          let (left, right) = (own.totals(over: day..<day + 1), others.totals(over: day..<day + 1))
          if counters.contains(where: { left[$0.rawValue] != right[$0.rawValue] }) { return true }
        }
      }
    }
    return false
  }

  /// A counter over all days of runs.
  private static func sum(_ counter: Counter, _ runs: RunResult...) -> Int64 {
    runs.reduce(0) { sum, run in
      run.scenario.segments.indices.reduce(sum) { sum, segment in
        (0..<run.sectionCount).reduce(sum) {
          $0
            + run.tallies(segment: segment, section: $1)
            .totals(over: 0..<run.scenario.calendar.totalDays)[counter.rawValue]
        }
      }
    }
  }

  /// Whether the case that an interpretation is about may happen, given that nothing is judged differently.
  private static func mayHappen(
    _ interpretation: RuleInterpretation, _ asWritten: RunResult, _ flipped: RunResult
  ) -> Bool {
    let scenario = asWritten.scenario
    switch interpretation.name {
    // A day at the threshold is low under one of the two.
    case .boundary: return false
    case .fewCallDay: return sum(.fewCallDays, asWritten) > 0
    // A merchant that does not answer at night cannot be rung then.
    case .nightCalls:
      return scenario.segments.indices.contains { rangAtNight(segment: $0, asWritten) }
    case .repeats: return scenario.customer.afterMiss.ringAgain.value > 0
    case .voice:
      let voice = sum(.voiceCallsOffered, asWritten)
      return scenario.rulebook.common(\.counting.medium) == .voice
        ? sum(.callsOffered, asWritten) > voice : voice > 0
    case .busyCalls:
      return sum(.missedAllBusy, asWritten) > 0
        || scenario.segments.contains { $0.ring.whenAllBusy == .keepRinging }
    case .hangUps: return sum(.missedHungUp, asWritten) > 0
    case .partDay: return sum(.partDaysLeftOut, asWritten, flipped) > 0
    case .ringState: return sum(.callsOffered, asWritten) > 0
    case .moratoriumDays: return sum(.exemptDays, asWritten) > 0
    case .replyHours: return sum(.contacts, asWritten) > 0
    case .assistantReplies: return sum(.assistantContacts, asWritten) > 0
    }
  }

  /// Whether calls rang in an hour that is partly night, of a segment that answers then.
  private static func rangAtNight(segment: Int, _ run: RunResult) -> Bool {
    let night = run.scenario.segments[segment].night
    guard night.answers else { return false }
    return (0..<run.sectionCount).contains { section in
      let hours = run.distributions(segment: segment, section: section).hours
      return (0..<24).contains { night.share(ofHour: $0) > 0 && hours.offered[$0] > 0 }
    }
  }
}
