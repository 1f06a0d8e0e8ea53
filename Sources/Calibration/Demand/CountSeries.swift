import Foundation
import SimRandom

/// Counts of days that are Poisson about a mean times a gamma factor, which resembles that of the day before.
package struct CountSeries: Sendable {
  /// The days, counted from 1970-01-01, in order.
  let days: [Int]
  /// The counts. They need not be whole: several merchants' counts are put together to one that tells as much.
  let counts: [Double]
  /// The means at a factor of 1.
  let means: [Double]
  /// The variance of a further gamma factor of mean 1 that each day has to itself: counts are negative binomial, given the others.
  var noise = 0.0

  /// Counts of known means.
  package init(days: [Int], counts: [Double], means: [Double]) {
    self.days = days
    self.counts = counts
    self.means = means
  }

  /// How narrow the likelihood of a day is at the most, in normal scores: for counts so large that Poisson noise is nothing
  /// beside the factor, the noise is taken for a larger one that still is nothing (0.4 % of the factor's variance).
  static let leastWidth = 0.06

  /// The scale of the likelihood of the largest day at a coefficient of variation, in normal scores.
  func width(at busyness: Double) -> Double {
    let greatest = means.max() ?? 1
    return greatest > 0 ? (1 / greatest + noise).squareRoot() / busyness : 1
  }

  /// The counts with the noise of ``leastWidth``, where they have less.
  func tempered(at busyness: Double) -> CountSeries {
    let share = min(1, pow(width(at: busyness) / Self.leastWidth, 2))
    guard share < 1 else { return self }
    var tempered = CountSeries(
      days: days, counts: counts.map { $0 * share }, means: means.map { $0 * share })
    tempered.noise = noise
    return tempered
  }

  /// The counts with as much more noise as levels have whose relative variance is this, anew each day.
  func noisier(by variance: Double) -> CountSeries {
    guard variance > 0 else { return self }
    let shares = means.map { 1 / (1 + variance * $0) }
    return CountSeries(
      days: days, counts: zip(counts, shares).map { $0 * $1 },
      means: zip(means, shares).map { $0 * $1 })
  }

  /// The log likelihood, integrated over an unknown factor on all means whose logarithm may be anything (restricted maximum
  /// likelihood: the level that was fitted is not taken for known).
  ///
  /// - Parameters:
  ///   - factors: The gamma factors at the nodes of the filter's scores.
  ///   - filter: The scores.
  /// - Complexity: O(days x nodes^2).
  package func logLikelihood(_ factors: GammaFactors, _ filter: inout ScoreFilter) -> Double {
    let total = counts.reduce(0, +)
    guard total > 0, !days.isEmpty else { return 0 }
    let persistence = filter.persistence
    let alike = min((1 + persistence) / (1 - persistence), Double(days.count))
    let square = factors.busyness * factors.busyness
    let variance =
      1 / total + (square * max(alike, 0.2) + noise) / Double(days.count)
    let center = log(total / means.reduce(0, +))
    let nodes = LevelNodes(center: center, deviation: 1.1 * variance.squareRoot())
    var rates = Lanes.zero
    for lane in 0..<Lanes.scalarCount { rates[lane] = exp(nodes.levels[lane]) }
    let logs = filter.logLikelihood(of: days) { place, logs in
      let (count, mean) = (counts[place], means[place])
      guard noise == 0 else {
        return logNegativeBinomial(count, mean, factors, rates, levels: nodes.levels, into: &logs)
      }
      for node in logs.indices {
        logs[node] =
          count * (nodes.levels + factors.logarithms[node]) - mean * factors.values[node] * rates
      }
    }
    return nodes.logIntegral(logs)
  }

  /// The log likelihood of a day at each node, but for what no factor changes: that of a count whose mean has a further gamma
  /// factor of the variance ``noise``.
  private func logNegativeBinomial(
    _ count: Double, _ mean: Double, _ factors: GammaFactors, _ rates: Lanes, levels: Lanes,
    into logs: inout [Lanes]
  ) {
    let weight = count + 1 / noise
    for node in logs.indices {
      let load = noise * mean * factors.values[node] * rates
      var logarithm = Lanes.zero
      for lane in 0..<Lanes.scalarCount { logarithm[lane] = log1p(load[lane]) }
      logs[node] = count * (levels + factors.logarithms[node]) - weight * logarithm
    }
  }
}

/// Gamma factors of mean 1 at the nodes of a grid of normal scores.
package struct GammaFactors {
  /// Their coefficient of variation.
  let busyness: Double
  /// The factors.
  let values: [Double]
  /// Their logarithms.
  let logarithms: [Double]

  /// The factors of a positive coefficient of variation.
  package init(busyness: Double, _ grid: ScoreGrid) {
    self.busyness = busyness
    let law = try? Distribution.gamma(mean: 1, cv: busyness)
    // The least ones underflow where the coefficient of variation is large.
    values = grid.nodes.map { max(law?.value(atNormalScore: $0) ?? 1, 1e-300) }
    logarithms = values.map { log($0) }
  }
}
