import Foundation

/// How much a day's factor varies, and how much it resembles that of the day before.
package struct DayFactorFit: Sendable {
  /// The coefficient of variation; nil where it cannot be distinguished from 0.
  package var busyness: FittedParameter?
  /// The correlation of the scores of neighbouring days; nil where the data do not tell it.
  package var persistence: FittedParameter?
  /// Above which a coefficient of variation would have been noticed, with 95 % confidence.
  package var upperLimit: Double
  /// The logarithm of the coefficient of variation and, where it is told, Fisher's z of the persistence; nil where neither is.
  package private(set) var normal: NormalFit?
  /// What hours' own factors add to a day's level; it is not in the busyness.
  package let hourVariance: HourVariance

  /// What is taken for nothing: scenarios take none between this and 0.
  static let least = 0.01
  /// The range that is searched.
  static let range = log(0.002)...log(5.0)
  /// The range of Fisher's z of the persistence: up to 0.98.
  static let scoreRange = -1.2...2.3
  /// Twice the log likelihood that a factor must add: the 95 % point of chi-square with one degree of freedom.
  static let leastGain = 3.841_459
  /// The widest interval of a persistence that says anything.
  static let widestInterval = 1.2
  /// The fewest days in which a resemblance can be seen.
  static let fewestDays = 10

  /// Fits by maximum likelihood.
  ///
  /// - Parameters:
  ///   - start: A first guess of the coefficient of variation.
  ///   - days: How many days there are.
  ///   - basis: What it is fitted to.
  ///   - hourVariance: What hours' own factors add to a day's level; its error is in those of the fit.
  ///   - logLikelihood: Of a coefficient of variation and a persistence.
  init(
    from start: Double, days: Int, basis: String, hourVariance: HourVariance,
    _ logLikelihood: (_ busyness: Double, _ persistence: Double) -> Double
  ) {
    self.hourVariance = hourVariance
    let start = min(max(start, 0.02), 3)
    let none = logLikelihood(exp(Self.range.lowerBound), 0)
    let alone = LikelihoodSearch.maximum(from: [log(start)], in: [Self.range]) {
      logLikelihood(exp($0[0]), 0)
    }
    var best = alone
    let asksPersistence = days >= Self.fewestDays
    if asksPersistence {
      best = LikelihoodSearch.maximum(
        from: [alone.place[0], 0.2], in: [Self.range, Self.scoreRange]
      ) { logLikelihood(exp($0[0]), tanh($0[1])) }
    }
    let limit = Self.upperLimit(from: alone) { logLikelihood($0, 0) }
    // What the hours add could be less by as much as it is uncertain.
    let doubt = hourVariance.standardError
    upperLimit = doubt > 0 ? (limit * limit + 1.645 * doubt).squareRoot() : limit
    let square = exp(2 * best.place[0])
    guard 2 * (best.value - none) > Self.leastGain, exp(best.place[0]) >= Self.least,
      square > FittedParameter.wide * doubt,
      let error = best.standardError(0) ?? alone.standardError(0)
    else { return }
    let ofHours = doubt / (2 * square)
    busyness = FittedParameter(
      exponentialOf: best.place[0],
      standardError: doubt > 0 ? (error * error + ofHours * ofHours).squareRoot() : error,
      basis: basis)
    upperLimit = busyness?.upper ?? upperLimit
    normal = (best.normal([0]) ?? NormalFit([best.place[0]], covariance: [error * error]))?
      .moved(by: [-ofHours])
    // Beside hours that add more than the days have of their own, chance decides whether the own part is found large, and its
    // persistence small.
    guard asksPersistence, hourVariance.value <= square, let error = best.standardError(1) else {
      return
    }
    let correlation = FittedParameter(
      correlationOf: best.place[1], standardError: error, basis: basis)
    if correlation.upper - correlation.lower <= Self.widestInterval {
      persistence = correlation
      normal = best.normal([0, 1])?.moved(by: [-ofHours, 0])
    }
  }

  /// Where the log likelihood has fallen by half the one-sided 95 % point of chi-square, 2.706, beyond the maximum.
  private static func upperLimit(
    from best: MaximumLikelihood, _ logLikelihood: (Double) -> Double
  ) -> Double {
    var (low, high) = (best.place[0], range.upperBound)
    guard best.value - logLikelihood(exp(high)) > 1.352_772 else { return exp(high) }
    for _ in 0..<30 {
      let middle = (low + high) / 2
      if best.value - logLikelihood(exp(middle)) > 1.352_772 { high = middle } else { low = middle }
    }
    return exp(high)
  }
}

