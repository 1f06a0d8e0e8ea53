import SimStatistics
import Testing

@Suite struct MeanTests {
  /// R: t.test(c(1, 2, 3, 4, 5)): mean 3, s = sqrt(2.5), t(0.975; 4) = 2.776445105 (Abramowitz and
  /// Stegun, table 26.10, give 2.776).
  @Test func intervalOfFiveReplicationsUsesTWithFourDegreesOfFreedom() throws {
    let estimate = Mean.estimate(of: [1, 2, 3, 4, 5])
    let error = (2.5 / 5).squareRoot()
    let interval = try #require(estimate.interval)
    #expect(estimate.value == 3)
    #expect(estimate.degreesOfFreedom == 4)
    #expect(abs(try #require(estimate.standardError) - error) < 1e-15)
    #expect(abs(interval.lower - (3 - 2.7764451051977987 * error)) < 1e-12)
    #expect(abs(interval.upper - (3 + 2.7764451051977987 * error)) < 1e-12)
    #expect(estimate.method == .t && estimate.count == 5 && estimate.absence == nil)
  }

  /// Two-sided 5 % points of t as printed in Fisher and Yates, "Statistical Tables", table III.
  @Test(arguments: [(1, 12.706), (2, 4.303), (9, 2.262), (30, 2.042), (120, 1.980)])
  func criticalValuesAgreeWithPrintedTables(degrees: Int, printed: Double) {
    let value = StudentT.criticalValue(.ninetyFive, degreesOfFreedom: Double(degrees))
    #expect(abs(value - printed) < 0.000_51)
  }

  /// With two degrees of freedom the quantile has a closed form: (2p - 1) sqrt(2 / (4 p (1 - p))).
  @Test(arguments: [0.5, 0.9, 0.99, 0.999])
  func criticalValueAtTwoDegreesMatchesTheClosedForm(level: Double) throws {
    let upper = (1 + level) / 2
    let exact = (2 * upper - 1) * (2 / (4 * upper * (1 - upper))).squareRoot()
    let value = StudentT.criticalValue(try ConfidenceLevel(level), degreesOfFreedom: 2)
    #expect(abs(value / exact - 1) < 1e-10)
  }

  @Test func noReplicationIsUndefined() {
    let estimate = Mean.estimate(of: [])
    #expect(estimate.value == nil && estimate.interval == nil)
    #expect(estimate.absence == .noObservations)
  }

  @Test func oneReplicationHasAValueButNoInterval() {
    let estimate = Mean.estimate(of: [7])
    #expect(estimate.value == 7 && estimate.interval == nil && estimate.standardError == nil)
    #expect(estimate.absence == .singleReplication)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func aValueThatIsNotFiniteNeverLeaks(bad: Double) {
    let estimate = Mean.estimate(of: [1, bad, 2])
    #expect(estimate.value == nil && estimate.absence == .notFinite)
  }

  @Test func aLargeOffsetDoesNotDisturbTheStandardError() throws {
    let plain = try #require(Mean.estimate(of: [1, 2, 4]).standardError)
    let shifted = try #require(Mean.estimate(of: [1e9 + 1, 1e9 + 2, 1e9 + 4]).standardError)
    #expect(abs(plain - shifted) < 1e-9)
  }
}

@Suite struct ConfidenceLevelTests {
  @Test(arguments: [0, 1, -0.1, 1.5, Double.nan, .infinity])
  func levelsOutsideTheOpenUnitIntervalAreRefused(value: Double) {
    #expect(throws: StatisticsError.self) { try ConfidenceLevel(value) }
  }

  @Test func simultaneousLevelSharesTheErrorEqually() {
    #expect(abs(ConfidenceLevel.ninetyFive.simultaneous(over: 10).value - 0.995) < 1e-15)
    #expect(ConfidenceLevel.ninetyFive.simultaneous(over: 1) == .ninetyFive)
    #expect(ConfidenceLevel.ninetyFive.simultaneous(over: .max).value < 1)
  }
}
