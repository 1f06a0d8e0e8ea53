import AnalyticModel
import Foundation
import MerchantModel
import Runs
import SimStatistics

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
    /// The chance of a figure at least so far from the exact one if the simulation is right; nil with one replication.
    public let chance: Double?

    /// How many standard errors the simulation lies above the exact figure.
    public var z: Double? {
      standardError.map { (simulated - exact.value) / $0 }
    }
  }

  /// The figures that theory gives and the run reports.
  public let rows: [Row]

  /// Compares a run with the theory of its scenario.
  public init(_ result: RunResult) {
    self.init(result, theory: SegmentAnalysis.all(of: result.scenario))
  }

  /// Compares a run with a theory of each of its segments.
  package init(_ result: RunResult, theory: [SegmentAnalysis]) {
    rows = theory.enumerated().flatMap { index, known in
      known.figures.compactMap { figure -> Row? in
        guard let measure = figure.measure else { return nil }
        let estimate = result.estimate(measure, of: .segment(index))
        guard let value = estimate.value else { return nil }
        return Row(
          segment: known.segment, exact: figure, simulated: value,
          standardError: estimate.standardError.flatMap { $0 > 0 ? $0 : nil },
          degreesOfFreedom: estimate.degreesOfFreedom,
          chance: ExactComparison.chance(of: estimate, figure, measure, segment: index, result))
      }
    }
  }

  /// The figures that lie further from the exact ones than chance explains. A right program shows one in fewer than one
  /// run in 10,000, whatever the number of figures (Bonferroni).
  public var contradictions: [Row] { rows.filter(isContradiction) }

  private static let falseAlarmChance = 1e-4

  private func isContradiction(_ row: Row) -> Bool {
    row.chance.map { $0 * Double(rows.count) < ExactComparison.falseAlarmChance } ?? false
  }

  /// How likely a figure as far off is, by the spread of replications and by the number of events; the likelier of the two,
  /// since t takes few events for more certain than they are, and a Poisson count ignores that events cluster.
  private static func chance(
    of estimate: Estimate, _ exact: ExactFigure, _ measure: Measure, segment: Int,
    _ result: RunResult
  ) -> Double? {
    guard result.replications > 1, let value = estimate.value else { return nil }
    let byCount = chanceOfCount(exact, measure, segment: segment, result)
    if let bySpread = estimate.pValue(against: exact.value) { return max(bySpread, byCount ?? 0) }
    // Where all replications agree and nothing is counted, the figure has no chance in it: durations that are always the
    // same, rounded to a microsecond.
    return byCount ?? (abs(value - exact.value) <= 1e-6 * max(abs(exact.value), 1) ? 1 : 0)
  }

  /// The chance of the events seen, if the measure is a ratio of numbers of events; of a share above one half, of the events
  /// that are not among them.
  private static func chanceOfCount(
    _ exact: ExactFigure, _ measure: Measure, segment: Int, _ result: RunResult
  ) -> Double? {
    guard measure.quantile == nil,
      measure.numerator.allSatisfy({ $0.weight == 1 && !$0.counter.isDuration })
    else { return nil }
    var events = 0.0
    var whole = 0.0
    for replication in 0..<result.replications {
      func total(_ counter: Counter) -> Int64 {
        result.total(counter, segment: segment, replication: replication)
      }
      events += measure.numerator(total)
      whole += Double(measure.denominator(total))
    }
    var expected = exact.value / measure.scale * whole
    if measure.unit == .share && exact.value > 0.5 {
      events = whole - events
      expected = whole - expected
    }
    guard events >= 0, expected >= 0, let count = Int64(exactly: events) else { return nil }
    return EventRate.chance(of: count, expected: expected)
  }

  /// What to say of each contradiction, a line each.
  public var alarms: [String] {
    contradictions.map { row in
      let exact = ExactText.number(row.exact.value, row.exact.unit)
      let simulated = ExactText.number(row.simulated, row.exact.unit)
      return "\(row.exact.name) of \(row.segment) is \(simulated) simulated and \(exact) exactly, "
        + "further off than chance explains"
        + (row.exact.isLongRun
          ? "; the exact figure is of the steady state: is calendar.warmup long enough?" : "")
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
          (row.z.map { String(format: "%.2f", $0) } ?? "-") + (isContradiction(row) ? " !" : ""),
        ]
      }
    let lines = TextColumns.lines(cells, leftColumns: 0..<2)
    var notes = ["z: how many standard errors the simulation lies above the exact figure."]
    if rows.contains(where: \.exact.isLongRun) {
      notes.append("*: exact for the steady state; a run begins empty.")
    }
    if !contradictions.isEmpty {
      notes.append("!: further off than chance explains in one of 10,000 runs of a right program.")
    }
    return (([""] + lines + [""] + notes).joined(separator: "\n")) + "\n"
  }
}
