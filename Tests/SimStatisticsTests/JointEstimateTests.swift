import Foundation
import SimStatistics
import Testing

/// Chances over joint distributions, compared with exact ones.
@Suite struct JointEstimateTests {
  /// The 64-bit generator of Steele, Lea and Flood (2014), for draws that are the same in every run.
  struct SplitMix {
    var state: UInt64 = 20_261_121

    mutating func uniform() -> Double {
      state &+= 0x9E37_79B9_7F4A_7C15
      var word = state
      word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
      word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
      word ^= word >> 31
      return (Double(word >> 11) + 0.5) / 9_007_199_254_740_992
    }
  }

  static let count = 20_000
  static let draws: StandardDraws = {
    var generator = SplitMix()
    return StandardDraws(count: count, dimension: 8, uniform: { generator.uniform() })
  }()

  /// Five standard errors of a share: seeds are fixed, so it passes always or never.
  static func tolerance(_ chance: Double) -> Double {
    5 * (chance * (1 - chance) / Double(count)).squareRoot()
  }

  private func chances(_ columns: [[Double]], better: BetterDirection = .higher) throws -> [Double]
  {
    let joint = try #require(JointEstimate(columns.compactMap(ReplicationInfluences.ofMean)))
    return ChanceOfBest.shares(
      of: joint, better: better,
      draws: Self.draws.scaled(degreesOfFreedom: joint.degreesOfFreedom))
  }

  // Student's sleep data, as in DifferenceTests.
  let first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
  let second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
  let third = [0.5, 1.0, 2.2, 0.3, -1.1, 2.4, 4.5, 1.9, 3.6, 2.4]

  @Test("Of two, the chance is the tail of the paired t test")
  func two() throws {
    for other in [second, third] {
      let pValue = try #require(
        PairedDifference.ofMeans(first, minus: other).pValue(against: 0))
      let chances = try chances([first, other])
      #expect(abs(chances[0] - pValue / 2) < Self.tolerance(pValue / 2))
      #expect(abs(chances[0] + chances[1] - 1) < 1e-12)
      let lower = try self.chances([first, other], better: .lower)
      #expect(abs(lower[0] - chances[1]) < 1e-12)
    }
  }

  @Test("Three that differ in nothing but luck share the chance equally")
  func exchangeable() throws {
    // Orthogonal deviations of the same size around the same mean.
    let columns: [[Double]] = [[1, -1, 0, 0, 0, 0], [0, 0, 1, -1, 0, 0], [0, 0, 0, 0, 1, -1]]
    for chance in try chances(columns) { #expect(abs(chance - 1 / 3) < Self.tolerance(1 / 3)) }
  }

  @Test("Chances add up to 1, with more estimates than replications too")
  func sum() throws {
    let columns = [first, second, third, second.map { $0 + 0.1 }].map { Array($0.prefix(3)) }
    let chances = try chances(columns)
    #expect(abs(chances.reduce(0, +) - 1) < 1e-9)
    // The fourth is the second and a little more: the second is never best.
    #expect(chances[1] == 0)
    #expect(chances[3] > 0)
  }

  @Test("Equals tie in every draw")
  func ties() throws {
    #expect(try chances([second, second]) == [0.5, 0.5])
    let withThird = try chances([second, first, second])
    #expect(withThird[0] == withThird[2])
  }

  @Test("Draws keep to possible values: what cannot be beaten is not")
  func bounds() throws {
    let parts = try [[0, 0, 0], [0.2, 0, 0.1]].map {
      try #require(ReplicationInfluences.ofMean($0))
    }
    let draws = Self.draws.scaled(degreesOfFreedom: 2)
    let free = try #require(JointEstimate(parts))
    let bounded = try #require(JointEstimate(parts, possible: [0...1, 0...1]))
    let below = ChanceOfBest.shares(of: free, better: .lower, draws: draws)[1]
    let tied = ChanceOfBest.shares(of: bounded, better: .lower, draws: draws)[1]
    #expect(below > 0.05)
    #expect(abs(tied - below / 2) < 1e-12)
  }

  /// Two policies whose differences on the two figures have correlation rho and expectation 0: one beats
  /// the other on both with probability 1/4 + arcsin(rho) / (2 pi) (Sheppard, 1899), under t as under
  /// normal, so each is on the front with one less that.
  @Test("The chance on a front of two is Sheppard's", arguments: [-0.8, 0, 0.5])
  func sheppard(correlation: Double) throws {
    let base: [Double] = [1, -1, 0, 0, 1, -1, 0, 0]
    let other: [Double] = [0, 0, 1, -1, 0, 0, 1, -1]
    let mixed = zip(base, other).map {
      correlation * $0 + (1 - correlation * correlation).squareRoot() * $1
    }
    let nothing = [Double](repeating: 0, count: 8)
    let parts = try [base, nothing, mixed, nothing].map {
      try #require(ReplicationInfluences.ofMean($0))
    }
    let joint = try #require(JointEstimate(parts))
    let chances = ParetoFront.chances(
      of: joint, axes: .init(first: .higher, second: .higher),
      draws: Self.draws.scaled(degreesOfFreedom: joint.degreesOfFreedom))
    let expected = 0.75 - asin(correlation) / (2 * Double.pi)
    for chance in chances { #expect(abs(chance - expected) < Self.tolerance(expected)) }
    // Wanting less of the second turns the correlation round.
    let turned = ParetoFront.chances(
      of: joint, axes: .init(first: .higher, second: .lower),
      draws: Self.draws.scaled(degreesOfFreedom: joint.degreesOfFreedom))
    let opposite = 0.75 + asin(correlation) / (2 * Double.pi)
    for chance in turned { #expect(abs(chance - opposite) < Self.tolerance(opposite)) }
  }

  @Test("Points that coincide, and points beaten on one figure alone")
  func front() {
    let axes = ParetoFront.Axes(first: .lower, second: .higher)
    #expect(
      ParetoFront.contains([1, 1, 2, 2, 0][...], [5, 5, 9, 8, 1][...], axes: axes)
        == [true, true, true, false, true])
    #expect(ParetoFront.contains([1, 1][...], [5, 4][...], axes: axes) == [true, false])
    #expect(ParetoFront.contains([][...], [][...], axes: axes).isEmpty)
  }

  @Test("What cannot be joined is not")
  func refused() throws {
    let one = try #require(ReplicationInfluences.ofMean([1]))
    let two = try #require(ReplicationInfluences.ofMean([1, 2]))
    #expect(JointEstimate([one]) == nil)
    #expect(JointEstimate([two, one]) == nil)
    #expect(JointEstimate([]) == nil)
    #expect(JointEstimate([two], possible: []) == nil)
    #expect(ReplicationInfluences.ofMean([]) == nil)
    #expect(
      ReplicationInfluences.ofRatio(.init(numerators: [1, 2], denominators: [1, -1])) == nil)
  }
}
