import MerchantModel
import Runs

/// Sentences about rules that judge less than half of merchants' days.
enum JudgedDaysText {
  /// How many policies one sentence names.
  private static let mostNamed = 5

  /// Of a run: nothing, or how many days are not judged, by which clauses.
  static func warnings(_ result: RunResult) -> [String] {
    guard let days = mostUnjudged(result) else { return [] }
    let clauses = days.unjudged.filter { $0.share >= 0.0005 }.map {
      "\(percent($0.share)) % \(words($0.clause, result.scenario.rule))"
    }
    return [
      "most days of merchants with the feature are not judged, \(percent(1 - days.judged)) % of them: "
        + clauses.joined(separator: ", ")
    ]
  }

  /// Of a comparison: nothing, or under which policies, each with the clause that leaves out most.
  static func warnings(_ result: PolicyResult) -> [String] {
    let found = zip(result.policies, result.runs).compactMap { policy, run -> String? in
      guard let days = mostUnjudged(run), let first = days.unjudged.first else { return nil }
      return "\(policy.name) (\(percent(1 - days.judged)) %, "
        + "\(percent(first.share)) % \(words(first.clause, run.scenario.rule)))"
    }
    guard !found.isEmpty else { return [] }
    let more = found.count > mostNamed ? " and \(found.count - mostNamed) more policies" : ""
    return [
      "most days of merchants with the feature are not judged under "
        + found.prefix(mostNamed).joined(separator: ", ") + more
    ]
  }

  private static func mostUnjudged(_ result: RunResult) -> JudgedDays? {
    guard let days = result.judgedDays(of: Scope.overall(of: result.scenario)),
      days.areMostUnjudged
    else { return nil }
    return days
  }

  /// Why days are not judged, behind their share.
  private static func words(_ clause: JudgedDays.Clause, _ rule: Rule) -> String {
    switch clause {
    case .fewCalls: "have too few calls (rule.minimumCalls)"
    case .exempt: "are exempt (\(exemptions(rule).joined(separator: ", ")))"
    case .partDay: "are left out as parts of days (rule.partDay)"
    case .featureOff: "end with the feature off"
    }
  }

  /// The keys of the exemptions that a rule has.
  private static func exemptions(_ rule: Rule) -> [String] {
    [
      rule.exemptions.youngerThan.map { _ in "rule.exemptYoungerThan" },
      rule.exemptions.agentsUpTo.map { _ in "rule.exemptAgentsUpTo" },
      rule.exemptions.callsBelow.map { _ in "rule.exemptCallsBelow" },
    ].compactMap { $0 }
  }

  private static func percent(_ share: Double) -> String {
    NumberText.fixed(100 * share, decimals: 1)
  }
}
