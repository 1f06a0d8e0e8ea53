import Foundation
import MerchantModel
import Runs
import SimStatistics
import Studies

/// Reports the result of an audit, as text, rows and JSON.
public struct AuditReport: StudyReport {
  private let result: AuditResult
  private let ranges: AuditRangeText

  /// A report of an audit.
  ///
  /// - Parameter worlds: The scenario's worlds, if it has any.
  public init(_ result: AuditResult, worlds: WorldResult? = nil) {
    self.result = result
    ranges = AuditRangeText(result, worlds)
  }

  /// `audit`.
  public static let name = "audit"

  /// The readings that matter, those that do not and why, and those that cannot be flipped; lines fit 100
  /// columns.
  public var text: String {
    ([result.scenario.title, setting, ""] + figures + ranges.closing + worth + ranges.lines + same
      + fixed + [""] + notes)
      .joined(separator: "\n") + "\n"
  }

  private var setting: String {
    SettingText.line(result.scenario, replications: result.replications)
  }

  private var figures: [String] {
    let parts = AuditResult.measureNames.compactMap { name in
      guard let measure = Measure.named(name),
        let estimate = result.asWritten(name, of: result.overall)
      else { return nil as String? }
      return "\(ComparisonText.value(estimate, unit: measure.unit)) "
        + (measure.better == .lower ? "suspensions" : "customers' minutes saved by video")
    }
    return ComparisonText.wrapped(
      "As written, per merchant per 30 days: " + parts.joined(separator: ", ") + ".")
  }

  private var moving: [AuditResult.Finding] { result.findings.filter { $0.impact == .figures } }
  private var still: [AuditResult.Finding] { result.findings.filter { $0.impact != .figures } }

  /// The words of a reading in a line, and below it how to flip it.
  private func question(_ reading: RuleInterpretation) -> String {
    "\(reading.question): \(reading.asWritten) / \(reading.flipped)"
  }

  private func setting(_ reading: RuleInterpretation) -> String {
    let more = reading.settings.count - 1
    let text = (reading.settings.first ?? "") + (more > 0 ? " and \(more) more" : "")
    return ComparisonText.cut(text, to: AuditReport.settingWidth)
  }

  private static let settingWidth = 52

  private var worth: [String] {
    guard !moving.isEmpty else {
      return ["", "No reading changes a suspension or a minute."]
    }
    let cells = moving.map { finding in
      [setting(finding.interpretation)]
        + AuditResult.measureNames.map { name in
          guard let figure = finding.figure(name, of: result.overall) else { return "" }
          return ComparisonText.difference(figure.difference, unit: figure.measure.unit)
            + (figure.isBeyondDoubt ? " *" : "  ")
        }
    }
    let lines = TextColumns.lines([["setting", "suspensions  ", "minutes saved  "]] + cells)
    let table = zip(moving, lines.dropFirst()).flatMap { finding, line in
      ["", question(finding.interpretation), "  " + line]
    }
    return [
      "", "What each reading is worth, as written / flipped, the largest first:",
      "  " + (lines.first ?? ""),
    ] + table
  }

  private var same: [String] {
    guard !still.isEmpty else { return [] }
    return ["", "The same either way:"]
      + still.flatMap { finding in
        [
          "  " + question(finding.interpretation),
          "    \(setting(finding.interpretation)): same, \(AuditReport.words(finding.impact))",
        ]
      }
  }

  private var fixed: [String] {
    ["", "Cannot be flipped:"]
      + FixedInterpretation.allCases.flatMap { reading in
        ComparisonText.wrapped(
          "\(reading.interpretation) \(reading.reason)", width: 96, indent: "  "
        ).map { "  " + $0 }
      }
  }

  private var notes: [String] {
    guard result.replications > 1 else {
      return ["One replication says nothing of its own precision: ask for more."]
    }
    let family =
      zip(result.scopes, result.familySizes).first { $0.0 == result.overall }?.1 ?? 0
    let interval =
      "The differences are flipped less as written, per merchant per 30 days, paired by replication; "
      + "± is half of a 95 % interval over \(result.replications) replications. One reading is "
      + "flipped at a time."
    let doubt =
      "*: beyond doubt: holds at 95 % together with all \(family) differences of these merchants "
      + "(Holm's correction)."
    return ([interval] + (family > 0 ? [doubt] : [])).flatMap { ComparisonText.wrapped($0) }
  }

  /// Why a flip changes nothing.
  private static func words(_ reach: ImpactScope) -> String {
    switch reach {
    case .figures: "it changes something"
    case .judgements: "it changes judgements, but no suspension and no minute"
    case .nothing: "no day is judged otherwise"
    case .noCase: "nothing of the kind happens"
    case .noRule: "the rule is off"
    }
  }
}

