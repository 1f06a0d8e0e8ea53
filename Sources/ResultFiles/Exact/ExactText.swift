import AnalyticModel
import Foundation
import MerchantModel

/// What is known exactly about a scenario, for people.
public struct ExactText {
  private let scenario: Scenario
  private let segments: [SegmentAnalysis]

  /// Derives what is known of a valid scenario.
  public init(_ scenario: Scenario) {
    self.scenario = scenario
    segments = SegmentAnalysis.all(of: scenario)
  }

  /// The text, ending with a newline.
  public var text: String {
    var lines = [scenario.title]
    for segment in segments {
      lines += ["", "Segment \(segment.segment)", ""]
      lines += table(segment)
      lines += reasons(segment)
    }
    lines += [""] + sources
    return lines.joined(separator: "\n") + "\n"
  }

  private func table(_ segment: SegmentAnalysis) -> [String] {
    guard !segment.figures.isEmpty else { return ["  Nothing is known exactly."] }
    let rows = segment.figures.map { figure in
      [
        "  " + figure.name + (figure.isLongRun ? " *" : ""),
        ExactText.number(figure.value, figure.unit), ExactText.words(figure.unit),
        figure.form.rawValue,
      ]
    }
    let widths = (0..<3).map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let name = row[0] + String(repeating: " ", count: widths[0] - row[0].count)
      let value = String(repeating: " ", count: widths[1] - row[1].count) + row[1]
      let unit = row[2] + String(repeating: " ", count: widths[2] - row[2].count)
      return "\(name)  \(value)  \(unit)  \(row[3])"
    }
  }

  private func reasons(_ segment: SegmentAnalysis) -> [String] {
    guard !segment.unknown.isEmpty else { return [] }
    return ["", "  Only simulation tells, because of these assumptions:"]
      + segment.unknown.flatMap { part in
        ["  " + part.subject] + part.reasons.map { "    - " + $0 }
      }
  }

  /// The formulas in use, and the steady state's sign.
  private var sources: [String] {
    let figures = segments.flatMap(\.figures)
    let used = Set(figures.map(\.form))
    var lines = ClosedForm.allCases.filter { used.contains($0) }.map {
      "  \($0.rawValue): \($0.source)"
    }
    if !lines.isEmpty { lines.insert("Sources", at: 0) }
    if figures.contains(where: \.isLongRun) {
      lines.append("* of the steady state; a run begins empty and needs a warm-up to come near.")
    }
    return lines
  }

  /// A value with seven significant digits.
  static func number(_ value: Double, _ unit: Measure.Unit) -> String {
    String(format: "%.7g", value)
  }

  private static func words(_ unit: Measure.Unit) -> String {
    unit == .count ? "" : unit.rawValue
  }
}
