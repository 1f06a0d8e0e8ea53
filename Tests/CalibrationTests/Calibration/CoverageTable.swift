import Calibration
import Foundation
import SimStatistics

/// How often 95 % intervals held what was simulated, by kind of value.
struct CoverageTable {
  private var rows: [(name: String, hits: Int, fits: Int, missing: Int)] = []

  /// Notes an interval; a value that the data did not tell has none.
  mutating func note(_ name: String, _ parameter: FittedParameter?, truth: Double) {
    let place =
      rows.firstIndex { $0.name == name }
      ?? {
        rows.append((name, 0, 0, 0))
        return rows.count - 1
      }()
    guard let parameter else {
      rows[place].missing += 1
      return
    }
    rows[place].fits += 1
    if parameter.lower <= truth && truth <= parameter.upper { rows[place].hits += 1 }
  }

  /// Adds another table's rows.
  mutating func add(_ other: CoverageTable) {
    for row in other.rows {
      if let place = rows.firstIndex(where: { $0.name == row.name }) {
        rows[place].hits += row.hits
        rows[place].fits += row.fits
        rows[place].missing += row.missing
      } else {
        rows.append(row)
      }
    }
  }

  /// The values whose intervals hold the truth less or more often than 95 % give or take 1.5 %, beyond what chance explains: the
  /// exact binomial limits of all rows together are kept with 99.9 %.
  var outside: [String] {
    let tail = 0.0005 / Double(max(rows.count, 1))
    return rows.compactMap { row in
      let low = Binomial.cumulative(row.hits, trials: row.fits, probability: 0.935)
      let high = 1 - Binomial.cumulative(row.hits - 1, trials: row.fits, probability: 0.965)
      return low < tail || high < tail ? text(row) : nil
    }
  }

  /// All rows, for people.
  var text: String { rows.map { text($0) }.joined(separator: "\n") }

  private func text(_ row: (name: String, hits: Int, fits: Int, missing: Int)) -> String {
    let share = 100 * Double(row.hits) / Double(max(row.fits, 1))
    return "\(row.name): \(String(format: "%.1f", share)) % of \(row.fits), \(row.missing) without"
  }
}
