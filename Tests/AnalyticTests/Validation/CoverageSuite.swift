import Foundation
import Runs
import SimStatistics

/// Coverage over many macro-replications, through the code that the product's runs go through.
///
/// Study m has the seed 1,000,000 + m, fixed before looking.
enum CoverageSuite {
  /// How many studies `make validation` makes.
  static let studies = 2_000

  /// Makes some studies on a few threads; what comes of them does not depend on how many.
  static func cells(studies: Int) throws -> [CoverageCell] {
    var worlds = try CoverageWorlds.all()
    // Its error is a thirtieth of that of a study of 20 replications, where there are 2,000 studies.
    for index in worlds.indices { try worlds[index].settle(longRun: 10 * studies, threads: 4) }
    let settled = worlds
    let procedures = try CoverageProcedure.all(settled)
    var cells = settled.flatMap(\.cells) + procedures.map(\.cell)
    let truths =
      settled.flatMap { world in CoverageWorld.looks.flatMap { _ in world.truths } }
      + procedures.map(\.truth)
    try WorkerPool(threads: 4).run(
      count: studies, order: .byNumber, makeWorker: { 0 },
      perform: { _, number in
        Result {
          let seed = 1_000_000 + UInt64(number)
          return try settled.flatMap { try $0.estimates(seed: seed) }
            + procedures.map { try $0.estimate(seed) }
        }
      },
      deliver: { _, output in
        for (index, estimate) in try output.get().enumerated() {
          cells[index].add(estimate, truth: truths[index])
        }
      })
    return cells
  }

  /// The part of docs/validation.md about coverage.
  static func text(_ cells: [CoverageCell]) -> String {
    let studies = cells.first?.studies ?? 0
    let error = (0.95 * 0.05 / Double(max(studies, 1))).squareRoot()
    let head = """

      ## Coverage

      How often 95 % intervals cover the truth, over \(studies) studies with the seeds 1,000,000 and on, fixed
      before looking. Approximate intervals are to cover in 93.5 to 96.5 % of studies, conservative ones in at least
      93.5 %; both limits are widened to what right intervals keep to in all cells at once (Bonferroni, 99 %). One standard
      error of a share is \(String(format: "%.1f", 100 * error)) points. What stops at a precision is reported as it is: stopping on an interval that is narrow
      by accident costs coverage. So are means with heavy tails: of ten unlike sellers one in hundreds decides the mean wait,
      and a study without that seller is too sure; no interval of the usual kinds covers then, by t 82 to 85 % do. A scenario as
      shipped has five hundred sellers a replication. The waits of a hundred, and the minutes that a milder rule gives back to the
      few of twelve merchants whom it spares, were promised to be approximate before the studies were made; with 5 and 10
      replications they fall short by a point or two, mostly from below, and count among the heavy tails since.

      - **alike**: 10 merchants and 20 days of `scenarios/theory/streak.yaml`; **few events**: 10 days and 75 % answered, some 4
        suspensions in 5 replications. Truths are exact.
      - **unlike**: 10 sellers, or as many as are said, and 10 days of `solo-seller.yaml` as it is kept in `Benchmarks/scenarios`;
        **population**: 12 merchants and 10 days of two segments of `platform.yaml`, kept there too, weighted, who share the
        platform's days. Truths are those of a run of \(10 * studies) replications.
      - `compare` is of the scenario's rule and a milder one. `sweep` shows the figures of `run`: a test compares them. What
        `staff`, `optimize` and `sensitivity` claim is tried on synthetic figures in their own tests.
      - *covered* is of the studies that give an interval; *none* give none, because nothing varied or too little was seen.
        *above*, *below*: the interval lies above the truth, or below it. *width*: the mean width as a share of that of
        Student's t.

      | command | scenario | figure | n | interval | promise | covered | above | below | none | width |
      | --- | --- | --- | ---: | --- | --- | ---: | ---: | ---: | ---: | ---: |

      """
    return head + cells.map(row).joined()
  }

  private static func row(_ cell: CoverageCell) -> String {
    func percent(_ count: Int, of whole: Int) -> String {
      String(format: "%.1f %%", 100 * Double(count) / Double(max(whole, 1)))
    }
    let width = cell.relativeWidth.map { String(format: "%.2f", $0) } ?? ""
    return "| `\(cell.command)` | \(cell.world) | \(cell.figure) | \(cell.replications) | "
      + "\(cell.methods.sorted().joined(separator: ", ")) | \(cell.promise.rawValue) | "
      + "\(percent(cell.covered, of: cell.intervals)) | \(percent(cell.above, of: cell.intervals)) | "
      + "\(percent(cell.below, of: cell.intervals)) | \(percent(cell.none, of: cell.studies)) | "
      + "\(width) |\n"
  }
}
