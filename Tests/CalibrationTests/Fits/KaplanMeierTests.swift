import Calibration
import Foundation
import SimRandom
import Testing

/// The product-limit estimate compared with a published example and by hand.
///
/// Weeks of remission under 6-MP: Freireich and others (1963), Blood 21(6), 699-716, as most textbooks have them.
struct KaplanMeierTests {
  static let remission =
    [6.0, 6, 6, 7, 10, 13, 16, 22, 23].map { CensoredSample.Row(seconds: $0) }
    + [6.0, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35].map {
      CensoredSample.Row(seconds: $0, isCensored: true)
    }

  /// Kalbfleisch and Prentice (2002), table 1.3, have 0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448; the other figures by
  /// the formulas in numpy.
  @Test("Remissions under 6-MP have the published curve")
  func published() throws {
    let curve = try KaplanMeier(try CensoredSample(Self.remission))
    #expect(curve.steps.map(\.seconds) == [6, 7, 10, 13, 16, 22, 23])
    #expect(curve.steps.map(\.atRisk) == [21, 17, 15, 12, 11, 7, 6])
    #expect(curve.steps.map(\.events) == [3, 1, 1, 1, 1, 1, 1])
    let expected: [(Double, Double, Double, Double)] = [
      (0.8571428571, 0.0763603548, 0.6197179553, 0.9515517476),
      (0.8067226891, 0.0869352852, 0.5631465646, 0.9228090192),
      (0.7529411765, 0.0963496530, 0.5031995108, 0.8893618352),
      (0.6901960784, 0.1068147078, 0.4316102225, 0.8490659633),
      (0.6274509804, 0.1140538653, 0.3675108560, 0.8049121895),
      (0.5378151261, 0.1282337517, 0.2677789368, 0.7467907176),
      (0.4481792717, 0.1345914568, 0.1880520060, 0.6801426285),
    ]
    for (step, figures) in zip(curve.steps, expected) {
      let value = try #require(curve.survival(at: step.seconds))
      #expect(abs(value.value - figures.0) < 1e-9)
      #expect(abs(value.standardError - figures.1) < 1e-9)
      #expect(abs(value.interval.lower - figures.2) < 1e-8)
      #expect(abs(value.interval.upper - figures.3) < 1e-8)
    }
    // The curve's lower limit is at most a half from 13 on; its upper limit never is.
    #expect(curve.median.seconds == 23 && curve.median.lower == 13 && curve.median.upper == nil)
    let mean = try #require(curve.restrictedMean(to: 30))
    #expect(abs(mean.value - 21.0464985994) < 1e-9)
    #expect(abs(mean.standardError - 2.3799113634) < 1e-9)
  }

  @Test("Without censoring the curve is the share of rows, and its variance the binomial one")
  func complete() throws {
    let curve = try KaplanMeier(try CensoredSample(observed: [1, 2, 2, 3, 5, 8, 9, 9, 9, 12]))
    let value = try #require(curve.survival(at: 3.5))
    #expect(abs(value.value - 0.6) < 1e-12)
    #expect(abs(value.standardError - (0.6 * 0.4 / 10).squareRoot()) < 1e-12)
    // The share that is left at 5 s is a half to the last digit.
    #expect(curve.median.seconds == 5)
    #expect(curve.quantile(0.9).seconds == 9 && curve.quantile(0.95).seconds == 12)
    // All ended, so the mean is that of the rows.
    let mean = try #require(curve.restrictedMean(to: 100))
    #expect(abs(mean.value - 6) < 1e-12)
    #expect(curve.survival(at: 100)?.value == 0)
  }

  @Test("An end comes before a censoring at the same time")
  func ties() throws {
    let curve = try KaplanMeier(
      try CensoredSample([
        .init(seconds: 4), .init(seconds: 4, isCensored: true), .init(seconds: 6),
        .init(seconds: 6, isCensored: true),
      ]))
    #expect(curve.steps.map(\.atRisk) == [4, 2])
    #expect(curve.steps.map(\.survival) == [0.75, 0.375])
  }

  /// Before the first end none of 21 has ended, and Clopper and Pearson's lower limit of 21 of 21 is 0.025^(1/21).
  @Test("Beyond the last duration nothing is known, and before the first not all")
  func edges() throws {
    let curve = try KaplanMeier(try CensoredSample(Self.remission))
    #expect(curve.survival(at: 36) == nil && curve.survival(at: -1) == nil)
    #expect(curve.restrictedMean(to: 36) == nil && curve.restrictedMean(to: 0) == nil)
    #expect(curve.survival(at: 35)?.value == curve.steps.last?.survival)
    let start = try #require(curve.survival(at: 5))
    #expect(start.value == 1 && abs(start.interval.lower - pow(0.025, 1.0 / 21)) < 1e-12)
    #expect(throws: FitError.tooFew(observed: 0, needed: 1)) {
      try KaplanMeier(try CensoredSample([.init(seconds: 1, isCensored: true)]))
    }
  }

  /// Weights of a third, nine of them: the last row takes the curve to 0 in spite of rounding.
  @Test("Weights that are no whole numbers end at 0")
  func weights() throws {
    let rows = (1...9).map { CensoredSample.Row(seconds: Double($0), weight: 1.0 / 3) }
    #expect(try KaplanMeier(try CensoredSample(rows)).steps.last?.survival == 0)
  }
}
