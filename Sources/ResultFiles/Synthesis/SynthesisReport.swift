import ClosedForms
import Foundation
import SimStatistics
import Studies

/// Reports the result of a synthesis of rules, as text, rows and JSON.
public struct SynthesisReport: StudyReport {
  private let synthesis: RuleSynthesis
  private let outcome: RuleSynthesis.Outcome
  private let confirmation: SynthesisConfirmation?
  private let confirmed: [Estimate]
  private let shown: Int

  /// - Parameters:
  ///   - confirmation: The simulation of the first rule, if there was one.
  ///   - confirmed: What came of it, by requirement.
  ///   - shown: How many of the rules that do are listed for people.
  public init(
    _ synthesis: RuleSynthesis, _ outcome: RuleSynthesis.Outcome,
    confirmation: SynthesisConfirmation?, confirmed: [Estimate], shown: Int
  ) {
    self.synthesis = synthesis
    self.outcome = outcome
    self.confirmation = confirmation
    self.confirmed = confirmed
    self.shown = shown
  }

  /// `synthesis`.
  public static let name = "synthesis"

  /// The scenario in which the rule was simulated.
  public var scenarioFile: String? { confirmed.isEmpty ? nil : confirmation?.text }

  /// The rule that does it soonest, or the word that none does.
  public var text: String {
    (asked + [""] + answer).joined(separator: "\n") + "\n"
  }

  private var asked: [String] {
    ["Asked, within \(synthesis.days) days, at \(volumes):"]
      + synthesis.demands.map { demand in
        let side = demand.direction == .atMost ? "at most" : "at least"
        return "  a merchant answering \(percent(demand.answerRate)) is suspended "
          + "\(side) \(percent(demand.limit))"
      } + ["Rules looked through: \(NumberText.fixed(Double(synthesis.family.count), decimals: 0))"]
  }

  private var volumes: String {
    let texts = synthesis.volumes.map(SynthesisReport.text(of:))
    return texts.joined(separator: " and ") + " calls a day"
  }

  private static func text(of calls: DailyCalls) -> String {
    switch calls {
    case .fixed(let count): "\(count)"
    case .poisson(let mean): String(format: "%g", mean)
    case .gammaPoisson(let mean, let shape):
      String(format: "%g (busyness %.3g)", mean, 1 / shape.squareRoot())
    }
  }

  private var answer: [String] {
    guard let best = outcome.meeting.first else {
      guard let nearest = outcome.nearest else { return ["There is no rule in the family."] }
      return [
        "No rule of the family does it. The nearest misses a limit by "
          + "\(percent(nearest.worstExcess)):",
        "  " + SynthesisReport.words(nearest.rule),
      ] + TextColumns.lines(requirements(nearest, []), leftColumns: 0..<2)
    }
    let count = outcome.meeting.count
    let soonest =
      "Of \(count) rule\(count == 1 ? "" : "s") that do\(count == 1 ? "es" : "") it, the soonest:"
    return [
      soonest,
      "  " + SynthesisReport.words(best.rule),
    ] + TextColumns.lines(requirements(best, confirmed), leftColumns: 0..<2) + simulation + others
  }

  private func requirements(
    _ assessment: RuleSynthesis.Assessment, _ simulated: [Estimate]
  ) -> [[String]] {
    [
      ["  answers", "calls a day", "suspended", "wanted", "days to the first"]
        + (simulated.isEmpty ? [] : ["simulated"])
    ]
      + assessment.results.enumerated().map { place, requirement in
        let sign = requirement.demand.direction == .atMost ? "<=" : ">="
        let days = requirement.meanDaysToFirst.map { String(format: "%.4g", $0) } ?? "never"
        return [
          "  " + percent(requirement.demand.answerRate),
          SynthesisReport.text(of: requirement.calls),
          percent(requirement.chance), "\(sign) \(percent(requirement.demand.limit))", days,
        ]
          + (simulated.isEmpty
            ? [] : [NumberText.estimate(simulated[place], unit: .share)])
      }
  }

  private var simulation: [String] {
    guard let confirmation else { return [] }
    guard !confirmed.isEmpty else {
      return ["Not simulated: the scenario language cannot say it."]
    }
    return [
      "Simulated: \(confirmation.replications) replications of \(confirmation.merchants) merchants "
        + "each, seed \(confirmation.seed)."
    ]
  }

