import Foundation
import MerchantModel

/// Days on which so much, or so little, came that neither weekday nor busyness explains it: sales, holidays, and days on which
/// something was broken.
package struct UnusualDays: Sendable {
  /// A day and how busy it was for its weekday.
  package struct Day: Sendable, Equatable {
    /// Which day.
    package let date: CivilDate
    /// By how much it exceeds, or falls short of, a usual day of its weekday.
    package let factor: Double
  }

  /// The days, in order.
  package let days: [Day]

  /// Beyond so many standard deviations a day is unusual: one in 2,000 usual ones is.
  static let limit = 3.5

  /// Looks for unusual days among those of a fit.
  ///
  /// The spread is that of the middle half of days, so that the days that are looked for do not hide themselves.
  ///
  /// - Complexity: O(days log days).
  init(_ series: CountSeries, _ weekdays: WeekdayFit) {
    let known = series.days.indices.filter {
      series.means[$0] * weekdays.factor(onDay: series.days[$0]) > 0
    }
    let ratios = known.map { place in
      let mean = series.means[place] * weekdays.factor(onDay: series.days[place])
      return (
        place: place, log: log(max(series.counts[place], 0.5) / mean), noise: 1 / mean
      )
    }
    let sorted = ratios.map(\.log).sorted()
    guard sorted.count >= 20 else {
      days = []
      return
    }
    let middle = sorted[sorted.count / 2]
    // The middle half of a normal law is 1.349 standard deviations wide.
    let spread = (sorted[sorted.count * 3 / 4] - sorted[sorted.count / 4]) / 1.349
    days = ratios.compactMap { ratio in
      let deviation = max(spread * spread, ratio.noise).squareRoot()
      guard abs(ratio.log - middle) > Self.limit * deviation else { return nil }
      return Day(
        date: CivilDate(dayNumber: series.days[ratio.place]), factor: exp(ratio.log - middle))
    }
  }
}
