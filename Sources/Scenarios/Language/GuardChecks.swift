import Foundation
import MerchantModel

extension Scenario {
  /// Warns of a rule that acts only through a response that the scenario does not model.
  func checkResponses(_ findings: inout ObjectCheck) {
    for (rule, place) in placedRules where rule.enabled {
      checkResponses(to: rule, at: place, &findings)
    }
  }

  private func checkResponses(
    to rule: Rule, at place: [String], _ findings: inout ObjectCheck
  ) {
    if rule.warning != .none && !response.respondsToWarnings && !response.lowDay.isAnything {
      findings.warn(
        NobodyHeedsWarnings(areLeftOut: response.to == .penalties), at: place + ["warning"])
    }
    let isThrottle = rule.penalty == .throttle
    let leaves = !isThrottle && response.leave > .never
    if !rule.penaltyActs && !response.respondsToPenalties && !leaves {
      findings.warn(
        NobodyHeedsPenalties(isThrottle: isThrottle, areLeftOut: response.to == .warnings),
        at: place + [isThrottle ? "throttledShare" : "suspensionDays"])
    }
  }

  /// Warns of a rule that is known to judge less than half of the days, without simulation.
  func checkJudgedDays(_ findings: inout ObjectCheck) {
    guard let days = UnjudgedDays(self), days.share > 0.5 else { return }
    findings.warn(MostDaysNotJudged(days: days), at: ["rule", days.clause.key])
  }

  /// Warns of few simulated merchants that stand for very many.
  func checkSamples(_ findings: inout ObjectCheck) {
    for segment in segments {
      let sample = SampleSize(segment, replications: replications)
      guard sample.isTooSmall else { continue }
      findings.warn(FewStandForMany(sample: sample), at: ["segments", segment.name, "merchants"])
    }
  }
}

extension UnjudgedDays.Clause {
  /// The key of the rule that says it.
  fileprivate var key: String {
    switch self {
    case .agents: "exemptAgentsUpTo"
    case .age: "exemptYoungerThan"
    case .meanCalls: "exemptCallsBelow"
    case .minimumCalls: "minimumCalls"
    }
  }
}

/// A warning to which no merchant responds.
struct NobodyHeedsWarnings: DomainProblem {
  /// Whether the response leaves warnings out.
  let areLeftOut: Bool

  var message: String {
    "`warning` changes nothing: the scenario models no response of merchants to a warning"
  }
  var hint: String? {
    areLeftOut
      ? "`response.to` leaves warnings out" : "give one, such as `response: {diligence: 1.5}`"
  }
}

/// A penalty that takes nothing away, and to which no merchant responds.
struct NobodyHeedsPenalties: DomainProblem {
  let isThrottle: Bool
  /// Whether the response leaves penalties out.
  let areLeftOut: Bool

  var message: String {
    let (name, why) =
      isThrottle
      ? ("throttle", "it holds nothing back") : ("suspension", "it is over as it begins")
    return "the \(name) changes nothing: \(why), and the scenario models no response of merchants "
      + "to it"
  }
  var hint: String? {
    areLeftOut
      ? "`response.to` leaves penalties out" : "give one, such as `response: {diligence: 1.5}`"
  }
}

/// A rule under which most days are not judged.
struct MostDaysNotJudged: DomainProblem {
  let days: UnjudgedDays

  var message: String {
    let percent = String(format: "%.0f", (100 * days.share).rounded(.down))
    return "at least \(percent) % of days are not judged: "
      + "most of them because \(Self.words(days.clause)) (`\(days.clause.key)`)"
  }
  var isSaidOfRuns: Bool { true }

  private static func words(_ clause: UnjudgedDays.Clause) -> String {
    switch clause {
    case .agents: "merchants with few agents are exempt"
    case .age: "young merchants are exempt"
    case .meanCalls: "merchants with few calls are exempt"
    case .minimumCalls: "they have too few calls"
    }
  }
}

/// Few simulated merchants that stand for very many.
struct FewStandForMany: DomainProblem {
  let sample: SampleSize

  var message: String {
    "\(sample.simulated) simulated merchants, those of all replications, stand for "
      + "\(String(format: "%.0f", sample.real)) real ones"
  }
  var expected: String? {
    "at least \(SampleSize.few) for more than \(String(format: "%.0f", SampleSize.many))"
  }
  var hint: String? { "raise `merchants` or `replications`" }
  var isSaidOfRuns: Bool { true }
}
