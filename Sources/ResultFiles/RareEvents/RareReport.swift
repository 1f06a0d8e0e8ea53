import Foundation
import Runs

/// Reports rare suspensions as text, rows and JSON.
public struct RareReport: StudyReport {
  private let result: RareResult

  /// Takes the figures of a result.
  public init(_ result: RareResult) {
    self.result = result
  }

  /// `rare`.
  public static let name = "rare"

  /// A table, and how it came about.
  public var text: String { RareText(result).text }

  /// One row a scope and measure.
  public var rows: [[String]] {
    [
      [
        "scope", "measure", "unit", "estimate", "standard_error", "lower", "upper", "exact",
        "plain_merchants",
      ]
    ]
      + RareFile(result).figures.map { figure in
        [figure.of, figure.measure, figure.unit]
          + [
            figure.estimate, figure.standardError, figure.lower, figure.upper, figure.exact,
            figure.plainMerchants,
          ].map(CSV.number)
      }
  }

  /// As ``RareFile``.
  public func encoded() throws -> Data { try RareFile(result).encoded() }
}
