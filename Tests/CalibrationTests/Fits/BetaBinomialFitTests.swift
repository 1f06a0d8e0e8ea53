import Calibration
import Foundation
import SimRandom
import Testing

/// The spread of merchants' answer rates.
struct BetaBinomialFitTests {
  typealias Row = BetaBinomialFit.Row

  private static let rows = [
    (20, 17), (15, 9), (30, 28), (8, 3), (25, 22), (40, 31), (12, 12), (18, 10),
  ].map { Row(calls: $0.0, answered: $0.1) }

  /// scipy 1.17: `betabinom.logpmf`, Nelder-Mead to 1e-11, second differences, and the profile's crossing by `brentq`.
  @Test("A fit agrees with scipy")
  func reference() throws {
    let fit = try BetaBinomialFit(Self.rows)
    #expect(abs(fit.mean.value - 0.7608455086511858) < 1e-6)
    #expect(abs(fit.correlation.value - 0.12542190273378453) < 1e-5)
    #expect(abs(fit.logLikelihood + 20.345081260620674) < 1e-8)
    #expect(abs(fit.mean.standardError / 0.06418193400231237 - 1) < 1e-4)
    #expect(abs(fit.correlation.standardError / 0.08796170167956778 - 1) < 1e-4)
    #expect(abs(fit.correlation.interval.upper - 0.4661865452226168) < 1e-5)
    #expect(abs(fit.correlation.interval.lower - 0.005910135375132548) < 1e-5)
    #expect(fit.rows == 8 && fit.calls == 168)
    let shapes = try #require(fit.shapes)
    #expect(abs(shapes.answered / (shapes.answered + shapes.missed) - fit.mean.value) < 1e-12)
    let variance = shapes.answered * shapes.missed
    let sum = shapes.answered + shapes.missed
    #expect(abs(fit.standardDeviation - (variance / (sum * sum * (sum + 1))).squareRoot()) < 1e-12)
  }

  /// Two merchants with 8 of 10 each are more alike than chance makes them: the correlation is 0, the mean that of all calls,
  /// with the binomial standard error.
  @Test("Merchants who are alike have no correlation")
  func alike() throws {
    let fit = try BetaBinomialFit([Row(calls: 10, answered: 8), Row(calls: 10, answered: 8)])
    #expect(fit.correlation.value == 0 && fit.correlation.interval.lower == 0)
    #expect(fit.correlation.interval.upper > 0.1)
    #expect(abs(fit.mean.value - 0.8) < 1e-9)
    #expect(abs(fit.mean.standardError - (0.8 * 0.2 / 20).squareRoot()) < 1e-6)
    #expect(fit.shapes == nil && fit.logOddsDeviation == 0 && fit.standardDeviation == 0)
  }

  /// Uniform chances: shapes 1 and 1, of which the log odds are logistic, with variance pi^2 / 3.
  @Test("Log odds of a uniform chance are logistic")
  func logOdds() throws {
    var stream = StreamKey(seed: 2, replication: 0, subject: 0, entity: 0, purpose: 0).stream()
    let rows = (0..<2_000).map { _ in
      let chance = stream.uniform()
      return Row(calls: 20, answered: (0..<20).count { _ in stream.uniform() < chance })
    }
    let fit = try BetaBinomialFit(rows)
    #expect(abs(fit.correlation.value - 1.0 / 3) < 4 * fit.correlation.standardError)
    #expect(abs(fit.mean.value - 0.5) < 4 * fit.mean.standardError)
    // Four standard errors of the correlation, 0.035 in all, move the deviation by less than 0.2.
    #expect(abs(fit.logOddsDeviation - Double.pi / 3.squareRoot()) < 0.2)
  }

  @Test("What cannot be fitted is said")
  func refusals() {
    let good = Row(calls: 5, answered: 3)
    #expect(throws: FitError.tooFew(observed: 1, needed: 2)) {
      try BetaBinomialFit([good, Row(calls: 0, answered: 0)])
    }
    #expect(throws: FitError.outOfRange(name: "a number of answered calls", value: 6)) {
      try BetaBinomialFit([good, Row(calls: 5, answered: 6)])
    }
    #expect(throws: FitError.outOfRange(name: "a number of calls", value: -1)) {
      try BetaBinomialFit([good, Row(calls: -1, answered: 0)])
    }
    #expect(throws: FitError.allAlike(what: "all calls were answered")) {
      try BetaBinomialFit([Row(calls: 5, answered: 5), Row(calls: 2, answered: 2)])
    }
    #expect(throws: FitError.allAlike(what: "no call was answered")) {
      try BetaBinomialFit([Row(calls: 5, answered: 0), Row(calls: 2, answered: 0)])
    }
    #expect(throws: FitError.self) {
      try BetaBinomialFit([Row(calls: 1, answered: 0), Row(calls: 1, answered: 1)])
    }
  }
}
