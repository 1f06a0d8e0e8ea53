import Foundation

/// docs/validation.md: what the suite found.
struct ValidationTable {
  let checks: [ValidationCheck]
  let limits: [Double]

  init(_ checks: [ValidationCheck], limits: [Double]) {
    self.checks = checks
    self.limits = limits
  }

  /// The page.
  var text: String {
    let worst = checks.map { abs($0.z) }.max() ?? 0
    let squares = checks.reduce(0) { $0 + $1.z * $1.z } / Double(max(checks.count, 1))
    let published = checks.filter(\.isPublished).count
    let head = """
      # Validation

      Written by `make validation`: scenarios of `scenarios/theory` run through the front door, with the
      settings in `Tests/Validation`, against \(checks.count - published) exact values and \
      \(published) published ones. What each formula assumes is in [exact.md](exact.md).

      - z is the number of standard errors by which the simulation lies above the value; for a published
        value the error of both is counted.
      - The limit is \(format(limits.min() ?? 0, 2)) to \(format(limits.max() ?? 0, 2)): Student's t at \
      99 % for all \(checks.count) comparisons together (Bonferroni). The largest |z| is \
      \(format(worst, 2)); the mean of z^2, 1 if all is well, is \(format(squares, 2)).
      - The standard error is at most 1 % of every exact value; the largest is \
      \(format(100 * (checks.filter { !$0.isPublished }.map(\.relativeError).max() ?? 0), 2)) %.
      - Seeds are those of the scenario files, fixed before looking. Numbers of replications were not.
      - The program of the SSJ tutorial counts callers who leave within 20 s as served within 20 s, so its share is
        compared with `short_waits`; `served_in_time` leaves them out, and is 0.830. This was noticed after looking.

      | case | measure | exact | simulated | std. error | z | source |
      | --- | --- | ---: | ---: | ---: | ---: | --- |

      """
    return head
      + checks.map { check in
        let cells = [
          check.caseName, "`\(check.measure)`",
          String(format: "%.7g", check.exact) + (check.isPublished ? " (published)" : ""),
          String(format: "%.7g", check.simulated), String(format: "%.2g", check.standardError),
          format(check.z, 2), check.source,
        ]
        return "| " + cells.joined(separator: " | ") + " |\n"
      }.joined()
  }

  private func format(_ value: Double, _ decimals: Int) -> String {
    String(format: "%.\(decimals)f", value)
  }
}
