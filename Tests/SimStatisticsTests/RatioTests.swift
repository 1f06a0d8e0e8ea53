import SimStatistics
import Testing

@Suite struct RatioTests {
  let answered: [Double] = [7, 12, 3, 9]
  let offered: [Double] = [10, 15, 5, 10]

  /// By hand: R = 31/40; residuals -0.75, 0.375, -0.875, 1.25; sum of squares 3.03125; mean Y = 10.
  @Test func deltaIntervalMatchesHandCalculation() throws {
    let estimate = Ratio.estimate(numerators: answered, denominators: offered)
    let error = (3.03125 / 3 / 4).squareRoot() / 10
    // Two-sided 5 % point of t with three degrees of freedom.
    let critical = 3.182446305284263
    #expect(estimate.value == 0.775)
    #expect(abs(try #require(estimate.standardError) - error) < 1e-15)
    #expect(abs(try #require(estimate.halfWidth) - critical * error) < 1e-12)
    #expect(estimate.method == .delta && estimate.count == 4)
  }

  @Test func aConstantDenominatorReducesToTheMean() throws {
    let ratio = Ratio.estimate(numerators: answered, denominators: [2, 2, 2, 2])
    let mean = Mean.estimate(of: answered.map { $0 / 2 })
    #expect(ratio.value == mean.value)
    #expect(abs(try #require(ratio.standardError) - (try #require(mean.standardError))) < 1e-15)
    let jackknife = Ratio.jackknife(numerators: answered, denominators: [2, 2, 2, 2])
    #expect(
      abs(try #require(jackknife.standardError) - (try #require(mean.standardError))) < 1e-14)
  }

  @Test func anExactlyProportionalNumeratorHasNoError() throws {
    let estimate = Ratio.estimate(numerators: [1, 2, 3], denominators: [2, 4, 6])
    #expect(estimate.value == 0.5 && estimate.standardError == 0)
  }

  /// The two standard errors agree to first order: their relative gap is O(1/n).
  ///
  /// With pairs that
  /// vary by a few per cent the gap at n = 200 is below 1/n.
  @Test func jackknifeAgreesWithDeltaForManyReplications() throws {
    // A full cycle of a linear congruence stands in for a sample: fixed, spread evenly.
    let count = 200
    let y = (0..<count).map { 100 + Double($0 * 37 % count) / 20 }
    let x = (0..<count).map { 0.7 * y[$0] + Double($0 * 71 % count) / 40 }
    let delta = try #require(Ratio.estimate(numerators: x, denominators: y).standardError)
    let jackknife = try #require(Ratio.jackknife(numerators: x, denominators: y).standardError)
    #expect(abs(jackknife / delta - 1) < 1 / Double(count))
    #expect(jackknife != delta)
  }

  @Test func jackknifeMatchesLeavingOutByHand() throws {
    // Leave-one-out ratios of (1, 2), (3, 4), (2, 2): 5/6, 3/4, 4/6; whole 6/8.
    let estimate = Ratio.jackknife(numerators: [1, 3, 2], denominators: [2, 4, 2])
    let pseudo = [2.25 - 2 * 5.0 / 6, 2.25 - 2 * 0.75, 2.25 - 2 * 4.0 / 6]
    let mean = pseudo.reduce(0, +) / 3
    let squares = pseudo.map { ($0 - mean) * ($0 - mean) }.reduce(0, +)
    #expect(abs(try #require(estimate.value) - mean) < 1e-14)
    #expect(abs(try #require(estimate.standardError) - (squares / 6).squareRoot()) < 1e-14)
  }

  @Test func aZeroDenominatorIsUndefinedAndNotNaN() {
    let estimate = Ratio.estimate(numerators: [0, 0], denominators: [0, 0])
    #expect(estimate.value == nil && estimate.absence == .zeroDenominator)
    #expect(
      Ratio.jackknife(numerators: [0, 0], denominators: [0, 0]).absence == .zeroDenominator)
  }

  @Test func singleReplicationsWithoutDenominatorAreAllowed() {
    let estimate = Ratio.estimate(numerators: [0, 3, 4], denominators: [0, 4, 5])
    #expect(estimate.value == 7.0 / 9 && estimate.interval != nil)
  }

  @Test func aDenominatorInOneReplicationOnlyDefeatsTheJackknifeByName() {
    let estimate = Ratio.jackknife(numerators: [0, 3], denominators: [0, 4])
    #expect(estimate.value == 0.75 && estimate.absence == .zeroDenominatorLeftOut)
  }

  @Test func unequalLengthsAreNamed() {
    #expect(
      Ratio.estimate(numerators: [1, 2], denominators: [1]).absence == .unequalLengths)
  }

  @Test func oneReplicationKeepsItsRatio() {
    let estimate = Ratio.estimate(numerators: [3], denominators: [4])
    #expect(estimate.value == 0.75 && estimate.absence == .singleReplication)
  }
}
