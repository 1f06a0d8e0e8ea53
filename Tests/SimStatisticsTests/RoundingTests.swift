import SimStatistics
import Testing

/// Rounding is no spread and no difference.
struct RoundingTests {
  /// Answers of 7.3 s each, however many calls a replication has: sums in microseconds, made seconds.
  private func constantDelay(_ calls: [Int]) -> PairedDifference.RatioSample {
    PairedDifference.RatioSample(
      numerators: calls.map { Double($0 * 7_300_000) * 1e-6 }, denominators: calls.map(Double.init))
  }

  private func calls(_ count: Int, seed: UInt64) -> [Int] {
    var random = TestRandom(seed: seed)
    return (0..<count).map { _ in Int(random.next() % 900) + 100 }
  }

  @Test(
    "A ratio that is the same in every replication differs from none of its kind", arguments: 0..<40
  )
  func constantRatio(seed: UInt64) throws {
    let one = constantDelay(calls(20, seed: 2 * seed))
    let other = constantDelay(calls(20, seed: 2 * seed + 1))
    for estimate in [
      PairedDifference.ofRatios(one, minus: other),
      PairedDifference.relativeOfRatios(one, to: other),
    ] {
      #expect(estimate.value == 0 && estimate.standardError == 0)
      #expect(estimate.pValue(against: 0) == nil)
      #expect(estimate.unlessWithoutSpread.absence == .noSpread)
    }
    let joint = try #require(
      JointEstimate([one, other].compactMap(ReplicationInfluences.ofRatio)))
    #expect(joint.values[0] == joint.values[1])
    let chances = ChanceOfBest.shares(
      of: joint, better: .lower,
      draws: JointEstimateTests.draws.scaled(degreesOfFreedom: joint.degreesOfFreedom))
    #expect(chances == [0.5, 0.5])
  }

  @Test("So is a mean, and a difference of means that is the same in every replication")
  func constantMean() {
    let estimate = Mean.estimate(of: Array(repeating: 0.1, count: 3))
    #expect(estimate.standardError == 0)
    // 0.3 - 0.1 and 2.3 - 2.1 are not the same number.
    let first = [0.3, 1.3, 2.3]
    let second = [0.1, 1.1, 2.1]
    #expect(Set(zip(first, second).map { $0 - $1 }).count > 1)
    let difference = PairedDifference.ofMeans(first, minus: second)
    #expect(difference.standardError == 0)
    #expect(difference.unlessWithoutSpread.absence == .noSpread)
    // 0.1 + 0.2 is not 0.3.
    let none = PairedDifference.ofMeans([0.1 + 0.2, 0.1 + 0.2], minus: [0.3, 0.3])
    #expect(none.value == 0 && none.standardError == 0)
  }

  @Test("A difference of a billionth is one, and so is a spread of that size")
  func smallButReal() throws {
    let one = constantDelay(calls(20, seed: 1))
    let longer = PairedDifference.RatioSample(
      numerators: one.numerators.enumerated().map { $1 * (1 + Double($0 % 2) * 1e-9) },
      denominators: one.denominators)
    let difference = PairedDifference.ofRatios(longer, minus: one)
    #expect(try #require(difference.value) > 0)
    #expect(try #require(difference.standardError) > 0)
    let means = PairedDifference.ofMeans([7.3, 7.300000001], minus: [7.3, 7.3])
    #expect(try #require(means.standardError) > 0)
  }
}