extension DayFactorFit {
  /// The coefficient of variation of a day's level: of its own factor, and of what its hours' factors add.
  var dayVariation: Double {
    let own = busyness?.value ?? 0
    return hourVariance.value > 0
      ? ((1 + own * own) * (1 + hourVariance.value) - 1).squareRoot() : own
  }

  /// The merchants' own factors, given what all merchants share.
  ///
  /// The days' levels were fitted too. What that takes from the variance is given back as by Cox and Reid (Journal of the
  /// Royal Statistical Society B 49 (1987) 1-39): half the logarithm of the levels' information is subtracted.
  ///
  /// - Complexity: O(evaluations x merchants x days x nodes^2).
  init(merchantsOf counts: DailyCounts, start: Double, hourVariance: HourVariance) {
    let levels = DayLevels(counts, busyness: start)
    let series = levels.sizes.indices.compactMap { merchant -> CountSeries? in
      let known = counts.days.indices.filter { counts.offered[merchant][$0] != nil }
      let row = known.map { Double(counts.offered[merchant][$0] ?? 0) }
      // A merchant of fewer contacts says next to nothing of how days differ.
      guard row.reduce(0, +) >= 5, known.count >= 2 else { return nil }
      var series = CountSeries(
        days: known.map { counts.days[$0] }, counts: row,
        means: known.map { levels.sizes[merchant] * levels.levels[$0] })
      // A day's hours swell by as much on busy days as on others, so they make busy days noisier.
      series.noise = hourVariance.value
      return series
    }
    let guess = max(2 * start, 0.1)
    let tempered = series.map { $0.tempered(at: guess) }
    let width = tempered.map { $0.width(at: guess) }.min() ?? 1
    let grid = ScoreGrid(width: min(width, 0.25))
    let days = counts.days.count
    // The small half of the merchants and the large one, each with its mean.
    let sizes = levels.sizes.filter { $0 > 0 }.sorted()
    let classes = [sizes.prefix(sizes.count / 2), sizes.suffix(sizes.count - sizes.count / 2)]
      .filter { !$0.isEmpty }.map { half in
        let mean = half.reduce(0, +) / Double(half.count)
        return (means: levels.levels.map { $0 * mean }, count: Double(half.count))
      }
    let merchantDays = series.reduce(0) { $0 + $1.days.count }
    self.init(
      from: start, days: days,
      basis: "\(merchantDays) days of \(series.count) merchants", hourVariance: hourVariance
    ) { busyness, persistence in
      let factors = GammaFactors(busyness: busyness, grid)
      var filter = ScoreFilter(grid, persistence: persistence)
      let sum = tempered.reduce(0.0) { $0 + $1.logLikelihood(factors, &filter) }
      return sum - 0.5
        * LevelInformation.logarithm(
          at: counts.days, classes, busyness: busyness, persistence: persistence)
    }
  }

  /// What all merchants share, or one merchant has.
  ///
  /// Weekdays were fitted too, and what that takes from the variance is given back in the same way.
  ///
  /// - Complexity: O(evaluations x (days x nodes^2 + days^3)), the last for at most ``WeekdayFit/mostDays`` days.
  init(
    of series: CountSeries, _ weekdays: WeekdayFit, start: Double, basis: String,
    hourVariance: HourVariance
  ) {
    let guess = max(2 * start, 0.1)
    let known = CountSeries(
      days: series.days, counts: series.counts,
      means: zip(series.days, series.means).map { $1 * weekdays.factor(onDay: $0) }
    ).noisier(by: hourVariance.noise(ofLevelVaryingBy: start))
    let means = known.means
    let adjusted = known.tempered(at: guess)
    let grid = ScoreGrid(width: min(adjusted.width(at: guess), 0.25))
    self.init(
      from: start, days: series.days.count, basis: basis, hourVariance: hourVariance
    ) { busyness, persistence in
      var filter = ScoreFilter(grid, persistence: persistence)
      let value = adjusted.logLikelihood(GammaFactors(busyness: busyness, grid), &filter)
      return value - 0.5
        * WeekdayFit.logInformation(
          days: series.days, means: means, busyness: busyness, persistence: persistence)
    }
  }
}
