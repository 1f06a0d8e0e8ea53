import Foundation
import MerchantModel

/// How weekdays differ: means of each weekday's days, weighted by how much each day tells.
package struct WeekdayFit: Sendable {
  /// Of each weekday, Monday first, its factor; their mean over the open ones is such that all seven sum to 7. Nil of a weekday
  /// on which the log has no day.
  package private(set) var factors: [FittedParameter?]
  /// Weekdays with so few days that their factor was drawn towards the others'.
  package private(set) var shrunk: [Int] = []

  /// The open weekdays, and the logarithms of their means before they are made to sum to 7.
  let normal: (weekdays: [Int], fit: NormalFit)?

  /// What a day's count over its mean is multiplied by, to be on the scale of the factors.
  let scale: Double

  private let raw: [Double]

  /// With fewer days a weekday's mean says little.
  static let fewestDays = 4
  /// The most days of which dense matrices are made.
  static let mostDays = 400

  /// Weekdays of days with known busyness, for first looks.
  ///
  /// - Parameters:
  ///   - series: Counts about means that know nothing of weekdays.
  ///   - busyness: The coefficient of variation of the days' factors.
  ///   - persistence: How much a day's factor resembles that of the day before; for the standard errors.
  ///   - isShared: Whether the log has more than one weekday that could differ.
  /// - Complexity: O(days^2).
  init(_ series: CountSeries, busyness: Double, persistence: Double) {
    let square = busyness * busyness
    let places = series.days.map { CivilDate(dayNumber: $0).weekday.rawValue }
    let weights = series.means.map { DayLevels.weight($0, square) }
    var (sums, totals, counts) = (
      [Double](repeating: 0, count: 7), [Double](repeating: 0, count: 7),
      [Int](repeating: 0, count: 7)
    )
    for (day, weekday) in places.enumerated() where series.means[day] > 0 {
      sums[weekday] += weights[day] * series.counts[day] / series.means[day]
      totals[weekday] += weights[day]
      counts[weekday] += 1
    }
    let open = (0..<7).filter { counts[$0] > 0 }
    var means = (0..<7).map { totals[$0] > 0 ? sums[$0] / totals[$0] : 0 }
    var covariance = Self.covariance(
      series, places, weights.enumerated().map { $1 / max(totals[places[$0]], 1e-300) },
      square, persistence)
    let mean = open.reduce(0.0) { $0 + means[$1] } / Double(max(open.count, 1))
    // Drawn towards the mean of all by how much weekdays differ beyond their errors.
    let spread =
      open.reduce(0.0) { $0 + pow(means[$1] / mean - 1, 2) - covariance[$1 * 8] }
      / Double(max(open.count - 1, 1))
    for weekday in open where counts[weekday] < Self.fewestDays && open.count > 1 {
      let variance = covariance[weekday * 8]
      let share = max(spread, 0) / (max(spread, 0) + variance)
      means[weekday] = mean * (1 + share * (means[weekday] / mean - 1))
      for other in 0..<7 {
        covariance[weekday * 7 + other] *= share.squareRoot()
        covariance[other * 7 + weekday] *= share.squareRoot()
      }
      shrunk.append(weekday)
    }
    normal = NormalFit(
      open.map { log(max(means[$0], 1e-300)) },
      covariance: open.flatMap { row in open.map { covariance[row * 7 + $0] } }
    ).map { (open, $0) }
    let total = means.reduce(0, +)
    scale = total > 0 ? 7 / total : 1
    raw = means.map { total > 0 ? $0 / mean : 1 }
    factors = (0..<7).map { weekday in
      guard counts[weekday] > 0, total > 0 else { return nil }
      // Of the weekday's share of the week, by the errors of all relative means.
      let contrast = (0..<7).map { ($0 == weekday ? 1 : 0) - means[$0] / total }
      var variance = 0.0
      for row in open {
        for column in open {
          variance += contrast[row] * contrast[column] * covariance[row * 7 + column]
        }
      }
      let value = 7 * means[weekday] / total
      return FittedParameter(
        positive: value, relativeError: max(variance, 0).squareRoot(),
        degreesOfFreedom: Double(series.days.count - open.count),
        basis: counts[weekday] == 1 ? "1 day" : "\(counts[weekday]) days")
    }
  }

  /// The relative covariances of the seven means.
  private static func covariance(
    _ series: CountSeries, _ places: [Int], _ shares: [Double], _ square: Double,
    _ persistence: Double
  ) -> [Double] {
    var result = [Double](repeating: 0, count: 49)
    // Beyond this the resemblance is below 1e-6.
    let reach =
      persistence == 0 ? 0 : Int(min(log(1e-6) / log(abs(persistence)), 1_000).rounded(.up))
    for left in places.indices where series.means[left] > 0 {
      for right in left..<places.count where series.means[right] > 0 {
        let gap = series.days[right] - series.days[left]
        guard gap <= reach || left == right else { break }
        var value = square * pow(persistence, Double(gap))
        if left == right { value += 1 / series.means[left] }
        value *= shares[left] * shares[right]
        result[places[left] * 7 + places[right]] += value
        if left != right { result[places[right] * 7 + places[left]] += value }
      }
    }
    return result
  }

  /// What a day's mean is multiplied by, about a mean of 1 over the open weekdays.
  func factor(onDay day: Int) -> Double { raw[CivilDate(dayNumber: day).weekday.rawValue] }

  /// The logarithm of the information on differences between weekdays, where days have a common level besides.
  ///
  /// In relative terms counts have the covariance c^2 r^|gap| and Poisson noise; the information is X' V^-1 X with X the days'
  /// weekdays, of which the level's own is divided out.
  static func logInformation(
    days: [Int], means: [Double], busyness: Double, persistence: Double
  ) -> Double {
    let places = days.map { CivilDate(dayNumber: $0).weekday.rawValue }
    let open = Array(Set(places)).sorted()
    guard open.count > 1, days.count <= mostDays, !means.contains(where: { $0 <= 0 }) else {
      return 0
    }
    let count = days.count
    var covariance = [Double](repeating: 0, count: count * count)
    for row in 0..<count {
      for column in 0...row {
        let gap = Double(days[row] - days[column])
        let value = busyness * busyness * pow(persistence, gap)
        covariance[row * count + column] = value
        covariance[column * count + row] = value
      }
      covariance[row * (count + 1)] += 1 / means[row]
    }
    guard let factor = CholeskyFactor(covariance, count) else { return 0 }
    let columns = open.map { weekday in factor.half(places.map { $0 == weekday ? 1 : 0 }) }
    let level = factor.half([Double](repeating: 1, count: count))
    var information = [Double](repeating: 0, count: open.count * open.count)
    for row in open.indices {
      for column in open.indices {
        information[row * open.count + column] = zip(columns[row], columns[column])
          .reduce(0) { $0 + $1.0 * $1.1 }
      }
    }
    guard let whole = CholeskyFactor(information, open.count) else { return 0 }
    return whole.logDeterminant - log(level.reduce(0) { $0 + $1 * $1 })
  }
}
