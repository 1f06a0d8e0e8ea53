import Foundation
import SimStatistics
import Testing

@Suite struct SurvivalTests {
  /// Weeks in remission under 6-mercaptopurine.
  ///
  /// Freireich et al. (1963), Blood 21, 699-716. Worked in Kleinbaum and Klein, "Survival Analysis", chapter 2.
  static let remission: [(time: Double, hasEvent: Bool)] = [
    (6, true), (6, true), (6, true), (6, false), (7, true), (9, false), (10, true), (10, false),
    (11, false), (13, true), (16, true), (17, false), (19, false), (20, false), (22, true),
    (23, true), (25, false), (32, false), (32, false), (34, false), (35, false),
  ]

  @Test func stepsAgreeWithTheTextbook() throws {
    let curve = try SurvivalCurve(subjects: Self.remission)
    let printed: [(Double, Int, Double, Double)] = [
      (6, 21, 0.8571, 0.0764), (7, 17, 0.8067, 0.0869), (10, 15, 0.7529, 0.0963),
      (13, 12, 0.6902, 0.1068), (16, 11, 0.6275, 0.1141), (22, 7, 0.5378, 0.1282),
      (23, 6, 0.4482, 0.1346),
    ]
    #expect(curve.steps.count == printed.count)
    for (step, row) in zip(curve.steps, printed) {
      #expect(step.time == row.0 && step.atRisk == row.1)
      let estimate = curve.survival(at: row.0)
      #expect(abs(try #require(estimate.value) - row.2) < 0.000_051)
      #expect(abs(try #require(estimate.standardError) - row.3) < 0.000_051)
    }
  }

  /// Stata, sts list on the same data: 0.6197 to 0.9516 at 6 weeks, 0.1881 to 0.6801 at 23.
  @Test(arguments: [(6.0, 0.6197, 0.9516), (23, 0.1881, 0.6801), (24.5, 0.1881, 0.6801)])
  func logLogIntervalAgreesWithPublishedOutput(time: Double, lower: Double, upper: Double) throws {
    let curve = try SurvivalCurve(subjects: Self.remission)
    let interval = try #require(curve.survival(at: time).interval)
    #expect(abs(interval.lower - lower) < 0.000_051)
    #expect(abs(interval.upper - upper) < 0.000_051)
  }

  @Test func medianIsReachedAndItsUpperEndIsNot() throws {
    let curve = try SurvivalCurve(subjects: Self.remission)
    let median = curve.quantile(0.5)
    #expect(median.value == 23 && median.interval == nil && median.absence == .notReached)
    #expect(curve.quantile(0.9).value == nil && curve.quantile(0.9).absence == .notReached)
    let quarter = curve.quantile(0.25)
    #expect(quarter.value == 13 && quarter.interval?.lower == 6)
  }

  @Test func restrictedMeanIsTheAreaUnderTheCurve() throws {
    let curve = try SurvivalCurve(subjects: Self.remission)
    // Midpoints of a grid that every step time lies on add up to the exact area.
    var area = 0.0
    for half in 0..<60 {
      area += 0.5 * (try #require(curve.survival(at: Double(half) / 2 + 0.25).value))
    }
    let estimate = curve.restrictedMean(to: 30)
    #expect(abs(try #require(estimate.value) - area) < 1e-12)
  }

  /// Without censoring before the limit it is the plain mean of min(T, limit), with the variance of n
  /// in place of n - 1.
  @Test func restrictedMeanWithoutCensoringIsTheSampleMean() throws {
    let times: [Double] = [1, 2, 2, 5, 7, 11, 13, 20]
    let curve = try SurvivalCurve(subjects: times.map { ($0, true) })
    let capped = times.map { min($0, 10) }
    let mean = capped.reduce(0, +) / 8
    let squares = capped.map { ($0 - mean) * ($0 - mean) }.reduce(0, +)
    let estimate = curve.restrictedMean(to: 10)
    #expect(abs(try #require(estimate.value) - mean) < 1e-13)
    #expect(abs(try #require(estimate.standardError) - (squares / 64).squareRoot()) < 1e-13)
  }

  @Test func withoutCensoringGreenwoodIsTheBinomialStandardError() throws {
    let curve = try SurvivalCurve(subjects: (1...20).map { (Double($0), true) })
    let estimate = curve.survival(at: 5)
    #expect(abs(try #require(estimate.value) - 0.75) < 1e-14)
    #expect(abs(try #require(estimate.standardError) - (0.75 * 0.25 / 20).squareRoot()) < 1e-14)
  }

  @Test func dailyCountsGiveTheCurveOfSingleSubjects() throws {
    let single = try SurvivalCurve(subjects: [
      (3, false), (1, true), (2, false), (3, true), (1, true), (3, false), (3, false),
    ])
    let daily = try SurvivalCurve(atRisk: 7, dailyEvents: [2, 0, 1], dailyCensored: [0, 1, 0])
    #expect(single == daily)
  }

  @Test func beforeTheFirstEventTheExactBinomialEndStandsIn() throws {
    let curve = try SurvivalCurve(atRisk: 30, dailyEvents: [0, 0, 0], dailyCensored: [0, 10, 0])
    let early = curve.survival(at: 2)
    #expect(early.value == 1 && early.method == .clopperPearson)
    #expect(abs(try #require(early.interval).lower - pow(0.025, 1.0 / 30)) < 1e-12)
    let late = curve.survival(at: 3)
    #expect(abs(try #require(late.interval).lower - pow(0.025, 1.0 / 20)) < 1e-12)
    #expect(curve.survival(at: 3.5).absence == .beyondHorizon)
    #expect(curve.survival(at: -1).absence == .outOfRange)
  }

  @Test func afterTheLastSubjectSurvivalIsZeroForEver() throws {
    let curve = try SurvivalCurve(subjects: [(1, true), (2, true)])
    let estimate = curve.survival(at: 100)
    #expect(estimate.value == 0 && estimate.interval?.lower == 0)
    #expect(estimate.interval.map { $0.upper < 1 } == true)
  }

  @Test func badInputIsRefused() {
    #expect(throws: StatisticsError.empty) { try SurvivalCurve(groups: []) }
    #expect(throws: StatisticsError.timeOutOfRange(-1)) {
      try SurvivalCurve(subjects: [(-1, true)])
    }
    #expect(throws: StatisticsError.self) { try SurvivalCurve(subjects: [(.nan, true)]) }
    #expect(throws: StatisticsError.countOutOfRange(3)) {
      try SurvivalCurve(atRisk: 2, dailyEvents: [3], dailyCensored: [0])
    }
    #expect(throws: StatisticsError.unequalLengths(1, 0)) {
      try SurvivalCurve(atRisk: 2, dailyEvents: [1], dailyCensored: [])
    }
  }
}
