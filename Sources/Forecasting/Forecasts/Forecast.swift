import Foundation

/// Draws of what all merchants of a log will have on each of some days.
package struct Forecast: Hashable, Sendable {
  /// The draws of one measure.
  package struct Paths: Hashable, Sendable {
    package let measure: LogMeasure
    /// By draw and day; nil of a ratio to nothing.
    package let draws: [[Double?]]
    /// Of each draw, all days together.
    package let totals: [Double?]
  }

  /// The first day, counted from 1970-01-01.
  package let firstDay: Int
  /// How many days.
  package let days: Int
  /// The measures.
  package let paths: [Paths]

  /// Draws that are there already.
  package init(firstDay: Int, days: Int, paths: [Paths]) {
    self.firstDay = firstDay
    self.days = days
    self.paths = paths
  }

  /// Takes the draws of a model, from the level of the days that are known.
  ///
  /// A merchant's size, and whatever else was fitted to the level of the known days, is in these days, and so need not be
  /// forecast: of each draw it is taken how much its later days have for what its known days have, and this is applied to what
  /// the known days of the log have. For counts that is a ratio (with 1 added to both, since either may be 0), for shares
  /// a difference of log odds. If the log is a draw of the model its place among the draws is even, as without.
  ///
  /// - Parameters:
  ///   - draws: The draws, which begin with the history's first day.
  ///   - history: The log.
  ///   - known: What it has by day.
  ///   - range: The days that are forecast. Those before are known.
  ///   - isAnchored: Whether the level of the known days is used.
  package init(
    _ draws: HistoryDraws, after history: History, _ known: DaySeries, range: Range<Int>,
    isAnchored: Bool
  ) {
    firstDay = history.firstDay + range.lowerBound
    days = range.count
    let level = known.sum(0..<range.lowerBound)
    // Without a rule there is nothing to be low.
    let measures = history.measures.filter {
      draws.isJudged || ($0 != .lowDays && $0 != .suspensions)
    }
    paths = measures.map { measure in
      var paths: [[Double?]] = []
      var totals: [Double?] = []
      for draw in draws.draws {
        let anchor =
          isAnchored && range.lowerBound > 0
          ? Anchor(measure, actual: level, drawn: draw.series.sum(0..<range.lowerBound))
          : Anchor()
        paths.append(
          range.map { day in draw.series.days[day].value(measure).map(anchor.applied) })
        totals.append(draw.series.sum(range).value(measure).map(anchor.applied))
      }
      return Paths(measure: measure, draws: paths, totals: totals)
    }
  }

  /// How a draw is brought to the level of the known days.
  private struct Anchor {
    private var factor = 1.0
    private var shift: Double?

    init() {}

    init(_ measure: LogMeasure, actual: DaySeries.Counts, drawn: DaySeries.Counts) {
      switch measure {
      case .answerRate:
        shift =
          Self.logOdds(actual.answered, actual.calls) - Self.logOdds(drawn.answered, drawn.calls)
      case .wait:
        if let own = actual.value(measure), let other = drawn.value(measure), other > 0 {
          factor = own / other
        }
      case .contacts, .calls, .lowDays, .suspensions:
        let own = actual.value(measure) ?? 0
        factor = (own + 1) / ((drawn.value(measure) ?? 0) + 1)
      }
    }

    private static func logOdds(_ part: Int, _ whole: Int) -> Double {
      log((Double(part) + 0.5) / (Double(whole - part) + 0.5))
    }

    func applied(_ value: Double) -> Double {
      guard let shift else { return value * factor }
      guard value > 0, value < 1 else { return value }
      let odds = value / (1 - value) * exp(shift)
      return odds / (1 + odds)
    }
  }
}