  private var others: [String] {
    let next = outcome.meeting.dropFirst().prefix(max(shown - 1, 0))
    guard !next.isEmpty else { return [] }
    let rows = next.map { assessment in
      [
        "  " + SynthesisReport.words(assessment.rule),
        assessment.slowestCatch.isFinite
          ? String(format: "%.4g", assessment.slowestCatch) : "never",
        percent(assessment.worstSparing),
      ]
    }
    return ["", "The next ones:"]
      + TextColumns.lines([["  rule", "days to catch", "spared are suspended"]] + rows)
  }

  /// A rule in words.
  static func words(_ rule: CandidateRule) -> String {
    let threshold = Double(rule.threshold.numerator) / Double(rule.threshold.denominator)
    let least = max(rule.minimumCalls, 1)
    let low = "below \(percent(threshold)) of at least \(least) call\(least == 1 ? "" : "s")"
    let (count, window) = rule.lowDays
    if let window { return "\(low), on \(count) of the last \(window) days" }
    return "\(low), on \(count) day\(count == 1 ? "" : "s")\(count == 1 ? "" : " in a row")"
  }

  private func percent(_ share: Double) -> String { SynthesisReport.percent(share) }

  private static func percent(_ share: Double) -> String {
    let value = share * 100
    let format = value != 0 && value < 0.01 ? "%.1e" : "%.4g"
    return String(format: format, value) + " %"
  }

  /// A row a rule that does, demand and volume.
  public var rows: [[String]] {
    var rows = [
      [
        "rank", "threshold", "minimum_calls", "low_days", "window_days", "answers", "wanted",
        "limit", "calls", "chance", "days_to_first",
      ]
    ]
    for (rank, assessment) in outcome.meeting.enumerated() {
      for requirement in assessment.results {
        let (count, window) = assessment.rule.lowDays
        rows.append([
          String(rank + 1), CSV.number(SynthesisReport.real(assessment.rule.threshold)),
          String(assessment.rule.minimumCalls), String(count), window.map { String($0) } ?? "",
          CSV.number(requirement.demand.answerRate), requirement.demand.direction.rawValue,
          CSV.number(requirement.demand.limit), SynthesisReport.text(of: requirement.calls),
          CSV.number(requirement.chance), CSV.number(requirement.meanDaysToFirst),
        ])
      }
    }
    return rows
  }

  private static func real(_ threshold: AnswerThreshold) -> Double {
    Double(threshold.numerator) / Double(threshold.denominator)
  }

  /// JSON, layout 1, with the rules that are listed for people.
  ///
  /// - Throws: `EncodingError` if a number is not finite.
  public func encoded() throws -> Data {
    func figures(_ assessment: RuleSynthesis.Assessment, _ simulated: [Estimate]) -> RuleFigures {
      RuleFigures(
        threshold: SynthesisReport.real(assessment.rule.threshold),
        minimumCalls: assessment.rule.minimumCalls, lowDays: assessment.rule.lowDays.count,
        windowDays: assessment.rule.lowDays.window,
        daysToCatch: assessment.slowestCatch.isFinite ? assessment.slowestCatch : nil,
        requirements: assessment.results.enumerated().map { place, requirement in
          RequirementFigures(
            answers: requirement.demand.answerRate, wanted: requirement.demand.direction.rawValue,
            limit: requirement.demand.limit, calls: SynthesisReport.text(of: requirement.calls),
            chance: requirement.chance, daysToFirst: requirement.meanDaysToFirst,
            simulated: simulated.isEmpty ? nil : StudyFigure(simulated[place]))
        })
    }
    return try JSONFile.data(
      Figures(
        days: synthesis.days, rules: synthesis.family.count, meeting: outcome.meeting.count,
        best: outcome.meeting.prefix(shown).enumerated().map {
          figures($1, $0 == 0 ? confirmed : [])
        },
        nearest: outcome.nearest.map { figures($0, []) }))
  }

  /// What `synthesis.json` holds.
  package struct Figures: Codable, Sendable {
    package var layout = 1
    package let days: Int
    package let rules: Int
    package let meeting: Int
    package let best: [RuleFigures]
    package let nearest: RuleFigures?
  }

  package struct RuleFigures: Codable, Sendable {
    package let threshold: Double
    package let minimumCalls: Int
    package let lowDays: Int
    package let windowDays: Int?
    package let daysToCatch: Double?
    package let requirements: [RequirementFigures]
  }

  package struct RequirementFigures: Codable, Sendable {
    package let answers: Double
    package let wanted: String
    package let limit: Double
    package let calls: String
    package let chance: Double
    package let daysToFirst: Double?
    package let simulated: StudyFigure?
  }
}
