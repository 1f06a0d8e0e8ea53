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

extension RunResult {
  /// The measures whose daily course shows whether the initial state has worn off.
  static let warmUpMeasures = ["off_at_midnight", "answer_rate", "queue_wait"]

  /// Signs that the warm-up is too short, by scope and measure.
  ///
  /// Only days before the first campaign has an effect are judged, and replayed contacts are not judged at all:
  /// their days are not expected to be alike. Where merchants leave for good after a suspension there is no steady
  /// state, and a drift means nothing.
  public func warmUpFindings() -> [WarmUpFinding] {
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

  /// How many days pass from the start before any campaign has an effect.
  private var plainDays: Int {
    guard scenario.segments.allSatisfy(\.replays.isEmpty) else { return 0 }
    let calendar = scenario.calendar
    return scenario.kinds.reduce(calendar.totalDays) { days, kind in
      let factors = Campaign.dayFactors(of: kind.name, in: scenario.campaigns, on: calendar)
      return min(days, factors.firstIndex { $0 != 1 } ?? days)
    }
  }

  private func warmUpCheck(
    _ measure: Measure, of scope: Scope, days: Int, comparisons: Int
  ) -> WarmUpCheck {
    var numerators = Array(repeating: [Double](), count: sectionCount)
    var denominators = numerators
    for day in 0..<days {
      let sums = sums(of: measure, in: scope, onDay: day)
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
