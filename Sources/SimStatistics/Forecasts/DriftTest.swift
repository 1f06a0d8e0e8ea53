/// A sequential test whether actual values drift away from a forecast of a stretch of days.
///
/// Each day's value is standardised by the draws of that day, and the sum so far by the spread of the draws' sums so far. The
/// alarm is raised on the first day on which the sum lies further out than a limit that only a share of the drawn paths ever
/// passes on any of the forecast's days. So the limit knows how days resemble each other, and the chance of a false alarm is that
/// of all days together, however often one looks.
public struct DriftTest: Hashable, Sendable {
  /// The chance of an alarm over the whole stretch if the forecast is right.
  public let falseAlarmRate: Double
  /// How far out the sum is on each day, in standard deviations of the draws' sums; signed.
  public let scores: [Double]
  /// The limit of the size of the scores.
  public let limit: Double
  /// The first day on which the limit is passed, from 0; nil for no alarm.
  public let alarm: Int?

  /// Looks at days.
  ///
  /// - Parameters:
  ///   - actual: The actual values, of the first days or of all; nil of a day without one.
  ///   - paths: The draws: paths of values by day, all equally long and no shorter than the actual values.
  ///   - falseAlarmRate: Above 0, below 1. Of m paths and the actual one, as many as this share of m + 1, rounded down, can
  ///     pass the limit; with too few paths for one there is never an alarm.
  /// - Complexity: O(paths x days + paths log paths).
  public init(actual: [Double?], paths: [[Double]], falseAlarmRate: Double = 0.05) {
    self.falseAlarmRate = falseAlarmRate
    var sums = [Double](repeating: 0, count: paths.count)
    var highest = sums
    var (sum, scores): (Double, [Double]) = (0, [])
    for day in 0..<(paths.first?.count ?? 0) {
      let (mean, deviation) = Self.moments(paths.map { $0[day] })
      func step(_ value: Double) -> Double { deviation > 0 ? (value - mean) / deviation : 0 }
      for place in paths.indices { sums[place] += step(paths[place][day]) }
      let spread = Self.moments(sums).deviation
      if spread > 0 {
        for place in paths.indices {
          highest[place] = max(highest[place], (sums[place] / spread).magnitude)
        }
      }
      guard day < actual.count else { continue }
      sum += actual[day].map(step) ?? 0
      scores.append(spread > 0 ? sum / spread : 0)
    }
    self.scores = scores
    let sorted = highest.sorted(by: >)
    // The actual path is the last of m + 1: no more than so many of them can lie above the limit.
    let above = Int((falseAlarmRate * Double(paths.count + 1)).rounded(.down))
    let limit = above >= 1 && above <= sorted.count ? sorted[above - 1] : .infinity
    self.limit = limit
    alarm = scores.firstIndex { $0.magnitude > limit }
  }

  private static func moments(_ values: [Double]) -> (mean: Double, deviation: Double) {
    guard values.count > 1 else { return (values.first ?? 0, 0) }
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (mean, (squares / Double(values.count - 1)).squareRoot())
  }
}
