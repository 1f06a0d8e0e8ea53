import SimStatistics
import Testing

@Suite struct ControlVariatesTests {
  /// Uniforms of a fixed linear congruential generator (Knuth's MMIX constants).
  struct Uniforms {
    var state: UInt64
    mutating func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (Double(state >> 11) + 0.5) * 0x1p-53
    }
    /// Standard normal to a good approximation: twelve uniforms less six.
    mutating func normal() -> Double { (0..<12).reduce(-6) { sum, _ in sum + next() } }
  }

  /// Pairs with a true ratio of 3, and two controls: one correlated, one idle.
  func sample(
    _ count: Int, seed: UInt64, noise: Double = 0.5
  ) -> (x: [Double], y: [Double], controls: [ControlVariates.Control]) {
    var uniforms = Uniforms(state: seed)
    var x: [Double] = []
    var y: [Double] = []
    var related: [Double] = []
    var idle: [Double] = []
    for _ in 0..<count {
      let common = uniforms.normal()
      let size = 10 + uniforms.normal()
      y.append(size)
      x.append(3 * size + common + noise * uniforms.normal())
      related.append(7 + 2 * common)
      idle.append(uniforms.next())
    }
    return (
      x, y,
      [
        ControlVariates.Control(values: related, mean: 7),
        ControlVariates.Control(values: idle, mean: 0.5),
      ]
    )
  }

  @Test func oneControlIsTheTextbookRegression() throws {
    let (x, y, controls) = sample(30, seed: 1)
    let outcome = ControlVariates.ratio(
      numerators: x, denominators: y, controls: [controls[0]])
    // Computed here in the plain way: slope, and intercept at the known mean.
    let ratio = x.reduce(0, +) / y.reduce(0, +)
    let meanY = y.reduce(0, +) / 30
    let e = zip(x, y).map { ($0 - ratio * $1) / meanY }
    let c = controls[0].values
    func intercept(without left: Int?) -> Double {
      let kept = e.indices.filter { $0 != left }
      let count = Double(kept.count)
      let (meanE, meanC) = (
        kept.reduce(0) { $0 + e[$1] } / count, kept.reduce(0) { $0 + c[$1] } / count
      )
      let sxx = kept.reduce(0) { $0 + (c[$1] - meanC) * (c[$1] - meanC) }
      let slope = kept.reduce(0) { $0 + e[$1] * (c[$1] - meanC) } / sxx
      return meanE - slope * (meanC - 7)
    }
    #expect(abs(try #require(outcome.estimate.value) - ratio - intercept(without: nil)) < 1e-12)
    // The jackknife by leaving out, thirty times over.
    let parts = e.indices.map { intercept(without: $0) }
    let mean = parts.reduce(0, +) / 30
    let error = (29.0 / 30 * parts.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }).squareRoot()
    #expect(abs(try #require(outcome.estimate.standardError) / error - 1) < 1e-10)
    #expect(outcome.estimate.degreesOfFreedom == 28 && outcome.controls == 1)
    #expect(outcome.estimate.method == .controlled)
  }

  @Test func theVarianceRatioIsWhatTheoryPromises() throws {
    // Var(common + noise) = 1.25, of which noise 0.25 remains: a ratio of 5. With 2,000 replications the
    // ratio of two variance estimates is within some 4 x 5 sqrt(2 / 2000) = 0.63 of it.
    let (x, y, controls) = sample(2_000, seed: 2)
    let ratio = try #require(
      ControlVariates.ratio(numerators: x, denominators: y, controls: controls).varianceRatio)
    #expect(abs(ratio.value - 5) < 0.63)
    // The interval is on the logarithm: as far in both directions, and about as wide as said.
    let interval = try #require(ratio.interval)
    #expect(abs(interval.lower * interval.upper / (ratio.value * ratio.value) - 1) < 1e-12)
    #expect(interval.contains(5) && interval.upper < 6)
  }

  /// Over 600 macro-replications of 60 replications: the real ratio of the variances is that of the estimates
  /// themselves, and the intervals of the estimated one cover it.
  @Test func theVarianceRatioIsAsUncertainAsItSays() throws {
    let outcomes = (0..<600).map { seed in
      let (x, y, controls) = sample(60, seed: 9_000 + UInt64(seed))
      return ControlVariates.ratio(numerators: x, denominators: y, controls: controls)
    }
    func variance(_ values: [Double]) -> Double {
      let mean = values.reduce(0, +) / Double(values.count)
      return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    }
    let real =
      variance(outcomes.compactMap(\.plain.value)) / variance(outcomes.compactMap(\.estimate.value))
    let covered = outcomes.count { $0.varianceRatio?.interval?.contains(real) == true }
    // The standard error of a share of 95 % over 600 is 0.89 points: 4 of them.
    #expect(abs(Double(covered) / 600 - 0.95) < 0.036, "\(covered), \(real)")
  }

  @Test func aControlThatWinsNothingStaysOut() throws {
    var left = 0
    for seed in 0..<200 {
      let (x, y, controls) = sample(40, seed: 5_000 + UInt64(seed))
      let outcome = ControlVariates.ratio(
        numerators: x, denominators: y, controls: [controls[1]])
      if outcome.controls == 0 {
        left += 1
        #expect(outcome.estimate == outcome.plain && outcome.varianceRatio == nil)
      } else {
        #expect(try #require(outcome.varianceRatio).value >= 1)
      }
    }
    // It wins where its correlation happens to exceed 1 / sqrt(38), two times in three at most.
    #expect(left > 100)
  }

  /// Over 600 macro-replications of 30 replications the mean error of the controlled estimate is within 4
  /// of its own standard errors of nothing, and its intervals cover as they say.
  @Test func neitherBiasedNorTooSure() throws {
    var errors: [Double] = []
    var covered = 0
    for seed in 0..<600 {
      let (x, y, controls) = sample(30, seed: 1_000 + UInt64(seed))
      let estimate = ControlVariates.ratio(numerators: x, denominators: y, controls: controls)
        .estimate
      errors.append(try #require(estimate.value) - 3)
      if try #require(estimate.interval).contains(3) { covered += 1 }
    }
    let mean = Mean.estimate(of: errors)
    #expect(abs(try #require(mean.value)) < 4 * (try #require(mean.standardError)))
    // The standard error of a share of 95 % over 600 is 0.89 points: 4 of them.
    #expect(abs(Double(covered) / 600 - 0.95) < 0.036)
  }

  @Test func whatDoesNotVaryOrRepeatsStaysOut() {
    let (x, y, controls) = sample(40, seed: 4)
    let constant = ControlVariates.Control(values: Array(repeating: 0.1, count: 40), mean: 0.1)
    let twice = ControlVariates.Control(
      values: controls[0].values.map { 3 * $0 + 1 }, mean: 22)
    let all = ControlVariates.ratio(
      numerators: x, denominators: y, controls: [controls[0], constant, twice])
    let one = ControlVariates.ratio(numerators: x, denominators: y, controls: [controls[0]])
    #expect(all == one)
  }

  @Test func aFigureThatControlsDetermineIsKnownExactly() throws {
    let (_, _, controls) = sample(40, seed: 5)
    let x = controls[0].values.map { 4 + 2 * $0 }
    let outcome = ControlVariates.ratio(
      numerators: x, denominators: x.map { _ in 1 }, controls: [controls[0]])
    #expect(abs(try #require(outcome.estimate.value) - 18) < 1e-12)
    #expect(outcome.estimate.interval == nil && outcome.estimate.absence == .noSpread)
    #expect(outcome.varianceRatio == nil)
  }

  @Test func withTooFewReplicationsOrWrongLengthsTheEstimateIsPlain() {
    let (x, y, controls) = sample(20, seed: 6)
    let few = ControlVariates.ratio(numerators: x, denominators: y, controls: controls)
    #expect(few.estimate == few.plain && few.controls == 0 && few.varianceRatio == nil)
    let wrong = ControlVariates.ratio(
      numerators: x, denominators: y, controls: [.init(values: [1, 2], mean: 1)])
    #expect(wrong.estimate == wrong.plain)
  }
}
