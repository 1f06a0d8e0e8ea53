import CGSL
import SimRandom

/// How well draws fit a distribution.
enum Fit {
  /// What √n times Kolmogorov's distance passes with a chance of 1e-4.
  ///
  /// √(-log(1e-4 / 2) / 2), for many draws of a continuous law. The seeds are fixed, so a test that passes once always does.
  static let kolmogorovCritical = 2.2253

  /// √n times the greatest distance between the draws' own cdf and the one given.
  static func kolmogorov(_ draws: [Double], _ cdf: (Double) -> Double) -> Double {
    let count = Double(draws.count)
    var distance = 0.0
    for (index, value) in draws.sorted().enumerated() {
      let chance = cdf(value)
      distance = max(
        distance, chance - Double(index) / count, Double(index + 1) / count - chance)
    }
    return distance * count.squareRoot()
  }

  /// The chance of so great a chi-square, or a greater, for draws of whole numbers with the chances given;
  /// cells that expect fewer than 10 are put together with their neighbours above.
  static func chiSquare(_ draws: [Double], upTo last: Int, _ chance: (Int) -> Double) -> Double {
    var counts = [Double](repeating: 0, count: last + 2)
    for value in draws { counts[min(max(Int(value), 0), last + 1)] += 1 }
    var chances = (0...last).map(chance)
    chances.append(max(0, 1 - chances.reduce(0, +)))
    var statistic = 0.0
    var cells = 0
    var (observed, expected) = (0.0, 0.0)
    var remaining = Double(draws.count)
    for (count, chance) in zip(counts, chances) {
      observed += count
      expected += chance * Double(draws.count)
      if expected >= 10, remaining - expected >= 10 {
        statistic += (observed - expected) * (observed - expected) / expected
        cells += 1
        remaining -= expected
        (observed, expected) = (0, 0)
      }
    }
    statistic += (observed - expected) * (observed - expected) / max(expected, 1e-9)
    // The last cell takes what is left, so the free cells are one fewer than all: `cells`.
    return gsl_cdf_chisq_Q(statistic, Double(cells))
  }

  static func stream(_ purpose: UInt64) -> RandomStream {
    RandomStream(
      StreamKey(seed: 20_260_101, replication: 0, subject: 0, entity: 0, purpose: purpose))
  }

  /// By how much a cdf rises over one value of floating point, or over an atom.
  ///
  /// As near as the cdf of a quantile can be asked to come to its level. Quantiles below the least normal number
  /// are given as 0.
  static func step(_ distribution: Distribution, at x: Double) -> Double {
    distribution.cdf(x == 0 ? .leastNormalMagnitude : x.nextUp) - distribution.cdf(x.nextDown)
  }

  static func relativeError(_ value: Double, _ exact: Double) -> Double {
    value == exact ? 0 : abs(value - exact) / abs(exact)
  }
}
