import SimRandom

/// Standard normal scores of days, each of which resembles the one before: an autoregression of order 1,
///
///     Z(d) = r Z(d - 1) + sqrt(1 - r^2) e(d)
///
/// with e(d) standard normal, found by the number of the day. A factor is a quantile at the level of its score, so that r
/// is the correlation of the scores; that of the factors is a little less.
///
/// Days have their numbers on the calendar: the first counted day is 0, the warm-up lies before it. The recursion begins
/// with a standard normal on the day ``first`` whatever is simulated, so a longer warm-up draws no day anew. Days before
/// that one, of very long warm-ups, follow from it backwards, by the same recursion: turned round in time it has the same
/// law.
enum DayScores {
  /// The number of the day on which the recursion begins.
  static let first = -1_024

  /// The day's number on the calendar.
  static func number(ofDay day: Int, _ plan: borrowing SegmentPlan) -> Int {
    day - plan.countedDays.lowerBound
  }

  /// Fills in the scores of days that follow each other.
  ///
  /// - Parameters:
  ///   - scores: As many places as there are days.
  ///   - start: The number of the first of them.
  ///   - persistence: r, from 0 to less than 1.
  /// - Complexity: O(days from the first of the recursion to the last that is wanted).
  static func fill(
    _ scores: inout Buffer<Double>, from start: Int, persistence: Double, _ purpose: Purpose,
    _ streams: StreamSource
  ) {
    let own = (1 - persistence * persistence).squareRoot()
    let later = streams.key(purpose, entity: 0)
    var draws = (0.0, 0.0, 0.0, 0.0)
    // What days that nobody resembles were is of no interest.
    let begin = persistence == 0 ? max(start - first, 0) & ~3 : 0
    var score = 0.0
    var firstScore = 0.0
    for step in begin..<max(start + scores.count - first, begin + 1) {
      if step & 3 == 0 { draws = later.uniforms(at: UInt64(step >> 2)) }
      let innovation = StandardNormal.quantile(uniform(step, of: draws))
      score = step == 0 ? innovation : persistence * score + own * innovation
      if step == 0 { firstScore = score }
      let place = first + step - start
      if place >= 0 && place < scores.count { scores[place] = score }
    }
    guard start < first else { return }
    let earlier = streams.key(purpose, entity: 1)
    score = firstScore
    for step in 0..<first - start {
      if step & 3 == 0 { draws = earlier.uniforms(at: UInt64(step >> 2)) }
      score = persistence * score + own * StandardNormal.quantile(uniform(step, of: draws))
      let place = first - 1 - step - start
      if place < scores.count { scores[place] = score }
    }
  }

  /// Calls with the normal score of each of the 24 hours of a day, which resemble each other by the same recursion, begun
  /// at hour 0.
  ///
  /// - Parameter day: The number of the day.
  @inline(__always)
  static func forEachHour(
    ofDay day: Int, persistence: Double, _ purpose: Purpose, _ streams: StreamSource,
    _ body: (_ hour: Int, _ score: Double) -> Void
  ) {
    let key = streams.key(purpose, entity: UInt64(bitPattern: Int64(day)))
    let own = (1 - persistence * persistence).squareRoot()
    var draws = (0.0, 0.0, 0.0, 0.0)
    var score = 0.0
    for hour in 0..<24 {
      if hour & 3 == 0 { draws = key.uniforms(at: UInt64(hour >> 2)) }
      let innovation = StandardNormal.quantile(uniform(hour, of: draws))
      score = hour == 0 ? innovation : persistence * score + own * innovation
      body(hour, score)
    }
  }

  /// The uniform of a step among those of its block.
  @inline(__always)
  private static func uniform(
    _ step: Int, of draws: (Double, Double, Double, Double)
  ) -> Double {
    switch step & 3 {
    case 0: draws.0
    case 1: draws.1
    case 2: draws.2
    default: draws.3
    }
  }
}
