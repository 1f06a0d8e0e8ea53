import Foundation
import MerchantModel

/// Reports what is known exactly about a scenario, as text, rows and JSON.
public struct ExactReport: StudyReport {
  private let scenario: Scenario
  private let file: ExactFile

  /// Derives what is known of a valid scenario.
  public init(_ scenario: Scenario) {
    self.scenario = scenario
    file = ExactFile(scenario)
  }

  /// `exact`.
  public static let name = "exact"

  /// A table for each segment, and the assumptions that break the theory.
  public var text: String { ExactText(scenario).text }

  /// One row a segment and figure.
  public var rows: [[String]] {
    [["scope", "measure", "unit", "estimate", "formula", "source", "long_run", "is_measure"]]
      + file.segments.flatMap { segment in
        segment.figures.map { figure in
          [
            segment.name, figure.name, figure.unit, CSV.number(figure.value), figure.formula,
            figure.source, String(figure.longRun), String(figure.isMeasure),
          ]
        }
      }
  }

  /// As ``ExactFile``.
  public func encoded() throws -> Data { try file.encoded() }
}
