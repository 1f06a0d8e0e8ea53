import ClosedForms
import Foundation
import Testing

/// The grid of a persistent score against integrals that are known exactly.
@Suite struct PersistentScoreTests {
  @Test("Moments of a standard normal", arguments: [0, 0.3, 0.65, 0.95, 0.999])
  func moments(persistence: Double) throws {
    let score = try PersistentScore(persistence: persistence)
    #expect(score.nodes.count >= 40)
    #expect(abs(score.weights.reduce(0, +) - 1) < 1e-14)
    #expect(abs(score.mean(score.nodes)) < 1e-14)
    #expect(abs(score.mean(score.nodes.map { $0 * $0 }) - 1) < 1e-12)
    #expect(abs(score.mean(score.nodes.map { exp($0 / 2) }) - exp(0.125)) < 1e-12)
    // Scores of days that are k days apart correlate by r^k.
    for days in [1, 2, 7] {
      let exact = pow(persistence, Double(days))
      #expect(abs(score.covariance(score.nodes, days: days) - exact) < 1e-11)
    }
  }

  /// exp(s z - s^2 / 2) has covariance exp(s^2 r^k) - 1 at lag k.
  @Test("Covariances of a lognormal factor", arguments: [0.2, 0.9])
  func lognormal(persistence: Double) throws {
    let s = 0.5
    let factor = try DayCounts.Factor(
      variation: (exp(s * s) - 1).squareRoot(), persistence: persistence, lags: 3
    ) { exp(s * $0 - s * s / 2) }
    for lag in 1...3 {
      let exact = exp(s * s * pow(persistence, Double(lag))) - 1
      #expect(abs(factor.covariances[lag - 1] - exact) < 1e-10)
    }
    #expect(abs(factor.correlation - (exp(s * s * persistence) - 1) / (exp(s * s) - 1)) < 1e-10)
  }

  @Test("A grid too fine to be kept, and what is no persistence, are refused")
  func refused() {
    #expect(throws: TheoryError.self) { try PersistentScore(persistence: 0.999_99) }
    #expect(throws: TheoryError.self) { try PersistentScore(persistence: 0.5, width: 1e-3) }
    #expect(throws: TheoryError.notAProbability(parameter: "persistence", value: 1)) {
      try PersistentScore(persistence: 1)
    }
  }

  /// Two hours of shares a and b, covariances h^2 and h^2 q: the sum of squares by hand.
  @Test("The variance of a day's count adds up factors of days and hours")
  func counts() throws {
    let s = 0.3
    func lognormal(_ persistence: Double, lags: Int) throws -> DayCounts.Factor {
      try DayCounts.Factor(
        variation: (exp(s * s) - 1).squareRoot(), persistence: persistence, lags: lags
      ) { exp(s * $0 - s * s / 2) }
    }
    let counts = DayCounts(
      mean: 20, dayFactors: [try lognormal(0.6, lags: 1), .none],
      hourFactors: [try lognormal(0.5, lags: 23)],
      shares: [0.25, 0.75] + [Double](repeating: 0, count: 22))
    let (day, hour) = (exp(s * s), exp(s * s))
    let neighbour = exp(s * s * 0.5)
    let within = (0.0625 + 0.5625) * hour + 2 * 0.1875 * neighbour
    #expect(abs(counts.variance - (20 + 400 * (day * within - 1))) < 1e-9)
    #expect(abs(counts.covariance - 400 * (exp(s * s * 0.6) - 1)) < 1e-9)
    #expect(counts.correlation == counts.covariance / counts.variance)
    let plain = DayCounts(mean: 20, dayFactors: [], hourFactors: [], shares: [1])
    #expect(plain.variance == 20)
    #expect(plain.correlation == 0)
  }
}
