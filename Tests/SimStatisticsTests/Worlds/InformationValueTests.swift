import SimStatistics
import Testing

/// What it is worth to know the world, against toys with known answers.
struct InformationValueTests {
  private static let worlds: [[Double]] = {
    var random = TestRandom(seed: 22)
    return SobolPoints.shifted(points: 4_096, dimensions: 3, using: &random)
  }()

  /// One policy is worth nothing, the other x + y - 1.001 with x and y uniform: the first is chosen. Knowing both is worth
  /// E max(0, x + y - 1.001) = 0.999^3 / 6, knowing x alone E max(0, x - 0.501) = 0.499^2 / 2, and knowing a third number
  /// nothing. 4,096 points of Sobol's integrate these to 1e-3.
  @Test("Two policies and three uniform inputs", arguments: [BetterDirection.higher, .lower])
  func uniform(better: BetterDirection) throws {
    let sign = better == .higher ? 1.0 : -1.0
    let other = Self.worlds.map { sign * ($0[0] + $0[1] - 1.001) }
    let value = try #require(
      InformationValue([other.map { _ in 0 }, other], better: better))
    #expect(value.chosen == 0)
    #expect(abs(value.perfect - 0.999 * 0.999 * 0.999 / 6) < 1e-3)
    let inputs = (0..<3).map { input in Self.worlds.map { $0[input] } }
    let gains = try inputs.map { try #require(value.ofInput(at: $0)) }
    #expect(abs(gains[0] - 0.499 * 0.499 / 2) < 1e-3)
    #expect(abs(gains[1] - gains[0]) < 1e-3)
    #expect(gains[2] < 1e-3)
    #expect(abs(value.shareBest[1] - 0.5) < 0.01)
  }

  /// A number with three values, of which one makes the other policy better by 0.8: worth 0.8 / 3.
  @Test("An input with few values has a mean for each")
  func levels() throws {
    let levels = Self.worlds.map { min(Int($0[0] * 3), 2) }
    let other = zip(levels, Self.worlds).map { level, world in
      Double(level) - 1.2 + 0.1 * (world[1] - 0.5)
    }
    let value = try #require(InformationValue([other.map { _ in 0 }, other], better: .higher))
    let places = Self.worlds.map { $0[0] }
    let gain = try #require(value.ofInput(at: places, levels: levels))
    #expect(abs(gain - 0.8 / 3) < 1e-3)
    let choices = try #require(value.choices(at: places, levels: levels))
    #expect(zip(levels, choices).allSatisfy { ($0 == 2) == ($1 == 1) })
  }

  /// Of y = 3 x + z with uniform x and z, knowing x takes 9/10 of the variance away, knowing z a tenth.
  @Test("Shares of the variance are those of theory")
  func explained() throws {
    let values = Self.worlds.map { 3 * $0[0] + $0[2] }
    let shares = try (0..<3).map { input in
      try #require(ConditionalMean(of: values, at: Self.worlds.map { $0[input] })).explained
    }
    #expect(abs(shares[0] - 0.9) < 1e-2)
    #expect(shares[1] < 1e-2)
    #expect(abs(shares[2] - 0.1) < 1e-2)
  }

  @Test("Noise alone is not taken for an effect")
  func noise() throws {
    var random = TestRandom(seed: 23)
    var explained = 0.0
    for _ in 0..<200 {
      let values = (0..<64).map { _ in random.normal() }
      let places = (0..<64).map { _ in random.uniform() }
      explained += try #require(ConditionalMean(of: values, at: places)).explained / 200
    }
    // A cubic fitted without further ado would explain 3/63, 4.8 %.
    #expect(explained < 0.02)
  }

  @Test("Too few worlds have no curve, and one policy nothing to choose")
  func few() throws {
    #expect(ConditionalMean(of: [1, 2, 3], at: [0.1, 0.5, 0.9]) == nil)
    let alone = try #require(InformationValue([[1, 2, 3]], better: .higher))
    #expect(alone.perfect == 0)
    #expect(InformationValue([[1], [1, 2]], better: .higher) == nil)
    let few = try #require(InformationValue([[1, 2, 3], [3, 2, 1]], better: .higher))
    #expect(few.ofInput(at: [0.1, 0.5, 0.9]) == nil)
    #expect(few.choices(at: [0.1, 0.5, 0.9]) == nil)
  }

  @Test("What is better in no world turns no choice, and one number is worth no more than all")
  func dominated() throws {
    var random = TestRandom(seed: 29)
    let places = (0..<64).map { _ in random.uniform() }
    // Days off under a policy, nothing under the other: skewed, so that a curve can dip below zero.
    let off = places.map { max(0, $0 - 0.7) }
    let value = try #require(InformationValue([off.map { _ in 0 }, off], better: .lower))
    #expect(value.chosen == 0)
    #expect(value.perfect == 0)
    #expect(value.ofInput(at: places) == 0)
    #expect(value.choices(at: places) == places.map { _ in 0 })
  }
}
