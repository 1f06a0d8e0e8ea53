import Foundation
import SimStatistics
import Testing

/// Sobol's indices and Morris's effects on functions of which both are known.
struct SensitivityTests {
  /// Rows cut into 64 replicates.
  private func replicates(_ rows: [SobolIndices.Row]) -> [[SobolIndices.Row]] {
    let size = rows.count / 64
    return (0..<64).map { Array(rows[($0 * size)..<(($0 + 1) * size)]) }
  }

  /// sin x1 + 7 sin^2 x2 + 0.1 x3^4 sin x1, the inputs even over -pi to pi. Ishigami and Homma (1990).
  private static func ishigami(_ place: [Double]) -> Double {
    let x = place.map { (2 * $0 - 1) * Double.pi }
    return sin(x[0]) + 7 * sin(x[1]) * sin(x[1]) + 0.1 * pow(x[2], 4) * sin(x[0])
  }

  /// The exact parts of the variance: Saltelli et al., "Global Sensitivity Analysis. The Primer", 4.7.
  private enum Exact {
    static let (a, b, pi) = (7.0, 0.1, Double.pi)
    static let first = [
      (1 + b * pow(pi, 4) / 5) * (1 + b * pow(pi, 4) / 5) / 2, a * a / 8, 0,
    ]
    static let interaction = b * b * pow(pi, 8) * (1 / 18.0 - 1 / 50.0)
    static let total = [first[0] + interaction, first[1], interaction]
    static let variance = first[0] + first[1] + interaction
  }

  /// Rows at random places. Noise of a row is shared by its points to a share, and doubled at B.
  private func rows(
    _ count: Int, noise: Double, shared: Double, replications: Int, seed: UInt64
  ) -> [SobolIndices.Row] {
    var random = TestRandom(seed: seed)
    return (0..<count).map { _ in
      let a = (0..<3).map { _ in random.uniform() }
      let b = (0..<3).map { _ in random.uniform() }
      let common = (0..<replications).map { _ in random.normal() }
      func value(_ place: [Double]) -> NoisyValue {
        NoisyValue(
          common.map {
            Self.ishigami(place)
              + noise * (shared.squareRoot() * $0 + (1 - shared).squareRoot() * random.normal())
          })
      }
      return SobolIndices.Row(
        base: value(a), other: value(b),
        mixed: (0..<3).map { changed in
          value((0..<3).map { $0 == changed ? b[$0] : a[$0] })
        })
    }
  }

  /// An index whose error is within 4 of its standard errors passes: of t with 63 degrees of freedom 1 correct one in 6,000
  /// would fail on a random seed. The standard errors are those of the estimates themselves, over 64 replicates.
  private func check(_ estimate: Estimate, _ exact: Double, _ name: String) throws {
    let value = try #require(estimate.value)
    let error = try #require(estimate.standardError)
    #expect(abs(value - exact) < 4 * error, "\(name): \(value) ± \(error), not \(exact)")
    #expect(error < 0.05, "\(name) says too little to be a test")
  }

