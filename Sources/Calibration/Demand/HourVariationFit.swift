import Foundation
import SimStatistics

/// How much the hours of a day differ from the profile, given the day's level, and how much an hour resembles the one before.
///
/// Pairs of one day are as many as those of two days, times 1 + the covariance of the hours' factors at the pair's lag, times what
/// the day's level adds. The last is the same at every lag, and not less than 1, so that the fall with the lag tells the hours'
/// factors apart from the day's. The fit is by minimum contrast (J. Moller, R. P. Waagepetersen, Statistical Inference and Simulation for
/// Spatial Point Processes, 2004, section 10.1), its errors by leaving out one block of days after the other.
package struct HourVariationFit: Sendable {
  /// The coefficient of variation of an hour's factor; nil where it cannot be distinguished from 0.
  package private(set) var busyness: FittedParameter?
  /// The correlation of the scores of neighbouring hours; nil where the data do not tell it.
  package private(set) var persistence: FittedParameter?
  /// Above which a coefficient of variation would have been noticed, with 95 % confidence, if hours resemble each other by one half.
  package private(set) var upperLimit = Self.range.upperBound
  /// The persistence that fits best, whether the data tell it or not; 0 where it would be less.
  package private(set) var likeliestPersistence = 0.0
  /// What it adds to a day's level, as the profile has the hours; nothing where it does not show.
  package private(set) var dayVariance = HourVariance.none
  /// By lag: the covariance of the factors; 0 where it does not show.
  private(set) var covariances = [Double](repeating: 0, count: HourPairs.hours)
  /// The same without each block of days; empty where it does not show.
  private(set) var covariancesWithout: [[Double]] = []

  /// The fewest days of which it is fitted.
  static let fewestDays = 10
  /// The fewest days, of all merchants whose hours are their own, that a persistence is fitted to: with fewer days the estimate is too small.
  static let fewestForPersistence = 50
  private static let range = 0.01...3.0
  /// Fisher's z of persistences from -0.5 to 0.95. Above that, the hours of a day vary as one, and look like a busy or quiet day.
  private static let scores = -0.55...1.83
  /// The persistence of which it is asked whether hours vary at all: whatever theirs is, pairs of near hours are then many.
  private static let usual = 0.5

  /// Pairs of one day, and of two days, by lag.
  typealias Pairs = (together: [Double], apart: [Double])

  /// Fits; nil of too few days, or where no two days can be compared.
  ///
  /// - Parameters:
  ///   - pairs: All pairs, and those of each block of days.
  ///   - days: How many days with hours of their own there are.
  ///   - basis: What it is fitted to.
  ///   - choose: Which of some pairs are looked at: of all, or of those without a block.
  /// - Complexity: O(blocks x evaluations), some 100 evaluations each.
  init?(
    _ pairs: HourPairs, days: Int, basis: String,
    _ choose: (HourPairs.Sums, _ without: Int?) -> Pairs
  ) {
    guard pairs.blocks.count >= Self.fewestDays, let whole = Contrast(choose(pairs.all, nil)) else {
      return nil
    }
    let parts = pairs.blocks.indices.compactMap {
      Contrast(choose(pairs.all - pairs.blocks[$0], $0))
    }
    guard parts.count == pairs.blocks.count else { return nil }
    let freedom = Double(parts.count - 1)
    let rough = whole.rough(Self.usual)
    let error = Jackknife(rough, parts.map { $0.rough(Self.usual) }, pairs).standardError
    let limit = rough + StudentT.upperQuantile(0.05, degreesOfFreedom: freedom) * error
    let square = whole.square(ofRough: limit, Self.usual)
    upperLimit = min(max(square, 0).squareRoot(), Self.range.upperBound)
    guard error > 0, rough > StudentT.upperQuantile(0.025, degreesOfFreedom: freedom) * error
    else { return }
    let start = whole.square(ofRough: rough, Self.usual).squareRoot()
    let best = whole.best(from: [log(start), atanh(Self.usual)], step: 0.3)
    guard exp(best[0]) > Self.range.lowerBound else { return }
    let others = parts.map { $0.best(from: best, step: 0.1) }
    let (variation, score) = (
      Jackknife(best[0], others.map { $0[0] }, pairs),
      Jackknife(best[1], others.map { $0[1] }, pairs)
    )
    let fitted = variation.parameter(basis: basis) { exp($0) }
    let correlation = score.parameter(basis: basis) { tanh($0) }
    busyness = fitted
    let isInside = best[1] < Self.scores.upperBound - 0.01
    if isInside, days >= Self.fewestForPersistence,
      correlation.upper - correlation.lower <= DayFactorFit.widestInterval
    {
      persistence = correlation
    }
    // A scenario has no negative persistence.
    likeliestPersistence = max(tanh(best[1]), 0)
    covariances = Self.covariances(best)
    covariancesWithout = others.map(Self.covariances)
    dayVariance = HourVariance(
      value: whole.mean(covariances),
      standardError: Jackknife(
        whole.mean(covariances), zip(parts, covariancesWithout).map { $0.mean($1) }, pairs
      ).standardError)
  }

  private static func covariances(_ place: [Double]) -> [Double] {
    FactorCovariance.byLag(
      busyness: exp(place[0]), persistence: max(tanh(place[1]), 0), count: HourPairs.hours)
  }

  /// Pairs of one day beside those of two days, by lag.
  private struct Contrast {
    /// Of pairs of two days: the share of each lag.
    let shares: [Double]
    /// How many times as many pairs of one day there are.
    let ratios: [Double]
    /// The same of all lags together.
    let level: Double

    /// Nil of pairs of fewer than two lags.
    init?(_ pairs: Pairs) {
      let apart = pairs.apart.reduce(0, +)
      let together = pairs.together.reduce(0, +)
      guard apart > 0, together > 0,
        pairs.apart.count(where: { $0 > 1e-9 * apart }) > 1
      else { return nil }
      shares = pairs.apart.map { max($0 / apart, 0) }
      level = together / apart
      ratios = zip(pairs.together, pairs.apart).map { $1 > 1e-9 * apart ? $0 / $1 : 0 }
    }

    /// The mean of lags' values over pairs of two days.
    func mean(_ values: [Double]) -> Double {
      zip(shares, values).reduce(0) { $0 + $1.0 * $1.1 }
    }

    /// The slope of the ratios on the covariances that factors of a persistence have, as a share of the ratios' mean.
    func rough(_ persistence: Double) -> Double {
      let powers = shares.indices.map { pow(persistence, Double($0)) }
      let middle = mean(powers)
      var (product, square) = (0.0, 0.0)
      for lag in shares.indices {
        let distance = powers[lag] - middle
        product += shares[lag] * distance * (ratios[lag] / level - 1)
        square += shares[lag] * distance * distance
      }
      return product / square
    }

    /// The variance that a slope tells: the mean of the ratios has the factors in it too.
    func square(ofRough slope: Double, _ persistence: Double) -> Double {
      let middle = mean(shares.indices.map { pow(persistence, Double($0)) })
      return slope * middle < 0.9 ? slope / (1 - slope * middle) : 10 * slope
    }

    /// Logarithm of the coefficient of variation and Fisher's z of the persistence with the least sum of squares, each lag
    /// weighted by its pairs.
    func best(from start: [Double], step: Double) -> [Double] {
      LikelihoodSearch.maximum(
        from: start,
        in: [log(range.lowerBound)...log(range.upperBound), scores], step: step
      ) { place in
        let law = FactorCovariance.byLag(
          busyness: exp(place[0]), persistence: tanh(place[1]), count: shares.count
        ).map { 1 + $0 }
        // A day's own factor makes pairs more, never fewer.
        let best = mean(zip(ratios, law).map { $0 * $1 }) / mean(law.map { $0 * $0 })
        let factor = max(best, 1)
        let squares = mean(
          zip(ratios, law).map { ($0 - factor * $1) * ($0 - factor * $1) })
        // On a scale on which the search ends when nothing is gained any more.
        return -1e6 * squares / (level * level)
      }.place
    }
  }
}
