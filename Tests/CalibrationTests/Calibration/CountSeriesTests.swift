import Calibration
import Foundation
import Testing

/// The likelihood of days, against closed forms.
struct CountSeriesTests {
  private static let counts = [7.0, 12, 3, 9, 20, 6]
  private static let means = [8.0, 9, 5, 8, 14, 8]

  /// The logarithm of the integral over the level of independent gamma-Poisson chances, which are negative binomial, up to what
  /// depends on the counts alone.
  private func exact(busyness: Double) -> Double {
    let shape = 1 / (busyness * busyness)
    let step = 0.001
    var sum = 0.0
    for place in -4_000...4_000 {
      let level = Double(place) * step
      var logarithm = 0.0
      for (count, mean) in zip(Self.counts, Self.means) {
        let mean = mean * exp(level)
        logarithm +=
          lgamma(count + shape) - lgamma(shape) + shape * log(shape / (shape + mean))
          + count * log(mean / (shape + mean)) - count * log(mean / exp(level))
      }
      sum += exp(logarithm) * step
    }
    return log(sum)
  }

  @Test("Independent days are negative binomial", arguments: [0.1, 0.35, 0.9])
  func independent(busyness: Double) {
    let grid = ScoreGrid(width: 0.25)
    var filter = ScoreFilter(grid, persistence: 0)
    let series = CountSeries(
      days: Array(0..<Self.counts.count), counts: Self.counts, means: Self.means)
    let value = series.logLikelihood(GammaFactors(busyness: busyness, grid), &filter)
    // What the grid leaves out beyond 4.2 and the eight nodes of the level is of this order.
    #expect(abs(value - exact(busyness: busyness)) < 2e-3)
  }

  @Test("A finer grid changes nothing")
  func grids() {
    let series = CountSeries(
      days: Array(0..<Self.counts.count), counts: Self.counts, means: Self.means)
    let values = [0.25, 0.05].map { width in
      let grid = ScoreGrid(width: width)
      var filter = ScoreFilter(grid, persistence: 0.7)
      return series.logLikelihood(GammaFactors(busyness: 0.4, grid), &filter)
    }
    #expect(abs(values[0] - values[1]) < 1e-4)
  }

  @Test("A gap of days is the product of its steps")
  func gaps() {
    let grid = ScoreGrid(width: 0.1)
    let factors = GammaFactors(busyness: 0.4, grid)
    var filter = ScoreFilter(grid, persistence: 0.6)
    var other = ScoreFilter(grid, persistence: 0.36)
    let apart = CountSeries(days: [0, 2, 4], counts: [3, 9, 4], means: [5, 5, 5])
    let next = CountSeries(days: [0, 1, 2], counts: [3, 9, 4], means: [5, 5, 5])
    let (left, right) = (
      apart.logLikelihood(factors, &filter), next.logLikelihood(factors, &other)
    )
    // The nodes of the level are placed by the persistence, and so are not the same.
    #expect(abs(left - right) < 1e-3)
  }
}
