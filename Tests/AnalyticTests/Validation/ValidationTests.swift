import Foundation
import SimStatistics
import Testing

/// The simulation, through its front door, against exact values.
///
/// The z limit is Student's t quantile at 99 % for the whole suite, Bonferroni-corrected: a correct model
/// fails one set of seeds in a hundred. The seeds are in the scenario files and were fixed before looking.
@Suite(.serialized) struct ValidationTests {
  private static let report = ProcessInfo.processInfo.environment["RINGSIDE_VALIDATION"]

  /// The fast cases with a quarter of their replications; what the whole suite asks of precision is asked
  /// there.
  @Test("Fast cases agree with theory", .enabled(if: ValidationTests.report == nil))
  func fastCases() throws {
    let suite = try ValidationCase.all()
    let checks = suite.reduce(0) { $0 + $1.checks }
    #expect(checks >= 40)
    var compared = 0
    for one in suite where one.fast == true {
      for check in try one.check(share: 0.25) {
        compared += 1
        #expect(abs(check.z) < limit(check, of: checks), "\(check)")
        #expect(check.relativeError < 0.04, "\(check)")
      }
    }
    #expect(compared >= 10)
  }

  @Test("All cases agree with theory", .enabled(if: ValidationTests.report != nil))
  func allCases() throws {
    let suite = try ValidationCase.all()
    let count = suite.reduce(0) { $0 + $1.checks }
    var checks: [ValidationCheck] = []
    for one in suite { checks += try one.check() }
    for check in checks {
      #expect(abs(check.z) < limit(check, of: count), "\(check)")
      if !check.isPublished { #expect(check.relativeError <= 0.01, "\(check)") }
    }
    let limits = checks.map { limit($0, of: count) }
    let page = ValidationPage(path: try #require(ValidationTests.report))
    try page.write(comparisons: ValidationTable(checks, limits: limits).text)
  }

  @Test("Intervals cover as they promise", .enabled(if: ValidationTests.report != nil))
  func coverage() throws {
    let cells = try CoverageSuite.cells(studies: CoverageSuite.studies)
    // Written first: a cell that misses is to be looked at beside the others.
    let page = ValidationPage(path: try #require(ValidationTests.report))
    try page.write(coverage: CoverageSuite.text(cells))
    for cell in cells {
      #expect(
        cell.isAsAsked(among: cells.count),
        "\(cell.command) of \(cell.figure), \(cell.world), \(cell.replications): \(cell.share)")
    }
  }

  /// 40 studies: a right 95 % interval covers fewer than 28 of them less than once in 100,000 times, and one of heavy
  /// tails, which covers 87 %, less than once in 800; the seeds are fixed.
  @Test("Intervals cover, roughly", .enabled(if: ValidationTests.report == nil))
  func roughCoverage() throws {
    let cells = try CoverageSuite.cells(studies: 40)
    #expect(cells.count >= 80)
    for cell in cells {
      #expect(
        Double(cell.covered) >= 0.75 * Double(cell.intervals) - 2,
        "\(cell.command) of \(cell.figure) covered \(cell.covered)")
    }
  }

  private func limit(_ check: ValidationCheck, of count: Int) -> Double {
    StudentT.criticalValue(
      ConfidenceLevel.ninetyNine.simultaneous(over: count),
      degreesOfFreedom: check.degreesOfFreedom)
  }
}
