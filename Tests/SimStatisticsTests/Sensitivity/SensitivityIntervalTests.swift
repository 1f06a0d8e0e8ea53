import SimStatistics
import Testing

/// When effects and indices have intervals, and when there are no indices at all.
struct SensitivityIntervalTests {
  /// Rows cut into eight replicates, or one a row if there are fewer.
  private func replicates(_ rows: [SobolIndices.Row]) -> [[SobolIndices.Row]] {
    (0..<8).map { part in
      rows.indices.filter { $0 % 8 == part }.map { rows[$0] }
    }
  }

  @Test(
    "Where noise hides the variance there are no indices, and it is said why", arguments: 1..<20)
  func hidden(seed: UInt64) throws {
    // All points are noise of their own.
    var random = TestRandom(seed: seed)
    let rows = (0..<32).map { _ in
      func value() -> NoisyValue { NoisyValue([random.normal(), random.normal()]) }
      return SobolIndices.Row(base: value(), other: value(), mixed: [value(), value()])
    }
    let indices = try #require(SobolIndices(replicates: replicates(rows)))
    let lower = try #require(indices.variance.interval).lower
    #expect((indices.absence == .hiddenByNoise) == (lower <= 0))
    for index in indices.firstOrder + indices.total + [indices.sumOfFirstOrder] {
      #expect((index.value == nil) == (lower <= 0) && (index.interval == nil) == (lower <= 0))
    }
    #expect(indices.mean.interval != nil)
  }

  @Test("Of pure noise nearly no study claims indices")
  func hiddenMostly() throws {
    // The interval's lower end is above 0 in about 2.5 % of studies: P(Binomial(400, 0.025) > 21) < 0.001.
    var random = TestRandom(seed: 23)
    var claims = 0
    for _ in 0..<400 {
      let rows = (0..<32).map { _ in
        func value() -> NoisyValue { NoisyValue([random.normal(), random.normal()]) }
        return SobolIndices.Row(base: value(), other: value(), mixed: [value()])
      }
      if try #require(SobolIndices(replicates: replicates(rows))).absence == nil { claims += 1 }
    }
    #expect(claims <= 21, "\(claims) of 400")
  }

  @Test("A figure that no input moves has no indices, with noise or without", arguments: [0, 1.0])
  func unmoved(noise: Double) throws {
    var random = TestRandom(seed: 21)
    let rows = (0..<64).map { _ in
      // One row, one set of random numbers: all its points agree.
      let value = NoisyValue((0..<2).map { _ in 7.3 + noise * random.normal() })
      return SobolIndices.Row(base: value, other: value, mixed: [value, value])
    }
    let indices = try #require(SobolIndices(replicates: replicates(rows)))
    #expect(indices.absence == .noSpread)
    #expect((indices.firstOrder + indices.total).allSatisfy { $0.value == nil })
  }

  @Test("Of fewer than eight replicates indices have no intervals")
  func fewReplicates() throws {
    for count in [7, 8] {
      var random = TestRandom(seed: 22)
      let rows = (0..<count).map { _ in
        let (a, b) = (random.uniform(), random.uniform())
        func value(_ place: Double) -> NoisyValue { NoisyValue([place, place]) }
        return SobolIndices.Row(base: value(a), other: value(b), mixed: [value(b), value(a)])
      }
      let indices = try #require(SobolIndices(replicates: replicates(rows)))
      let all = [indices.firstOrder[0], indices.total[0], indices.mean, indices.variance]
      #expect(all.allSatisfy { $0.value != nil })
      #expect(all.allSatisfy { ($0.interval == nil) == (count < 8) })
      #expect(all.allSatisfy { $0.absence == (count < 8 ? .tooFewForInterval : nil) })
    }
  }

  @Test("Of four trajectories, intervals of effects cover as they say, and deviations have none")
  func fewTrajectories() throws {
    // Effects of x1 x2 on x1 are x2 at a place of the grid: 0, 1/3, 2/3 or 1, so 1/2 on average.
    var covered = 0
    for study in 0..<400 {
      var random = TestRandom(seed: 3_000 + UInt64(study))
      let walks = (0..<4).map { _ in
        let walk = ElementaryEffects.Trajectory.drawn(inputs: 2, using: &random)
        return (
          walk: walk,
          values: walk.points.map { place in
            let value = place[0] * place[1]
            return NoisyValue((0..<2).map { _ in value + 0.3 * random.normal() })
          }
        )
      }
      let effect = try #require(ElementaryEffects(walks, using: &random)).effects[0]
      if try #require(effect.mean.interval).contains(0.5) { covered += 1 }
      #expect(effect.mean.method == .t && effect.meanSize.method == .t)
      #expect(try #require(effect.meanSize.interval).lower >= 0)
      #expect(effect.deviation.absence == .tooFewForInterval)
    }
    // 4 standard errors of a share of 95 % over 400 are 4.4 points; percentiles would cover 80 %.
    #expect(abs(Double(covered) / 400 - 0.95) < 0.044, "\(covered)")
  }
}
