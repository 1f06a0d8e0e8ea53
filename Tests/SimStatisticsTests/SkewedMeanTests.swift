import Foundation
import SimStatistics
import Testing

/// Intervals of means of skewed figures.
struct SkewedMeanTests {
  /// Where replications come from.
  enum Law {
    case normal
    case exponential
    /// Of a standard normal logarithm.
    case lognormal
    /// The share of 20 trials that succeed, each with a chance of 2 %.
    case shareOf20
    /// The same of 50.
    case shareOf50

    var mean: Double {
      switch self {
      case .normal: 0
      case .exponential: 1
      case .lognormal: exp(0.5)
      case .shareOf20, .shareOf50: 0.02
      }
    }

    func value(_ random: inout TestRandom) -> Double {
      switch self {
      case .normal: return random.normal()
      case .exponential: return -log(random.uniform())
      case .lognormal: return exp(random.normal())
      case .shareOf20, .shareOf50:
        let trials = self == .shareOf20 ? 20 : 50
        let events = (0..<trials).reduce(0) { sum, _ in sum + (random.uniform() < 0.02 ? 1 : 0) }
        return Double(events) / Double(trials)
      }
    }
  }

  /// How many percent of 95 % intervals cover, corrected and by t, each measured over 20,000 studies elsewhere.
  ///
  /// Within 93.5 to 96.5 % it is for what is hardly skewed, and for exponential figures from 10 on. What cannot be had: of
  /// five lognormal figures the tail that decides the mean is mostly missing. Shares of rare events are covered too seldom
  /// where no event may occur at all, which leaves no interval (13 % of five replications of 20 trials), and else too
  /// often; ``FewEvents`` serves them.
  static let table: [(law: Law, count: Int, corrected: Double, byT: Double)] = [
    (.normal, 5, 94.7, 95.2), (.normal, 10, 94.6, 94.9), (.normal, 20, 94.9, 95.0),
    (.exponential, 5, 92.4, 88.0), (.exponential, 10, 94.1, 90.0), (.exponential, 20, 94.8, 92.0),
    (.lognormal, 5, 88.9, 81.8), (.lognormal, 10, 91.2, 83.9), (.lognormal, 20, 92.5, 86.9),
    (.shareOf20, 5, 86.2, 86.2), (.shareOf20, 10, 97.6, 90.7), (.shareOf20, 20, 98.2, 91.0),
    (.shareOf50, 5, 97.9, 95.2), (.shareOf50, 10, 94.3, 94.1), (.shareOf50, 20, 95.1, 93.9),
  ]

  /// 4,000 studies against the table's 20,000: four standard errors of the difference of their shares.
  @Test("Intervals cover as often as the table says", arguments: table.indices)
  func coverage(row: Int) {
    let (law, count, corrected, byT) = Self.table[row]
    var random = TestRandom(seed: 31 + UInt64(row))
    var covered = (corrected: 0, byT: 0)
    let studies = 4_000
    for _ in 0..<studies {
      let values = (0..<count).map { _ in law.value(&random) }
      if SkewedMean.estimate(of: values).interval?.contains(law.mean) == true {
        covered.corrected += 1
      }
      if Mean.estimate(of: values).interval?.contains(law.mean) == true { covered.byT += 1 }
    }
    for (covered, percent) in [(covered.corrected, corrected), (covered.byT, byT)] {
      let (share, expected) = (Double(covered) / Double(studies), percent / 100)
      let error = (expected * (1 - expected) * (1 / Double(studies) + 1 / 20_000)).squareRoot()
      #expect(abs(share - expected) < 4 * error, "\(share), not \(expected)")
    }
  }

