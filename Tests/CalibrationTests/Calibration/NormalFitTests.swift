import Calibration
import Foundation
import SimRandom
import Testing

/// Draws of what was fitted together have the covariance of the fit.
struct NormalFitTests {
  private static let draws = 20_000

  private func check(_ fit: NormalFit) {
    var stream = RandomStream(
      StreamKey(seed: 5, replication: 0, subject: 0, entity: 0, purpose: 78))
    let rows = fit.draws(Self.draws, using: &stream)
    let (count, size) = (Double(Self.draws), fit.place.count)
    let means = (0..<size).map { column in rows.reduce(0) { $0 + $1[column] } / count }
    for row in 0..<size {
      let own = fit.covariance[row * (size + 1)]
      // Five standard errors of a mean and of a sample's covariance; the seed is fixed.
      #expect(abs(means[row] - fit.place[row]) < 5 * (own / count).squareRoot())
      for column in 0...row {
        let expected = fit.covariance[row * size + column]
        let other = fit.covariance[column * (size + 1)]
        let found =
          rows.reduce(0) { $0 + ($1[row] - means[row]) * ($1[column] - means[column]) } / count
        let error = ((own * other + expected * expected) / count).squareRoot()
        #expect(abs(found - expected) < 5 * error, "\(row), \(column)")
      }
    }
  }

  @Test(
    "Answering: median, merchants, days and their persistence, with the standard errors of the fit")
  func answering() throws {
    let fit = try AnswerRateFit(try SimulatedCounts().counts(seed: 2))
    let normal = try #require(fit.normal)
    let day = try #require(fit.daySpread)
    let place = fit.spread == nil ? 1 : 2
    let size = normal.place.count
    #expect(abs(exp(normal.place[place]) / day.value - 1) < 1e-9)
    let error = normal.covariance[place * (size + 1)].squareRoot()
    #expect(abs(error / (day.standardError / day.value) - 1) < 1e-3)
    check(normal)
  }

  @Test("Days, sizes and weekdays")
  func demand() throws {
    var counts = SimulatedCounts()
    counts.days = 56
    let fit = try DemandFit(try counts.counts(seed: 1), isPooled: false)
    let own = try #require(fit.own)
    let busyness = try #require(own.busyness)
    let days = try #require(own.normal)
    #expect(days.place.count == (own.persistence == nil ? 1 : 2))
    #expect(
      abs(
        days.covariance[0].squareRoot() / (busyness.standardError / busyness.value) - 1) < 1e-3)
    check(days)
    let sizes = try #require(fit.volume.normal)
    #expect(sizes.place.count == (fit.volume.spread == nil ? 1 : 2))
    let perDay = fit.volume.perDay
    #expect(
      abs(sizes.covariance[0].squareRoot() - perDay.standardError / perDay.value) < 1e-12)
    check(sizes)
  }
}
