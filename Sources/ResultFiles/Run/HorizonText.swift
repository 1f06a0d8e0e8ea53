import MerchantModel
import Runs
import SimStatistics

/// Which question a run answers, and whether its warm-up lets it.
struct HorizonText {
  private let result: RunResult

  init(_ result: RunResult) {
    self.result = result
  }

  private var calendar: StudyCalendar { result.scenario.calendar }

  /// What a reader must know before trusting the figures.
  var warnings: [String] { tooShort + notJudged }

  /// What a rerun after twice the warm-up found.
  var notes: [String] {
    guard let rerun = result.warmUpRerun, !rerun.shifts.isEmpty else { return [] }
    return ["After \(rerun.warmUp) days of warm-up \(Self.words(rerun))."]
  }

  private var tooShort: [String] {
    guard let rerun = result.warmUpRerun, rerun.finding == .tooShort else { return [] }
    return [
      "a warm-up of \(Self.days(calendar.warmup)) is too short: after \(rerun.warmUp) "
        + "\(Self.words(rerun)); try calendar.warmup of \(rerun.warmUp)"
    ]
  }

  private var notJudged: [String] {
    guard let gap = result.warmUpGap else { return [] }
    return ["the warm-up of \(Self.days(calendar.warmup)) is not judged: \(words(gap))"]
  }

  private func words(_ gap: WarmUpGap) -> String {
    switch gap {
    case .nobodyComesBack:
      "nobody comes back after a suspension (rule.reinstatement), so there is no long run but one without "
        + "the feature; ask for calendar.horizon: launch"
    case .recordedContacts: "contacts are recorded ones, and no day is expected to be like another"
    case .replications: "that takes three replications or more"
    case .campaign(let days):
      "a campaign is felt after \(Self.days(days)), and \(WarmUpCheck.leastDays) are needed; "
        + "--unset campaigns judges it without them"
    case .fewDays:
      "that takes \(WarmUpCheck.leastDays) days, those of the warm-up among them"
    case .noise:
      "after twice as many "
        + (result.warmUpRerun.map { $0.shifts.isEmpty ? "nothing was seen" : Self.words($0) } ?? "")
        + ", which would hide a swing; more replications or merchants would show it"
    }
  }

  /// Such as `suspensions are 3.1 % lower (-9.0 to 2.8 %)`.
  private static func words(_ rerun: WarmUpRerun) -> String {
    rerun.shifts.map { shift in
      guard let value = shift.relative.value, value != 0 else {
        return "\(shift.measure.name) is the same"
      }
      let range = shift.relative.interval
      if max((range?.lower ?? value).magnitude, (range?.upper ?? value).magnitude) < 0.0005 {
        return "\(shift.measure.name) is the same to within 0.1 %"
      }
      let side = value > 0 ? "higher" : "lower"
      let ends = range.map { " (\(percent($0.lower)) to \(percent($0.upper)) %)" }
      return "\(shift.measure.name) is \(percent(value.magnitude)) % \(side)\(ends ?? "")"
    }.joined(separator: " and ")
  }

  private static func percent(_ share: Double) -> String {
    NumberText.fixed(100 * share, decimals: 1)
  }

  private static func days(_ count: Int) -> String { "\(count) \(count == 1 ? "day" : "days")" }
}