  /// At an end of the interval Willink's statistic of the sample, T + a (1 + 2 T^2) + 4/3 a^2 T^3, is the quantile of t.
  @Test("Ends are where the corrected statistic is the quantile of t")
  func ends() throws {
    // Mean 4, squared deviations 50, cubed ones 180: s^2 = 12.5, the third moment 5 x 180 / 12 = 75.
    let estimate = SkewedMean.estimate(of: [1, 2, 3, 4, 10])
    let interval = try #require(estimate.interval)
    let error = 2.5.squareRoot()
    let a = 75 / pow(12.5, 1.5) / (6 * 5.0.squareRoot())
    for (end, quantile) in [(interval.lower, 2.776_445_105_2), (interval.upper, -2.776_445_105_2)] {
      let t = (4 - end) / error
      #expect(abs(t + a * (1 + 2 * t * t) + 4.0 / 3 * a * a * t * t * t - quantile) < 1e-9)
    }
    #expect(estimate.value == 4 && estimate.method == .skewed && estimate.degreesOfFreedom == 4)
    #expect(interval.upper - 4 > 2 * (4 - interval.lower))
  }

  @Test("Without skewness it is the interval by t, and turned round where the sample is")
  func symmetry() throws {
    let level = try #require(SkewedMean.estimate(of: [1, 2, 3, 4, 5]).interval)
    let byT = try #require(Mean.estimate(of: [1, 2, 3, 4, 5]).interval)
    #expect(abs(level.lower - byT.lower) < 1e-12 && abs(level.upper - byT.upper) < 1e-12)
    let values = [0.1, 0.2, 0.2, 0.5, 3]
    let right = try #require(SkewedMean.estimate(of: values).interval)
    let left = try #require(SkewedMean.estimate(of: values.map { 7 - 1e3 * $0 }).interval)
    #expect(abs(left.lower - (7 - 1e3 * right.upper)) < 1e-9)
    #expect(abs(left.upper - (7 - 1e3 * right.lower)) < 1e-9)
  }

  @Test("A ratio is corrected for the skewness of its residuals")
  func ratio() throws {
    let numerators = [2.0, 0, 6, 24, 4]
    let level = try #require(
      SkewedMean.ofRatio(
        PairedDifference.RatioSample(numerators: numerators, denominators: [2, 2, 2, 2, 2])
      ).interval)
    let mean = try #require(SkewedMean.estimate(of: numerators.map { $0 / 2 }).interval)
    #expect(abs(level.lower - mean.lower) < 1e-12 && abs(level.upper - mean.upper) < 1e-12)
    let denominators = [3.0, 1, 2, 5, 4]
    let sample = PairedDifference.RatioSample(numerators: numerators, denominators: denominators)
    let interval = try #require(SkewedMean.ofRatio(sample).interval)
    // The ratio is 36 / 15, the mean denominator 3.
    let residuals = zip(numerators, denominators).map { ($0 - 2.4 * $1) / 3 }
    let shifted = try #require(SkewedMean.estimate(of: residuals.map { 2.4 + $0 }).interval)
    #expect(abs(interval.lower - shifted.lower) < 1e-12)
    #expect(abs(interval.upper - shifted.upper) < 1e-12)
    let nothing = PairedDifference.RatioSample(numerators: [1, 2, 3], denominators: [0, 0, 0])
    #expect(SkewedMean.ofRatio(nothing).absence == .zeroDenominator)
  }

  @Test("Too little to tell skewness from is left as it is")
  func little() {
    #expect(SkewedMean.estimate(of: []).absence == .noObservations)
    #expect(SkewedMean.estimate(of: [1]).absence == .singleReplication)
    #expect(SkewedMean.estimate(of: [1, 4]) == Mean.estimate(of: [1, 4]))
    #expect(SkewedMean.estimate(of: [2, 2, 2]) == Mean.estimate(of: [2, 2, 2]))
    #expect(SkewedMean.estimate(of: [1, .nan, 2]).absence == .notFinite)
    let large = SkewedMean.estimate(of: [1e150, 2e150, 9e150])
    #expect(large.interval != nil && large.method == .skewed)
  }
}
