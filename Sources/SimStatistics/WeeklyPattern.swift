/// The part of a daily series that repeats every week, and the series without it.
public enum WeeklyPattern {
  /// The days of a period.
  public static let period = 7

  /// The series less what recurs every week, its level and trend kept.
  ///
  /// Each day of the week's effect is the mean, over its days, of the distance from the mean of the seven
  /// days around; the seven effects are centred. A pattern that repeats exactly is removed exactly, a
  /// straight line is left exactly as it is. Linear in the series. Source: the additive classical
  /// decomposition; Kendall and Stuart, "The Advanced Theory of Statistics", vol. 3, chapter 46.
  ///
  /// - Parameter series: at least 13 days; a shorter one is returned as it is.
  /// - Complexity: O(n).
  public static func removed(from series: [Double]) -> [Double] {
    let half = period / 2
    guard series.count >= period + 2 * half else { return series }
    var sums = [Double](repeating: 0, count: period)
    var counts = sums
    for day in half..<(series.count - half) {
      let around = series[(day - half)...(day + half)].reduce(0, +) / Double(period)
      sums[day % period] += series[day] - around
      counts[day % period] += 1
    }
    let effects = zip(sums, counts).map { $0 / $1 }
    let level = effects.reduce(0, +) / Double(period)
    return series.enumerated().map { $1 - (effects[$0 % period] - level) }
  }
}
