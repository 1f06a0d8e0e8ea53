import Calibration
import Foundation
import SimRandom

/// Hours of merchants' days by the very law that is fitted: all vary with the day, the platform's hours and the merchant's own.
struct SimulatedSwell {
  var merchants = 20
  var days = 42
  /// Contacts a day of a median merchant.
  var contacts = 24.0
  var sizes = 0.4
  var dayBusyness = 0.3
  /// Of merchants' days, and of the platform's.
  var dayPersistence = 0.5
  var busyness = 0.6
  var persistence = 0.6
  var platformDayBusyness = 0.1
  var platformBusyness = 0.4
  var platformPersistence = 0.5

  /// The hours of a seed, and the days.
  func counts(seed: UInt64) throws -> (hours: HourCounts, days: [Int]) {
    var stream = RandomStream(
      StreamKey(seed: seed, replication: 0, subject: 0, entity: 0, purpose: 79))
    let shared = try (0..<days).map { _ in
      try factors(24, platformBusyness, platformPersistence, &stream)
    }
    let level = try factors(days, platformDayBusyness, dayPersistence, &stream)
    var rows: [[HourCounts.Day]] = []
    for _ in 0..<merchants {
      let size = contacts * exp(sizes * StandardNormal.quantile(stream.uniform()))
      let busy = try factors(days, dayBusyness, dayPersistence, &stream)
      rows.append(
        try (0..<days).map { day in
          let own = try factors(24, busyness, persistence, &stream)
          let hours = (0..<24).map { hour in
            let mean =
              size * busy[day] * level[day] * SimulatedHours.shares[hour] / 100 * own[hour]
              * shared[day][hour]
            return mean > 0 ? SimulatedCounts.poisson(mean, &stream) : 0
          }
          return HourCounts.Day(day: SimulatedCounts.firstDay + day, hours: hours)
        })
    }
    return (
      HourCounts(byMerchant: rows),
      Array(SimulatedCounts.firstDay..<SimulatedCounts.firstDay + days)
    )
  }

  /// The counts of the days.
  static func daily(_ hours: HourCounts, days: [Int]) -> DailyCounts {
    DailyCounts(days: days, offered: hours.byMerchant.map { $0.map { $0.hours.reduce(0, +) } })
  }

  private func factors(
    _ count: Int, _ variation: Double, _ persistence: Double, _ stream: inout RandomStream
  ) throws -> [Double] {
    guard variation > 0 else { return [Double](repeating: 1, count: count) }
    let law = try Distribution.gamma(mean: 1, cv: variation)
    var score = 0.0
    return (0..<count).map { place in
      let fresh = StandardNormal.quantile(stream.uniform())
      score =
        place == 0
        ? fresh : persistence * score + (1 - persistence * persistence).squareRoot() * fresh
      return law.value(atNormalScore: score)
    }
  }
}
