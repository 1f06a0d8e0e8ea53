import MerchantModel
import SimStatistics

/// A model compared with what came: its forecasts are scored, and figures are looked for that it cannot have drawn.
public struct Validation: Sendable {
  /// By what the model can be refuted.
  package enum Subject: Hashable, Sendable {
    /// A figure of the log, all its days together.
    case statistic(LogStatistic)
    /// The forecast days together.
    case total(LogMeasure)

    /// What tables call it.
    package var title: String {
      switch self {
      case .statistic(let statistic): statistic.title
      case .total(let measure): "\(measure.title), all days of the forecast"
      }
    }

    /// Its name in files.
    package var name: String {
      switch self {
      case .statistic(let statistic): statistic.rawValue
      case .total(let measure): "forecast_" + measure.rawValue
      }
    }

    /// What to look at where it is refuted.
    package var advice: String {
      switch self {
      case .statistic(let statistic): statistic.advice
      case .total(let measure): "what changed between the days before and these: \(measure.title)"
      }
    }
  }

  /// A figure, its draws, and whether it refutes the model.
  package struct Figure: Sendable {
    package let subject: Subject
    package let actual: Double
    package let draws: PredictiveSample
    /// How far it lies from the draws' mean, in their standard deviations.
    package let score: Double
    package let isRefuted: Bool
  }

  /// The chance that a right model is refuted.
  package static let falseAlarmRate = 0.05

  /// The log.
  package let history: History
  /// What it has by day.
  package let series: DaySeries
  /// The place of the first day that is forecast.
  package let split: Int
  package let forecast: Forecast
  package let isAnchored: Bool
  /// The scores of each measure.
  package let scores: [MeasureScore]
  /// What the model was checked by.
  package let figures: [Figure]
  package let check: JointCheck

  /// Whether the model is refuted.
  public var isRefuted: Bool { check.isRefuted }

  /// Compares a model with a log.
  ///
  /// Of a model that was fitted to the days before, levels are compared by the forecast days alone, from the level of those before;
  /// what else a log tells is compared over all days. Since the model was fitted to a part of them it is then refuted more seldom
  /// than stated.
  ///
  /// - Parameters:
  ///   - draws: The model's draws of all of the log's days, with their figures over all days.
  ///   - scenario: The model.
  ///   - split: The place of the first day that is forecast; 0 to take the model as it is, fitted to nothing here.
  package init(_ history: History, _ draws: HistoryDraws, of scenario: Scenario, split: Int) {
    self.history = history
    self.split = split
    let series = DaySeries(history, RuleJudges(history.laidOver(scenario)))
    self.series = series
    isAnchored = split > 0
    forecast = Forecast(
      draws, after: history, series, range: split..<history.days, isAnchored: split > 0)
    scores = Self.scores(forecast, series, split: split)
    let all = LogStatistics(history, series, in: 0..<history.days).values
    var subjects: [(Subject, Double?, [Double?])] = []
    for (place, statistic) in LogStatistic.allCases.enumerated()
    where split == 0 || !statistic.isLevel {
      subjects.append(
        (.statistic(statistic), all[place], draws.draws.map { $0.statistics[place] }))
    }
    if split > 0 { subjects += Self.totals(forecast, series, split..<history.days) }
    (figures, check) = Self.checked(subjects)
  }

  /// Scores a forecast that was made before its days came.
  ///
  /// - Parameters:
  ///   - history: The log, which has days of the forecast.
  ///   - series: What it has by day.
  package init(_ history: History, _ series: DaySeries, forecast: Forecast) {
    self.history = history
    self.series = series
    self.forecast = forecast
    isAnchored = true
    split = forecast.firstDay - history.firstDay
    scores = Self.scores(forecast, series, split: split)
    // Totals are of the whole stretch, so that they wait until it has come.
    let range = split..<split + forecast.days
    let subjects =
      range.upperBound <= history.days ? Self.totals(forecast, series, range) : []
    (figures, check) = Self.checked(subjects)
  }

  private static func totals(
    _ forecast: Forecast, _ series: DaySeries, _ range: Range<Int>
  ) -> [(Subject, Double?, [Double?])] {
    let sum = series.sum(range)
    return forecast.paths.map { (.total($0.measure), sum.value($0.measure), $0.totals) }
  }

  private static func scores(
    _ forecast: Forecast, _ series: DaySeries, split: Int
  ) -> [MeasureScore] {
    let rate = falseAlarmRate / Double(max(forecast.paths.count, 1))
    let days = split..<min(series.days.count, split + forecast.days)
    return forecast.paths.map { paths in
      MeasureScore(
        paths, actual: days.map { series.days[$0].value(paths.measure) },
        known: (0..<split).map { series.days[$0].value(paths.measure) }, falseAlarmRate: rate)
    }
  }

  private static func checked(
    _ subjects: [(subject: Subject, actual: Double?, draws: [Double?])]
  ) -> ([Figure], JointCheck) {
    let count = subjects.first?.draws.count ?? 0
    let check = JointCheck(
      actual: subjects.map(\.actual),
      draws: (0..<count).map { draw in subjects.map { $0.draws[draw] } },
      falseAlarmRate: falseAlarmRate)
    let figures = subjects.enumerated().compactMap { place, subject -> Figure? in
      guard let actual = subject.actual, let score = check.scores[place] else { return nil }
      return Figure(
        subject: subject.subject, actual: actual,
        draws: PredictiveSample(subject.draws.compactMap { $0 }), score: score,
        isRefuted: check.refutes(place))
    }
    return (figures, check)
  }

  /// The measures that drift away from the forecast, and since which day.
  package var drifts: [(measure: LogMeasure, day: Int)] {
    scores.compactMap { score in score.drift.alarm.map { (score.measure, split + $0) } }
  }
}
