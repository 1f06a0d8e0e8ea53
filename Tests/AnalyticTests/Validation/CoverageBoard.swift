import SimRandom
import SimStatistics

/// Rows as they come.
struct CoverageBoard {
  let truth: [String: Double]
  var rows: [CoverageRow] = []

  init(truth: [String: Double]) {
    var truth = truth
    let suspensions = truth["suspensions"] ?? .nan
    let milder = truth["milder suspensions"] ?? .nan
    truth["difference"] = suspensions - milder
    truth["three to one"] = (3 * suspensions + milder) / 4
    truth["by day 10"] = CoverageBoard.suspendedByDay10(truth["low_day_chance"] ?? .nan)
    truth["not by day 10"] = 1 - (truth["by day 10"] ?? .nan)
    self.truth = truth
  }

  /// Two low days in a row among 10: no run of two by a recursion over the days.
  private static func suspendedByDay10(_ low: Double) -> Double {
    var (fresh, after) = (1.0, 0.0)
    for _ in 0..<10 { (fresh, after) = ((fresh + after) * (1 - low), fresh * low) }
    return 1 - fresh - after
  }

  mutating func add(
    _ name: String, _ figure: String, _ kind: CoverageRow.Kind, of truthName: String,
    _ estimate: Estimate
  ) {
    let value = truth[truthName] ?? .nan
    rows.append(
      CoverageRow(
        name: name, figure: figure, kind: kind,
        covered: estimate.interval?.contains(value) == true ? 1 : 0, studies: 1))
  }
}
