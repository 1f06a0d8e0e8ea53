import Foundation
import SimStatistics
import Testing

/// Figures over worlds: quantiles, the interval of the mean, and what of the spread is noise.
struct WorldSampleTests {
  @Test("Quantiles lie between worlds in proportion")
  func quantiles() {
    let sample = WorldSample(values: [[4, nil], [1, 2]], noise: [[nil, nil], [nil, nil]])
    #expect(sample.quantile(0) == 1)
    #expect(sample.quantile(0.25) == 1.5)
    #expect(sample.quantile(0.5) == 2)
    #expect(sample.quantile(1) == 4)
    #expect(sample.undefinedWorlds == 1)
    #expect(WorldSample(values: [[nil]], noise: [[nil]]).quantile(0.5) == nil)
  }

  @Test("The mean's interval is Student's t on the sets' means")
  func mean() throws {
    // Means of sets 2, 4, 6: mean 4, standard error sqrt(4 / 3), t of 2 degrees of freedom 4.3027.
    let sample = WorldSample(
      values: [[1, 3], [4, 4], [5, 7]], noise: [[0, 0], [0, 0], [0, 0]])
    let estimate = sample.mean()
    #expect(estimate.value == 4)
    let half = try #require(estimate.halfWidth)
    #expect(abs(half - 4.302652729749 * (4.0 / 3).squareRoot()) < 1e-9)
  }

  @Test("Noise is taken off the variance between worlds, and never below nothing")
  func components() throws {
    // Figures 1, 2, 3, 4: variance 5/3.
    let some = WorldSample(values: [[1, 2], [3, 4]], noise: [[0.5, 0.5], [0.5, 0.5]])
    let parts = try #require(some.components)
    #expect(abs(parts.total - 5.0 / 3) < 1e-12)
    #expect(abs(parts.between - (5.0 / 3 - 0.5)) < 1e-12)
    #expect(abs((parts.noiseShare ?? 0) - 0.3) < 1e-12)
    // A twentieth of 5/3 - 1/2 + v is v at v = (7/6) / 19: noise of 1/2 must shrink by 57/7.
    #expect(abs((parts.replicationFactor(forNoiseShare: 0.05) ?? 0) - 57.0 / 7) < 1e-9)
    let all = WorldSample(values: [[1, 2], [3, 4]], noise: [[9, 9], [9, 9]])
    #expect(all.components?.between == 0)
    #expect(all.components?.noiseShare == 1)
    #expect(all.components?.replicationFactor(forNoiseShare: 0.05) == nil)
    #expect(WorldSample(values: [[1]], noise: [[1]]).components == nil)
  }

  /// Worlds with standard deviation 2 and noise with standard deviation 3 in each of 2 replications: the variance between
  /// worlds is 4, that of a world's mean 4 + 9/2. Over 400 studies of 64 worlds the mean estimate of the first has a
  /// standard error of some (8.5² 2/63 + 4.5² 2/64)^½ / 20 = 0.086; five of them are allowed.
  @Test("The components of a random-effects model are found")
  func randomEffects() {
    var random = TestRandom(seed: 20)
    var (between, share) = (0.0, 0.0)
    let studies = 400
    for _ in 0..<studies {
      var values = [[Double?]](repeating: [], count: 8)
      var noise = values
      for world in 0..<64 {
        let mean = 2 * random.normal()
        let runs = [mean + 3 * random.normal(), mean + 3 * random.normal()]
        let middle = (runs[0] + runs[1]) / 2
        values[world / 8].append(middle)
        noise[world / 8].append((runs[0] - middle) * (runs[0] - middle))
      }
      let parts = WorldSample(values: values, noise: noise).components
      between += (parts?.between ?? 0) / Double(studies)
      share += (parts?.noiseShare ?? 0) / Double(studies)
    }
    #expect(abs(between - 4) < 0.43)
    // The ratio's own standard error is below 0.006.
    #expect(abs(share - 4.5 / 8.5) < 0.03)
  }

  /// 1,000 studies: a right interval covers 95 % with a standard error of 0.7 %; four of them are allowed.
  @Test("The mean's interval covers, noise included")
  func coverage() {
    var random = TestRandom(seed: 21)
    var covered = 0
    let studies = 1_000
    for _ in 0..<studies {
      // The figure is the square of the input plus noise: the mean over worlds is 1/3.
      var values: [[Double?]] = []
      for _ in 0..<8 {
        let points = SobolPoints.shifted(points: 8, dimensions: 1, using: &random)
        values.append(points.map { $0[0] * $0[0] + 0.1 * random.normal() })
      }
      let sample = WorldSample(values: values, noise: values.map { $0.map { _ in nil } })
      if sample.mean().interval?.contains(1.0 / 3) ?? false { covered += 1 }
    }
    #expect(abs(Double(covered) / Double(studies) - 0.95) < 0.028)
  }
}
