import Foundation
import MerchantModel
import SimRandom

extension Calibration {
  /// What scenarios call a state.
  static func key(of state: AgentState) -> String {
    switch state {
    case .foreground: "foreground"
    case .foregroundChatting: "foregroundChatting"
    case .background: "background"
    case .closed: "closed"
    case .offShift: "offShift"
    }
  }

  /// Writes the laws of durations.
  func setDurations(_ text: inout PolicyText) {
    for fit in durations?.fits ?? [] {
      let best = fit.ranking.best.fit
      let median = best.median
      for path in fit.paths {
        text.set(
          path,
          to: LawText.yaml(best.law, clears: clearsParameters) {
            text.value($1, at: path + $0)
          },
          "\(fit.name): median \(PolicyNumber.text(median.value)) s, \(Self.precision(median))"
            + "; \(fit.ranking.verdict)" + Self.chances(fit.ranking.best) + Self.curve(fit))
      }
    }
  }

  /// How well the best law fits.
  private static func chances(_ entry: LawRanking.Entry) -> String {
    let anderson = PolicyNumber.text(entry.distance.andersonDarling, digits: 3)
    guard let chances = entry.chances else { return " Anderson-Darling \(anderson)." }
    return " Anderson-Darling \(anderson); by chance as far: "
      + "\(PolicyNumber.text(chances.kolmogorovSmirnov, digits: 2)) and "
      + "\(PolicyNumber.text(chances.andersonDarling, digits: 2)) of \(chances.samples) bootstrap samples."
  }

  /// What the sample says of its median without a law, where some durations are censored.
  private static func curve(_ fit: DurationFits.Fit) -> String {
    guard !fit.sample.isComplete, let curve = try? KaplanMeier(fit.sample) else { return "" }
    guard let median = curve.median.seconds else {
      let longest = PolicyNumber.text(curve.longest, digits: 3)
      return
        " By Kaplan and Meier fewer than half have ended by \(longest) s: beyond, the law alone speaks."
    }
    return " Kaplan and Meier's median is \(PolicyNumber.text(median, digits: 4)) s."
  }

  /// How well a figure of a law is known.
  static func precision(_ value: FittedValue) -> String {
    "standard error \(PolicyNumber.text(value.standardError, digits: 2)), 95 %: "
      + "\(PolicyNumber.text(value.interval.lower, digits: 3)) to "
      + PolicyNumber.text(value.interval.upper, digits: 3)
  }

  /// The states in which an agent can pick up, as far as the scenario says so of each.
  ///
  /// - Parameter isOnShift: Whether agents on shift alone are meant.
  static func states(of answering: AnsweringByState, isOnShift: Bool) -> [AgentState] {
    AgentState.allCases.filter { state in
      answering[state].chance > .never && (state != .offShift || !isOnShift)
        && (state != .foregroundChatting || answering.foregroundChatting != nil)
    }
  }

  /// Writes how soon an agent picks up.
  func setDelays(_ segment: SegmentFit, under path: [String], _ text: inout PolicyText) {
    guard let rings = segment.rings else { return }
    let fit = rings.fit
    let comment =
      "one agent alone, of the first of those who rang: median \(PolicyNumber.text(fit.median.value)) s, "
      + "\(Self.precision(fit.median)); \(PolicyNumber.text(fit.size, digits: 6)) rings, "
      + "\(PolicyNumber.text(fit.answered, digits: 6)) answered"
    guard let own = scenario.segments.first(where: { $0.name == segment.name })?.answering else {
      return
    }
    for state in Self.states(of: own, isOnShift: rings.isOnShift) {
      let keys = path + ["answering", Self.key(of: state)]
      text.set(
        keys + ["chance"], to: PolicyNumber.text(own[state].chance.value),
        "the scenario's: what the app was doing is not in the log")
      text.set(
        keys + ["delay"],
        to: LawText.yaml(fit.delay, clears: clearsParameters) {
          text.value($1, at: keys + ["delay"] + $0)
        }, comment)
    }
  }

  /// What the events cannot tell.
  var eventFindings: [String] {
    var lines = durations?.silences ?? []
    for fit in durations?.fits ?? [] where fit.ranking.rivals.first != nil {
      lines.append("\(fit.name): \(fit.ranking.verdict)")
    }
    for segment in segments {
      if let silence = segment.ringSilence {
        lines.append("\(segment.name): the delay of answering stays as it is, since \(silence)")
      }
      guard let rings = segment.rings else { continue }
      let chance = rings.fit.chance
      lines.append(
        "\(segment.name): one agent\(rings.isOnShift ? " on shift" : "") notices a share of "
          + "\(PolicyNumber.text(chance.value, digits: 3)) of rings (\(Self.precision(chance))), whatever its "
          + "app does; the scenario's chances keep their proportions")
      if let caution = rings.fit.caution { lines.append("\(segment.name): \(caution)") }
    }
    if durations != nil {
      lines.append(
        "talks by video and by voice are not told apart, and ones that broke off count as they are")
      lines.append("rosters, breaks and absence are not fitted: they stay as they are")
    }
    return lines
  }
}
