import Foundation

/// How much merchants differ in size: a lognormal factor, told apart from the luck of their days.
package struct VolumeFit: Sendable {
  /// The mean count of a day, over merchants.
  package let perDay: FittedParameter
  /// The coefficient of variation over merchants; nil where it cannot be distinguished from 0, or there are too few merchants.
  package let spread: FittedParameter?
  /// The logarithm of the mean count and, where a spread shows, that of the standard deviation of sizes' logarithms. The mean has
  /// its own standard error, since it bears the luck of days, too; how the two go together is told by the likelihood of sizes.
  package let normal: NormalFit?

  /// The fewest merchants of which a spread is fitted.
  static let fewestMerchants = 5

  /// Fits to merchants' totals, each a gamma-Poisson count: its days' factors average out in part.
  ///
  /// - Parameters:
  ///   - counts: The counts.
  ///   - levels: Sizes and days.
  ///   - own: How much a merchant's days differ on their own, and resemble each other.
  ///   - shared: The same of all merchants.
  /// - Complexity: O(evaluations x merchants).
  init(
    _ counts: DailyCounts, _ levels: DayLevels, own: DayFactorFit?, shared: DayFactorFit
  ) {
    let merchants = levels.sizes.count
    let mean = levels.sizes.reduce(0, +) / Double(max(merchants, 1))
    let days = Double(max(counts.days.count, 1))
    let squares = levels.sizes.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let between = merchants > 1 ? squares / Double(merchants * (merchants - 1)) : 0
    let total = Double(max(counts.total, 1))
    let poisson = merchants > 1 ? 0 : mean * mean / total
    let error = (between + poisson + mean * mean * shared.relativeVariance(ofMeanOver: days))
      .squareRoot()
    let independent = merchants > 1 ? Double(merchants) : shared.independentDays(of: days)
    perDay = FittedParameter(
      positive: mean, relativeError: mean > 0 ? error / mean : 0, degreesOfFreedom: independent - 1,
      basis: "\(counts.total) \(counts.subject.words) on \(counts.merchantDays) merchant-days")
    let relative = mean > 0 ? error / mean : 0
    let alone = NormalFit([log(max(mean, 1e-300))], covariance: [relative * relative])
    guard merchants >= Self.fewestMerchants, mean > 0 else {
      spread = nil
      normal = alone
      return
    }
    let known = levels.sizes.indices.map { merchant in
      var (sum, exposure, count) = (0, 0.0, 0)
      for day in counts.days.indices {
        guard let offered = counts.offered[merchant][day] else { continue }
        sum += offered
        exposure += levels.levels[day]
        count += 1
      }
      return (
        total: Double(sum), exposure: exposure,
        square: own?.relativeVariance(ofMeanOver: Double(max(count, 1))) ?? 0
      )
    }.filter { $0.exposure > 0 }
    func logLikelihood(_ center: Double, _ deviation: Double) -> Double {
      var (sum, information) = (0.0, 0.0)
      for row in known {
        let expected = exp(center) * row.exposure
        let guess = row.total > 0 ? row.total : expected
        let own = 1 / max(guess, 0.5) + row.square
        let variance = deviation * deviation
        information += 1 / (variance + own)
        let weight = variance / (variance + own)
        let middle =
          center + weight * log(max(row.total, 0.5) / row.exposure) - weight * center
        let nodes = LevelNodes(
          center: middle, deviation: 1.2 * (variance * own / (variance + own)).squareRoot())
        var logs = Lanes.zero
        for lane in 0..<Lanes.scalarCount {
          let level = nodes.levels[lane]
          let z = (level - center) / deviation
          logs[lane] =
            Self.logChance(row.total, mean: exp(level) * row.exposure, square: row.square)
            - 0.5 * z * z - log(deviation)
        }
        sum += nodes.logIntegral(logs)
      }
      return sum - 0.5 * log(information)
    }
    let start = log(max((squares / Double(merchants - 1)).squareRoot() / mean, 0.05))
    let best = LikelihoodSearch.maximum(
      from: [log(mean) - 0.1, start], in: [log(mean) - 5...log(mean) + 5, log(0.01)...log(4)]
    ) { logLikelihood($0[0], exp($0[1])) }
    let none = LikelihoodSearch.maximum(
      from: [log(mean)], in: [log(mean) - 5...log(mean) + 5]
    ) { logLikelihood($0[0], 0.01) }
    guard 2 * (best.value - none.value) > DayFactorFit.leastGain,
      let error = best.standardError(1)
    else {
      spread = nil
      normal = alone
      return
    }
    spread = FittedParameter(
      of: best.place[1], standardError: error, degreesOfFreedom: Double(known.count - 1),
      basis: "\(known.count) merchants"
    ) { exp($0).lognormalVariation }
    normal = Self.normal(best, mean: mean, relativeError: relative) ?? alone
  }

  /// The mean with its own error, as correlated with the deviation as the mean of a lognormal law is by the likelihood.
  private static func normal(
    _ best: MaximumLikelihood, mean: Double, relativeError: Double
  ) -> NormalFit? {
    guard let covariance = best.covariance else { return nil }
    // The logarithm of the mean is the center and half the variance.
    let slope = exp(2 * best.place[1])
    let withDeviation = covariance[1] + slope * covariance[3]
    let own = covariance[0] + 2 * slope * covariance[1] + slope * slope * covariance[3]
    guard own > 0, covariance[3] > 0 else { return nil }
    let shared = withDeviation * relativeError / own.squareRoot()
    return NormalFit(
      [log(mean), best.place[1]],
      covariance: [relativeError * relativeError, shared, shared, covariance[3]])
  }

  /// The logarithm of a gamma-Poisson chance, up to what does not depend on the mean.
  private static func logChance(_ count: Double, mean: Double, square: Double) -> Double {
    guard square > 1e-9 else { return count * log(mean) - mean }
    return count * log(mean) - (count + 1 / square) * log1p(square * mean)
  }
}

extension Double {
  /// The coefficient of variation of a lognormal variable whose logarithm has this standard deviation.
  var lognormalVariation: Double { (exp(self * self) - 1).squareRoot() }
}

extension DayFactorFit {
  /// The variance of the mean of so many days' factors.
  func relativeVariance(ofMeanOver days: Double) -> Double {
    let square = busyness.map { $0.value * $0.value } ?? 0
    return square / independentDays(of: days) + hourVariance.value / max(days, 1)
  }

  /// How many independent days tell as much of the mean as so many that resemble each other.
  func independentDays(of days: Double) -> Double {
    let correlation = max(persistence?.value ?? 0, 0)
    return max(days * (1 - correlation) / (1 + correlation), 1)
  }
}

extension DailyCounts.Subject {
  /// What is counted, in words.
  var words: String {
    switch self {
    case .contacts: "contacts"
    case .calls: "calls"
    }
  }
}
