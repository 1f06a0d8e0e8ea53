import Foundation

/// One merchant's days with calls of which the log says how many were answered.
struct AnswerDays: Sendable {
  /// The days, counted from 1970-01-01.
  let days: [Int]
  /// The calls of each.
  let offeredByDay: [Double]
  /// How many were answered.
  let answeredByDay: [Double]

  /// All calls.
  var offered: Double { offeredByDay.reduce(0, +) }
  /// All answered ones.
  var answered: Double { answeredByDay.reduce(0, +) }

  /// The days of all merchants that have any.
  static func rows(of counts: DailyCounts) -> [AnswerDays] {
    counts.offered.indices.compactMap { merchant in
      let known = counts.days.indices.filter {
        (counts.offered[merchant][$0] ?? 0) > 0 && counts.answered[merchant][$0] != nil
      }
      guard !known.isEmpty else { return nil }
      return AnswerDays(
        days: known.map { counts.days[$0] },
        offeredByDay: known.map { Double(counts.offered[merchant][$0] ?? 0) },
        answeredByDay: known.map { Double(counts.answered[merchant][$0] ?? 0) })
    }
  }
}

/// The likelihood of answered calls where log odds differ between merchants and days.
struct AnswerModel {
  private let rows: [AnswerDays]
  /// The most calls of a day: they decide how fine the scores must be.
  private let most: Double

  /// Makes ready for some merchants' days.
  init(_ rows: [AnswerDays]) {
    self.rows = rows
    most = rows.flatMap(\.offeredByDay).max() ?? 1
  }

  /// The restricted log likelihood: the mean log odds are not taken for known.
  ///
  /// - Parameter place: The mean log odds, their deviation between merchants, that of the days' effect, and its
  ///   persistence.
  func logLikelihood(
    _ place: (center: Double, spread: Double, daySpread: Double, persistence: Double)
  ) -> Double {
    let (center, spread, daySpread, persistence) = place
    let width = min(max(2 / (daySpread * most.squareRoot()), CountSeries.leastWidth), 0.25)
    let grid = ScoreGrid(width: width)
    var filter = ScoreFilter(grid, persistence: persistence)
    var (sum, information) = (0.0, 0.0)
    for row in rows {
      let rate = (row.answered + 0.5) / (row.offered + 1)
      let days = Double(row.days.count)
      let alike = min(max((1 + persistence) / (1 - persistence), 0.2), days)
      let own = 1 / ((row.offered + 1) * rate * (1 - rate)) + daySpread * daySpread * alike / days
      let variance = spread * spread
      information += 1 / (variance + own)
      let weight = variance / (variance + own)
      let nodes = LevelNodes(
        center: center + weight * (log(rate / (1 - rate)) - center),
        deviation: 1.1 * (variance * own / (variance + own)).squareRoot())
      var prior = Lanes.zero
      for lane in 0..<Lanes.scalarCount {
        let z = (nodes.levels[lane] - center) / spread
        prior[lane] = -0.5 * z * z - log(spread)
      }
      let logs = dayLogs(row, nodes.levels, daySpread, &filter)
      sum += nodes.logIntegral(logs + prior)
    }
    return rows.count > 1 ? sum - 0.5 * log(information) : sum
  }

  private func dayLogs(
    _ row: AnswerDays, _ levels: Lanes, _ daySpread: Double, _ filter: inout ScoreFilter
  ) -> Lanes {
    // log p and log (1 - p) at each score and level.
    let (yes, no) = filter.grid.nodes.reduce(into: ([Lanes](), [Lanes]())) { tables, score in
      var (yes, no) = (Lanes.zero, Lanes.zero)
      for lane in 0..<Lanes.scalarCount {
        let odds = levels[lane] + daySpread * score
        let softened = odds > 0 ? log1p(exp(-odds)) : log1p(exp(odds)) - odds
        yes[lane] = -softened
        no[lane] = -softened - odds
      }
      tables.0.append(yes)
      tables.1.append(no)
    }
    return filter.logLikelihood(of: row.days) { place, logs in
      let answered = row.answeredByDay[place]
      let missed = row.offeredByDay[place] - answered
      for node in logs.indices { logs[node] = answered * yes[node] + missed * no[node] }
    }
  }
}
