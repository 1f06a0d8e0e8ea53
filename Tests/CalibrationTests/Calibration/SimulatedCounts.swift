import Calibration
import Foundation
import SimRandom

/// Counts of merchants and days by the very law that is fitted, for tests of the fits.
struct SimulatedCounts {
  var merchants = 20
  var days = 28
  /// Calls a day of a median merchant.
  var calls = 8.0
  /// The standard deviation of the logarithms of merchants' sizes.
  var sizes = 0.5
  var busyness = 0.35
  var persistence = 0.5
  var platformBusyness = 0.2
  var platformPersistence = 0.4
  /// Monday first.
  var weekdays = [1.2, 1.1, 1.0, 1.0, 1.1, 0.9, 0.7]
  /// The log odds of answering of a median merchant's median day.
  var logOdds = 1.2
  /// Their standard deviation between merchants.
  var spread = 0.6
  var daySpread = 0.7
  var dayPersistence = 0.5

  /// A Monday, counted from 1970-01-01.
  static let firstDay = 20_514

  /// The counts of a seed.
  func counts(seed: UInt64) throws -> DailyCounts {
    let shared = scores(seed, subject: UInt64.max, entity: 0, platformPersistence)
    let platform = try factors(shared, platformBusyness)
    var offered: [[Int?]] = []
    var answered: [[Int?]] = []
    for merchant in 0..<UInt64(merchants) {
      var stream = Self.stream(seed, merchant, 9)
      let size = calls * exp(sizes * StandardNormal.quantile(stream.uniform()))
      let level = logOdds + spread * StandardNormal.quantile(stream.uniform())
      let own = try factors(scores(seed, subject: merchant, entity: 1, persistence), busyness)
      let good = scores(seed, subject: merchant, entity: 2, dayPersistence)
      var row: (offered: [Int?], answered: [Int?]) = ([], [])
      for day in 0..<days {
        let mean = size * weekdays[day % 7] * own[day] * platform[day]
        let count = Self.poisson(mean, &stream)
        let odds = exp(level + daySpread * good[day])
        let chance = odds / (1 + odds)
        row.offered.append(count)
        row.answered.append((0..<count).count { _ in stream.uniform() < chance })
      }
      offered.append(row.offered)
      answered.append(row.answered)
    }
    return DailyCounts(
      days: Array(Self.firstDay..<Self.firstDay + days), offered: offered, answered: answered)
  }

  private static func stream(_ seed: UInt64, _ subject: UInt64, _ entity: UInt64) -> RandomStream {
    RandomStream(
      StreamKey(seed: seed, replication: 0, subject: subject, entity: entity, purpose: 77))
  }

  private func scores(
    _ seed: UInt64, subject: UInt64, entity: UInt64, _ persistence: Double
  ) -> [Double] {
    var stream = Self.stream(seed, subject, entity)
    var score = StandardNormal.quantile(stream.uniform())
    return (0..<days).map { day in
      if day > 0 {
        score =
          persistence * score
          + (1 - persistence * persistence).squareRoot()
          * StandardNormal.quantile(stream.uniform())
      }
      return score
    }
  }

  private func factors(_ scores: [Double], _ variation: Double) throws -> [Double] {
    guard variation > 0 else { return scores.map { _ in 1 } }
    let law = try Distribution.gamma(mean: 1, cv: variation)
    return scores.map { law.value(atNormalScore: $0) }
  }

  /// A Poisson number by inversion; by the normal law where it is as good as that.
  static func poisson(_ mean: Double, _ stream: inout RandomStream) -> Int {
    let uniform = stream.uniform()
    guard mean < 500 else {
      return Int((mean + mean.squareRoot() * StandardNormal.quantile(uniform)).rounded())
    }
    var (count, chance) = (0, exp(-mean))
    var sum = chance
    while sum < uniform && count < 5_000 {
      count += 1
      chance *= mean / Double(count)
      sum += chance
    }
    return count
  }
}

/// Hours of days by the very law that is fitted.
struct SimulatedHours {
  var days = 60
  /// Calls a day.
  var calls = 60.0
  var busyness = 0.3
  var persistence = 0.4
  /// The share of each hour, in per cent.
  static let shares = (0..<24).map { hour in
    hour < 8 || hour >= 20 ? 0 : [4.0, 6, 9, 11, 10, 8, 8, 9, 10, 11, 8, 6][hour - 8]
  }

  /// The hours of a seed.
  func counts(seed: UInt64) throws -> HourCounts {
    var stream = RandomStream(
      StreamKey(seed: seed, replication: 0, subject: 0, entity: 0, purpose: 78))
    let law = try Distribution.gamma(mean: 1, cv: busyness)
    return HourCounts(
      (0..<days).map { day in
        let level = exp(0.3 * StandardNormal.quantile(stream.uniform()))
        var score = StandardNormal.quantile(stream.uniform())
        let hours = (0..<24).map { hour in
          if hour > 0 {
            score =
              persistence * score
              + (1 - persistence * persistence).squareRoot()
              * StandardNormal.quantile(stream.uniform())
          }
          let mean = calls * level * Self.shares[hour] / 100 * law.value(atNormalScore: score)
          return mean > 0 ? SimulatedCounts.poisson(mean, &stream) : 0
        }
        return HourCounts.Day(day: SimulatedCounts.firstDay + day, hours: hours)
      })
  }
}
