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
      "\(percent($0.share)) % \(words($0.clause, result.scenario.rulebook))"
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
        + "\(percent(first.share)) % \(words(first.clause, run.scenario.rulebook)))"
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
  private static func words(_ clause: JudgedDays.Clause, _ book: Rulebook) -> String {
    switch clause {
    case .fewCalls:
      book.judgesReplies
        ? "have too few calls or customers (minimumCalls, minimumCustomers)"
        : "have too few calls (\(place(book))minimumCalls)"
    case .exempt:
      "are exempt\(book.isForAll ? "" : ", under no rule or in a moratorium") "
        + "(\(exemptions(book).joined(separator: ", ")))"
    case .partDay: "are left out as parts of days (\(place(book))partDay)"
    case .featureOff: "end with the feature off"
    }
  }

  /// Where the keys of a rule stand.
  private static func place(_ book: Rulebook) -> String {
    book.rules.isEmpty ? "rule." : "rules: "
  }

  /// The keys that leave days out.
  private static func exemptions(_ book: Rulebook) -> [String] {
    func key(_ name: String, _ isGiven: (Exemptions) -> Bool) -> String? {
      book.scopedRules.contains { isGiven($0.rule.exemptions) } ? place(book) + name : nil
    }
    return [
      key("exemptYoungerThan") { $0.youngerThan != nil },
      key("exemptAgentsUpTo") { $0.agentsUpTo != nil },
      key("exemptCallsBelow") { $0.callsBelow != nil },
      book.rules.isEmpty ? nil : "rules",
      book.moratoria.isEmpty ? nil : "moratoria",
    ].compactMap { $0 }
  }

  private static func percent(_ share: Double) -> String {
    NumberText.fixed(100 * share, decimals: 1)
  }
}

extension Rulebook {
  /// Whether a single rule is for everybody on all days.
  fileprivate var isForAll: Bool { self == Rulebook(rule) }
}
