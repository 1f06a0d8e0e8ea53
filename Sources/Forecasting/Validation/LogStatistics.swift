import SimKernel

/// The figures of a history over some of its days, in the order of ``LogStatistic``; nil where there is nothing to divide by.
package struct LogStatistics: Hashable, Sendable {
  /// The figures.
  package let values: [Double?]

  /// Sums of squares and products, and what they are divided by.
  private struct Sums {
    var merchantDays = 0
    var squares = 0.0
    var expected = 0.0
    var products = 0.0
    var answerSquares = 0.0
    var answerExpected = 0.0
    var answerProducts = 0.0
    var abandoned = 0
    var abandonedWait = 0.0
    var morning = 0
    var evening = 0
    var ringing = 0
    /// Calls, answered calls and days of each merchant.
    var merchants: [(calls: Double, answered: Double, days: Double)] = []
  }

  /// Computes them.
  ///
  /// A merchant's mean and share are those of these days, so that the spread is between days alone.
  ///
  /// - Complexity: O(calls + merchants x days).
  package init(_ history: History, _ series: DaySeries, in range: Range<Int>) {
    var sums = Sums()
    for merchant in history.merchants { Self.add(merchant, of: history, range, &sums) }
    let counts = series.sum(range)
    values = LogStatistic.allCases.map {
      Self.value($0, sums, counts, lowAfterLow: series.lowAfterLow, of: history)
    }
  }

  private static func add(
    _ merchant: History.Merchant, of history: History, _ range: Range<Int>, _ sums: inout Sums
  ) {
    var days: [(day: Int, calls: Double, answered: Double)] = []
    for day in range where day >= merchant.opens && !history.isUnknown(day, of: merchant) {
      let calls = merchant.calls(on: day)
      days.append((day, Double(calls.count), Double(calls.count(where: \.isAnswered))))
    }
    if history.hasCalls {
      let begins = History.midnight(range.lowerBound)
      let ends = History.midnight(range.upperBound)
      let calls = merchant.calls.filter { $0.startedAt >= begins && $0.startedAt < ends }
      sums.ringing += Set(calls.map(\.contact)).count
      for call in calls {
        let midnight = History.midnight(History.day(call.startedAt))
        let since = call.startedAt - midnight
        if since < .hours(12) { sums.morning += 1 }
        if since >= .hours(18) { sums.evening += 1 }
        guard call.isHungUp else { continue }
        sums.abandoned += 1
        sums.abandonedWait += (call.endedAt - call.startedAt).inSeconds
      }
    }
    let count = Double(days.count)
    let calls = days.reduce(0) { $0 + $1.calls }
    let answered = days.reduce(0) { $0 + $1.answered }
    sums.merchantDays += days.count
    guard count > 0 else { return }
    sums.merchants.append((calls, answered, count))
    guard calls > 0 else { return }
    let (mean, share) = (calls / count, answered / calls)
    sums.expected += mean * (count - 1)
    sums.answerExpected += calls * share * (1 - share)
    var before: (day: Int, calls: Double, answers: Double)?
    for day in days {
      let rest = (calls: day.calls - mean, answers: day.answered - day.calls * share)
      sums.squares += rest.calls * rest.calls
      sums.answerSquares += rest.answers * rest.answers
      if let before, before.day + 1 == day.day {
        sums.products += before.calls * rest.calls
        sums.answerProducts += before.answers * rest.answers
      }
      before = (day.day, rest.calls, rest.answers)
    }
  }

  private static func value(
    _ statistic: LogStatistic, _ sums: Sums, _ counts: DaySeries.Counts, lowAfterLow: Int,
    of history: History
  ) -> Double? {
    func ratio(_ part: Double, _ whole: Double) -> Double? { whole > 0 ? part / whole : nil }
    let merchantDays = Double(sums.merchantDays)
    let calls = Double(counts.calls)
    switch statistic {
    case .contacts:
      return counts.contacts > 0 ? ratio(Double(counts.contacts), merchantDays) : nil
    case .calls: return ratio(calls, merchantDays)
    case .answerRate: return ratio(Double(counts.answered), calls)
    case .lowDays: return ratio(100 * Double(counts.lowDays), merchantDays)
    case .lowAfterLow: return ratio(Double(lowAfterLow), Double(counts.lowDays))
    case .suspensions: return ratio(100 * Double(counts.suspensions), merchantDays)
    case .answerWait where history.hasCalls: return ratio(counts.waits, Double(counts.answered))
    case .abandoned where history.hasCalls: return ratio(Double(sums.abandoned), calls)
    case .abandonedWait where history.hasCalls:
      return ratio(sums.abandonedWait, Double(sums.abandoned))
    case .ringsPerContact where history.hasCalls: return ratio(calls, Double(sums.ringing))
    case .morning where history.hasCalls: return ratio(Double(sums.morning), calls)
    case .evening where history.hasCalls: return ratio(Double(sums.evening), calls)
    case .dayDispersion: return ratio(sums.squares, sums.expected)
    case .dayCorrelation: return ratio(sums.products, sums.squares)
    case .answerDispersion: return ratio(sums.answerSquares, sums.answerExpected)
    case .answerCorrelation: return ratio(sums.answerProducts, sums.answerSquares)
    case .merchantSizes: return sizes(sums.merchants)
    case .merchantRates: return rates(sums.merchants)
    case .answerWait, .abandoned, .abandonedWait, .ringsPerContact, .morning, .evening: return nil
    }
  }

  /// The coefficient of variation of merchants' calls a day.
  private static func sizes(
    _ merchants: [(calls: Double, answered: Double, days: Double)]
  ) -> Double? {
    guard merchants.count > 1 else { return nil }
    let means = merchants.map { $0.calls / $0.days }
    let mean = means.reduce(0, +) / Double(means.count)
    let squares = means.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return mean > 0 ? (squares / Double(means.count - 1)).squareRoot() / mean : nil
  }

  /// The squared differences of merchants' shares answered, by how many calls each has, over those of chance.
  private static func rates(
    _ merchants: [(calls: Double, answered: Double, days: Double)]
  ) -> Double? {
    let known = merchants.filter { $0.calls > 0 }
    let calls = known.reduce(0) { $0 + $1.calls }
    guard known.count > 1, calls > 0 else { return nil }
    let share = known.reduce(0) { $0 + $1.answered } / calls
    let squares = known.reduce(0.0) { sum, merchant in
      let rest = merchant.answered / merchant.calls - share
      return sum + merchant.calls * rest * rest
    }
    let chance = share * (1 - share) * Double(known.count - 1)
    return chance > 0 ? squares / chance : nil
  }
}
