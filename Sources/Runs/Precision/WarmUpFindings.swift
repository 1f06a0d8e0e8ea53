import MerchantModel
import SimStatistics

/// A sign that a scenario's warm-up is too short.
public struct WarmUpFinding: Hashable, Sendable {
  /// The measure that shows it.
  public let measure: Measure
  /// Whose.
  public let scope: Scope
  /// How many days of warm-up would do; nil if the measure still changes late in the counted days.
  public let days: Int?
  /// How far the figure over the counted days is off because of it, relative to its steady value.
  public let relativeBias: Double
}

/// Why the warm-up of a long run is not judged.
public enum WarmUpGap: Hashable, Sendable {
  /// The rule lets nobody come back, so in the long run nobody has the feature.
  case nobodyComesBack
  /// Contacts are recorded ones, whose days are not expected to be alike.
  case recordedContacts
  /// Fewer than three replications.
  case replications
  /// So few days are left before the first effect of a campaign.
  case campaign(days: Int)
  /// Too few days in all.
  case fewDays
  /// A rerun found nothing, but would not have noticed a swing.
  case noise
}

extension RunResult {
  /// The measures whose daily course shows whether the initial state has worn off.
  static let warmUpMeasures = ["off_at_midnight", "answer_rate", "queue_wait"]

  /// Signs that the warm-up is too short, by scope and measure.
  ///
  /// A launch is counted from its first day and has none. Only days before the first campaign has an effect are judged,
  /// and replayed contacts are not judged at all: their days are not expected to be alike. Where merchants leave for
  /// good after a suspension there is no steady state, and a drift means nothing.
  public func warmUpFindings() -> [WarmUpFinding] {
    guard scenario.calendar.horizon != .launch else { return [] }
    let days = plainDays
    guard days >= WarmUpCheck.leastDays else { return [] }
    let scopes = scenario.segments.count == 1 ? [Scope.segment(0)] : scopes
    let measures = RunResult.warmUpMeasures.compactMap(Measure.named)
    var findings: [WarmUpFinding] = []
    for scope in scopes {
      for measure in measures {
        let check = warmUpCheck(
          measure, of: scope, days: days, comparisons: scopes.count * measures.count)
        guard let bias = check.relativeBias else { continue }
        switch check.finding {
        case .tooShort(let days):
          findings.append(
            WarmUpFinding(measure: measure, scope: scope, days: days, relativeBias: bias))
        case .drifting where scenario.response.leave.value == 0:
          findings.append(
            WarmUpFinding(measure: measure, scope: scope, days: nil, relativeBias: bias))
        case .drifting, .longEnough, .notJudged: break
        }
      }
    }
    return findings
  }

  /// How many days pass from the start of the warm-up before any campaign has an effect.
  private var plainDays: Int {
    scenario.segments.allSatisfy(\.replays.isEmpty) ? scenario.daysBeforeCampaigns : 0
  }

  /// Why the warm-up of a run that asks for the long run is not judged; nil where it is, and where nobody asks.
  public var warmUpGap: WarmUpGap? {
    guard scenario.calendar.horizon == .longRun else { return nil }
    if scenario.losesMerchants { return .nobodyComesBack }
    guard scenario.segments.allSatisfy(\.replays.isEmpty) else { return .recordedContacts }
    guard replications >= 3 else { return .replications }
    if let warmUpRerun { return warmUpRerun.finding == .notJudged ? .noise : nil }
    let days = scenario.daysBeforeCampaigns
    guard days < WarmUpCheck.leastDays else { return nil }
    return days < scenario.calendar.shownDays.count ? .campaign(days: days) : .fewDays
  }

  private func warmUpCheck(
    _ measure: Measure, of scope: Scope, days: Int, comparisons: Int
  ) -> WarmUpCheck {
    var numerators = Array(repeating: [Double](), count: sectionCount)
    var denominators = numerators
    let first = scenario.calendar.shownDays.lowerBound
    for day in first..<(first + days) {
      let sums = ratio(of: measure, in: scope, onDay: day).sample(scale: measure.scale)
      for section in 0..<sectionCount {
        numerators[section].append(sums.numerators[section])
        denominators[section].append(sums.denominators[section])
      }
    }
    return WarmUpCheck(
      numerators: numerators, denominators: denominators, warmUp: scenario.calendar.warmup,
      comparisons: comparisons)
  }
}

extension Scenario {
  /// Whether a rule switches the feature off for good.
  var losesMerchants: Bool {
    rulebook.scopedRules.contains { $0.rule.enabled && $0.rule.reinstatement == .never }
  }

  /// How many days pass from the start of the warm-up before any campaign has an effect, or other rules judge.
  var daysBeforeCampaigns: Int {
    let shown = calendar.shownDays
    let ruled = (firstDayOfOtherRules(from: shown.lowerBound) ?? shown.upperBound)
    return kinds.reduce(ruled - shown.lowerBound) { days, kind in
      let factors = Campaign.dayFactors(of: kind, in: campaigns, on: calendar)
      let first = shown.first { factors[$0] != 1 }
      return min(days, (first ?? shown.upperBound) - shown.lowerBound)
    }
  }
}