extension AuditReport {
  /// A row a reading, scope and measure, then one a reading that cannot be flipped.
  public var rows: [[String]] {
    let head = [
      "reading", "question", "as_written", "flipped", "setting", "reach", "reason", "scope",
      "measure", "unit", "estimate", "estimate_flipped", "difference", "standard_error", "lower",
      "upper", "confidence", "method", "absence", "p_value", "adjusted_p_value", "beyond_doubt",
      "replications",
    ]
    let flips = result.findings.flatMap { finding in
      finding.figures.map { figure in
        let reading = finding.interpretation
        return [
          reading.name.rawValue, reading.question, reading.asWritten, reading.flipped,
          reading.settings.joined(separator: " "), finding.impact.rawValue, reason(finding.impact),
          result.name(of: figure.scope), figure.measure.name, figure.measure.unit.rawValue,
          CSV.number(figure.asWritten.value), CSV.number(figure.flipped.value),
        ] + MeasuresFile.cells(figure.difference) + [
          figure.difference.method.rawValue, figure.difference.absence?.rawValue ?? "",
          CSV.number(figure.pValue), CSV.number(figure.adjustedPValue),
          figure.isBeyondDoubt ? "1" : "0", String(result.replications),
        ]
      }
    }
    let fixed = FixedInterpretation.allCases.map { reading in
      let start = [reading.name, reading.interpretation, "", "", "", "fixed", reading.reason]
      return start + Array(repeating: "", count: head.count - start.count)
    }
    return [head] + flips + ranges.rows + fixed
  }

  private func reason(_ reach: ImpactScope) -> String {
    reach == .figures ? "" : AuditReport.words(reach)
  }

  /// JSON, layout 1.
  ///
  /// - Throws: `EncodingError` if a number is not finite.
  public func encoded() throws -> Data {
    try JSONFile.data(
      Figures(
        title: result.scenario.title, seed: result.scenario.seed,
        replications: result.replications, confidence: PolicyComparison.level.value,
        readings: result.findings.map { finding in
          let reading = finding.interpretation
          return ReadingFacts(
            name: reading.name.rawValue, question: reading.question,
            asWritten: reading.asWritten, flipped: reading.flipped, settings: reading.settings,
            reach: finding.impact.rawValue,
            reason: finding.impact == .figures ? nil : AuditReport.words(finding.impact),
            figures: finding.figures.map { FigureFacts($0, result) })
        },
        ranges: ranges.facts, closing: ranges.closing.isEmpty ? nil : ranges.sentences,
        fixed: FixedInterpretation.allCases.map {
          FixedFacts(name: $0.name, reading: $0.interpretation, reason: $0.reason)
        }))
  }

  /// What `audit.json` holds.
  package struct Figures: Codable, Sendable {
    package var layout = 1
    package let title: String
    package let seed: UInt64
    package let replications: Int
    package let confidence: Double
    package let readings: [ReadingFacts]
    /// The numbers that are left open; nil where none are, and in files of before.
    package var ranges: [RangeFacts]?
    /// What to settle first, in sentences.
    package var closing: [String]?
    package let fixed: [FixedFacts]
  }

  package struct ReadingFacts: Codable, Sendable {
    package let name: String
    package let question: String
    package let asWritten: String
    package let flipped: String
    package let settings: [String]
    package let reach: String
    package let reason: String?
    package let figures: [FigureFacts]
  }

  package struct RangeFacts: Codable, Sendable {
    package let input: String
    package let written: String
    package let uncertain: String
    package let ends: [EndFacts]
  }

  package struct EndFacts: Codable, Sendable {
    package let value: String
    package let settings: [String]
    package let figures: [FigureFacts]
  }

  package struct FigureFacts: Codable, Sendable {
    package let scope: String
    package let measure: String
    package let unit: String
    package let asWritten: StudyFigure
    package let flipped: StudyFigure
    package let difference: StudyFigure
    package let pValue: Double?
    package let adjustedPValue: Double?
    package let isBeyondDoubt: Bool
  }

  package struct FixedFacts: Codable, Sendable {
    package let name: String
    package let reading: String
    package let reason: String
  }
}

extension AuditReport.FigureFacts {
  init(_ figure: AuditResult.Figure, _ result: AuditResult) {
    self.init(
      scope: result.name(of: figure.scope), measure: figure.measure.name,
      unit: figure.measure.unit.rawValue, asWritten: StudyFigure(figure.asWritten),
      flipped: StudyFigure(figure.flipped), difference: StudyFigure(figure.difference),
      pValue: figure.pValue, adjustedPValue: figure.adjustedPValue,
      isBeyondDoubt: figure.isBeyondDoubt)
  }
}
