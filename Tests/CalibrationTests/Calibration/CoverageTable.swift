import Calibration
import Foundation
import SimStatistics

/// How often 95 % intervals held what was simulated, by kind of value.
struct CoverageTable {
  /// The fits of one kind of value.
  private struct Row {
    let name: String
    var hits = 0
    var fits = 0
    /// Seeds in which the interval lay above what was simulated, or below it.
    var above = 0
    var below = 0
    /// Seeds that did not tell the value.
    var missing = 0

    mutating func add(_ other: Row) {
      hits += other.hits
      fits += other.fits
      above += other.above
      below += other.below
      missing += other.missing
    }
  }

  private var rows: [Row] = []

  /// Notes an interval; a value that the data did not tell has none.
  mutating func note(_ name: String, _ parameter: FittedParameter?, truth: Double) {
    var row = Row(name: name)
    if let parameter {
      row.fits = 1
      if parameter.lower > truth {
        row.above = 1
      } else if parameter.upper < truth {
        row.below = 1
      } else {
        row.hits = 1
      }
    } else {
      row.missing = 1
    }
    add(row)
  }

  /// Adds another table's rows.
  mutating func add(_ other: CoverageTable) {
    for row in other.rows { add(row) }
  }

  private mutating func add(_ row: Row) {
    if let place = rows.firstIndex(where: { $0.name == row.name }) {
      rows[place].add(row)
    } else {
      rows.append(row)
    }
  }

  /// The values whose intervals hold the truth less or more often than 95 % give or take 1.5 %, beyond what chance explains: the
  /// exact binomial limits of all rows together are kept with 99.9 %.
  var outside: [String] {
    let tail = 0.0005 / Double(max(rows.count, 1))
    return rows.compactMap { row in
      let low = Binomial.cumulative(row.hits, trials: row.fits, probability: 0.935)
      let high = 1 - Binomial.cumulative(row.hits - 1, trials: row.fits, probability: 0.965)
      return low < tail || high < tail ? cells(row).joined(separator: ", ") : nil
    }
  }

  /// All rows, for people.
  var text: String { rows.map { cells($0).joined(separator: ", ") }.joined(separator: "\n") }

  /// The rows of a table in a page, that say first of which logs they are.
  func lines(of logs: String) -> [String] {
    rows.map { "| \(([logs] + cells($0)).joined(separator: " | ")) |" }
  }

  /// What it is, how many fits there were, and of how many the interval held the truth, lay above it and below it; how many
  /// seeds told nothing.
  private func cells(_ row: Row) -> [String] {
    func share(_ part: Int) -> String {
      String(format: "%.1f %%", 100 * Double(part) / Double(max(row.fits, 1)))
    }
    return [
      row.name, String(row.fits), share(row.hits), share(row.above), share(row.below),
      String(row.missing),
    ]
  }
}