  private func check(_ indices: SobolIndices) throws {
    for input in 0..<3 {
      try check(
        indices.firstOrder[input], Exact.first[input] / Exact.variance, "first \(input)")
      try check(indices.total[input], Exact.total[input] / Exact.variance, "total \(input)")
    }
    try check(
      indices.sumOfFirstOrder, Exact.first.reduce(0, +) / Exact.variance, "sum of first")
    let variance = try #require(indices.variance.value)
    #expect(
      abs(variance - Exact.variance) < 4 * (try #require(indices.variance.standardError)))
  }

  @Test("Without noise the indices of Ishigami's function are found")
  func ishigamiExactly() throws {
    let rows = rows(8_192, noise: 0, shared: 0, replications: 2, seed: 1)
    let indices = try #require(SobolIndices(replicates: replicates(rows)))
    try check(indices)
    #expect(indices.noise == 0)
    #expect(indices.noiseShare == 0)
  }

  @Test(
    "Noise as great as the function's own spread biases nothing, however much of it points share",
    arguments: [0, 0.5, 1.0])
  func ishigamiWithNoise(shared: Double) throws {
    let noise = Exact.variance.squareRoot()
    let rows = rows(16_384, noise: noise, shared: shared, replications: 2, seed: 2)
    let indices = try #require(SobolIndices(replicates: replicates(rows)))
    try check(indices)
    // The variance of a normal sample's variance is 2 sigma^4 over its degrees of freedom, at the least
    // one a row.
    let deviation = noise * noise * (2 / 16_384.0).squareRoot()
    #expect(abs(indices.noise - noise * noise) < 4 * deviation)
    #expect(abs(try #require(indices.noiseShare) - 0.5) < 0.02)
  }

  @Test("The square of a mean has its noise taken off, a product what two share of it")
  func noiseTakenOff() {
    // Two replications: the mean is 2, the variance of one 2, that of the mean 1.
    let value = NoisyValue([1, 3])
    #expect(value.mean == 2 && value.noise == 2)
    #expect(value.square == 2 * 2 - 1)
    // Means 2 and 20, a covariance of 20 in one replication and of 10 in the means.
    #expect(value.product(with: NoisyValue([10, 30])) == 2 * 20 - 10)
    #expect(value.product(with: NoisyValue([30, 10])) == 2 * 20 + 10)
    // Between different replications alone: 1 x 30 and 3 x 10, halved.
    #expect(value.product(with: NoisyValue([10, 30])) == (1 * 30 + 3 * 10) / 2)
  }

  @Test("Of a linear function the effects are its slopes, without deviation")
  func linear() throws {
    var random = TestRandom(seed: 7)
    let slopes = [3.0, -2, 0]
    let walks = (0..<10).map { _ in
      let walk = ElementaryEffects.Trajectory.drawn(inputs: 3, using: &random)
      return (
        walk: walk,
        values: walk.points.map { place in
          let value = zip(slopes, place).reduce(1) { $0 + $1.0 * $1.1 }
          return NoisyValue([value, value])
        }
      )
    }
    let effects = try #require(ElementaryEffects(walks, using: &random)).effects
    for (effect, slope) in zip(effects, slopes) {
      #expect(abs(try #require(effect.mean.value) - slope) < 1e-12)
      #expect(abs(try #require(effect.meanSize.value) - abs(slope)) < 1e-12)
      #expect(try #require(effect.deviation.value) < 1e-7)
      #expect(effect.noise < 1e-7)
    }
  }

  @Test("A trajectory keeps to the grid and moves each input once, by the step")
  func trajectory() {
    var random = TestRandom(seed: 8)
    for _ in 0..<50 {
      let walk = ElementaryEffects.Trajectory.drawn(inputs: 5, using: &random)
      #expect(walk.points.count == 6)
      #expect(walk.moved.sorted() == [0, 1, 2, 3, 4])
      for (index, input) in walk.moved.enumerated() {
        let (from, to) = (walk.points[index], walk.points[index + 1])
        #expect(abs(abs(to[input] - from[input]) - ElementaryEffects.step) < 1e-12)
        #expect(zip(from, to).enumerated().allSatisfy { $0 == input || $1.0 == $1.1 })
        #expect(to.allSatisfy { (0...1).contains($0) && abs($0 * 3 - ($0 * 3).rounded()) < 1e-9 })
      }
    }
  }

  @Test("Noise of an effect is told, and does not count as its deviation")
  func noiseOfEffects() throws {
    var random = TestRandom(seed: 9)
    let count = 400
    let walks = (0..<count).map { _ in
      let walk = ElementaryEffects.Trajectory.drawn(inputs: 2, using: &random)
      return (
        walk: walk,
        values: walk.points.map { place in
          NoisyValue((0..<4).map { _ in 2 * place[0] + random.normal() })
        }
      )
    }
    let effects = try #require(ElementaryEffects(walks, using: &random)).effects
    // Two means of four standard normals each, over the step.
    let noise = 0.5.squareRoot() / ElementaryEffects.step
    for effect in effects {
      #expect(abs(effect.noise - noise) < 4 * noise / (2 * Double(count) * 3).squareRoot())
      // The spread of 400 effects tells their variance to 2 / 400 of itself.
      #expect(
        try #require(effect.deviation.value)
          < noise * (4 * (2 / Double(count)).squareRoot()).squareRoot())
    }
    let mean = try #require(effects[0].mean.value)
    #expect(abs(mean - 2) < 4 * noise / Double(count).squareRoot())
  }

  @Test("A product of two noisy values is free of the noise they share")
  func products() {
    var random = TestRandom(seed: 10)
    let count = 20_000
    let (mean, spread) = moments(
      (0..<count).map { _ in
        let common = (0..<3).map { _ in random.normal() }
        let one = NoisyValue(common.map { 2 + $0 })
        let other = NoisyValue(common.map { 3 + 2 * $0 })
        return one.product(with: other)
      })
    #expect(abs(mean - 6) < 4 * spread / Double(count).squareRoot())
  }

  private func moments(_ values: [Double]) -> (mean: Double, deviation: Double) {
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (mean, (squares / Double(values.count - 1)).squareRoot())
  }
}
