import Foundation
import Runs

/// Coverage over many macro-replications.
enum CoverageSuite {
  /// How many studies `make validation` makes.
  static let studies = 2_000

  /// Makes some studies on a few threads; what comes of them does not depend on how many.
  static func rows(studies: Int) throws -> [CoverageRow] {
    let study = try CoverageStudy()
    var rows: [CoverageRow] = []
    try WorkerPool(threads: 4).run(
      count: studies, order: .byNumber, makeWorker: { study },
      perform: { study, number in Result { try study.rows(number) } },
      deliver: { _, output in
        let new = try output.get()
        if rows.isEmpty {
          rows = new
          return
        }
        for (index, row) in new.enumerated() {
          rows[index].covered += row.covered
          rows[index].studies += 1
        }
      })
    return rows
  }

  /// The part of docs/validation.md about coverage.
  static func text(_ rows: [CoverageRow]) -> String {
    let head = """

      ## Coverage

      How often 95 % intervals cover a truth that is known exactly, over \(rows.first?.studies ?? 0) studies: each 20
      replications of 10 merchants over 20 days of `scenarios/theory/streak.yaml`, through the code that every run
      goes through. Seeds are 1,000,000 and on, fixed before looking. Approximate intervals are to cover in 93.5 to
      96.5 % of studies, conservative ones in at least 94 %; one standard error of a share is 0.5 points.
      Runs that stop at a precision are reported as they are: stopping on an interval that is narrow by
      accident costs coverage.

      | interval | figure | promise | covered |
      | --- | --- | --- | ---: |

      """
    return head
      + rows.map { row in
        "| \(row.name) | \(row.figure) | \(row.kind.rawValue) | "
          + String(format: "%.1f %%", 100 * row.share) + " |\n"
      }.joined()
  }
}
