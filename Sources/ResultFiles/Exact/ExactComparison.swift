import AnalyticModel
import Foundation
import MerchantModel
import Runs

/// Exact figures beside simulated ones.
public struct ExactComparison {
  /// One figure both ways.
  public struct Row: Hashable, Sendable {
    /// The segment.
    public let segment: String
    /// The exact figure.
    public let exact: ExactFigure
    /// The estimate.
    public let simulated: Double
    /// Its standard error; nil where replications agree exactly.
    public let standardError: Double?
    /// The degrees of freedom behind the standard error.
    public let degreesOfFreedom: Double?

    /// How many standard errors the simulation lies above the exact figure.
    public var z: Double? {
      standardError.map { (simulated - exact.value) / $0 }
    }
  }

  /// The figures that theory gives and the run reports.
  public let rows: [Row]

  /// Compares a run with the theory of its scenario.
  public init(_ result: RunResult) {
    rows = result.scenario.segments.indices.flatMap { index in
      let known = SegmentAnalysis(result.scenario, segment: index)
      return known.figures.compactMap { figure -> Row? in
        guard let measure = figure.measure else { return nil }
        let estimate = result.estimate(measure, of: .segment(index))
        guard let value = estimate.value else { return nil }
        return Row(
          segment: known.segment, exact: figure, simulated: value,
          standardError: estimate.standardError.flatMap { $0 > 0 ? $0 : nil },
          degreesOfFreedom: estimate.degreesOfFreedom)
      }
    }
  }

  /// The table, ending with a newline.
  public var text: String {
    guard !rows.isEmpty else {
      return "\nNo figure of this scenario is known exactly: ringside exact says why.\n"
    }
    let cells =
      [["Known exactly", "", "exact", "simulated", "std. error", "z"]]
      + rows.map { row in
        [
          row.segment, row.exact.name + (row.exact.isLongRun ? " *" : ""),
          ExactText.number(row.exact.value, row.exact.unit),
          ExactText.number(row.simulated, row.exact.unit),
          row.standardError.map { String(format: "%.2g", $0) } ?? "-",
          row.z.map { String(format: "%.2f", $0) } ?? "-",
        ]
      }
    let lines = TextColumns.lines(cells, leftColumns: 0..<2)
    var notes = ["z: how many standard errors the simulation lies above the exact figure."]
    if rows.contains(where: \.exact.isLongRun) {
      notes.append("*: exact for the steady state; a run begins empty.")
    }
    return (([""] + lines + [""] + notes).joined(separator: "\n")) + "\n"
  }
}
