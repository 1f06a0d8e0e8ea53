import AnalyticModel
import Foundation
import MerchantModel
import Runs
import SimStatistics

/// Rare suspensions, for people.
public struct RareText {
  private let result: RareResult

  /// Lays out a result.
  public init(_ result: RareResult) {
    self.result = result
  }

  /// The table and what it took, ending with a newline.
  public var text: String {
    var cells = [["", "", "estimate", "half-width", "exact", "z", "plain merchants"]]
    for scope in result.scopes {
      for measure in RareRun.measures { cells.append(row(measure, scope)) }
    }
    let lines = TextColumns.lines(cells, leftColumns: 0..<2)
    return ([result.scenario.title, ""] + lines + [""] + notes).joined(separator: "\n") + "\n"
  }

  private func row(_ measure: Measure, _ scope: Scope) -> [String] {
    let estimate = result.estimate(measure, of: scope)
    let known = RareText.exact(measure, scope, result)
    return [
      result.name(of: scope), measure.name,
      RareText.number(estimate.value, "%.4g"),
      RareText.number(
        estimate.value.flatMap { value in
          value > 0 ? estimate.symmetricHalfWidth.map { 100 * $0 / value } : nil
        }, "± %.1f %%"),
      RareText.number(known, "%.7g"),
      RareText.number(
        known.flatMap { known in
          guard let value = estimate.value, let error = estimate.standardError, error > 0 else {
            return nil
          }
          return (value - known) / error
        }, "%.2f"),
      RareText.number(result.plainMerchants(measure, of: scope), "%.2g"),
    ]
  }

  private var notes: [String] {
    let tilts = result.scopes.compactMap { scope -> String? in
      guard case .segment(let index) = scope else { return nil }
      return "\(result.name(of: scope)) \(RareText.number(result.tilts[index].factor, "%.3g"))"
    }
    return [
      "\(result.replications) replications, \(result.merchants) merchants. Importance sampling: on "
        + "\(result.tilts[0].length) days in a row",
      "the odds of noticing a ring are multiplied by \(tilts.joined(separator: ", ")), and each "
        + "merchant is weighed for it.",
      "plain merchants: how many plain simulation would need for the same interval, at least.",
    ]
  }

  /// The exact figure of a segment, where theory has it.
  static func exact(_ measure: Measure, _ scope: Scope, _ result: RareResult) -> Double? {
    guard case .segment(let index) = scope else { return nil }
    let known = SegmentAnalysis(result.scenario, segment: index)
    return known.figure(measure.name)?.value
  }

  private static func number(_ value: Double?, _ format: String) -> String {
    value.map { String(format: format, $0) } ?? "-"
  }
}
