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
  }

  @Test func anExactlyProportionalNumeratorHasNoError() throws {
    let estimate = Ratio.estimate(numerators: [1, 2, 3], denominators: [2, 4, 6])
    #expect(estimate.value == 0.5 && estimate.standardError == 0)
  }

  /// The standard error by leaving out one replication after the other, which assumes no linearity: Miller (1974), "The
  /// jackknife - a review", Biometrika 61(1). Both agree to first order: their relative gap is O(1/n). With pairs that
  /// vary by a few per cent the gap at n = 200 is below 1/n.
  @Test func theDeltaMethodAgreesWithTheJackknife() throws {
    // A full cycle of a linear congruence stands in for a sample: fixed, spread evenly.
    let count = 200
    let y = (0..<count).map { 100 + Double($0 * 37 % count) / 20 }
    let x = (0..<count).map { 0.7 * y[$0] + Double($0 * 71 % count) / 40 }
    let delta = try #require(Ratio.estimate(numerators: x, denominators: y).standardError)
    let (above, below) = (x.reduce(0, +), y.reduce(0, +))
    let pseudoValues = zip(x, y).map {
      Double(count) * above / below - Double(count - 1) * (above - $0) / (below - $1)
    }
    let jackknife = try #require(Mean.estimate(of: pseudoValues).standardError)
    #expect(abs(jackknife / delta - 1) < 1 / Double(count))
    #expect(jackknife != delta)
  }

  @Test func aZeroDenominatorIsUndefinedAndNotNaN() {
    let estimate = Ratio.estimate(numerators: [0, 0], denominators: [0, 0])
    #expect(estimate.value == nil && estimate.absence == .zeroDenominator)
  }

  @Test func singleReplicationsWithoutDenominatorAreAllowed() {
    let estimate = Ratio.estimate(numerators: [0, 3, 4], denominators: [0, 4, 5])
    #expect(estimate.value == 7.0 / 9 && estimate.interval != nil)
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
